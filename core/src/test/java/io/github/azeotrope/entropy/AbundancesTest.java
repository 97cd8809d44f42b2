package io.github.azeotrope.entropy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.numbers.gamma.Digamma;
import org.junit.jupiter.api.Test;

class AbundancesTest {
  private static final double LN2 = Math.log(2);

  /** Chao, Wang and Jost 2013, equation 6, term by term as printed. */
  private static double chaoWangJost(long[] counts) {
    double n = Arrays.stream(counts).sum();
    double f1 = Arrays.stream(counts).filter(c -> c == 1).count();
    double f2 = Arrays.stream(counts).filter(c -> c == 2).count();
    double sum = 0;
    for (long count : counts) {
      for (long k = count; count > 0 && k < n; k++) {
        sum += count / n / k;
      }
    }
    double a = 1;
    if (f2 > 0) {
      a = 2 * f2 / ((n - 1) * f1 + 2 * f2);
    } else if (f1 > 0) {
      a = 2 / ((n - 1) * (f1 - 1) + 2);
    }
    if (a < 1 && f1 > 0) {
      double tail = -Math.log(a);
      for (int r = 1; r < n; r++) {
        tail -= Math.pow(1 - a, r) / r;
      }
      sum += f1 / n * Math.pow(1 - a, 1 - n) * tail;
    }
    return sum / LN2;
  }

  @Property(tries = 500)
  void shannonIsThePublishedFormula(@ForAll("counts") long[] counts) {
    assertThat(Abundances.of(counts).shannonEntropy().bits())
        .isCloseTo(Math.max(0, chaoWangJost(counts)), within(1e-6));
  }

  @Test
  void lastTermIsAccurateWhereThePublishedSumCancels() {
    for (double size : new double[] {2, 5, 19, 20, 21, 100, 3000, 1e5}) {
      for (double a : new double[] {1e-9, 1e-4, .01, .0999, .1001, .3, .9, .999}) {
        if (size < 20 && a < 1e-3) {
          // Cannot be: with f2 = 0 it is at least 2 / N^2.
          continue;
        }
        double sum = 0;
        double power = 1 - a;
        // The tail term by term, its rest by the integral from the middle of the last step.
        long steps = (long) Math.min(1e6, 40 / a);
        for (long j = 0; j < steps; j++) {
          sum += power / (size + j);
          power *= 1 - a;
        }
        double end = size + steps - .5;
        double rate = -Math.log1p(-a);
        sum += power * Math.exp(-rate * -.5) * ShannonEstimator.scaledE1(end * rate);
        assertThat(ShannonEstimator.tail(size, a) / sum)
            .as("size %s, a %s", size, a)
            .isCloseTo(1, within(2e-6));
      }
    }
  }

  @Test
  void exponentialIntegralIsThatOfTheTables() {
    // Abramowitz and Stegun, tables 5.1 and 5.2.
    assertThat(ShannonEstimator.scaledE1(.5)).isCloseTo(.5597735948 * Math.exp(.5), within(1e-9));
    assertThat(ShannonEstimator.scaledE1(1)).isCloseTo(.2193839344 * Math.E, within(1e-9));
    assertThat(10 * ShannonEstimator.scaledE1(10)).isCloseTo(.915633339, within(1e-8));
    assertThat(ShannonEstimator.scaledE1(1 - 1e-12))
        .isCloseTo(ShannonEstimator.scaledE1(1 + 1e-12), within(1e-11));
  }

  /** All ways to draw five of three kinds: the mean is the true collision probability. */
  @Test
  void collisionCountHasNoBias() {
    double[] p = {.5, .3, .2};
    double mean = 0;
    for (int way = 0; way < 243; way++) {
      long[] counts = new long[3];
      double chance = 1;
      for (int i = 0, rest = way; i < 5; i++, rest /= 3) {
        counts[rest % 3]++;
        chance *= p[rest % 3];
      }
      EntropyEstimate bits = Abundances.of(counts).collisionEntropy();
      double pairs = bits.unseenBits() > 0 ? 0 : Math.exp(-bits.bits() * LN2);
      mean += chance * pairs;
    }
    assertThat(mean).isCloseTo(.38, within(1e-12));
  }

  /** All samples of four of seven draws. */
  @Test
  void rarefiedEntropyIsTheMeanOverAllSmallerSamples() {
    int[] draws = {0, 0, 0, 1, 1, 2, 3};
    double sum = 0;
    int samples = 0;
    for (int set = 0; set < 128; set++) {
      if (Integer.bitCount(set) == 4) {
        long[] counts = new long[4];
        for (int i = 0; i < 7; i++) {
          counts[draws[i]] += set >> i & 1;
        }
        sum += plugIn(counts);
        samples++;
      }
    }
    Abundances all = Abundances.of(3, 2, 1, 1);
    assertThat(all.shannonEntropyAt(4).bits()).isCloseTo(sum / samples, within(1e-12));
    assertThat(all.shannonEntropyAt(7).bits())
        .isCloseTo(plugIn(new long[] {3, 2, 1, 1}), within(1e-12));
    assertThat(all.shannonEntropyAt(1).bits()).isZero();
  }

  private static double plugIn(long[] counts) {
    double n = Arrays.stream(counts).sum();
    return Arrays.stream(counts).filter(c -> c > 0).mapToDouble(c -> -c / n * Math.log(c / n)).sum()
        / LN2;
  }

  /** The jackknife by its definition, each draw deleted in turn. */
  @Property(tries = 100)
  void standardErrorIsTheJackknife(@ForAll("counts") long[] counts) {
    double n = Arrays.stream(counts).sum();
    double f1 = Arrays.stream(counts).filter(c -> c == 1).count();
    double f2 = Arrays.stream(counts).filter(c -> c == 2).count();
    if (n < 3) {
      return;
    }
    double[] without = new double[counts.length];
    double mean = 0;
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        long[] left = counts.clone();
        left[i]--;
        without[i] = chaoWangJost(left);
        mean += counts[i] * without[i] / n;
      }
    }
    double squares = 0;
    for (int i = 0; i < counts.length; i++) {
      squares += counts[i] * (without[i] - mean) * (without[i] - mean);
    }
    double least = f1 / n * Math.sqrt(f2 + 1) / Math.max(1, f2) / LN2;
    double expected = Math.max(least, Math.sqrt(squares * (n - 1) / n));
    assertThat(Abundances.of(counts).shannonEntropy().standardErrorBits())
        .isCloseTo(expected, within(1e-6 * Math.max(1, expected)));
  }

  @Test
  void knowsTheEasyCases() {
    Abundances none = Abundances.of();
    assertThat(none.shannonEntropy().bits()).isZero();
    assertThat(none.shannonEntropy().upperBits(.975)).isInfinite();
    assertThat(none.collisionEntropy().upperBits(.975)).isInfinite();
    assertThat(none.unseenMass()).isEqualTo(1);
    assertThat(none.pielouEvenness()).isEqualTo(1);

    Abundances one = Abundances.of(1000, 0, 0);
    assertThat(one.shannonEntropy()).isEqualTo(new EntropyEstimate(0, 0, 0, 1000, 1, 1000));
    assertThat(one.hillEvenness()).isEqualTo(1);
    assertThat(one.collisionEntropy().bits()).isZero();

    Abundances coin = Abundances.of(500, 500);
    assertThat(coin.shannonEntropy().bits()).isCloseTo(1, within(2e-3));
    assertThat(coin.pielouEvenness()).isCloseTo(1, within(2e-3));
    assertThat(coin.hillEvenness()).isCloseTo(1, within(2e-3));
    assertThat(coin.unseenMass()).isZero();
    assertThat(coin).hasToString("Abundances[draws=1000, kinds=2, bits=1.00]");

    Abundances distinct = Abundances.of(LongStream.generate(() -> 1).limit(50).toArray());
    assertThat(distinct.collisionEntropy().upperBits(.975)).isInfinite();
    assertThat(distinct.collisionEntropy().lowerBits(.975)).isBetween(5.0, 11.0);
    assertThat(distinct.unseenMass()).isEqualTo(1);
    assertThat(distinct.distinct()).isEqualTo(50);
    assertThat(distinct.isSampled()).isFalse();
  }

  @Test
  void refusesWhatIsNoCount() {
    assertThatThrownBy(() -> Abundances.of(3, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1");
    assertThatThrownBy(() -> Abundances.of(1L << 48, 1)).hasMessageContaining("2^48");
    assertThatThrownBy(() -> Abundances.of(3).shannonEntropyAt(4)).hasMessageContaining("4");
    assertThatThrownBy(() -> Abundances.of(3).shannonEntropyAt(0)).hasMessageContaining("0");
    assertThatThrownBy(() -> Abundances.of(3).shannonEntropy().lowerBits(1))
        .hasMessageContaining("1.0");
    assertThatThrownBy(() -> Abundances.of(3).shannonEntropy().upperBits(.2))
        .hasMessageContaining("0.2");
  }

  /**
   * Rarefied to 500 draws, samples of 500 and of 20,000 words agree: the difference of 200 such
   * pairs is within its standard error as often as it should be (binomial, p = 1e-4 to fail).
   */
  @Test
  void comparesSamplesOfDifferentSize() {
    Draws words = Draws.zipf(20_000, 1, 2.7);
    SplittableRandom random = new SplittableRandom(11);
    int apart = 0;
    for (int trial = 0; trial < 200; trial++) {
      EntropyEstimate few = Abundances.of(words.counts(500, random)).shannonEntropyAt(500);
      EntropyEstimate many = Abundances.of(words.counts(20_000, random)).shannonEntropyAt(500);
      double error = Math.hypot(few.standardErrorBits(), many.standardErrorBits());
      apart += Math.abs(few.bits() - many.bits()) > 1.96 * error ? 1 : 0;
    }
    assertThat(apart).isBetween(0, 23);
  }

  @Test
  void digammaIsPreciseWhereItIsUsed() {
    assertThat(Digamma.value(3)).isCloseTo(1.5 - 0.5772156649015329, within(1e-15));
  }

  @Provide
  Arbitrary<long[]> counts() {
    return Arbitraries.longs().between(0, 12).array(long[].class).ofMinSize(1).ofMaxSize(12);
  }
}
