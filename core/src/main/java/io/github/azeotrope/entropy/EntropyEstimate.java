package io.github.azeotrope.entropy;

import io.github.azeotrope.summary.Quantiles;
import java.util.Locale;

/**
 * An entropy in bits with what is known of its error.
 *
 * <pre>
 *   lower = bits - t se          t: Student's quantile at the confidence,
 *                                   independentSamples - 1 degrees of freedom
 *   upper = bits + t se + unseen
 * </pre>
 *
 * <p>The limits are one-sided, as those of all estimates here: between {@code lowerBits(0.975)} and
 * {@code upperBits(0.975)} the truth lies with a confidence of 0.95.
 *
 * <p>The standard error is that of repeated sampling. The allowance is for what no sample shows: an
 * entropy has no upper confidence limit without an assumption on the kinds that were not seen
 * (Antos and Kontoyiannis 2001). Here they may be 32 times as many as the estimate takes them to
 * be, which adds five bits for each unit of unseen mass. So two estimates from samples of different
 * size are compared by {@link Abundances#shannonEntropyAt}, not by these intervals.
 *
 * @param bits the estimate; at least 0
 * @param standardErrorBits of repeated sampling
 * @param unseenBits how much further up the truth may lie; 0 for quantities that need no allowance
 * @param sampleSize how many were drawn
 * @param distinct how many kinds were seen; rounded where they were counted by a sample
 * @param independentSamples how many of the draws count as independent: prompts rather than words
 */
public record EntropyEstimate(
    double bits,
    double standardErrorBits,
    double unseenBits,
    long sampleSize,
    long distinct,
    long independentSamples) {
  /**
   * The one-sided lower limit.
   *
   * @param confidence from 0.5 up to, but not, 1
   * @throws IllegalArgumentException if the confidence is out of range
   */
  public double lowerBits(double confidence) {
    return Math.max(0, bits - margin(confidence));
  }

  /**
   * The one-sided upper limit; infinite where nothing was drawn.
   *
   * @param confidence from 0.5 up to, but not, 1
   * @throws IllegalArgumentException if the confidence is out of range
   */
  public double upperBits(double confidence) {
    return bits + margin(confidence) + unseenBits;
  }

  private double margin(double confidence) {
    return standardErrorBits
        * Quantiles.student(Quantiles.checked(confidence), independentSamples - 1.0);
  }

  /** The estimate and where it is with 95 % confidence: {@code 3.02 [2.16, 8.61] bits}. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%.2f [%.2f, %.2f] bits", bits, lowerBits(0.975), upperBits(0.975));
  }
}
