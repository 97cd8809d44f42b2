package io.github.azeotrope.linkage;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.ArrayList;
import java.util.List;

/**
 * Which accounts have sent which token. Most tokens have one account for ever and cost one map
 * entry; a list starts with the second. Not thread-safe; the sweep owns it.
 *
 * <p>Lists stop growing at a bound; counts go on, so popularity stays known.
 */
final class TokenIndex {
  private static final int NONE = Integer.MIN_VALUE;

  /** Token to seat, or to the complement of a list's number once there are two. */
  private final Long2IntOpenHashMap first = new Long2IntOpenHashMap();

  private final List<IntArrayList> lists = new ArrayList<>();
  private final IntArrayList counts = new IntArrayList();
  private final IntArrayList free = new IntArrayList();
  private final int longest;
  private long dropped;

  TokenIndex(int longest) {
    this.longest = longest;
    first.defaultReturnValue(NONE);
  }

  /**
   * Notes that a seat has sent a token it had not sent before.
   *
   * @return accounts with the token now
   */
  int add(long token, int seat) {
    int held = first.putIfAbsent(token, seat);
    if (held == NONE) {
      return 1;
    }
    int list;
    if (held >= 0) {
      list = newList();
      lists.get(list).add(held);
      counts.set(list, 1);
      first.put(token, ~list);
    } else {
      list = ~held;
    }
    if (lists.get(list).size() < longest) {
      lists.get(list).add(seat);
    } else {
      dropped++;
    }
    int count = counts.getInt(list) + 1;
    counts.set(list, count);
    return count;
  }

  private int newList() {
    if (!free.isEmpty()) {
      return free.popInt();
    }
    lists.add(new IntArrayList(2));
    counts.add(0);
    return lists.size() - 1;
  }

  /** Accounts that have sent the token. */
  int count(long token) {
    int held = first.get(token);
    return held == NONE ? 0 : held >= 0 ? 1 : counts.getInt(~held);
  }

  /** Their seats, at most the bound; empty for a token of a single account. */
  IntList seats(long token) {
    int held = first.get(token);
    return held >= 0 || held == NONE ? IntList.of() : lists.get(~held);
  }

  /** Forgets that a seat sent a token; its seat may be given to another account. */
  void remove(long token, int seat) {
    int held = first.get(token);
    if (held == seat) {
      first.remove(token);
    } else if (held != NONE && held < 0 && lists.get(~held).rem(seat)) {
      counts.set(~held, counts.getInt(~held) - 1);
      if (counts.getInt(~held) == 0) {
        first.remove(token);
        free.push(~held);
      }
    }
  }

  /** Lists in use, for tokens that several accounts have sent. */
  int lists() {
    return lists.size() - free.size();
  }

  /** Entries not listed because a list was full. */
  long dropped() {
    return dropped;
  }
}
