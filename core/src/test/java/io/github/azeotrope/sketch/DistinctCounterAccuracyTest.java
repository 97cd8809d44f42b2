package io.github.azeotrope.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The stated error against brute force. */
class DistinctCounterAccuracyTest {
  private static final double[] CONFIDENCES = {0.95, 0.99};

  @Test
  void theErrorIsWhatTheEstimateSays() {
    check(2, 10_000, 500);
    check(4, 10_000, 2_000);
    check(7, 10_000, 200);
  }

  @Test
  @Tag("evaluation")
  void theErrorIsWhatTheEstimateSaysForManyHashes() {
    check(2, 100_000, 20_000);
    check(4, 100_000, 20_000);
    check(7, 10_000, 200_000);
    check(8, 10_000, 2_000_000);
    check(10, 10_000, 2_000_000);
  }

  private static void check(int lg, int trials, int most) {
    int[] sizes = sizes(most);
    ErrorTally[] tallies = new ErrorTally[sizes.length];
    for (int s = 0; s < sizes.length; s++) {
      tallies[s] = new ErrorTally(CONFIDENCES);
    }
    SplittableRandom random = Chance.random(20_261_101 + lg);
    for (int trial = 0; trial < trials; trial++) {
      DistinctCounter counter = DistinctCounter.withLgRegisters(lg);
      int n = 0;
      for (int s = 0; s < sizes.length; s++) {
        for (; n < sizes[s]; n++) {
          counter.add(random.nextLong());
        }
        tallies[s].add(counter.estimate(), n);
      }
    }
    double m = 1 << lg;
    for (int s = 0; s < sizes.length; s++) {
      ErrorTally tally = tallies[s];
      String what = "lg " + lg + ", " + sizes[s] + " hashes, " + tally;
      // First-order bias is taken out; what is left is of order 1 / m^2 and, for few hashes, that
      // of the Poisson model.
      assertThat(Math.abs(tally.bias()))
          .as(what)
          .isLessThan(
              0.06 / m + Chance.meanStandardErrors() * tally.rootMeanSquare() / Math.sqrt(trials));
      // Asymptotic in m: 5 % more at four registers, 1 % at 16.
      double bound = DistinctLikelihood.ERROR / Math.sqrt(m) * (1 + 0.2 / m);
      assertThat(tally.rootMeanSquare())
          .as(what)
          .isLessThan(bound * Chance.rootMeanSquareFactor(trials));
      // A few hashes collide or do not: their error is no smooth thing, and stated too large.
      double stated = tally.meanStated();
      assertThat(tally.rootMeanSquare())
          .as(what)
          .isLessThan(stated * (1 + 0.2 / m) * Chance.rootMeanSquareFactor(trials) + 0.002);
      tally.assertLimitsHold(what, 0.02);
    }
  }

  private static int[] sizes(int most) {
    return java.util.stream.DoubleStream.iterate(1, x -> x <= most, x -> x * 3.2)
        .mapToInt(x -> (int) Math.rint(x))
        .toArray();
  }
}
