package io.github.azeotrope.detector;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Requests of one account in each five minutes of the last 42 hours: a ring whose cells tell by the
 * lap what they count. Thread-safe without locks; noting allocates nothing. Memory: 2 KB.
 */
final class AccountLoad {
  static final long SLOT_MILLIS = 5 * 60_000L;
  static final int SLOTS = 512;

  private static final int COUNT_BITS = 16;
  private static final int EMPTY = 0;
  private static final int MOST = (1 << COUNT_BITS) - 1;

  private final AtomicIntegerArray cells = new AtomicIntegerArray(SLOTS);
  private final long sinceEpochMillis;

  AccountLoad(long sinceEpochMillis) {
    this.sinceEpochMillis = sinceEpochMillis;
  }

  /** What came before was not counted. */
  long sinceEpochMillis() {
    return sinceEpochMillis;
  }

  void note(long epochMillis) {
    long slot = epochMillis / SLOT_MILLIS;
    int at = (int) (slot % SLOTS);
    int lap = lap(slot);
    while (true) {
      int cell = cells.get(at);
      int laps = cell == EMPTY ? 1 : (short) (lap - (cell >>> COUNT_BITS));
      if (laps < 0 || (laps == 0 && (cell & MOST) == MOST)) {
        return;
      }
      int next = laps == 0 ? cell + 1 : lap << COUNT_BITS | 1;
      if (cells.compareAndSet(at, cell, next)) {
        return;
      }
    }
  }

  /** Requests in a slot, at most 65,535; 0 if it is longer ago than the ring is long. */
  int requests(long slot) {
    int cell = cells.get((int) (slot % SLOTS));
    return cell >>> COUNT_BITS == lap(slot) ? cell & MOST : 0;
  }

  /** Of 16 bits, more than enough to tell a lap from the next for centuries. */
  private static int lap(long slot) {
    return (int) (slot / SLOTS) & MOST;
  }
}
