package io.github.azeotrope.evidence;

import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.distribution.BinomialDistribution;

/** One-sided exact limits of a share. Source: Clopper and Pearson 1934. */
final class ExactBinomial {
  private ExactBinomial() {}

  /** Lower confidence limit of the share behind {@code hits} of {@code n}. */
  static double lower(int hits, int n, double confidence) {
    return hits <= 0
        ? 0
        : new BetaDistribution(null, hits, n - hits + 1.0)
            .inverseCumulativeProbability(1 - confidence);
  }

  /** Upper confidence limit of the share behind {@code hits} of {@code n}. */
  static double upper(int hits, int n, double confidence) {
    return hits >= n
        ? 1
        : new BetaDistribution(null, hits + 1.0, n - hits).inverseCumulativeProbability(confidence);
  }

  /** Chance of at least so many hits at the given share. */
  static double atLeast(int hits, int n, double share) {
    return hits <= 0
        ? 1
        : 1 - new BinomialDistribution(null, n, share).cumulativeProbability(hits - 1);
  }
}
