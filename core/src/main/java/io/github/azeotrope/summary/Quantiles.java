package io.github.azeotrope.summary;

import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.math3.distribution.TDistribution;

/** Limits of the standard distributions; everything here allocates and none of it is hot. */
public final class Quantiles {
  private static final double MOST_DEGREES = 1e6;

  private Quantiles() {}

  /**
   * The confidence of a one-sided limit.
   *
   * @throws IllegalArgumentException if it is not in [0.5, 1)
   */
  public static double checked(double confidence) {
    if (!(confidence >= 0.5 && confidence < 1)) {
      throw new IllegalArgumentException("confidence must be in [0.5, 1), was " + confidence);
    }
    return confidence;
  }

  /** How many standard errors a limit is away from the value. */
  public static double normal(double confidence) {
    return new NormalDistribution(null, 0, 1).inverseCumulativeProbability(confidence);
  }

  /**
   * The same by Student's t, with at least one degree of freedom, and at most so many that it is
   * the normal distribution to six digits.
   */
  public static double student(double confidence, double degreesOfFreedom) {
    double degrees = Math.max(1, Math.min(degreesOfFreedom, MOST_DEGREES));
    return new TDistribution(null, degrees).inverseCumulativeProbability(confidence);
  }

  /**
   * The exact limit of the mean behind a Poisson count, which need not be an integer.
   *
   * <p>Source: Garwood 1936.
   */
  public static double poissonMean(double count, double confidence, boolean upper) {
    if (upper) {
      return new GammaDistribution(null, count + 1, 1).inverseCumulativeProbability(confidence);
    }
    return count <= 0
        ? 0
        : new GammaDistribution(null, count, 1).inverseCumulativeProbability(1 - confidence);
  }

  /** The smallest count that a Poisson variable of the mean does not exceed so often. */
  public static double poissonCount(double mean, double confidence) {
    return mean <= 0 ? 0 : new PoissonDistribution(mean).inverseCumulativeProbability(confidence);
  }
}
