package io.github.azeotrope.sketch;

import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.math3.distribution.TDistribution;

/** Limits of the standard distributions; everything here allocates and none of it is hot. */
final class Quantiles {
  private Quantiles() {}

  /** How many standard errors a limit is away from the value. */
  static double normal(double confidence) {
    return new NormalDistribution(null, 0, 1).inverseCumulativeProbability(confidence);
  }

  /** The same by Student's t. */
  static double student(double confidence, double degreesOfFreedom) {
    return new TDistribution(null, degreesOfFreedom).inverseCumulativeProbability(confidence);
  }

  /**
   * The exact limit of the share behind {@code hits} of {@code trials}, which need not be integers.
   *
   * <p>Source: Clopper and Pearson 1934.
   */
  static double share(double hits, double trials, double confidence, boolean upper) {
    double misses = trials - hits;
    if (upper) {
      return misses <= 0
          ? 1
          : new BetaDistribution(null, hits + 1, misses).inverseCumulativeProbability(confidence);
    }
    return hits <= 0
        ? 0
        : new BetaDistribution(null, hits, misses + 1).inverseCumulativeProbability(1 - confidence);
  }

  /**
   * The exact limit of the mean behind a Poisson count, which need not be an integer.
   *
   * <p>Source: Garwood 1936.
   */
  static double poissonMean(double count, double confidence, boolean upper) {
    if (upper) {
      return new GammaDistribution(null, count + 1, 1).inverseCumulativeProbability(confidence);
    }
    return count <= 0
        ? 0
        : new GammaDistribution(null, count, 1).inverseCumulativeProbability(1 - confidence);
  }

  /** The smallest count that a Poisson variable of the mean does not exceed so often. */
  static double poissonCount(double mean, double confidence) {
    return mean <= 0 ? 0 : new PoissonDistribution(mean).inverseCumulativeProbability(confidence);
  }
}
