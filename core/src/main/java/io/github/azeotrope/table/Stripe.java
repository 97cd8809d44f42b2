package io.github.azeotrope.table;

import io.github.azeotrope.Assessment;
import io.github.azeotrope.Basis;
import io.github.azeotrope.Verdict;
import io.github.azeotrope.feature.RequestFeatures;
import io.github.azeotrope.hash.LinkageKind;
import io.github.azeotrope.profile.ProfileRow;
import io.github.azeotrope.profile.ProfileUpdate;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The accounts whose keys begin with the same bits, behind one lock. Nothing is called with the
 * lock held that could take another one, but for {@code tryLock} when room is needed.
 */
final class Stripe {
  private final AccountTable table;
  private final int number;
  private final ReentrantLock lock = new ReentrantLock();
  private final Places places = new Places();
  private long evicted;
  private long refused;
  private long retried;
  private long late;

  Stripe(AccountTable table, int number) {
    this.table = table;
    this.number = number;
  }

  Assessment assess(long key) {
    lock.lock();
    try {
      int place = places.find(key);
      return place == Places.NONE
          ? Assessment.clear(Basis.TOO_LITTLE_TRAFFIC)
          : places.chunk(place).assessment(place & AccountChunk.MASK);
    } finally {
      lock.unlock();
    }
  }

  Assessment observe(RequestFeatures features, String id, long epochMillis) {
    long key = features.accountHash();
    lock.lock();
    try {
      int place = places.find(key);
      if (place == Places.NONE) {
        place = admit(key, id);
        if (place == Places.NONE) {
          refused++;
          return Assessment.clear(Basis.DEGRADED);
        }
      } else {
        places.touch(place);
      }
      AccountChunk c = places.chunk(place);
      int i = place & AccountChunk.MASK;
      if (Retries.isRetry(c, i, features.requestHash(), features.promptHash(), epochMillis)) {
        retried++;
      } else {
        add(place, features, epochMillis);
        c.set(AccountChunk.DIRTY, i);
      }
      return c.assessment(i);
    } finally {
      lock.unlock();
    }
  }

  private int admit(long key, String id) {
    if (!places.hasRoom()) {
      return Places.NONE;
    }
    if (!table.takePermit()) {
      // Whoever is evicted leaves the permit to the newcomer.
      if (places.evict()) {
        evicted++;
      } else if (!table.evictElsewhere(number)) {
        return Places.NONE;
      }
    }
    boolean admitted = false;
    try {
      int place = places.admit(key, id, table.nextOrdinal());
      admitted = true;
      return place;
    } finally {
      if (!admitted) {
        table.returnPermit();
      }
    }
  }

  private void add(int place, RequestFeatures features, long epochMillis) {
    byte[] row = places.rowArray(place);
    int off = places.rowOffset(place);
    // The same under every account, so that a verdict does not depend on how accounts are named.
    long session = features.link(LinkageKind.SESSION);
    boolean opens = false;
    int half;
    if (session != 0) {
      half = ProfileUpdate.halfOf(session);
    } else {
      int k = ProfileRow.gapSessions(row, off);
      long lastSeen = ProfileRow.lastSeenEpochMillis(row, off);
      AccountChunk c = places.chunk(place);
      int i = place & AccountChunk.MASK;
      opens = GapSessions.opens(k, lastSeen, epochMillis);
      if (opens) {
        if (k == 0 && GapSessions.firstHalf(features.promptHash()) == 1) {
          c.marks(i, c.marks(i) | AccountChunk.FIRST_GAP_HALF);
        }
        k++;
      } else if (GapSessions.isLate(lastSeen, epochMillis)) {
        late++;
      }
      half = GapSessions.half((c.marks(i) & AccountChunk.FIRST_GAP_HALF) != 0 ? 1 : 0, k);
      session = GapSessions.hash(features.accountHash(), k);
    }
    int tier = ProfileRow.tier(row, off);
    int after = ProfileUpdate.tierAfter(row, off, half, features.vector());
    if (after > tier) {
      places.moveRow(place, after);
      row = places.rowArray(place);
      off = places.rowOffset(place);
    }
    ProfileUpdate.add(row, off, features, epochMillis, half, session, opens, after);
    after = ProfileRow.tier(row, off);
    if (after < tier) {
      places.moveRow(place, after);
    }
  }

  boolean complete(long key, int outputTokens) {
    lock.lock();
    try {
      int place = places.find(key);
      if (place == Places.NONE) {
        return false;
      }
      ProfileUpdate.addOutputTokens(places.rowArray(place), places.rowOffset(place), outputTokens);
      places.chunk(place).set(AccountChunk.DIRTY, place & AccountChunk.MASK);
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Makes room for another stripe's newcomer, unless this stripe is busy. */
  boolean tryEvict() {
    if (!lock.tryLock()) {
      return false;
    }
    try {
      boolean done = places.evict();
      if (done) {
        evicted++;
      }
      return done;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Copies rows from a place on until the batch is full.
   *
   * @param dirtyOnly only changed ones, which count as unchanged afterwards
   * @return where to go on, or {@link Places#NONE} at the end
   */
  int copyRows(int from, boolean dirtyOnly, RowBatch batch) {
    lock.lock();
    try {
      int used = places.used();
      int place = from;
      while (place < used) {
        AccountChunk c = places.chunk(place);
        int word = (place & AccountChunk.MASK) >>> 6;
        int set = dirtyOnly ? AccountChunk.DIRTY : AccountChunk.LIVE;
        long bits = c.word(set, word) & (-1L << place);
        int start = place & ~(Long.SIZE - 1);
        if (bits == 0) {
          place = start + Long.SIZE;
          continue;
        }
        place = start + Long.numberOfTrailingZeros(bits);
        int i = place & AccountChunk.MASK;
        byte[] row = places.rowArray(place);
        int off = places.rowOffset(place);
        if (!batch.add(handle(place), c.ordinal(i), row, off)) {
          return place;
        }
        if (dirtyOnly) {
          c.clear(AccountChunk.DIRTY, i);
        }
        place++;
      }
      return Places.NONE;
    } finally {
      lock.unlock();
    }
  }

  long handleOf(long key) {
    lock.lock();
    try {
      int place = places.find(key);
      return place == Places.NONE ? AccountTable.NO_HANDLE : handle(place);
    } finally {
      lock.unlock();
    }
  }

  long ordinal(long handle) {
    lock.lock();
    try {
      int place = place(handle);
      return place == Places.NONE
          ? AccountTable.NO_HANDLE
          : places.chunk(place).ordinal(place & AccountChunk.MASK);
    } finally {
      lock.unlock();
    }
  }

  int copyRow(long handle, byte[] dst, int dstOff) {
    lock.lock();
    try {
      int place = place(handle);
      return place == Places.NONE
          ? 0
          : ProfileRow.copy(places.rowArray(place), places.rowOffset(place), dst, dstOff);
    } finally {
      lock.unlock();
    }
  }

  boolean copy(long handle, AccountImage dst) {
    lock.lock();
    try {
      int place = place(handle);
      if (place == Places.NONE) {
        return false;
      }
      AccountChunk c = places.chunk(place);
      int i = place & AccountChunk.MASK;
      dst.set(
          c.key(i),
          places.id(place),
          c.marks(i),
          c.retries(i, 0),
          c.retries(i, 1),
          c.assessment(i));
      ProfileRow.copy(places.rowArray(place), places.rowOffset(place), dst.row(), 0);
      return true;
    } finally {
      lock.unlock();
    }
  }

  long restore(AccountImage image) {
    lock.lock();
    try {
      if (places.find(image.key()) != Places.NONE || !places.hasRoom() || !table.takePermit()) {
        return AccountTable.NO_HANDLE;
      }
      int place = places.admit(image.key(), image.id(), table.nextOrdinal());
      places.fill(place, image);
      return handle(place);
    } finally {
      lock.unlock();
    }
  }

  @Nullable String accountId(long handle) {
    lock.lock();
    try {
      int place = place(handle);
      return place == Places.NONE ? null : places.id(place);
    } finally {
      lock.unlock();
    }
  }

  long key(long handle) {
    lock.lock();
    try {
      int place = place(handle);
      return place == Places.NONE ? 0 : places.keyAt(place);
    } finally {
      lock.unlock();
    }
  }

  boolean forget(long handle) {
    lock.lock();
    try {
      int place = place(handle);
      if (place == Places.NONE) {
        return false;
      }
      places.forget(place);
      table.returnPermit();
      return true;
    } finally {
      lock.unlock();
    }
  }

  boolean publish(long handle, Assessment assessment, boolean onlyIfClear) {
    lock.lock();
    try {
      int place = place(handle);
      if (place == Places.NONE) {
        return false;
      }
      AccountChunk c = places.chunk(place);
      int i = place & AccountChunk.MASK;
      if (!onlyIfClear || c.assessment(i).verdict() == Verdict.CLEAR) {
        c.assessment(i, assessment);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  boolean protect(long handle, boolean protect) {
    lock.lock();
    try {
      int place = place(handle);
      if (place == Places.NONE) {
        return false;
      }
      places.protect(place, protect);
      return true;
    } finally {
      lock.unlock();
    }
  }

  void markDirty(long handle) {
    lock.lock();
    try {
      int place = place(handle);
      if (place != Places.NONE) {
        places.chunk(place).set(AccountChunk.DIRTY, place & AccountChunk.MASK);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Adds this stripe's counters. */
  void addTo(TableCounters.Sum sum) {
    lock.lock();
    try {
      sum.evicted += evicted;
      sum.refused += refused;
      sum.retried += retried;
      sum.late += late;
      sum.bytesHeld += places.bytesHeld();
    } finally {
      lock.unlock();
    }
  }

  private long handle(int place) {
    return Handles.of(places.chunk(place).ordinal(place & AccountChunk.MASK), number, place);
  }

  /** The place a handle names, or NONE if the account is gone. */
  private int place(long handle) {
    int place = Handles.place(handle);
    return places.isLive(place) && handle(place) == handle ? place : Places.NONE;
  }
}
