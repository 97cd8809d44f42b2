package io.github.azeotrope.detector;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongArrayList;

/**
 * Small numbers, seats, for the accounts the sweep has met, so that its lists and arrays stay
 * compact. Given out in order of first sight, so nothing depends on ids or keys. The sweep owns it.
 */
final class Roster {
  static final int NOBODY = -1;

  private static final long EMPTY = -1;

  private final Long2IntOpenHashMap seatOf = new Long2IntOpenHashMap();
  private final LongArrayList handles = new LongArrayList();
  private final IntArrayList free = new IntArrayList();

  Roster() {
    seatOf.defaultReturnValue(NOBODY);
  }

  int seat(long handle) {
    return seatOf.get(handle);
  }

  int seatOrNew(long handle) {
    int seat = seatOf.get(handle);
    if (seat == NOBODY) {
      if (free.isEmpty()) {
        seat = handles.size();
        handles.add(handle);
      } else {
        seat = free.popInt();
        handles.set(seat, handle);
      }
      seatOf.put(handle, seat);
    }
    return seat;
  }

  /** The handle of a taken seat. */
  long handle(int seat) {
    return handles.getLong(seat);
  }

  void leave(int seat) {
    seatOf.remove(handles.getLong(seat));
    handles.set(seat, EMPTY);
    free.push(seat);
  }

  boolean isTaken(int seat) {
    return handles.getLong(seat) != EMPTY;
  }

  /** Seats given out so far, taken or free. */
  int seats() {
    return handles.size();
  }

  /** Seats taken. */
  int size() {
    return seatOf.size();
  }
}
