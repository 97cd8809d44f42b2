package io.github.azeotrope.detector;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Event time: what the requests say the time is, robust against single wrong stamps. The clock
 * never runs back and advances at most ten minutes beyond the median of the latest 15 stamps; a
 * stamp more than a day beyond the median is brought back to that bound and counted. The first 15
 * stamps settle together when it began and what time it is, so that a wrong one among them, be it
 * the very first, is forgotten.
 *
 * <p>Thread-safe. A caller that finds the clock busy goes on with the time it has: one stamp of
 * many is not worth waiting for.
 */
final class EventClock {
  static final long UNSET = Long.MIN_VALUE;

  private static final int RECENT = 15;
  private static final long AHEAD_MILLIS = 10 * 60_000L;
  private static final long BELIEVABLE_MILLIS = 24 * 60 * 60_000L;

  private final ReentrantLock lock = new ReentrantLock();
  private final long[] recent = new long[RECENT];
  private final long[] sorted = new long[RECENT];
  private final LongAdder clamped = new LongAdder();
  private int held;
  private int next;
  private long vouchedFor = UNSET;
  private volatile boolean settled;
  private volatile long median = UNSET;
  private volatile long now = UNSET;
  private volatile long start = UNSET;

  /** Takes in a stamp, at least 0, and gives the one to use for the request. */
  long observe(long epochMillis) {
    if (median == UNSET) {
      lock.lock();
    } else if (!lock.tryLock()) {
      return believable(epochMillis);
    }
    try {
      recent[next] = epochMillis;
      next = (next + 1) % RECENT;
      held = Math.min(held + 1, RECENT);
      System.arraycopy(recent, 0, sorted, 0, held);
      Arrays.sort(sorted, 0, held);
      median = sorted[(held - 1) / 2];
      if (settled) {
        moveTo(Math.min(epochMillis, median + AHEAD_MILLIS));
      } else {
        settle();
      }
    } finally {
      lock.unlock();
    }
    return believable(epochMillis);
  }

  /** Reads start and now from the stamps so far, sorted, that lie near their median. */
  private void settle() {
    int first = 0;
    while (sorted[first] < median - BELIEVABLE_MILLIS) {
      first++;
    }
    int last = held - 1;
    while (sorted[last] > median + BELIEVABLE_MILLIS) {
      last--;
    }
    start = sorted[first];
    now = Math.max(vouchedFor, Math.min(sorted[last], median + AHEAD_MILLIS));
    settled = held == RECENT;
  }

  private long believable(long epochMillis) {
    long latest = median + BELIEVABLE_MILLIS;
    if (epochMillis > latest) {
      clamped.increment();
      return latest;
    }
    return epochMillis;
  }

  /** Moves on to a time that the host vouches for. */
  void advanceTo(long epochMillis) {
    lock.lock();
    try {
      vouchedFor = Math.max(vouchedFor, epochMillis);
      moveTo(epochMillis);
    } finally {
      lock.unlock();
    }
  }

  private void moveTo(long epochMillis) {
    if (start == UNSET) {
      start = epochMillis;
    }
    if (now == UNSET || epochMillis > now) {
      now = epochMillis;
    }
  }

  void write(SnapshotOutput out) throws IOException {
    lock.lock();
    try {
      out.number(now);
      out.number(start);
      out.number(vouchedFor);
      out.number(held);
      for (int i = 0; i < held; i++) {
        out.number(recent[Math.floorMod(next - held + i, RECENT)]);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Goes on where another one stood; before the first stamp. */
  void read(SnapshotInput in) throws IOException {
    lock.lock();
    try {
      now = in.number();
      start = in.number();
      vouchedFor = in.number();
      held = in.count(Long.BYTES);
      if (held > RECENT) {
        throw SnapshotInput.problem("its clock holds too many stamps");
      }
      for (int i = 0; i < held; i++) {
        recent[i] = in.number();
      }
      next = held % RECENT;
      settled = held == RECENT;
      if (held > 0) {
        System.arraycopy(recent, 0, sorted, 0, held);
        Arrays.sort(sorted, 0, held);
        median = sorted[(held - 1) / 2];
      }
    } finally {
      lock.unlock();
    }
  }

  /** Event time, or {@link #UNSET} before the first request. */
  long now() {
    return now;
  }

  /** The earliest of the first stamps, or {@link #UNSET}. */
  long start() {
    return start;
  }

  /** Whether there were stamps enough for {@link #start} to stay as it is. */
  boolean isSettled() {
    return settled;
  }

  /** Stamps brought back. */
  long clamped() {
    return clamped.sum();
  }
}
