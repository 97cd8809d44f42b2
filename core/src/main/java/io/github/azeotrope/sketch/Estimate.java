package io.github.azeotrope.sketch;

import io.github.azeotrope.summary.Quantiles;
import java.util.Locale;

/**
 * A number with what is known of its error. Immutable.
 *
 * <p>The limits are one-sided: the true value is at least {@code lower(0.95)} with a confidence of
 * 0.95, and at most {@code upper(0.95)} with the same; between {@code lower(0.975)} and {@code
 * upper(0.975)} with 0.95. They respect what is certain: a share stays in [0, 1], and a number of
 * things seen is never below the number of those at hand.
 */
public final class Estimate {
  private final double value;
  private final double standardError;
  private final Limits limits;

  Estimate(double value, double standardError, Limits limits) {
    this.value = value;
    this.standardError = standardError;
    this.limits = limits;
  }

  /** A value without error. */
  static Estimate exact(double value) {
    return new Estimate(value, 0, (confidence, upper) -> value);
  }

  /** The estimate. */
  public double value() {
    return value;
  }

  /** Its standard error; 0 where the value is exact. */
  public double standardError() {
    return standardError;
  }

  /** {@link #standardError} divided by {@link #value}; 0 where the value is exact. */
  public double relativeStandardError() {
    return standardError == 0 ? 0 : standardError / Math.abs(value);
  }

  /** Whether the value is no estimate, because nothing has been left out yet. */
  public boolean isExact() {
    return standardError == 0;
  }

  /**
   * The one-sided lower limit.
   *
   * @param confidence from 0.5 up to, but not, 1
   * @throws IllegalArgumentException if the confidence is out of range
   */
  public double lower(double confidence) {
    return limits.limit(Quantiles.checked(confidence), false);
  }

  /**
   * The one-sided upper limit; infinite where the data set none.
   *
   * @param confidence from 0.5 up to, but not, 1
   * @throws IllegalArgumentException if the confidence is out of range
   */
  public double upper(double confidence) {
    return limits.limit(Quantiles.checked(confidence), true);
  }

  /** The value and the limits that hold it with a confidence of 0.95. */
  @Override
  public String toString() {
    return isExact()
        ? number(value)
        : number(value) + " [" + number(lower(0.975)) + ", " + number(upper(0.975)) + "]";
  }

  /** Four significant digits, and none of an integer are left out. */
  private static String number(double x) {
    if (!Double.isFinite(x)) {
      return Double.toString(x);
    }
    if (Math.abs(x) >= 1000 || x == Math.rint(x)) {
      return String.format(Locale.ROOT, "%.0f", x);
    }
    return String.format(Locale.ROOT, Math.abs(x) >= 10 ? "%.1f" : "%.3f", x);
  }

  /** How a kind of estimate finds its limits. */
  interface Limits {
    double limit(double confidence, boolean upper);
  }
}
