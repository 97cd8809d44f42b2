package io.github.azeotrope.table;

import io.github.azeotrope.Assessment;
import io.github.azeotrope.Basis;
import java.util.Arrays;

/** What is held of 256 accounts beside their rows. Guarded by its stripe's lock. */
final class AccountChunk {
  static final int LG_SIZE = 8;
  static final int SIZE = 1 << LG_SIZE;
  static final int MASK = SIZE - 1;
  static final int RETRIES = 4;

  /** Bytes of the arrays with their headers; references are compressed on heaps below 32 GB. */
  static final long BYTES = SIZE * (8L + 8 + 4 + 4 + 1 + 4 + 4 * RETRIES) + 4 * SIZE / 8 + 12 * 16;

  /** Bits 0 and 1 of {@link #marks}: passes of the clock hand that the account survives. */
  static final int USES = 3;

  /** Bit of {@link #marks}: the half of the account's first gap session. */
  static final int FIRST_GAP_HALF = 1 << 2;

  final long[] keys = new long[SIZE];
  final long[] ordinals = new long[SIZE];

  /** Tier in the top two bits, cell below; for a free place the next free one. */
  final int[] rows = new int[SIZE];

  final int[] ids = new int[SIZE];
  final byte[] marks = new byte[SIZE];
  final Assessment[] assessments = new Assessment[SIZE];

  /** Recent request ids, newest first, see {@link Retries}. */
  final int[] retries = new int[RETRIES * SIZE];

  final long[] live = new long[SIZE / Long.SIZE];
  final long[] dirty = new long[SIZE / Long.SIZE];
  final long[] protectedOnes = new long[SIZE / Long.SIZE];

  /** Who sent one request only and is not protected. */
  final long[] once = new long[SIZE / Long.SIZE];

  AccountChunk() {
    Arrays.fill(assessments, Assessment.clear(Basis.TOO_LITTLE_TRAFFIC));
  }

  static boolean get(long[] bits, int i) {
    return (bits[i >>> 6] >>> i & 1) != 0;
  }

  static void set(long[] bits, int i) {
    bits[i >>> 6] |= 1L << i;
  }

  static void clear(long[] bits, int i) {
    bits[i >>> 6] &= ~(1L << i);
  }
}
