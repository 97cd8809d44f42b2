package io.github.azeotrope.profile;

import static io.github.azeotrope.profile.LittleEndian.getInt;
import static io.github.azeotrope.profile.LittleEndian.getLong;
import static io.github.azeotrope.profile.LittleEndian.getShort;
import static io.github.azeotrope.profile.LittleEndian.putInt;
import static io.github.azeotrope.profile.LittleEndian.putLong;
import static io.github.azeotrope.profile.LittleEndian.putShort;
import static io.github.azeotrope.profile.ProfileLayout.DIMENSIONS;
import static io.github.azeotrope.profile.ProfileLayout.FULL;
import static io.github.azeotrope.profile.ProfileLayout.HEAD_BYTES;
import static io.github.azeotrope.profile.ProfileLayout.THIN;
import static io.github.azeotrope.profile.ProfileLayout.WIDE;

/**
 * The two half vectors behind the head: 512 components in a row, all of one width.
 *
 * <p>The magnitude of v is v where v is not negative and ~v otherwise, so v fits into 8 bits
 * exactly if its magnitude is below 2^7; the bitwise or of magnitudes tells it of all at once.
 */
final class HalfVectors {
  /** Requests a half may have so that components fit into 8 and into 16 bits whatever they are. */
  private static final int ALWAYS_THIN = Byte.MAX_VALUE / ProfileLayout.MAX_COMPONENT;

  private static final int ALWAYS_FULL = Short.MAX_VALUE / ProfileLayout.MAX_COMPONENT;

  /** Components between two looks at whether the answer is already known. */
  private static final int BLOCK = 32;

  /** The highest bit of each of eight bytes. */
  private static final long SIGNS = 0x8080808080808080L;

  /** The highest bit of each of four shorts. */
  private static final long SHORT_SIGNS = 0x80008000_80008000L;

  private HalfVectors() {}

  /** Where a half begins. */
  static int at(int off, int tier, int half) {
    return off + HEAD_BYTES + ((half * DIMENSIONS) << tier);
  }

  static int get(byte[] slab, int at, int tier, int i) {
    return switch (tier) {
      case THIN -> slab[at + i];
      case FULL -> getShort(slab, at + 2 * i);
      default -> getInt(slab, at + 4 * i);
    };
  }

  private static void put(byte[] slab, int at, int tier, int i, int value) {
    switch (tier) {
      case THIN -> slab[at + i] = (byte) value;
      case FULL -> putShort(slab, at + 2 * i, value);
      default -> putInt(slab, at + 4 * i, value);
    }
  }

  private static int magnitude(int value) {
    return value ^ value >> 31;
  }

  private static int tierOf(int magnitudes) {
    return magnitudes < 1 << 7 ? THIN : magnitudes < 1 << 15 ? FULL : WIDE;
  }

  /** The widest tier that so many requests a half can need. */
  static int widest(int vectors) {
    return vectors <= ALWAYS_THIN ? THIN : vectors <= ALWAYS_FULL ? FULL : WIDE;
  }

  /** The tier that a half needs. */
  static int tierOfHalf(byte[] slab, int at, int tier, int widest) {
    int magnitudes = 0;
    for (int i = 0; i < DIMENSIONS && tierOf(magnitudes) < widest; i += BLOCK) {
      for (int j = i; j < i + BLOCK; j++) {
        magnitudes |= magnitude(get(slab, at, tier, j));
      }
    }
    return tierOf(magnitudes);
  }

  /** The tier that a half would need with one more vector. */
  static int tierOfSum(byte[] slab, int at, int tier, byte[] vector, int widest) {
    if (tier == THIN) {
      return overflows(slab, at, vector) ? FULL : THIN;
    }
    int magnitudes = 0;
    for (int i = 0; i < DIMENSIONS && tierOf(magnitudes) < widest; i += BLOCK) {
      for (int j = i; j < i + BLOCK; j++) {
        magnitudes |= magnitude(get(slab, at, tier, j) + vector[j]);
      }
    }
    return tierOf(magnitudes);
  }

  /** The tier that the sum of two halves would need. */
  static int tierOfSum(byte[] a, int aAt, int aTier, byte[] b, int bAt, int bTier, int widest) {
    int magnitudes = 0;
    for (int i = 0; i < DIMENSIONS && tierOf(magnitudes) < widest; i += BLOCK) {
      for (int j = i; j < i + BLOCK; j++) {
        magnitudes |= magnitude(get(a, aAt, aTier, j) + get(b, bAt, bTier, j));
      }
    }
    return tierOf(magnitudes);
  }

  /** Whether a sum of two bytes does not fit into one. */
  private static boolean overflows(byte[] slab, int at, byte[] vector) {
    long overflows = 0;
    for (int i = 0; i < DIMENSIONS; i += Long.BYTES) {
      long x = getLong(slab, at + i);
      long y = getLong(vector, i);
      long sum = sum(x, y);
      // Both summands have the other sign than the sum.
      overflows |= (x ^ sum) & (y ^ sum);
    }
    return (overflows & SIGNS) != 0;
  }

  /** The sums of eight bytes each, without a carry from one into the next. */
  private static long sum(long x, long y) {
    return ((x & ~SIGNS) + (y & ~SIGNS)) ^ ((x ^ y) & SIGNS);
  }

  static boolean isZero(byte[] vector) {
    long bits = 0;
    for (int i = 0; i < DIMENSIONS; i += Long.BYTES) {
      bits |= getLong(vector, i);
    }
    return bits == 0;
  }

  /** Adds a vector to a half in which the sum fits. */
  static void add(byte[] slab, int at, int tier, byte[] vector) {
    if (tier == THIN) {
      for (int i = 0; i < DIMENSIONS; i += Long.BYTES) {
        putLong(slab, at + i, sum(getLong(slab, at + i), getLong(vector, i)));
      }
      return;
    }
    if (tier == FULL) {
      for (int i = 0; i < DIMENSIONS; i += Integer.BYTES) {
        int where = at + Short.BYTES * i;
        putLong(slab, where, sumOfShorts(getLong(slab, where), toShorts(getInt(vector, i))));
      }
      return;
    }
    for (int i = 0; i < DIMENSIONS; i++) {
      int where = at + Integer.BYTES * i;
      putInt(slab, where, getInt(slab, where) + vector[i]);
    }
  }

  /** The sums of four shorts each, without a carry from one into the next. */
  private static long sumOfShorts(long x, long y) {
    return ((x & ~SHORT_SIGNS) + (y & ~SHORT_SIGNS)) ^ ((x ^ y) & SHORT_SIGNS);
  }

  /** Four signed bytes as four shorts: put apart, moved up by 128, and down again with the sign. */
  private static long toShorts(int bytes) {
    long one = Integer.toUnsignedLong(bytes);
    long two = (one | one << 16) & 0x0000FFFF_0000FFFFL;
    long four = (two | two << 8) & 0x00FF00FF_00FF00FFL;
    return sumOfShorts(four ^ 0x00800080_00800080L, 0xFF80FF80_FF80FF80L);
  }

  /** Adds a half to another in which the sum fits. */
  static void add(byte[] dst, int dstAt, int dstTier, byte[] src, int srcAt, int srcTier) {
    for (int i = 0; i < DIMENSIONS; i++) {
      put(dst, dstAt, dstTier, i, get(dst, dstAt, dstTier, i) + get(src, srcAt, srcTier, i));
    }
  }

  /** Changes the width of both halves in place; the components must fit. */
  static void resize(byte[] slab, int off, int from, int to) {
    int at = off + HEAD_BYTES;
    if (to > from) {
      // From the end, because a wider component reaches over later ones of the old width.
      for (int i = 2 * DIMENSIONS - 1; i >= 0; i--) {
        put(slab, at, to, i, get(slab, at, from, i));
      }
    } else if (to < from) {
      for (int i = 0; i < 2 * DIMENSIONS; i++) {
        put(slab, at, to, i, get(slab, at, from, i));
      }
    }
    slab[off + ProfileLayout.TIER] = (byte) to;
  }

  static long dot(byte[] a, int aAt, int aTier, byte[] b, int bAt, int bTier) {
    if ((aTier | bTier) == THIN) {
      int sum = 0;
      for (int i = 0; i < DIMENSIONS; i++) {
        sum += a[aAt + i] * b[bAt + i];
      }
      return sum;
    }
    long sum = 0;
    if (aTier == FULL && bTier == FULL) {
      for (int i = 0; i < DIMENSIONS; i++) {
        sum += (long) getShort(a, aAt + 2 * i) * getShort(b, bAt + 2 * i);
      }
      return sum;
    }
    for (int i = 0; i < DIMENSIONS; i++) {
      sum += (long) get(a, aAt, aTier, i) * get(b, bAt, bTier, i);
    }
    return sum;
  }
}
