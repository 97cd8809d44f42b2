package io.github.azeotrope.summary;

import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.distribution.BinomialDistribution;

/** Exact limits of a share, and the tail of its counts. Source: Clopper and Pearson 1934. */
public final class ExactBinomial {
  private ExactBinomial() {}

  /**
   * The one-sided lower limit of the share behind {@code hits} of {@code trials}, which need not be
   * integers.
   */
  public static double lower(double hits, double trials, double confidence) {
    return hits <= 0
        ? 0
        : new BetaDistribution(null, hits, trials - hits + 1)
            .inverseCumulativeProbability(1 - confidence);
  }

  /**
   * The one-sided upper limit of the share behind {@code hits} of {@code trials}, which need not be
   * integers.
   */
  public static double upper(double hits, double trials, double confidence) {
    return hits >= trials
        ? 1
        : new BetaDistribution(null, hits + 1, trials - hits)
            .inverseCumulativeProbability(confidence);
  }

  /** The one or the other. */
  public static double limit(double hits, double trials, double confidence, boolean upper) {
    return upper ? upper(hits, trials, confidence) : lower(hits, trials, confidence);
  }

  /** Chance of at least so many hits at the given share. */
  public static double atLeast(int hits, int trials, double share) {
    return hits <= 0
        ? 1
        : 1 - new BinomialDistribution(null, trials, share).cumulativeProbability(hits - 1);
  }
}
