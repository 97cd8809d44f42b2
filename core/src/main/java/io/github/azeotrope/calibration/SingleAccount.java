package io.github.azeotrope.calibration;

import io.github.azeotrope.Verdict;
import io.github.azeotrope.calibration.Judgement.Told;
import io.github.azeotrope.evidence.Evidence;
import io.github.azeotrope.evidence.Family;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The rule for one account by itself. It is flagged where two supporting pieces of disjoint inputs
 * and different causes agree, one of which is not what honest busy accounts do as well: no human
 * rhythm, or artifacts of others. Either of these alone is WATCH; what is asked for alone is
 * nothing, because tutors and evaluators ask for reasoning too.
 *
 * <p>Acquittals come first: a list that ends or answers shorter than what is sent clear it, and so
 * does an organization that the host vouches for, unless artifacts of others speak. Where one of
 * the two could not be tested, nobody is flagged.
 */
final class SingleAccount {
  private SingleAccount() {}

  static Judgement judge(List<Evidence> all, List<Piece> pieces, Verdict before) {
    boolean artifacts = pieces.stream().anyMatch(p -> p.evidence().family() == Family.ARTIFACT);
    if (acquits(all, Family.WORK_PARTITION) || (acquits(all, Family.STRANGERS) && !artifacts)) {
      return new Judgement(Verdict.CLEAR, 0, Told.ALONE, all, BudgetCheck.UNASKED);
    }
    double strength = 0;
    double excess = BudgetCheck.NONE;
    if (all.stream().noneMatch(SingleAccount::isUntestedAcquittal)) {
      strength = strongestPair(pieces, Piece::orders, 0);
      excess = strongestPair(pieces, Piece::excess, BudgetCheck.NONE);
    }
    BudgetCheck check = BudgetCheck.unasked(excess);
    if (strength > 0 || before == Verdict.FLAGGED) {
      return new Judgement(Verdict.FLAGGED, Math.max(strength, 1), Told.ALONE, all, check);
    }
    double watch = 0;
    for (Piece piece : pieces) {
      watch = piece.cause() == Family.Cause.JOB ? watch : Math.max(watch, piece.orders() / 2);
    }
    Verdict verdict = watch > 0 ? Verdict.WATCH : Verdict.CLEAR;
    return new Judgement(verdict, watch, Told.ALONE, all, check);
  }

  private static boolean acquits(List<Evidence> all, Family family) {
    return all.stream().anyMatch(e -> e.family() == family && e.acquits());
  }

  private static boolean isUntestedAcquittal(Evidence e) {
    return e.family() == Family.WORK_PARTITION
        && (e.outcome() == Evidence.Outcome.UNAVAILABLE
            || e.outcome() == Evidence.Outcome.NOT_ENOUGH);
  }

  private static double strongestPair(
      List<Piece> pieces, ToDoubleFunction<Piece> measure, double least) {
    return Piece.strongestPair(pieces, (x, y) -> x.cause() != y.cause(), measure, least);
  }
}
