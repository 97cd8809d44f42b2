package io.github.azeotrope.table;

import io.github.azeotrope.hash.Mix;

/**
 * Sessions of requests that name none: a gap of half an hour begins a new one.
 *
 * <p>Halves alternate from session to session, so that both fill evenly; the first session's half
 * is a bit of its first prompt's hash. So the half depends neither on the account's id nor on the
 * hour of the day, and accounts that were dealt the same prompts are not split alike by their
 * names.
 */
final class GapSessions {
  static final long GAP_MILLIS = 30 * 60_000L;

  private GapSessions() {}

  /** Whether a request begins a session; one that is late by any time does not. */
  static boolean opens(int sessions, long lastSeen, long epochMillis) {
    return sessions == 0 || epochMillis - lastSeen >= GAP_MILLIS;
  }

  /** Whether a request comes from before the session it is counted in. */
  static boolean isLate(long lastSeen, long epochMillis) {
    return lastSeen - epochMillis >= GAP_MILLIS;
  }

  /** The half of an account's first session; a bit that samples of prompts do not use. */
  static int firstHalf(long promptHash) {
    return (int) promptHash & 1;
  }

  /** The half of session k, from 1. */
  static int half(int firstHalf, int k) {
    return firstHalf ^ (k - 1 & 1);
  }

  /**
   * Tells session k from the account's others. The account is mixed in, so that sessions which fall
   * on one bit of a bitmap are others in every account.
   */
  static long hash(long key, int k) {
    return Mix.mix(key, k);
  }
}
