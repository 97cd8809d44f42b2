package io.github.azeotrope.sketch;

import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;

/**
 * What chance alone may do in a test of fixed seed. A bound is exceeded by a correct implementation
 * for one seed in a million; with the seed fixed, a failure is a change.
 */
public final class Chance {
  private static final double ONE_IN_A_MILLION = 1e-6;

  private Chance() {}

  /** So many of the trials may happen if each happens with at most this probability. */
  public static int atMost(int trials, double probability) {
    return new BinomialDistribution(null, trials, probability)
        .inverseCumulativeProbability(1 - ONE_IN_A_MILLION);
  }

  /** So many of the trials must happen if each happens with at least this probability. */
  public static int atLeast(int trials, double probability) {
    return new BinomialDistribution(null, trials, probability)
        .inverseCumulativeProbability(ONE_IN_A_MILLION);
  }

  /** The factor by which a root mean square over nearly normal errors may exceed the true one. */
  public static double rootMeanSquareFactor(int trials) {
    double sum =
        new ChiSquaredDistribution(null, trials).inverseCumulativeProbability(1 - ONE_IN_A_MILLION);
    return Math.sqrt(sum / trials);
  }

  /** Standard errors of a mean that chance may make. */
  public static double meanStandardErrors() {
    return 4.9;
  }

  public static SplittableRandom random(long seed) {
    return new SplittableRandom(seed);
  }

  public static long[] hashes(SplittableRandom random, int n) {
    return random.longs(n).toArray();
  }
}
