package io.github.azeotrope.entropy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Samples of kinds against all kinds, over many hash functions. */
class SampledKindsTest {
  private static final int HASHES = 60;

  private static Draws draws(String name) {
    return switch (name) {
      case "zipf" -> Draws.zipf(50_000, 1, 0);
      case "flat" -> Draws.uniform(200_000);
      default -> Draws.template(40, .8, Draws.zipf(200_000, .8, 0));
    };
  }

  /**
   * The mean error is within 4.5 of its standard errors of 0 (p = 7e-6 each), and the error is as
   * large as stated: the mean square of 60 standardised errors is chi-squared over 60, below 2 with
   * p = 1e-5. It may be smaller, which only widens intervals.
   */
  @ParameterizedTest
  @ValueSource(strings = {"zipf", "flat", "template"})
  void errorIsWhatItIsSaidToBe(String name) {
    long[] counts = draws(name).counts(200_000, new SplittableRandom(4));
    Abundances exact = Abundances.of(counts);
    double shannon = exact.shannonEntropy().bits();
    double rarefied = exact.shannonEntropyAt(5000).bits();
    double collision = exact.collisionEntropy().bits();
    double[] sums = new double[3];
    double[] squares = new double[3];
    double kinds = 0;
    for (int h = 0; h < HASHES; h++) {
      KindCounts sample = new KindCounts(11);
      for (int kind = 0; kind < counts.length; kind++) {
        if (counts[kind] > 0) {
          sample.add(Draws.hash(kind, 1000 + h), counts[kind]);
        }
      }
      // A design effect of 0 leaves the error of the sample of kinds alone.
      Abundances sampled = new Abundances(new SampledKinds(sample), 0, 200_000);
      assertThat(sampled.isSampled()).isTrue();
      EntropyEstimate[] estimates = {
        sampled.shannonEntropy(), sampled.shannonEntropyAt(5000), sampled.collisionEntropy()
      };
      double[] truths = {shannon, rarefied, collision};
      for (int i = 0; i < 3; i++) {
        double z = (estimates[i].bits() - truths[i]) / estimates[i].standardErrorBits();
        sums[i] += z;
        squares[i] += z * z;
      }
      kinds += sampled.distinct() / exact.distinct() / HASHES;
    }
    for (int i = 0; i < 3; i++) {
      assertThat(squares[i] / HASHES).as("mean square of z, %d", i).isLessThan(2);
      assertThat(Math.abs(sums[i]) / HASHES)
          .as("mean of z, %d", i)
          .isLessThan(4.5 * Math.sqrt(Math.max(1, squares[i] / HASHES)) / Math.sqrt(HASHES));
    }
    assertThat(kinds)
        .isBetween(1 - 4.5 / Math.sqrt(2046.0 * HASHES), 1 + 4.5 / Math.sqrt(2046.0 * HASHES));
  }
}
