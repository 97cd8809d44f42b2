package io.github.azeotrope.examples.replay;

import java.util.Arrays;
import java.util.Map;

/**
 * Requests of one account a day. One int a day with requests, because there may be a million
 * accounts: the day, relative to a base that all accounts share, above and the count below.
 */
final class DailyCounts {
  static final long DAY_MILLIS = 86_400_000L;

  private static final int COUNT_BITS = 16;
  private static final int COUNT_MASK = (1 << COUNT_BITS) - 1;

  private int[] entries = new int[2];
  private int size;

  /** Adds one request. A time more than 89 years from the base counts on the last day it can. */
  void add(long baseDay, long epochMillis) {
    long day = Math.floorDiv(epochMillis, DAY_MILLIS) - baseDay;
    int clamped = (int) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, day));
    int last = size - 1;
    // A full count, or a step back in time, just starts a further entry for its day.
    if (last >= 0
        && entries[last] >> COUNT_BITS == clamped
        && (entries[last] & COUNT_MASK) < COUNT_MASK) {
      entries[last]++;
      return;
    }
    if (size == entries.length) {
      compact();
    }
    entries[size++] = clamped << COUNT_BITS | 1;
  }

  /** Adds the counts to a sum by epoch day. */
  void addTo(Map<Long, Long> requestsPerDay, long baseDay) {
    for (int i = 0; i < size; i++) {
      long day = baseDay + (entries[i] >> COUNT_BITS);
      requestsPerDay.merge(day, (long) (entries[i] & COUNT_MASK), Long::sum);
    }
  }

  /** Joins entries of one day; grows only where the days themselves need it. */
  private void compact() {
    Arrays.sort(entries, 0, size);
    int kept = 0;
    for (int i = 1; i < size; i++) {
      int sum = (entries[kept] & COUNT_MASK) + (entries[i] & COUNT_MASK);
      if (entries[kept] >> COUNT_BITS == entries[i] >> COUNT_BITS && sum <= COUNT_MASK) {
        entries[kept] = (entries[kept] & ~COUNT_MASK) | sum;
      } else {
        entries[++kept] = entries[i];
      }
    }
    size = kept + 1;
    if (size > entries.length / 2) {
      entries = Arrays.copyOf(entries, entries.length + Math.max(2, entries.length / 2));
    }
  }
}
