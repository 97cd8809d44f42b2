package io.github.azeotrope.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SimHashTest {

  @Property(tries = 1000)
  void isTheMajorityOfEachBit(
      @ForAll long seed,
      @ForAll @IntRange(max = 300) int n,
      @ForAll @IntRange(max = 20) int from,
      @ForAll @IntRange(min = 1, max = 3) int density) {
    SplittableRandom random = Chance.random(seed);
    long[] hashes = new long[n + from];
    for (int i = 0; i < hashes.length; i++) {
      // Bits that are set in 1/2, 3/4 or 7/8 of the hashes, so that counts come near their limits.
      for (int k = 0; k < density; k++) {
        hashes[i] |= random.nextLong();
      }
    }
    assertThat(SimHash.of(hashes, from, hashes.length)).isEqualTo(counted(hashes, from));
  }

  @Example
  void manyHashesCountAsWell() {
    SplittableRandom random = Chance.random(20_261_120);
    for (int n : new int[] {4_095, 4_096, 4_097, 8_191, 70_000}) {
      long[] hashes = Chance.hashes(random, n);
      assertThat(SimHash.of(hashes, 0, n)).as("%d", n).isEqualTo(counted(hashes, 0));
      java.util.Arrays.fill(hashes, 0, n / 2 + 1, -1);
      assertThat(SimHash.of(hashes, 0, n)).isEqualTo(-1);
    }
  }

  private static long counted(long[] hashes, int from) {
    long result = 0;
    for (int bit = 0; bit < 64; bit++) {
      int count = 0;
      for (int i = from; i < hashes.length; i++) {
        count += (int) (hashes[i] >>> bit & 1);
      }
      if (2 * count > hashes.length - from) {
        result |= 1L << bit;
      }
    }
    return result;
  }

  @Example
  void knownValues() {
    assertThat(SimHash.of(new long[0], 0, 0)).isZero();
    assertThat(SimHash.of(new long[] {5}, 0, 1)).isEqualTo(5);
    assertThat(SimHash.of(new long[] {5, 6}, 0, 2)).as("ties are 0").isEqualTo(4);
    assertThat(SimHash.of(new long[] {-1, -1, -1, -1, -1, -1, -1, -1}, 0, 8)).isEqualTo(-1);
    assertThatThrownBy(() -> SimHash.of(new long[2], 1, 3))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Example
  void cosineFollowsTheDistance() {
    assertThat(SimHash.distance(0, 7)).isEqualTo(3);
    assertThat(SimHash.cosine(9, 9).value()).isEqualTo(1);
    assertThat(SimHash.cosine(0, -1).value()).isEqualTo(-1);
    assertThat(SimHash.cosine(0, 0xffffffffL).value()).isBetween(-1e-9, 1e-9);
    Estimate close = SimHash.cosine(0, 7);
    assertThat(close.value()).isBetween(0.98, 1.0);
    assertThat(close.lower(0.95)).isLessThan(close.value());
    assertThat(close.upper(0.95)).isBetween(close.value(), 1.0);
  }

  /** Sets of hashes: the cosine of their indicator vectors is both / sqrt(|A| |B|). */
  @Example
  void theLimitsHoldTheCosine() {
    int trials = 10_000;
    int[][] sets = {{80, 20, 20}, {20, 80, 80}, {50, 0, 100}};
    for (int[] set : sets) {
      double cosine = set[0] / Math.sqrt((set[0] + set[1]) * (double) (set[0] + set[2]));
      ErrorTally tally = new ErrorTally(0.95);
      SplittableRandom random = Chance.random(20_261_103);
      for (int trial = 0; trial < trials; trial++) {
        long[] hashes = Chance.hashes(random, set[0] + set[1] + set[2]);
        long a = SimHash.of(hashes, 0, set[0] + set[1]);
        System.arraycopy(hashes, set[0] + set[1], hashes, set[0], set[2]);
        long b = SimHash.of(hashes, 0, set[0] + set[2]);
        tally.add(SimHash.cosine(a, b), cosine);
      }
      // Signs of sums of bits are signs of normal projections only for many hashes, and ties are 0.
      tally.assertLimitsHold(set[0] + " in common: " + tally, 0.01);
    }
  }
}
