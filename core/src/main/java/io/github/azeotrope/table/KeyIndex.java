package io.github.azeotrope.table;

/**
 * From an account's key to its place in the stripe: open addressing with linear probing, at most
 * 2/3 full. Keys are keyed hashes, so nobody outside can aim at a place. Guarded by its stripe's
 * lock.
 *
 * <p>An entry holds eight bits of the key beside the place, so that a probe touches the memory of
 * another account once in 256 times.
 */
final class KeyIndex {
  /** Most places: 24 bits, one of which numbers stands for "none". */
  static final int MAX_PLACES = (1 << 24) - 2;

  private static final int MIN_CAPACITY = 16;
  private static final int PLACE = (1 << 24) - 1;

  private int[] table = new int[MIN_CAPACITY];
  private int size;

  /** Where keys are read from. */
  interface Keys {
    long keyAt(int place);
  }

  /** The place of a key, or -1. */
  int find(long key, Keys keys) {
    int mask = table.length - 1;
    int tag = tag(key);
    for (int i = (int) key & mask; ; i = i + 1 & mask) {
      int entry = table[i];
      if (entry == 0) {
        return -1;
      }
      if ((entry & ~PLACE) == tag) {
        int place = (entry & PLACE) - 1;
        if (keys.keyAt(place) == key) {
          return place;
        }
      }
    }
  }

  /** Makes room for one more key. Cost: a pass over all keys each time their number doubles. */
  void reserve(Keys keys) {
    if (3L * (size + 1) <= 2L * table.length) {
      return;
    }
    int[] larger = new int[2 * table.length];
    int mask = larger.length - 1;
    for (int entry : table) {
      if (entry != 0) {
        int i = (int) keys.keyAt((entry & PLACE) - 1) & mask;
        while (larger[i] != 0) {
          i = i + 1 & mask;
        }
        larger[i] = entry;
      }
    }
    table = larger;
  }

  /** Adds a key that is not there, after {@link #reserve}. */
  void add(long key, int place) {
    int mask = table.length - 1;
    int i = (int) key & mask;
    while (table[i] != 0) {
      i = i + 1 & mask;
    }
    table[i] = tag(key) | place + 1;
    size++;
  }

  /** Removes a key that is there, and closes the gap (Knuth volume 3, algorithm 6.4R). */
  void remove(long key, int place, Keys keys) {
    int mask = table.length - 1;
    int gap = (int) key & mask;
    while ((table[gap] & PLACE) != place + 1) {
      gap = gap + 1 & mask;
    }
    for (int i = gap + 1 & mask; table[i] != 0; i = i + 1 & mask) {
      int home = (int) keys.keyAt((table[i] & PLACE) - 1) & mask;
      if ((i - home & mask) >= (i - gap & mask)) {
        table[gap] = table[i];
        gap = i;
      }
    }
    table[gap] = 0;
    size--;
  }

  int size() {
    return size;
  }

  long bytesHeld() {
    return 4L * table.length + 16;
  }

  /** Bits that neither the stripe nor the home position uses. */
  private static int tag(long key) {
    return (int) (key >>> 16) & ~PLACE;
  }
}
