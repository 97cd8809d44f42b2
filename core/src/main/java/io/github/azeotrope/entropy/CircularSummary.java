package io.github.azeotrope.entropy;

import java.util.Locale;

/**
 * Where on a circle events lie, and how close together. With &theta; the middle of an event's bin
 * as an angle,
 *
 * <pre>
 *   C = &Sigma; cos &theta; / n,   S = &Sigma; sin &theta; / n
 *   mean direction = atan2(S, C)        resultant length R = sqrt(C&sup2; + S&sup2;)        variance 1 - R
 * </pre>
 *
 * <p>R is multiplied by (&pi;/k) / sin(&pi;/k) for k bins, what the width of the bins takes from
 * it. R is 1 if all events are at one time and near 0 if they are spread evenly, or over two
 * opposite times.
 *
 * <p>Standard error of the direction: sqrt((1 - R_2) / (2 n R&sup2;)), with R_2 the resultant
 * length of the doubled angles about the mean. p-value: Rayleigh's test of an even spread, Wilkie's
 * formula, off by less than 2 % of the p-value from 10 events on. Both take events for independent.
 * The error is that of many events: 1.96 of it held the mean in 94 % of 10,000 trials from 60
 * events on, in 89 % with 10.
 *
 * <p>Cost: O(k).
 *
 * <p>Source: Mardia and Jupp 2000, sections 2.3, 4.8 (error) and 6.3 (Rayleigh's test); Wilkie
 * 1983.
 *
 * @param meanDirection from 0 to below the period; 0 if there is none
 * @param standardError of the mean direction; infinite if there is none
 * @param resultantLength R, from 0 to 1
 * @param pValue of the hypothesis that events are spread evenly; 1 if there are none
 * @param sampleSize n
 * @param period how long the circle is
 */
public record CircularSummary(
    double meanDirection,
    double standardError,
    double resultantLength,
    double pValue,
    long sampleSize,
    double period) {
  /**
   * The summary of counts in equally wide bins around a circle.
   *
   * @param bins at least 3; the first begins at 0
   * @param period what the circle is long, such as 24 hours
   * @throws IllegalArgumentException if there are fewer than 3 bins, a count is negative, or the
   *     period is not above 0
   */
  public static CircularSummary of(long[] bins, double period) {
    if (bins.length < 3 || !(period > 0)) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%d bins, period %s", bins.length, period));
    }
    double n = Abundances.of(bins).sampleSize();
    if (n == 0) {
      return new CircularSummary(0, Double.POSITIVE_INFINITY, 0, 1, 0, period);
    }
    double width = 2 * Math.PI / bins.length;
    double cos = 0;
    double sin = 0;
    double cosTwice = 0;
    double sinTwice = 0;
    for (int i = 0; i < bins.length; i++) {
      double angle = (i + .5) * width;
      cos += bins[i] * Math.cos(angle) / n;
      sin += bins[i] * Math.sin(angle) / n;
      cosTwice += bins[i] * Math.cos(2 * angle) / n;
      sinTwice += bins[i] * Math.sin(2 * angle) / n;
    }
    double mean = Math.atan2(sin, cos);
    double length = Math.min(1, Math.hypot(cos, sin) * (width / 2) / Math.sin(width / 2));
    double twice =
        (cosTwice * Math.cos(2 * mean) + sinTwice * Math.sin(2 * mean)) * width / Math.sin(width);
    boolean hasDirection = length > 1e-12;
    double error = Math.sqrt(Math.max(0, 1 - twice) / (2 * n)) / length;
    double turn = period / (2 * Math.PI);
    return new CircularSummary(
        hasDirection
            ? Math.min(Math.nextDown(period), (mean < 0 ? mean + 2 * Math.PI : mean) * turn)
            : 0,
        hasDirection ? error * turn : Double.POSITIVE_INFINITY,
        length,
        rayleigh(n, length),
        (long) n,
        period);
  }

  /** 1 - R: 0 if all events are at one time, 1 if they have no direction. */
  public double circularVariance() {
    return 1 - resultantLength;
  }

  private static double rayleigh(double n, double length) {
    double r = n * length;
    // sqrt(1 + 4n + 4(n^2 - r^2)) - (1 + 2n), without the difference of two large numbers.
    double root = Math.sqrt(1 + 4 * n + 4 * (n * n - r * r));
    return Math.exp(-4 * r * r / (root + 1 + 2 * n));
  }
}
