package io.github.azeotrope.calibration;

import io.github.azeotrope.linkage.Proposer;
import java.util.Objects;

/**
 * A legitimate group at its worst over all looks of its term, for others to be compared with.
 *
 * @param proposer what proposed it
 * @param accounts how many it had at most
 * @param excess its greatest {@link BudgetCheck#excess}
 */
record Reference(Proposer proposer, int accounts, double excess) {

  /** Checks the range. */
  Reference {
    Objects.requireNonNull(proposer, "proposer");
    if (accounts < 1) {
      throw new IllegalArgumentException("accounts must be at least 1, was " + accounts);
    }
  }

  int stratum() {
    return Stratum.index(proposer, accounts);
  }

  /** Whether it would be flagged at this bar. */
  boolean reaches(double bar) {
    return excess >= bar;
  }
}
