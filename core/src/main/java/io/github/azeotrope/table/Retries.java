package io.github.azeotrope.table;

import io.github.azeotrope.hash.Mix;

/**
 * The last four request ids of an account, to tell a retry from a new request.
 *
 * <p>An id alone must not make a retry, or a client that sends one id with everything would be
 * invisible. So id and prompt are hashed together: a retry asks the same again under the same id
 * within {@link #MINUTES} minutes, counted in whole minutes, in either direction of the clock.
 *
 * <p>An entry is 24 bits of that hash and the minute modulo 256. A new request is taken for a retry
 * with probability below 2^-22, and then one request goes uncounted.
 */
final class Retries {
  static final int MINUTES = 10;

  private static final long MILLIS_A_MINUTE = 60_000;

  private Retries() {}

  /** Whether a request is a retry; if not, it is remembered in place of the oldest. */
  static boolean isRetry(
      int[] entries, int from, long requestHash, long promptHash, long epochMillis) {
    if (requestHash == 0) {
      return false;
    }
    int hash = (int) (Mix.mix(requestHash, promptHash) >>> 32) & ~0xff;
    // 0 is an unused entry.
    hash = hash == 0 ? 0x100 : hash;
    int minute = (int) Math.floorDiv(epochMillis, MILLIS_A_MINUTE);
    int end = from + AccountChunk.RETRIES;
    for (int i = from; i < end; i++) {
      if ((entries[i] & ~0xff) == hash && Math.abs((byte) (minute - entries[i])) <= MINUTES) {
        return true;
      }
    }
    System.arraycopy(entries, from, entries, from + 1, AccountChunk.RETRIES - 1);
    entries[from] = hash | minute & 0xff;
    return false;
  }
}
