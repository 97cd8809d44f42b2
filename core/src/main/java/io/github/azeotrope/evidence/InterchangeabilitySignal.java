package io.github.azeotrope.evidence;

import io.github.azeotrope.linkage.Group;
import io.github.azeotrope.linkage.Input;
import io.github.azeotrope.linkage.Population;
import io.github.azeotrope.profile.ProfileSnapshot;
import io.github.azeotrope.sketch.GroupVectors;
import io.github.azeotrope.sketch.Interchangeability;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether the account a request was sent from says anything about the request: an equivalence test
 * of the intraclass correlation &rho; against a margin of 0.4 of what people of the same volume
 * show. Holds for a pool whatever its prompts are about; holds for a school class and a company's
 * own keys too, so it never flags alone. A group that comes back to its own topics is acquitted,
 * unless that is all of its parts, as {@link DealtWithinCells} tells.
 *
 * <p>Source: {@link Interchangeability}; Schuirmann 1987 (equivalence).
 */
final class InterchangeabilitySignal implements Signal {
  /** Chance level per look. Fixed small because one group is looked at many times. */
  private static final double ALPHA = 1e-4;

  private static final int MIN_ACCOUNTS = 20;
  private static final double MIN_DISPERSION = 0.05;
  private static final double MIN_EFFECTIVE_DIMENSIONS = 5;
  private static final double MAX_SHARE = 0.20;

  /** High, because a group is looked at many times and one slip would let it go. */
  private static final double CONFIDENCE_TO_ACQUIT = 0.999;

  /**
   * Chance level in the unit of what requests differ in. People who share a long scaffold inside
   * their prompts have little correlation left in any other, and few data to show it.
   */
  private static final double ALPHA_BESIDE_SCAFFOLD = 0.01;

  /** Chance level at which cells void an acquittal: an acquittal is what needs to be sure. */
  private static final double ALPHA_OF_CELLS = 0.01;

  private static final int REMOVED_DIRECTIONS = 4;

  /** Margin at six requests an account, and how it falls with volume. */
  private static final double MARGIN_AT_SIX = 0.012;

  private static final double MARGIN_EXPONENT = 0.68;
  private static final double MARGIN_FLOOR = 0.004;

  @Override
  public String name() {
    return "interchangeability";
  }

  @Override
  public Family family() {
    return Family.INTERCHANGEABILITY;
  }

  @Override
  public Set<Input> inputs(Group group) {
    return Set.of(Input.CONTENT_CROSS);
  }

  @Override
  public double level() {
    return ALPHA;
  }

  @Override
  public Evidence test(Group group, Population population) {
    GroupVectors vectors = vectors(group.members());
    if (vectors == null) {
      return Outcomes.notEnough(this, 0, "No member has sent a request.");
    }
    Interchangeability i = Interchangeability.of(vectors, REMOVED_DIRECTIONS);
    double margin = margin(group.meanRequests());
    long pairs = Math.round(i.pairs());
    if (i.dispersion() < MIN_DISPERSION) {
      return Outcomes.unavailable(this, "All requests are the same; their content says nothing.");
    }
    if (!i.isComputable()
        || !isEnough(i.informativeAccounts(), i.effectiveDimensions(), i.largestShare())) {
      return Outcomes.notEnough(
          this,
          pairs,
          String.format(
              Locale.ROOT,
              "%d accounts with requests in both halves are too few, or one of them dominates.",
              i.informativeAccounts()));
    }
    double rho = i.correlation();
    double se = i.standardError();
    double p = i.pValueBelow(margin);
    Evidence.Outcome outcome;
    String words;
    boolean besideScaffold = i.pValueBelow(margin / i.unit()) <= ALPHA_BESIDE_SCAFFOLD;
    if (p <= ALPHA && besideScaffold && rho > -3 * se) {
      outcome = Evidence.Outcome.SUPPORTS;
      words = "which account sent a request says nothing about the request, as if dealt out";
    } else if (i.lower(CONFIDENCE_TO_ACQUIT) > margin) {
      DealtWithinCells cells = DealtWithinCells.of(group, margin, REMOVED_DIRECTIONS);
      if (cells != null && cells.pValue() <= ALPHA_OF_CELLS) {
        outcome = Evidence.Outcome.NEUTRAL;
        words = cells.words();
      } else {
        outcome = Evidence.Outcome.ACQUITS;
        words = "the accounts come back to their own topics, as people do";
      }
    } else {
      outcome = Evidence.Outcome.NEUTRAL;
      words = "not decided";
    }
    return new Evidence(
        family(),
        name(),
        outcome,
        rho,
        margin,
        i.lower(0.99),
        i.upper(0.99),
        outcome == Evidence.Outcome.SUPPORTS ? p : 1,
        pairs,
        String.format(
            Locale.ROOT,
            "Correlation of requests within accounts %.4f (99 %% limits %.4f to %.4f) over %d"
                + " pairs; people of this volume are above %.4f: %s.",
            rho,
            i.lower(0.99),
            i.upper(0.99),
            pairs,
            margin,
            words));
  }

  /** The members' half sketches, null where there is no member. */
  static @Nullable GroupVectors vectors(List<ProfileSnapshot> members) {
    GroupVectors vectors = null;
    for (ProfileSnapshot member : members) {
      if (vectors == null) {
        vectors = new GroupVectors(member.halfSum(0).length);
      }
      vectors.add(member.halfCount(0), member.halfSum(0), member.halfCount(1), member.halfSum(1));
    }
    return vectors;
  }

  /** Whether a correlation is of enough accounts, and of more than a few, to be spoken of. */
  static boolean isEnough(int informativeAccounts, double effectiveDimensions, double share) {
    return informativeAccounts >= MIN_ACCOUNTS
        && effectiveDimensions >= MIN_EFFECTIVE_DIMENSIONS
        && share <= MAX_SHARE;
  }

  /** 0.4 of the median correlation of people who send that many requests. */
  static double margin(double meanRequests) {
    double byVolume = MARGIN_AT_SIX * Math.pow(6 / Math.max(meanRequests, 1), MARGIN_EXPONENT);
    return Math.max(MARGIN_FLOOR, Math.min(MARGIN_AT_SIX, byVolume));
  }
}
