package io.github.azeotrope;

import org.jspecify.annotations.Nullable;

/**
 * What the host knows of the account itself.
 *
 * @param organization declared owner of the account, or null
 * @param paymentInstrument the instrument's token at the host's payment provider, never the number
 *     itself, or null
 * @param createdEpochMillis when the account was created, {@link #UNKNOWN_TIME} where unknown
 * @param verification what the host has checked, or null where unknown
 */
public record AccountFacts(
    @Nullable String organization,
    @Nullable String paymentInstrument,
    long createdEpochMillis,
    @Nullable Verification verification) {

  /** Stands for a time that is not known. */
  public static final long UNKNOWN_TIME = Long.MIN_VALUE;

  /** Nothing known. */
  public static final AccountFacts UNKNOWN = new AccountFacts(null, null, UNKNOWN_TIME, null);
}
