package io.github.azeotrope.entropy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.azeotrope.charts.DocsPage;
import io.github.azeotrope.sketch.SketchBytesFuzz;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MaximumMeanDiscrepancyTest {
  private static final DocsPage PAGE = DocsPage.of("primitives/divergences.md");
  private static final int D = 16;

  /** Sources with a mean of their own around that of the population; up to three vectors each. */
  static VectorSample population(
      int sources, double shift, double spread, SplittableRandom random) {
    VectorSample sample = VectorSample.withDimensions(D);
    for (int s = 0; s < sources; s++) {
      double[] own = new double[D];
      for (int i = 0; i < D; i++) {
        own[i] = spread * gaussian(random) + (i == 0 ? shift : 0);
      }
      long source = random.nextLong();
      for (int v = random.nextInt(3); v >= 0; v--) {
        byte[] vector = new byte[D];
        for (int i = 0; i < D; i++) {
          vector[i] = (byte) Math.rint(own[i] + 8 * gaussian(random) / (1 + i));
        }
        sample.add(source, vector);
      }
    }
    return sample;
  }

  /** Irwin and Hall: the sum of twelve uniform numbers, less its mean. */
  private static double gaussian(SplittableRandom random) {
    double sum = -6;
    for (int i = 0; i < 12; i++) {
      sum += random.nextDouble();
    }
    return sum;
  }

  /** Every pair of vectors of different blocks, one by one. */
  @Test
  void isTheMeanOverPairsOfDifferentBlocks() {
    SplittableRandom random = new SplittableRandom(4);
    VectorSample x = VectorSample.withDimensions(D);
    VectorSample y = VectorSample.withDimensions(D);
    List<byte[]> xs = new ArrayList<>();
    List<byte[]> ys = new ArrayList<>();
    int[] xBlocks = fill(x, xs, 60, random);
    int[] yBlocks = fill(y, ys, 45, random);
    double across = 0;
    for (byte[] a : xs) {
      for (byte[] b : ys) {
        across += dot(a, b) / 60.0 / 45.0;
      }
    }
    double expected = withinBlocks(xs, xBlocks) + withinBlocks(ys, yBlocks) - 2 * across;
    MaximumMeanDiscrepancy mmd = MaximumMeanDiscrepancy.between(x, y, 2);
    assertThat(mmd.squared()).isCloseTo(expected / 4, within(1e-9));
    assertThat(mmd.firstSize()).isEqualTo(60);
    assertThat(mmd.secondSize()).isEqualTo(45);
    assertThat(MaximumMeanDiscrepancy.between(y, x, 2).squared())
        .isCloseTo(expected / 4, within(1e-9));
  }

  private static int[] fill(VectorSample sample, List<byte[]> all, int n, SplittableRandom random) {
    int[] blocks = new int[n];
    for (int v = 0; v < n; v++) {
      byte[] vector = new byte[D];
      random.nextBytes(vector);
      long[] before = counts(sample);
      sample.add(random.nextInt(25), vector);
      all.add(vector);
      for (int b = 0; b < VectorSample.BLOCKS; b++) {
        blocks[v] = sample.count(b) > before[b] ? b : blocks[v];
      }
    }
    return blocks;
  }

  private static long[] counts(VectorSample sample) {
    long[] counts = new long[VectorSample.BLOCKS];
    for (int b = 0; b < counts.length; b++) {
      counts[b] = sample.count(b);
    }
    return counts;
  }

  private static double withinBlocks(List<byte[]> vectors, int[] blocks) {
    double sum = 0;
    int pairs = 0;
    for (int i = 0; i < blocks.length; i++) {
      for (int j = 0; j < blocks.length; j++) {
        if (blocks[i] != blocks[j]) {
          sum += dot(vectors.get(i), vectors.get(j));
          pairs++;
        }
      }
    }
    return sum / pairs;
  }

  private static double dot(byte[] a, byte[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** All 4,096 choices of signs for a matrix of twelve: the three moments are exact. */
  @Test
  void momentsAreThoseOfAllSigns() {
    SplittableRandom random = new SplittableRandom(5);
    int n = 12;
    double[][] g = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        g[i][j] = random.nextDouble() - .4;
        g[j][i] = g[i][j];
      }
    }
    double[] sums = new double[4];
    for (int signs = 0; signs < 1 << n; signs++) {
      double t = 0;
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          t += ((signs >> i ^ signs >> j) & 1) == 0 ? g[i][j] : -g[i][j];
        }
      }
      for (int k = 0; k < 4; k++) {
        sums[k] += Math.pow(t, k) / (1 << n);
      }
    }
    double[] moments = BlockSums.moments(g);
    assertThat(sums[1]).isCloseTo(0, within(1e-9));
    assertThat(moments[1]).isCloseTo(sums[2], within(1e-9));
    assertThat(moments[2]).isCloseTo(sums[3], within(1e-9));
  }

  /** Gamma and normal tails against values of tables. */
  @Test
  void tailsAreThoseOfTheGammaDistribution() {
    // Chi-squared with 4 degrees of freedom: mean 4, variance 8, third moment 32; 9.488 is its 95
    // %.
    assertThat(GammaTail.pValue(new double[] {9.487729 - 4, 8, 32})).isCloseTo(.05, within(1e-6));
    assertThat(GammaTail.pValue(new double[] {1.959964, 1, 0})).isCloseTo(.025, within(1e-6));
    assertThat(GammaTail.pValue(new double[] {0, 0, 0})).isEqualTo(1);
    assertThat(GammaTail.pValue(new double[] {-5, 8, 32})).isEqualTo(1);
  }

  /**
   * 600 pairs of samples of one population, of sources that resemble themselves: no bias (mean
   * within 4.5 standard errors), and p is below .05 and .01 as seldom as it should be (binomial, p
   * = 1e-4 to fail, if it is exact).
   */
  @Test
  void equalMeansGiveNoDiscrepancyAndUniformP() {
    SplittableRandom random = new SplittableRandom(7);
    double sum = 0;
    double squares = 0;
    int below5 = 0;
    int below1 = 0;
    for (int trial = 0; trial < 600; trial++) {
      MaximumMeanDiscrepancy mmd =
          MaximumMeanDiscrepancy.between(
              population(200, 3, 4, random), population(90, 3, 4, random), 8);
      sum += mmd.squared();
      squares += mmd.squared() * mmd.squared();
      below5 += mmd.pValue() < .05 ? 1 : 0;
      below1 += mmd.pValue() < .01 ? 1 : 0;
    }
    assertThat(Math.abs(sum)).isLessThan(4.5 * Math.sqrt(squares));
    assertThat(below5).isBetween(13, 51);
    assertThat(below1).isLessThanOrEqualTo(16);
  }

  /** The distance of the means is (5/8)^2; its intervals hold it 95 times in 100 (p = 1e-4). */
  @Test
  void differentMeansAreFoundAndMeasured() {
    SplittableRandom random = new SplittableRandom(8);
    double truth = 25 / 64.0;
    int missed = 0;
    double sum = 0;
    double squares = 0;
    for (int trial = 0; trial < 300; trial++) {
      MaximumMeanDiscrepancy mmd =
          MaximumMeanDiscrepancy.between(
              population(200, 3, 2, random), population(150, 8, 2, random), 8);
      missed += mmd.lower(.975) > truth || mmd.upper(.975) < truth ? 1 : 0;
      sum += mmd.squared() - truth;
      squares += (mmd.squared() - truth) * (mmd.squared() - truth);
      assertThat(mmd.pValue()).isLessThan(.01);
    }
    assertThat(missed).isBetween(2, 32);
    assertThat(Math.abs(sum)).isLessThan(4.5 * Math.sqrt(squares));
  }

  @Test
  void saysWhenThereIsTooLittle() {
    SplittableRandom random = new SplittableRandom(9);
    VectorSample one = population(1, 0, 0, random);
    VectorSample many = population(500, 0, 0, random);
    MaximumMeanDiscrepancy mmd = MaximumMeanDiscrepancy.between(one, many, 1);
    assertThat(mmd.blocks()).isEqualTo(1);
    assertThat(mmd.pValue()).isEqualTo(1);
    assertThat(mmd.upper(.975)).isInfinite();
    assertThat(mmd.lower(.975)).isZero();
    VectorSample none = VectorSample.withDimensions(D);
    assertThatThrownBy(() -> MaximumMeanDiscrepancy.between(none, many, 1))
        .hasMessageContaining("0 and");
    assertThatThrownBy(() -> MaximumMeanDiscrepancy.between(many, many, 0))
        .hasMessageContaining("length 0");
    assertThatThrownBy(
            () -> MaximumMeanDiscrepancy.between(many, VectorSample.withDimensions(3), 1))
        .hasMessageContaining("3");
  }

  /** Byte for byte: any order, any split, sums in place of vectors. */
  @Property(tries = 100)
  void samplesMergeAsIfAllHadBeenAdded(
      @ForAll @IntRange(max = 80) int n, @ForAll long seed, @ForAll @IntRange(max = 80) int cut) {
    SplittableRandom random = new SplittableRandom(seed);
    VectorSample all = VectorSample.withDimensions(3);
    VectorSample left = VectorSample.withDimensions(3);
    VectorSample right = VectorSample.withDimensions(3);
    for (int i = 0; i < n; i++) {
      byte[] vector = new byte[3];
      random.nextBytes(vector);
      long source = random.nextInt(40);
      all.add(source, vector);
      if (i < cut) {
        left.add(source, vector);
      } else {
        right.addSum(source, new long[] {vector[0], vector[1], vector[2]}, 1);
      }
    }
    assertThat(left.copy().merge(right).toBytes()).isEqualTo(all.toBytes());
    assertThat(right.copy().merge(left).toBytes()).isEqualTo(all.toBytes());
    assertThat(all.merge(VectorSample.withDimensions(3)).size()).isEqualTo(n);
    assertThat(VectorSample.fromBytes(all.toBytes()).toBytes()).isEqualTo(all.toBytes());
  }

  @Test
  void samplesRefuseWhatDoesNotFit() {
    VectorSample sample = VectorSample.withDimensions(3);
    assertThatThrownBy(() -> VectorSample.withDimensions(0)).hasMessageContaining("0");
    assertThatThrownBy(() -> sample.add(1, new byte[4])).hasMessageContainingAll("4", "3");
    assertThatThrownBy(() -> sample.addSum(1, new long[] {0, 0, 257}, 2))
        .hasMessageContaining("257");
    assertThatThrownBy(() -> sample.addSum(1, new long[3], 0)).hasMessageContaining("0");
    assertThatThrownBy(() -> sample.merge(VectorSample.withDimensions(4)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(sample.size()).isZero();
    SketchBytesFuzz.check(
        population(40, 1, 2, new SplittableRandom(3)).toBytes(),
        2000,
        3,
        300_000,
        bytes -> VectorSample.fromBytes(bytes).toBytes());
  }

  @Test
  void showsWhatThePageShows() {
    PAGE.checkExample("mmd", MaximumMeanDiscrepancyTest.class, MaximumMeanDiscrepancyTest::example);
  }

  private static void example() {
    SplittableRandom random = new SplittableRandom(1);
    record Request(long session, int component) {
      byte[] vector() {
        byte[] vector = new byte[256];
        vector[component] = 32;
        return vector;
      }
    }
    List<Request> group = new ArrayList<>();
    List<Request> others = new ArrayList<>();
    for (int i = 0; i < 900; i++) {
      Request request = new Request(i / 6, random.nextInt(i % 3 == 0 ? 20 : 200));
      (i % 3 == 0 ? group : others).add(request);
    }
    // docs: mmd
    VectorSample x = VectorSample.withDimensions(256);
    VectorSample y = VectorSample.withDimensions(256);
    group.forEach(r -> x.add(r.session(), r.vector()));
    others.forEach(r -> y.add(r.session(), r.vector()));
    MaximumMeanDiscrepancy mmd = MaximumMeanDiscrepancy.between(x, y, 32);
    System.out.printf("MMD2 %.4f, at least %.4f%n", mmd.squared(), mmd.lower(.95));
    // docs: end
  }
}
