package io.github.azeotrope.calibration;

import io.github.azeotrope.linkage.Candidate;
import io.github.azeotrope.linkage.Proposer;
import java.util.function.IntPredicate;

/**
 * What one group showed within one term of 30 days, from its first look on. Its bar is fixed at the
 * first look that may flag, so that no reference that comes later, and no look of its own, moves
 * it.
 */
final class Term {
  static final long MILLIS = 30L * 24 * 60 * 60 * 1_000;

  private static final int SAMPLED = 16;

  private final Proposer proposer;
  private final long since;
  private int accounts = 1;
  private double excess = BudgetCheck.NONE;
  private long owner = Calibrator.NOBODY;
  private double undeclaredExcess = BudgetCheck.NONE;
  private Threshold bar = Threshold.UNSET;
  private boolean hasBar;
  private int[] seats = {};

  Term(Proposer proposer, long since) {
    this.proposer = proposer;
    this.since = since;
  }

  /** Takes in a look. */
  void look(Candidate group, double excessNow) {
    excess = Math.max(excess, excessNow);
    if (group.size() > accounts) {
      accounts = group.size();
      seats = new int[Math.min(SAMPLED, accounts)];
      for (int i = 0; i < seats.length; i++) {
        seats[i] = group.seat((int) ((long) i * accounts / seats.length));
      }
    }
  }

  /** Takes in what the group would have shown if nobody knew who answers for it. */
  void undeclared(long itsOwner, double excessNow) {
    undeclaredExcess = itsOwner == owner ? Math.max(undeclaredExcess, excessNow) : excessNow;
    owner = itsOwner;
  }

  /** Who answered for it at the latest look. */
  long owner() {
    return owner;
  }

  /** Whether it meets the fixed rule, and worse, only if nobody knows who answers for it. */
  boolean isWorseUndeclared() {
    return undeclaredExcess >= 0 && undeclaredExcess > excess;
  }

  Reference asIfUndeclared() {
    return new Reference(proposer, accounts, Math.max(excess, undeclaredExcess));
  }

  boolean hasBar() {
    return hasBar;
  }

  void bar(Threshold threshold) {
    bar = threshold;
    hasBar = true;
  }

  BudgetCheck check() {
    return new BudgetCheck(excess, bar.bar(), bar.source(), bar.host(), bar.builtIn());
  }

  boolean isOver(long now) {
    return now - since >= MILLIS;
  }

  int stratum() {
    return Stratum.index(proposer, accounts);
  }

  /** Whether most of its accounts, as far as an even sample tells, are these. */
  boolean isMostly(IntPredicate some) {
    int hits = 0;
    for (int seat : seats) {
      hits += some.test(seat) ? 1 : 0;
    }
    return hits * 2 > seats.length;
  }

  Reference atItsWorst() {
    return new Reference(proposer, accounts, excess);
  }
}
