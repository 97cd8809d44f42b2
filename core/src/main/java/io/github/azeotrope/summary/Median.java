package io.github.azeotrope.summary;

import java.util.Arrays;

/** Medians of the first values of an array, which stays as it is. Cost: one copy, sorted. */
public final class Median {
  /**
   * Standard deviations of a normal variable in one median absolute deviation. Source: Hampel 1974.
   */
  public static final double SD_PER_MAD = 1.4826;

  private Median() {}

  /**
   * The mean of the one or two values in the middle; NaN of none.
   *
   * @param n how many values count, at most {@code values.length}
   */
  public static double of(double[] values, int n) {
    double[] sorted = sorted(values, n);
    return n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }

  /**
   * The upper of the one or two values in the middle, so that it is one of the values; NaN of none.
   *
   * @param n how many values count, at most {@code values.length}
   */
  public static double upper(double[] values, int n) {
    return n == 0 ? Double.NaN : sorted(values, n)[n / 2];
  }

  private static double[] sorted(double[] values, int n) {
    double[] sorted = Arrays.copyOf(values, n);
    Arrays.sort(sorted);
    return sorted;
  }
}
