package io.github.azeotrope.examples.evaluation;

import org.apache.commons.math3.distribution.BetaDistribution;

/**
 * Two-sided exact confidence limits of a share. Source: Clopper and Pearson 1934.
 *
 * @param lower lower limit
 * @param upper upper limit
 */
record Interval(double lower, double upper) {
  static final double CONFIDENCE = 0.95;

  /** Limits of the share behind so many hits of n, at {@link #CONFIDENCE}; all of [0, 1] at n 0. */
  static Interval ofShare(int hits, int n) {
    double tail = (1 - CONFIDENCE) / 2;
    double lower =
        hits == 0
            ? 0
            : new BetaDistribution(null, hits, n - hits + 1.0).inverseCumulativeProbability(tail);
    double upper =
        hits == n
            ? 1
            : new BetaDistribution(null, hits + 1.0, n - hits)
                .inverseCumulativeProbability(1 - tail);
    return new Interval(lower, upper);
  }
}
