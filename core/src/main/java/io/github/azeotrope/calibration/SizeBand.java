package io.github.azeotrope.calibration;

/** Sizes of groups that are compared with each other. */
public enum SizeBand {
  /** A single account. */
  ONE(1),
  /** 2 to 49 accounts; groups of fewer than 10 are never flagged. */
  SMALL(49),
  /** 50 to 249 accounts. */
  MEDIUM(249),
  /** 250 accounts and more. */
  LARGE(Integer.MAX_VALUE);

  private final int largest;

  SizeBand(int largest) {
    this.largest = largest;
  }

  /** The band of a group. */
  static SizeBand of(int accounts) {
    if (accounts <= ONE.largest) {
      return ONE;
    }
    return accounts <= SMALL.largest ? SMALL : accounts <= MEDIUM.largest ? MEDIUM : LARGE;
  }

  /** Accounts of the largest group in it. */
  int largest() {
    return largest;
  }
}
