package io.github.azeotrope.detector;

import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.concurrent.TimeUnit;

/**
 * How many accounts have sent a request in the last 30 days of event time, to the day. Four bytes
 * an account. The sweep owns it.
 */
final class ActiveAccounts {
  private static final int DAYS = 30;
  private static final int NEVER = -1;

  private final IntArrayList lastDay = new IntArrayList();
  private final Int2IntOpenHashMap accountsByDay = new Int2IntOpenHashMap();

  /** Notes that the account on a seat has been active. */
  void seen(int seat, long epochMillis) {
    while (lastDay.size() <= seat) {
      lastDay.add(NEVER);
    }
    int day = day(epochMillis);
    if (lastDay.getInt(seat) != day) {
      forget(seat);
      lastDay.set(seat, day);
      accountsByDay.addTo(day, 1);
    }
  }

  /** Forgets the account on a seat, which will be somebody else's. */
  void forget(int seat) {
    if (seat < lastDay.size() && lastDay.getInt(seat) != NEVER) {
      accountsByDay.addTo(lastDay.getInt(seat), -1);
      lastDay.set(seat, NEVER);
    }
  }

  /** Accounts active in the 30 days up to now. */
  int count(long epochMillis) {
    int today = day(epochMillis);
    int sum = 0;
    for (int day = today - DAYS + 1; day <= today; day++) {
      sum += accountsByDay.get(day);
    }
    accountsByDay.keySet().removeIf((int day) -> day <= today - DAYS);
    return sum;
  }

  private static int day(long epochMillis) {
    return (int) TimeUnit.MILLISECONDS.toDays(epochMillis);
  }
}
