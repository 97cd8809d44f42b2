package io.github.azeotrope;

/** What the detector holds of one account, from least to most serious. */
public enum Verdict {
  /** Nothing speaks against the account, or nothing is known yet: see {@link Basis}. */
  CLEAR,
  /**
   * One kind of evidence on a group or an account, or a group still being tested: worth a look, no
   * ground to act.
   */
  WATCH,
  /**
   * At least two pieces of evidence on disjoint inputs hold for the account's group, or the
   * account.
   */
  FLAGGED;

  /** The more serious of the two. */
  public Verdict worst(Verdict other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
