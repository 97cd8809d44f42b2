package io.github.azeotrope.sketch;

/**
 * The registers of a {@link DistinctCounter}: ExaLogLog with t = 3 and d = 54, one register a long.
 *
 * <pre>
 *   hash      63 ........... p+3 | p+2 ..... 3 | 2 1 0
 *             leading zeros a    | register    | s          update value k = 8 a + s + 1
 *   register  63 ......................... 9 | 8 ..... 0
 *             bit 63 - j: u - j was seen     | u, the largest update value; 0: nothing was seen
 * </pre>
 *
 * <p>An update value k has the probability 2^-min(4 + (k - 1) / 8, 64 - p). Values below u - 54 are
 * forgotten. Two registers are merged by moving the window of the smaller one down by the
 * difference, so that the registers of a merge are those of one counter that saw everything.
 *
 * <p>Deviation from the paper: bit 63 repeats that u itself was seen, which costs one value of the
 * window and saves the special case in every update and merge.
 *
 * <p>Source: Ertl, "ExaLogLog: Space-Efficient and Practical Approximate Distinct Counting up to
 * the Exa-Scale", EDBT 2025, sections 2.4 and 2.5.
 */
final class ExaLogLog {
  /** Update values that share a number of leading zeros. */
  static final int VALUES_PER_ZERO = 8;

  private static final int LG_VALUES_PER_ZERO = 3;

  /** Values below the largest one that a register remembers. */
  static final int WINDOW = 54;

  private static final int LARGEST = 0x1ff;
  private static final long SEEN = ~(long) LARGEST;
  private static final long EVERY_EIGHTH = 0x0101010101010101L;

  private ExaLogLog() {}

  /** The largest update value there is with 2^lg registers. */
  static int maxValue(int lg) {
    return VALUES_PER_ZERO * (Long.SIZE - 2 - lg);
  }

  /** Minus the binary logarithm of an update value's probability. */
  static int exponent(int value, int lg) {
    return Math.min(LG_VALUES_PER_ZERO + 1 + (value - 1) / VALUES_PER_ZERO, Long.SIZE - lg);
  }

  /** The number of leading zeros that decides on the update value; {@code low} as below. */
  static int zeros(long hash, long low) {
    return Long.numberOfLeadingZeros(hash | low);
  }

  /** The bits that choose register and s: the lowest lg + 3. */
  static long lowBits(int lg) {
    return (1L << (lg + LG_VALUES_PER_ZERO)) - 1;
  }

  static int index(long hash, int mask) {
    return (int) (hash >>> LG_VALUES_PER_ZERO) & mask;
  }

  static int value(long hash, int zeros) {
    return (zeros << LG_VALUES_PER_ZERO) + (int) (hash & (VALUES_PER_ZERO - 1)) + 1;
  }

  /** The largest update value of a register. */
  static int largest(long register) {
    return (int) register & LARGEST;
  }

  /** The register after an update. Without branches, because nobody can predict them. */
  static long update(long register, int value) {
    int u = largest(register);
    int max = Math.max(u, value);
    long seen =
        ((register & SEEN) >>> Math.min(max - u, 63))
            | (Long.MIN_VALUE >>> Math.min(max - value, 63));
    return (seen & SEEN) | max;
  }

  /** Merges the registers of src into dst. */
  static void merge(long[] dst, long[] src) {
    for (int i = 0; i < dst.length; i++) {
      long x = dst[i];
      long y = src[i];
      int ahead = largest(x) - largest(y);
      long upper = ahead >= 0 ? x : y;
      long lower = ahead >= 0 ? y : x;
      // A branch, because it goes one way: only the window of a counter that saw some hundred times
      // fewer hashes is left behind.
      int down = Math.abs(ahead);
      dst[i] = down < Long.SIZE ? upper | ((lower >>> down) & SEEN) : upper;
    }
  }

  /**
   * The smallest number of leading zeros with which a hash that shares register and s with this one
   * can change the register: all values below it have been seen or forgotten. That is exact once
   * anything was forgotten, and 0 or less before.
   */
  static int firstOpen(long register, long hash) {
    int s = (int) hash & (VALUES_PER_ZERO - 1);
    int u = largest(register);
    // The value of a leading zeros is at bit 8 a + s + 64 - u.
    int lowest = (s - u) & (VALUES_PER_ZERO - 1);
    long open = ~(register | LARGEST) & (EVERY_EIGHTH << lowest);
    int bit = open == 0 ? Long.SIZE + lowest : Long.numberOfTrailingZeros(open);
    return (bit - Long.SIZE + u - s) >> LG_VALUES_PER_ZERO;
  }

  /** Whether updates can have led to the register. */
  static boolean isPossible(long register, int lg) {
    int u = largest(register);
    if (u == 0) {
      return register == 0;
    }
    return register < 0 && u <= maxValue(lg) && (u > WINDOW || (register & SEEN) << u == 0);
  }
}
