package io.github.azeotrope.detector;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * What the host told of single accounts, the latest so many, the oldest dropped first. Accounts are
 * keyed hashes. Thread-safe; a call costs a few dozen nanoseconds.
 */
final class AccountEvents {
  private final int most;
  private final ArrayDeque<AccountEvent> events = new ArrayDeque<>();

  /** One event. */
  record AccountEvent(long account, long epochMillis) {}

  AccountEvents(int most) {
    this.most = most;
  }

  synchronized void add(long account, long epochMillis) {
    if (events.size() == most) {
      events.removeFirst();
    }
    events.addLast(new AccountEvent(account, epochMillis));
  }

  synchronized void forget(long account) {
    events.removeIf(event -> event.account() == account);
  }

  /** A copy, in the order in which they were told. */
  synchronized List<AccountEvent> all() {
    return new ArrayList<>(events);
  }
}
