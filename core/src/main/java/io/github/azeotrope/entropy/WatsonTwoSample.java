package io.github.azeotrope.entropy;

import java.util.Arrays;
import java.util.Locale;

/**
 * Watson's two-sample test on the circle: whether two samples of hours come from one rhythm,
 * wherever the circle is cut open. With n and m events, N = n + m, F and G the cumulative shares of
 * the two up to a bin and t its events,
 *
 * <pre>
 *   U&sup2; = n m / N&sup2; &Sigma; t (D - D')&sup2;       D = F - G,  D' = &Sigma; t D / N
 * </pre>
 *
 * <p>p-value: given the t, dealing out the events at random makes the counts of the first sample
 * multivariate hypergeometric, so U&sup2; is close to a weighted sum of squares of normal
 * variables, ties and empty bins included. Its first three moments are exact functions of the t; a
 * gamma distribution takes them. Events are taken for independent: count sessions, not requests.
 * U&sup2; itself is no effect size; {@link JensenShannon} of the same bins is one.
 *
 * <p>Cost: O(k&sup3;) for k bins that are not empty: 24 bins 0.1 ms, 168 bins 4 ms.
 *
 * <p>Source: Watson 1962; Mardia and Jupp 2000, section 8.3.3 (two samples, ties); Pearson's type
 * III by moments, Imhof 1961, equation 3.
 *
 * @param statistic U&sup2;
 * @param pValue of the hypothesis of one rhythm
 * @param firstSize n
 * @param secondSize m
 */
public record WatsonTwoSample(double statistic, double pValue, long firstSize, long secondSize) {
  /**
   * The test of two histograms of the same bins around a circle.
   *
   * @throws IllegalArgumentException if the numbers of bins differ, a count is negative, or one
   *     sample is empty
   */
  public static WatsonTwoSample between(long[] first, long[] second) {
    long n = Abundances.of(first).sampleSize();
    long m = Abundances.of(second).sampleSize();
    if (first.length != second.length || n == 0 || m == 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "%d events in %d bins and %d in %d", n, first.length, m, second.length));
    }
    int bins = 0;
    double[] together = new double[first.length];
    double[] ahead = new double[first.length];
    double behind = 0;
    for (int i = 0; i < first.length; i++) {
      behind += (double) first[i] / n - (double) second[i] / m;
      if (first[i] + second[i] > 0) {
        together[bins] = first[i] + second[i];
        ahead[bins++] = behind;
      }
    }
    double all = (double) n + m;
    double mean = 0;
    for (int i = 0; i < bins; i++) {
      mean += together[i] * ahead[i] / all;
    }
    double squares = 0;
    for (int i = 0; i < bins; i++) {
      squares += together[i] * (ahead[i] - mean) * (ahead[i] - mean);
    }
    double statistic = squares * n / all * m / all;
    double[] moments = moments(Arrays.copyOf(together, bins), all);
    moments[0] = statistic - moments[0];
    return new WatsonTwoSample(statistic, GammaTail.pValue(moments), n, m);
  }

  /**
   * Mean, variance and third central moment of U&sup2; over all ways to deal out the events: those
   * of a quadratic form, tr M, 2 tr M&sup2; and 8 tr M&sup3; with M = L'WLW / (N(N-1)), where W =
   * diag(t) - tt'/N and L sums up to a bin.
   */
  static double[] moments(double[] t, double all) {
    int bins = t.length;
    double[][] w = new double[bins][bins];
    for (int i = 0; i < bins; i++) {
      for (int j = 0; j < bins; j++) {
        w[i][j] = (i == j ? t[i] : 0) - t[i] * t[j] / all;
      }
    }
    // LWL' and W have the same traces with each other as M has with itself.
    double[][] product = multiply(cumulated(w), w);
    double[][] square = multiply(product, product);
    double scale = 1 / (all * Math.max(1, all - 1));
    double first = 0;
    double third = 0;
    double second = 0;
    for (int i = 0; i < bins; i++) {
      first += product[i][i];
      second += square[i][i];
      for (int j = 0; j < bins; j++) {
        third += square[i][j] * product[j][i];
      }
    }
    return new double[] {
      first * scale, 2 * second * scale * scale, 8 * third * scale * scale * scale
    };
  }

  /** L'WL: sums from a row and a column on to the last. */
  private static double[][] cumulated(double[][] w) {
    int n = w.length;
    double[][] sums = new double[n][n];
    for (int i = n - 1; i >= 0; i--) {
      for (int j = n - 1; j >= 0; j--) {
        double below = i + 1 < n ? sums[i + 1][j] : 0;
        double right = j + 1 < n ? sums[i][j + 1] : 0;
        double both = i + 1 < n && j + 1 < n ? sums[i + 1][j + 1] : 0;
        sums[i][j] = w[i][j] + below + right - both;
      }
    }
    return sums;
  }

  private static double[][] multiply(double[][] x, double[][] y) {
    int n = x.length;
    double[][] product = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < n; k++) {
        double factor = x[i][k];
        for (int j = 0; j < n; j++) {
          product[i][j] += factor * y[k][j];
        }
      }
    }
    return product;
  }
}
