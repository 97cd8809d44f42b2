package io.github.azeotrope;

/** What an {@link Assessment} rests on, so that CLEAR is never confused with "not assessed". */
public enum Basis {
  /** The account was swept with enough traffic; the verdict follows from the evidence. */
  EVIDENCE,
  /** The account is unknown or has sent too few requests to say anything. */
  TOO_LITTLE_TRAFFIC,
  /** The detector has not yet seen enough accounts and days to know what ordinary traffic is. */
  NOT_ENOUGH_BASELINE,
  /** The detector dropped work or failed inside; the verdict may be out of date. */
  DEGRADED
}
