package io.github.azeotrope.response;

/** Rungs of the ladder, mildest first; the order of the constants is their order of severity. */
public enum ActionKind {
  /** Serve as ever. */
  ALLOW,
  /** Serve, later: a harvest pays for every second, a person hardly notices a few. */
  DELAY,
  /** Refuse for a while: 429 with a time to come back. */
  LIMIT,
  /** Refuse until the account has shown who is behind it: 403 with a link. */
  VERIFY,
  /** Serve the answer without its reasoning trace, which is what a rival trains on. */
  WITHHOLD_REASONING,
  /** Refuse: 403. */
  BLOCK;

  /** The more severe of the two. */
  public ActionKind worst(ActionKind other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
