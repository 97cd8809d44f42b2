package io.github.azeotrope.entropy;

import io.github.azeotrope.summary.ErrorMoments;

/** Errors of estimates whose truth is known, and how often their limits failed. */
final class EstimatorTally extends ErrorMoments {
  private final double truth;
  private int low;
  private int high;

  EstimatorTally(double truth) {
    this.truth = truth;
  }

  void add(double value, double standardError, double lower, double upper) {
    add(value - truth, standardError);
    low += lower > truth ? 1 : 0;
    high += upper < truth ? 1 : 0;
  }

  void add(EntropyEstimate estimate, double confidence) {
    add(
        estimate.bits(),
        estimate.standardErrorBits(),
        estimate.lowerBits(confidence),
        estimate.upperBits(confidence));
  }

  /** How often the truth was below the lower limit. */
  int lowerFailed() {
    return low;
  }

  int upperFailed() {
    return high;
  }

  /** The share of trials in which the truth was between the limits. */
  double coverage() {
    return 1 - (double) (low + high) / trials();
  }
}
