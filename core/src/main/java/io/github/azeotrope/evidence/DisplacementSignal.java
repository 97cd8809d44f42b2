package io.github.azeotrope.evidence;

import io.github.azeotrope.linkage.Group;
import io.github.azeotrope.linkage.Input;
import io.github.azeotrope.linkage.LimitTrial;
import io.github.azeotrope.linkage.Population;
import io.github.azeotrope.sketch.Displacement;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * Whether the load of the other members rises when the host limits some. A balancer sends through
 * one account what it cannot send through another; people do not take over each other's work.
 *
 * <p>Statistic: mean rank, in [0, 1], of the load after the moment that the host drew at random
 * among the loads after the other moments of that window; a half if nobody reacts. The p-value is
 * that of {@link Displacement}, exact whatever rhythm, trend and bursts the load has, because the
 * host drew the moment. Supports from five events on with p &le; 1 in 1,000. The interval, of 99 %,
 * holds for ranks of any distribution.
 *
 * <p>It is no evidence by itself: one customer's keys behind one balancer do the same.
 *
 * <p>Source: Rosenbaum 2002 (randomisation inference); Hoeffding 1963 (the interval); {@code
 * src/docs/evidence/displacement.md}.
 */
final class DisplacementSignal implements Signal {
  private static final double ALPHA = 1e-3;
  private static final int MIN_EVENTS = 5;

  /** The latest so many of a group; the cost grows with the square. 0.1 s at most. */
  private static final int MOST_EVENTS = 128;

  private static final double NO_REACTION = 0.5;
  private static final double TWO_SIDED_99 = Math.log(2 / 0.01);

  @Override
  public String name() {
    return "displacement";
  }

  @Override
  public Family family() {
    return Family.RHYTHM;
  }

  @Override
  public Set<Input> inputs(Group group) {
    return Set.of(Input.LOAD_AFTER_LIMITS);
  }

  @Override
  public double level() {
    return ALPHA;
  }

  @Override
  public Evidence test(Group group, Population population) {
    List<LimitTrial> trials = population.limitTrials();
    if (trials.isEmpty()) {
      return Outcomes.unavailable(
          this, "The host has told of no limit of a member at a moment that it drew at random.");
    }
    Displacement displacement = new Displacement();
    double squares = 0;
    double sum = 0;
    for (int i = trials.size() - 1; i >= 0 && displacement.events() < MOST_EVENTS; i--) {
      LimitTrial trial = trials.get(i);
      long[] loads = trial.limits(group) ? trial.loads(group) : new long[0];
      // Where the others sent nothing at any candidate there is nothing to compare.
      if (LongStream.of(loads).anyMatch(load -> load > 0)) {
        displacement.add(loads, trial.drawn());
        double weight = loads.length - 1.0;
        sum += weight;
        squares += weight * weight;
      }
    }
    int events = displacement.events();
    if (events < MIN_EVENTS) {
      return Outcomes.notEnough(
          this, events, "Members were limited too seldom at moments drawn at random.");
    }
    double mean = displacement.meanRank();
    double error = Math.sqrt(TWO_SIDED_99 / 2 * squares) / sum;
    double p = displacement.pValue();
    boolean supports = p <= ALPHA;
    return new Evidence(
        family(),
        name(),
        supports ? Evidence.Outcome.SUPPORTS : Evidence.Outcome.NEUTRAL,
        mean,
        NO_REACTION,
        Math.max(0, mean - error),
        Math.min(1, mean + error),
        supports ? p : 1,
        events,
        String.format(
            Locale.ROOT,
            "Members were limited at %d moments drawn at random; the load of the others just after"
                + " them has mean rank %.2f of 0 to 1 among the moments that were not drawn (%.2f"
                + " if nobody reacts): %s.",
            events,
            mean,
            NO_REACTION,
            supports ? "the others take it up" : "no displacement"));
  }
}
