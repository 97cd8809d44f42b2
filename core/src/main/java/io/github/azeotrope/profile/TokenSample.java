package io.github.azeotrope.profile;

import static io.github.azeotrope.profile.LittleEndian.getLong;
import static io.github.azeotrope.profile.LittleEndian.putLong;

/** The smallest distinct tokens of a kind, in ascending unsigned order; 0 is an unused place. */
final class TokenSample {
  private TokenSample() {}

  static long token(byte[] slab, int at, int i) {
    return getLong(slab, at + Long.BYTES * i);
  }

  /** How many tokens there are. */
  static int count(byte[] slab, int at, int capacity) {
    int n = 0;
    while (n < capacity && token(slab, at, n) != 0) {
      n++;
    }
    return n;
  }

  /** Adds a token; 0 is no token. */
  static void add(byte[] slab, int at, int capacity, long token) {
    if (token == 0) {
      return;
    }
    int i = 0;
    long here = 0;
    while (i < capacity) {
      here = token(slab, at, i);
      if (here == 0 || Long.compareUnsigned(here, token) >= 0) {
        break;
      }
      i++;
    }
    if (i == capacity || here == token) {
      return;
    }
    int from = at + Long.BYTES * i;
    System.arraycopy(slab, from, slab, from + Long.BYTES, Long.BYTES * (capacity - 1 - i));
    putLong(slab, from, token);
  }

  /** Adds all tokens of another sample of the same capacity. */
  static void merge(byte[] dst, int dstAt, byte[] src, int srcAt, int capacity) {
    int n = count(src, srcAt, capacity);
    for (int i = 0; i < n; i++) {
      add(dst, dstAt, capacity, token(src, srcAt, i));
    }
  }
}
