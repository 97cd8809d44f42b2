package io.github.azeotrope.table;

import io.github.azeotrope.Assessment;
import io.github.azeotrope.Basis;
import io.github.azeotrope.Verdict;
import io.github.azeotrope.profile.ProfileLayout;
import io.github.azeotrope.profile.ProfileRow;
import java.util.Arrays;

/**
 * The accounts of one stripe: index, chunks of meta data, rows in three slabs, ids. A place is an
 * account's number in the stripe, used again once the account is gone. Guarded by the stripe's
 * lock.
 */
final class Places implements KeyIndex.Keys {
  static final int NONE = -1;

  private static final int CELL_BITS = 30;
  private static final int CELL = (1 << CELL_BITS) - 1;

  /** How many accounts the hand looks at before it takes the least used one. */
  private static final int MAX_STEPS = 256;

  /** One place in so many belongs to accounts of one request, if there are so many of them. */
  private static final int SHARE_OF_ONCE = 4;

  private final KeyIndex index = new KeyIndex();
  private final IdSlab ids = new IdSlab();

  /** Chunks of some 30 KB, far below what a collector treats as large. */
  private final CellSlab[] rows = {
    new CellSlab(ProfileLayout.size(ProfileLayout.THIN), 5),
    new CellSlab(ProfileLayout.size(ProfileLayout.FULL), 4),
    new CellSlab(ProfileLayout.size(ProfileLayout.WIDE), 3)
  };

  private AccountChunk[] chunks = {};
  private int chunkCount;
  private int used;
  private int firstFree = NONE;
  private int protectedOnes;
  private int once;
  private int hand;
  private int handOfOnce;

  @Override
  public long keyAt(int place) {
    return chunk(place).key(place & AccountChunk.MASK);
  }

  /** The place of a key, or {@link #NONE}. */
  int find(long key) {
    return index.find(key, this);
  }

  int size() {
    return index.size();
  }

  /** One more than the largest place ever used. */
  int used() {
    return used;
  }

  AccountChunk chunk(int place) {
    return chunks[place >>> AccountChunk.LG_SIZE];
  }

  boolean isLive(int place) {
    return place >= 0
        && place < used
        && chunk(place).get(AccountChunk.LIVE, place & AccountChunk.MASK);
  }

  byte[] rowArray(int place) {
    int row = chunk(place).row(place & AccountChunk.MASK);
    return rows[row >>> CELL_BITS].array(row & CELL);
  }

  int rowOffset(int place) {
    int row = chunk(place).row(place & AccountChunk.MASK);
    return rows[row >>> CELL_BITS].offset(row & CELL);
  }

  String id(int place) {
    return ids.get(chunk(place).id(place & AccountChunk.MASK));
  }

  /** Whether {@link #admit} can find a place. */
  boolean hasRoom() {
    return firstFree != NONE || used < KeyIndex.MAX_PLACES;
  }

  /** Takes an account in, with an empty row. Whatever can run out of memory comes first. */
  int admit(long key, String id, long ordinal) {
    index.reserve(this);
    if (firstFree == NONE && used == chunkCount << AccountChunk.LG_SIZE) {
      addChunk();
    }
    int cell = rows[ProfileLayout.THIN].allocate();
    int idCell;
    try {
      idCell = ids.put(id, key);
    } catch (Throwable e) {
      rows[ProfileLayout.THIN].free(cell);
      throw e;
    }
    int place = firstFree;
    if (place == NONE) {
      place = used++;
    } else {
      firstFree = chunk(place).row(place & AccountChunk.MASK);
    }
    AccountChunk c = chunk(place);
    int i = place & AccountChunk.MASK;
    c.begin(i, key, ordinal, cell, idCell);
    c.set(AccountChunk.LIVE, i);
    c.set(AccountChunk.ONCE, i);
    once++;
    ProfileRow.clear(rowArray(place), rowOffset(place));
    index.add(key, place);
    return place;
  }

  /** Gives a place that was just taken what was copied of another one. */
  void fill(int place, AccountImage image) {
    int tier = ProfileRow.tier(image.row(), 0);
    if (tier != ProfileLayout.THIN) {
      moveRow(place, tier);
    }
    ProfileRow.copy(image.row(), 0, rowArray(place), rowOffset(place));
    AccountChunk c = chunk(place);
    int i = place & AccountChunk.MASK;
    c.marks(i, image.marks());
    c.retries(i, 0, image.recentRequests());
    c.retries(i, 1, image.olderRequests());
    c.assessment(i, image.assessment());
    c.set(AccountChunk.DIRTY, i);
    if (ProfileRow.requests(image.row(), 0) > 1) {
      settle(place);
    }
    protect(place, image.assessment().verdict() != Verdict.CLEAR);
  }

  /** Moves a row to a cell of another tier, with as many bytes as both have room for. */
  void moveRow(int place, int tier) {
    AccountChunk c = chunk(place);
    int i = place & AccountChunk.MASK;
    int from = c.row(i) >>> CELL_BITS;
    int oldCell = c.row(i) & CELL;
    int cell = rows[tier].allocate();
    int bytes = ProfileLayout.size(Math.min(from, tier));
    System.arraycopy(
        rows[from].array(oldCell),
        rows[from].offset(oldCell),
        rows[tier].array(cell),
        rows[tier].offset(cell),
        bytes);
    c.row(i, tier << CELL_BITS | cell);
    rows[from].free(oldCell);
  }

  /** Protects an account from eviction, or not. */
  void protect(int place, boolean protect) {
    AccountChunk c = chunk(place);
    int i = place & AccountChunk.MASK;
    if (c.get(AccountChunk.PROTECTED, i) == protect) {
      return;
    }
    if (protect) {
      settle(place);
      c.set(AccountChunk.PROTECTED, i);
      protectedOnes++;
    } else {
      c.clear(AccountChunk.PROTECTED, i);
      protectedOnes--;
    }
  }

  /** Counts a use, so that the account survives one more pass of the hand, three at most. */
  void touch(int place) {
    AccountChunk c = chunk(place);
    int i = place & AccountChunk.MASK;
    int marks = c.marks(i);
    if ((marks & AccountChunk.USES) != AccountChunk.USES) {
      c.marks(i, marks + 1);
    }
    settle(place);
  }

  /** From now on the account does not count among those of one request. */
  private void settle(int place) {
    AccountChunk c = chunk(place);
    int i = place & AccountChunk.MASK;
    if (c.get(AccountChunk.ONCE, i)) {
      c.clear(AccountChunk.ONCE, i);
      once--;
    }
  }

  /**
   * Drops an unprotected account. Where more than a quarter are accounts of one request, that is
   * the one of them whose turn it is, so that a flood of invented accounts drives out itself. Else
   * it is the first one under the hand that was not used since the hand came by, or the least used
   * of {@link #MAX_STEPS}.
   *
   * @return whether there was one to drop
   */
  boolean evict() {
    if (size() == protectedOnes) {
      return false;
    }
    if ((long) once * SHARE_OF_ONCE > size()) {
      int victim = next(handOfOnce, true);
      handOfOnce = victim + 1;
      remove(victim);
      return true;
    }
    int victim = NONE;
    int fewest = AccountChunk.USES + 1;
    for (int step = 0; step < MAX_STEPS && fewest > 0; step++) {
      int place = next(hand, false);
      hand = place + 1;
      AccountChunk c = chunk(place);
      int i = place & AccountChunk.MASK;
      int marks = c.marks(i);
      int uses = marks & AccountChunk.USES;
      if (uses < fewest) {
        fewest = uses;
        victim = place;
      }
      if (uses > 0) {
        c.marks(i, marks - 1);
      }
    }
    remove(victim);
    return true;
  }

  /** The next place from one on, round and round: of one request, or unprotected; there is one. */
  private int next(int from, boolean onlyOnce) {
    int place = from;
    for (; ; ) {
      if (place >= used) {
        place = 0;
      }
      AccountChunk c = chunk(place);
      int word = (place & AccountChunk.MASK) >>> 6;
      long bits =
          onlyOnce
              ? c.word(AccountChunk.ONCE, word)
              : c.word(AccountChunk.LIVE, word) & ~c.word(AccountChunk.PROTECTED, word);
      bits &= -1L << place;
      int start = place & ~(Long.SIZE - 1);
      if (bits != 0) {
        return start + Long.numberOfTrailingZeros(bits);
      }
      place = start + Long.SIZE;
    }
  }

  /**
   * Takes out an account, protected or not, and overwrites its row, its id and what lies beside.
   */
  void forget(int place) {
    protect(place, false);
    AccountChunk c = chunk(place);
    int i = place & AccountChunk.MASK;
    int row = c.row(i);
    int off = rowOffset(place);
    Arrays.fill(rowArray(place), off, off + ProfileLayout.size(row >>> CELL_BITS), (byte) 0);
    ids.wipe(c.id(i));
    remove(place);
    c.wipe(i);
  }

  /** Takes out an unprotected account. */
  private void remove(int place) {
    AccountChunk c = chunk(place);
    int i = place & AccountChunk.MASK;
    index.remove(c.key(i), place, this);
    int row = c.row(i);
    rows[row >>> CELL_BITS].free(row & CELL);
    ids.free(c.id(i));
    c.clear(AccountChunk.LIVE, i);
    c.clear(AccountChunk.DIRTY, i);
    settle(place);
    c.assessment(i, Assessment.clear(Basis.TOO_LITTLE_TRAFFIC));
    c.row(i, firstFree);
    firstFree = place;
  }

  private void addChunk() {
    AccountChunk chunk = new AccountChunk();
    if (chunkCount == chunks.length) {
      chunks = Arrays.copyOf(chunks, Math.max(1, 2 * chunks.length));
    }
    chunks[chunkCount++] = chunk;
  }

  long bytesHeld() {
    long sum = index.bytesHeld() + ids.bytesHeld() + 4L * chunks.length + 16;
    for (CellSlab slab : rows) {
      sum += slab.bytesHeld();
    }
    return sum + chunkCount * AccountChunk.BYTES;
  }
}
