package io.github.azeotrope.hash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MixTest {
  /** The second number of SplittableRandom(0) is mix(2 * GOLDEN) in the reference algorithm. */
  @Test
  void isTheFinaliserOfSplitMix() {
    SplittableRandom random = new SplittableRandom(0);
    for (long i = 1; i <= 100; i++) {
      assertThat(Mix.mix(i * Mix.GOLDEN)).isEqualTo(random.nextLong());
    }
  }

  /**
   * Each input bit turns each output bit about half the time: 2,000 draws a bit, so the count has a
   * standard deviation of 22; 5.5 of them are never exceeded in 3 * 64 * 64 cells (p = 5e-4).
   */
  @Test
  void turnsHalfOfTheBits() {
    SplittableRandom random = new SplittableRandom(1);
    int[][] turned = new int[3 * 64][64];
    for (int draw = 0; draw < 2000; draw++) {
      long x = random.nextLong();
      long y = random.nextLong();
      for (int bit = 0; bit < 64; bit++) {
        count(turned[bit], Mix.mix(x) ^ Mix.mix(x ^ 1L << bit));
        count(turned[64 + bit], Mix.mix(x, y) ^ Mix.mix(x ^ 1L << bit, y));
        count(turned[128 + bit], Mix.mix(x, y) ^ Mix.mix(x, y ^ 1L << bit));
      }
    }
    for (int[] row : turned) {
      for (int n : row) {
        assertThat(n).isBetween(1000 - 123, 1000 + 123);
      }
    }
  }

  private static void count(int[] row, long difference) {
    for (int bit = 0; bit < 64; bit++) {
      row[bit] += (int) (difference >>> bit & 1);
    }
  }

  @Test
  void chainsKeepOrderAndThueMorseWordsApart() {
    assertThat(chain(1, 2, 3)).isNotEqualTo(chain(1, 3, 2)).isNotEqualTo(chain(1, 2));
    // Words of two letters that meet in every polynomial hash modulo 2^64.
    long[] word = {5};
    long[] twin = {9};
    for (int i = 0; i < 11; i++) {
      long[] longer = concat(word, twin);
      twin = concat(twin, word);
      word = longer;
    }
    assertThat(chain(word)).isNotEqualTo(chain(twin));
  }

  @Test
  void zeroStandsForAbsent() {
    assertThat(Mix.nonZero(0)).isNotZero();
    assertThat(Mix.nonZero(-7)).isEqualTo(-7);
  }

  private static long chain(long... values) {
    long h = 0;
    for (long value : values) {
      h = Mix.chain(h, value);
    }
    return Mix.mix(h);
  }

  private static long[] concat(long[] a, long[] b) {
    long[] result = java.util.Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, result, a.length, b.length);
    return result;
  }
}
