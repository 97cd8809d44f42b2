package io.github.azeotrope.sketch;

import io.github.azeotrope.summary.ExactBinomial;

/** A share that is estimated by counting in a sample. */
final class Shares {
  private Shares() {}

  /**
   * The estimate of the share behind {@code hits} of {@code trials}, with exact limits; exactly 0
   * where there were no trials.
   *
   * <p>The standard error is taken at the share (hits + 1) / (trials + 2), so that it is not 0
   * where all trials had the same outcome.
   */
  static Estimate estimate(int hits, int trials) {
    if (trials == 0) {
      return Estimate.exact(0);
    }
    double smoothed = (hits + 1.0) / (trials + 2.0);
    return new Estimate(
        (double) hits / trials,
        Math.sqrt(smoothed * (1 - smoothed) / trials),
        (confidence, upper) -> ExactBinomial.limit(hits, trials, confidence, upper));
  }
}
