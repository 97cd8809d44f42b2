package io.github.azeotrope.examples.evaluation;

import io.github.azeotrope.summary.ExactBinomial;

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
    double oneSided = (1 + CONFIDENCE) / 2;
    return new Interval(
        ExactBinomial.lower(hits, n, oneSided), ExactBinomial.upper(hits, n, oneSided));
  }
}
