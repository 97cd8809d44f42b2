package io.github.azeotrope.entropy;

import io.github.azeotrope.summary.Quantiles;

/**
 * An item and how many distinct sources it has, from the pairs of it that are in a sample.
 *
 * @param item its hash
 * @param sampled how many of its pairs are in the sample
 * @param inclusion the probability of a pair to be in the sample; 1 if all of them are
 */
public record HeavyHitter(long item, long sampled, double inclusion) {
  /** The estimate: sampled / inclusion, without bias. */
  public double sources() {
    return sampled / inclusion;
  }

  /** Standard error over the estimate, at most 1 / sqrt(sampled); 0 if the count is exact. */
  public double relativeStandardError() {
    return sampled == 0 ? Double.NaN : Math.sqrt((1 - inclusion) / sampled);
  }

  /**
   * The one-sided lower limit (Garwood 1936, exact for Poisson counts, too wide for these); at
   * least the pairs that were seen.
   *
   * @param confidence from 0.5 up to, but not, 1
   * @throws IllegalArgumentException if the confidence is out of range
   */
  public double lowerSources(double confidence) {
    double seen = sampled;
    double mean = Quantiles.poissonMean(seen, Quantiles.checked(confidence), false);
    return inclusion == 1 ? seen : Math.max(seen, mean / inclusion);
  }

  /**
   * The one-sided upper limit; above 0 also for an item of which no pair is in the sample.
   *
   * @param confidence from 0.5 up to, but not, 1
   * @throws IllegalArgumentException if the confidence is out of range
   */
  public double upperSources(double confidence) {
    double seen = sampled;
    double mean = Quantiles.poissonMean(seen, Quantiles.checked(confidence), true);
    return inclusion == 1 ? seen : mean / inclusion;
  }
}
