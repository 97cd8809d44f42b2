package io.github.azeotrope.evidence;

import io.github.azeotrope.profile.ProfileLayout;
import io.github.azeotrope.profile.ProfileSnapshot;

/** Time in half days since 1970-01-01T00:00Z; two of them are a window of 24 hours. */
final class HalfDays {
  static final int HOURS = (int) (ProfileLayout.ACTIVITY_MILLIS / 3_600_000);

  private HalfDays() {}

  static long of(long epochMillis) {
    return Math.floorDiv(epochMillis, ProfileLayout.ACTIVITY_MILLIS);
  }

  static long first(ProfileSnapshot account) {
    return of(account.firstSeenEpochMillis());
  }

  static long latest(ProfileSnapshot account) {
    return of(account.lastSeenEpochMillis());
  }

  /** Whether the account may have been active in the 24 hours from a half day on. */
  static boolean isActive(ProfileSnapshot account, long from) {
    long both = 1L << from | 1L << (from + 1);
    return (account.activity() & both) != 0;
  }
}
