package io.github.azeotrope.calibration;

import io.github.azeotrope.Verdict;
import io.github.azeotrope.calibration.Judgement.Told;
import io.github.azeotrope.evidence.Evidence;
import io.github.azeotrope.evidence.Family;
import io.github.azeotrope.evidence.Signal;
import io.github.azeotrope.linkage.Group;
import io.github.azeotrope.linkage.Input;
import io.github.azeotrope.linkage.Population;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * Runs the signals on a group and combines them. Two supporting pieces of evidence flag a group
 * only where their inputs are disjoint from each other and from what proposed the group, and where
 * their causes make a campaign:
 *
 * <ul>
 *   <li>one job and one hand behind many payers (JOB with OPERATOR), or
 *   <li>one job dealt out over accounts that claim to be strangers (INTERCHANGEABILITY with
 *       STRANGERS), or
 *   <li>artifacts issued to one and presented by another, of accounts that claim to be strangers
 *       (ARTIFACT with STRANGERS), however little they ask for, or
 *   <li>a joint reaction of accounts that one job is dealt out to, or that one hand runs. An app
 *       whose users bring their own accounts moves them to a new model in a day as well, and they
 *       are strangers with one template; only nobody deals their requests out.
 * </ul>
 *
 * <p>Whatever the link, topic, networks or a tool's prompt, bystanders share it, so the judgement
 * says what tells members from them: that all requests are one narrow job, or a link of an
 * account's own, or that its requests were dealt to it.
 *
 * <p>Acquittals come first: shared or repeated work clears a group; self-similar members void what
 * their content says; one open payer or place voids it too, unless many payers meet on one web of
 * networks. Immutable and thread-safe.
 */
public final class Judge {
  private static final int MIN_ACCOUNTS = 10;

  /** What nobody has but who was given it; a conversation can be written by anybody. */
  private static final Set<Input> ISSUED = Set.of(Input.ARTIFACT_EVEN, Input.ARTIFACT_ODD);

  private final List<Signal> signals;

  /** A judge over these signals. */
  public Judge(List<Signal> signals) {
    this.signals = List.copyOf(signals);
  }

  /**
   * The verdict on a group.
   *
   * @param before the verdict on it so far; a flagged group stays flagged until something acquits
   *     it, because the same data are looked at many times and a dip is no acquittal
   */
  public Judgement judge(Group group, Population population, Verdict before) {
    List<Evidence> all = new ArrayList<>();
    List<Piece> pieces = new ArrayList<>();
    for (Signal signal : signals) {
      if (!signal.appliesTo(group)) {
        continue;
      }
      Evidence evidence = signal.test(group, population);
      all.add(evidence);
      Set<Input> inputs = signal.inputs(group);
      if (evidence.supports()
          && Collections.disjoint(inputs, group.proposer().inputs())
          && (group.size() >= MIN_ACCOUNTS || group.proposer().isOfOne())) {
        pieces.add(new Piece(evidence, inputs, signal.level()));
      }
    }
    if (group.proposer().isOfOne()) {
      return SingleAccount.judge(all, pieces, before);
    }
    boolean oneHand = pieces.stream().anyMatch(Judge::isOneHand);
    if (acquits(all, Family.WORK_PARTITION)
        || acquits(all, Family.INTERCHANGEABILITY)
        || (acquits(all, Family.STRANGERS) && !oneHand)) {
      return new Judgement(Verdict.CLEAR, 0, Told.BY_LINK, all, BudgetCheck.UNASKED);
    }
    boolean oneJob = all.stream().anyMatch(e -> e.family() == Family.CONTENT && e.supports());
    boolean byContent = group.proposer().inputs().contains(Input.CONTENT_HALF_0);
    Told told = told(oneJob, oneHand, byContent);
    double strength = strongestPair(pieces, told, Piece::orders, 0);
    BudgetCheck check =
        BudgetCheck.unasked(strongestPair(pieces, told, Piece::excess, BudgetCheck.NONE));
    if (strength > 0 || before == Verdict.FLAGGED) {
      return new Judgement(Verdict.FLAGGED, Math.max(strength, 1), told, all, check);
    }
    double watch = 0;
    for (Piece piece : pieces) {
      if (piece.evidence().family() == Family.INTERCHANGEABILITY
          || piece.cause() == Family.Cause.OPERATOR) {
        watch = Math.max(watch, piece.orders() / 2);
      }
    }
    return new Judgement(watch > 0 ? Verdict.WATCH : Verdict.CLEAR, watch, told, all, check);
  }

  private static Told told(boolean oneJob, boolean oneHand, boolean byContent) {
    if (oneJob) {
      return oneHand ? Told.BY_CONTENT_AND_LINK : Told.BY_CONTENT;
    }
    return oneHand || !byContent ? Told.BY_LINK : Told.BY_DEALING;
  }

  private static boolean acquits(List<Evidence> all, Family family) {
    return all.stream().anyMatch(e -> e.family() == family && e.acquits());
  }

  private static double strongestPair(
      List<Piece> pieces, Told told, ToDoubleFunction<Piece> measure, double least) {
    return Piece.strongestPair(
        pieces,
        (x, y) -> makeACampaign(x, y) && (told != Told.BY_LINK || isOneHand(x) || isOneHand(y)),
        measure,
        least);
  }

  private static boolean isOneHand(Piece piece) {
    return piece.cause() == Family.Cause.OPERATOR;
  }

  private static boolean makeACampaign(Piece x, Piece y) {
    Family.Cause a = x.cause();
    Family.Cause b = y.cause();
    if (a == b) {
      return false;
    }
    if (a == Family.Cause.REACTION || b == Family.Cause.REACTION) {
      Piece other = a == Family.Cause.REACTION ? y : x;
      return other.evidence().family() == Family.INTERCHANGEABILITY
          || other.evidence().family() == Family.INFRASTRUCTURE
          || ISSUED.containsAll(other.inputs());
    }
    if (a == Family.Cause.STRANGERS || b == Family.Cause.STRANGERS) {
      Piece other = a == Family.Cause.STRANGERS ? y : x;
      return other.evidence().family() == Family.INTERCHANGEABILITY
          || ISSUED.containsAll(other.inputs());
    }
    return true;
  }
}
