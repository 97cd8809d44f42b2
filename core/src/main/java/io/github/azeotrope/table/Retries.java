package io.github.azeotrope.table;

import io.github.azeotrope.hash.Mix;

/**
 * The last four request ids of an account, to tell a retry from a new request.
 *
 * <p>An id alone must not make a retry, or a client that sends one id with everything would be
 * invisible. So id and prompt are hashed together: a retry asks the same again under the same id
 * within {@link #MINUTES} minutes, counted in whole minutes, in either direction of the clock.
 *
 * <p>An entry is 20 bits of that hash and the minute modulo 4,096. A new request is taken for a
 * retry with probability below 2^-18, and then one request goes uncounted; so does one that repeats
 * id and prompt after 68 hours and a quarter, give or take {@link #MINUTES} minutes.
 */
final class Retries {
  static final int MINUTES = 10;
  static final int ENTRIES = 4;

  private static final long MILLIS_A_MINUTE = 60_000;
  private static final int MINUTE_BITS = 12;
  private static final int MINUTE = (1 << MINUTE_BITS) - 1;

  private Retries() {}

  /** Whether a request is a retry; if not, it is remembered in place of the oldest. */
  static boolean isRetry(
      AccountChunk chunk, int i, long requestHash, long promptHash, long epochMillis) {
    if (requestHash == 0) {
      return false;
    }
    int hash = hash(requestHash, promptHash);
    int minute = (int) Math.floorDiv(epochMillis, MILLIS_A_MINUTE);
    for (int age = 0; age < ENTRIES; age++) {
      int entry = chunk.retry(i, age);
      if ((entry & ~MINUTE) == hash && Math.abs(minutes(entry, minute)) <= MINUTES) {
        return true;
      }
    }
    chunk.pushRetry(i, hash | (minute & MINUTE));
    return false;
  }

  /** In the upper bits, never 0, which is an unused entry. */
  static int hash(long requestHash, long promptHash) {
    int hash = (int) (Mix.mix(requestHash, promptHash) >>> 32) & ~MINUTE;
    return hash == 0 ? 1 << MINUTE_BITS : hash;
  }

  /** From an entry's minute to another, the shorter way round. */
  private static int minutes(int entry, int minute) {
    int unused = Integer.SIZE - MINUTE_BITS;
    return ((minute - entry) << unused) >> unused;
  }
}
