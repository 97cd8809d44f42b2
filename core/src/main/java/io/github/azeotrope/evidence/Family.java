package io.github.azeotrope.evidence;

/** Kinds of evidence. Two pieces of one family share a reason to be wrong. */
public enum Family {
  /** What the requests are about, and whether they come from one template. */
  CONTENT(Cause.JOB),
  /** Whether the account a request was sent from says anything about the request. */
  INTERCHANGEABILITY(Cause.JOB),
  /** How the pieces of work are spread over the accounts; mostly a veto. */
  WORK_PARTITION(Cause.JOB),
  /** Whether accounts that do one job claim to have nothing to do with each other. */
  STRANGERS(Cause.STRANGERS),
  /** Opaque blocks, response ids or conversations owned by another account. */
  ARTIFACT(Cause.OPERATOR),
  /** Shared payment, device, address, registration, weighted by rarity. */
  INFRASTRUCTURE(Cause.OPERATOR),
  /** Joint pivots, births and deaths, succession, displacement; no human rhythm at all. */
  RHYTHM(Cause.REACTION);

  private final Cause cause;

  Family(Cause cause) {
    this.cause = cause;
  }

  /** The cause that evidence of this family points to. */
  public Cause cause() {
    return cause;
  }

  /** What can make a group look alike; evidence of one cause never flags alone. */
  public enum Cause {
    /** One job is being done. Honest classes, evaluators and companies do one job too. */
    JOB,
    /** Accounts that do one job claim to be strangers. */
    STRANGERS,
    /** One hand runs the accounts. */
    OPERATOR,
    /** They react as one. */
    REACTION
  }
}
