package io.github.azeotrope.detector;

import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongCollection;
import it.unimi.dsi.fastutil.longs.LongIterator;
import org.jspecify.annotations.Nullable;

/**
 * How much the members of campaigns send, by five minutes; of nobody else. Thread-safe: the sweep
 * says who is watched, the request path notes. Noting costs a look-up, for members a
 * compare-and-set, and allocates nothing. At most {@value #MOST_ACCOUNTS} accounts of 2 KB, 8 MB.
 */
final class LoadLog {
  static final int MOST_ACCOUNTS = 4_096;

  /** Never changed once it stands here. */
  private volatile Long2ObjectOpenHashMap<AccountLoad> loads = new Long2ObjectOpenHashMap<>();

  /** Notes a request of any account. */
  void note(long account, long epochMillis) {
    AccountLoad load = loads.get(account);
    if (load != null) {
      load.note(epochMillis);
    }
  }

  /** From now on these accounts are watched and no others; who is watched already goes first. */
  void watch(LongCollection accounts, long now) {
    Long2ObjectOpenHashMap<AccountLoad> before = loads;
    Long2ObjectOpenHashMap<AccountLoad> next = new Long2ObjectOpenHashMap<>();
    for (LongIterator all = accounts.iterator(); all.hasNext(); ) {
      long account = all.nextLong();
      AccountLoad known = before.get(account);
      if (known != null) {
        next.put(account, known);
      }
    }
    boolean same = next.size() == before.size();
    for (LongIterator all = accounts.iterator(); all.hasNext() && next.size() < MOST_ACCOUNTS; ) {
      long account = all.nextLong();
      if (!next.containsKey(account)) {
        next.put(account, new AccountLoad(now));
        same = false;
      }
    }
    if (!same) {
      loads = next;
    }
  }

  /** What is noted of an account, or null if it is not watched. */
  @Nullable AccountLoad of(long account) {
    return loads.get(account);
  }

  /** Keyed hashes of the accounts watched. */
  long[] accounts() {
    return loads.keySet().toLongArray();
  }
}
