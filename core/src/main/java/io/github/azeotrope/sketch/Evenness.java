package io.github.azeotrope.sketch;

import io.github.azeotrope.summary.Quantiles;
import java.util.Arrays;

/**
 * How evenly requests are spread over the accounts of a group: the dispersion &alpha; of a negative
 * binomial, 0 where every account has the same rate, about 1 for people. Immutable.
 *
 * <p>With exposure e_a (days alive, say), n_a requests, N and E their sums and &mu;_a = N e_a / E,
 *
 * <pre>
 *   &Sigma; (n_a - &mu;_a)&sup2; = N (1 - S2) + &alpha; (N / E)&sup2; (&Sigma; e&sup2; - 2 &Sigma; e&sup3; / E + S2 &Sigma; e&sup2;),   S2 = &Sigma; e&sup2; / E&sup2;
 * </pre>
 *
 * <p>in expectation, given the &mu;_a; solved for &alpha;. With equal exposure that is (s&sup2; -
 * mean) / mean&sup2;. The estimate may be negative; its error is the jackknife's over accounts,
 * with Student's t. A variance is skewed, so the upper limit is the larger of that and of the one
 * found in logarithms, where the dispersion together with the chance part of the variance is a
 * positive number.
 *
 * <p><b>Valid only for counts that nobody selected by</b>: ordinary people whose only common trait
 * is 20 to 40 requests have &alpha; = 0. Take a fixed window after the group was proposed, zeros
 * included, and leave out accounts at a quota. Classes, evaluators and teams are even as well.
 *
 * <p>Cost: linear in the accounts.
 *
 * <p>Source: Anscombe, "Sampling theory of the negative binomial and logarithmic series
 * distributions", Biometrika 37, 1950 (moments); Efron and Stein 1981 (jackknife).
 */
public final class Evenness {
  /** Pools reach 0.15; of unselected groups of ordinary accounts 2 to 5 % are below this. */
  private static final double EVEN = 0.3;

  private static final double CONFIDENCE = 0.95;
  private static final int MIN_ACCOUNTS = 3;

  private final int accounts;
  private final double requests;
  private final double alpha;
  private final double standardError;

  /** What chance alone adds to the dispersion. */
  private final double chance;

  private final double logError;

  private Evenness(int accounts, Sums sums, double[] leftOut, double[] logLeftOut) {
    this.accounts = accounts;
    requests = sums.n;
    boolean enough = leftOut.length > 0;
    alpha = enough ? sums.dispersion() - sums.chance() : Double.NaN;
    chance = enough ? sums.chance() : Double.NaN;
    standardError = jackknife(leftOut);
    logError = jackknife(logLeftOut);
  }

  /**
   * The evenness of accounts that were all observed equally long.
   *
   * @param requests of each account, zeros included
   * @throws IllegalArgumentException if a number is negative
   */
  public static Evenness of(long[] requests) {
    double[] exposures = new double[requests.length];
    Arrays.fill(exposures, 1);
    return of(requests, exposures);
  }

  /**
   * The evenness of accounts that were observed for different times.
   *
   * @param requests of each account, zeros included
   * @param exposures how long each was observed, in any unit; above 0
   * @throws IllegalArgumentException if the lengths differ or a number is out of range
   */
  public static Evenness of(long[] requests, double[] exposures) {
    if (requests.length != exposures.length) {
      throw new IllegalArgumentException(
          requests.length + " numbers of requests, but " + exposures.length + " exposures");
    }
    Sums all = new Sums();
    for (int a = 0; a < requests.length; a++) {
      if (requests[a] < 0 || !(exposures[a] > 0) || Double.isInfinite(exposures[a])) {
        throw new IllegalArgumentException(
            "requests must be at least 0 and exposures above 0, were "
                + requests[a]
                + " and "
                + exposures[a]);
      }
      all.add((double) requests[a], exposures[a], 1);
    }
    int m = requests.length;
    int k = m < MIN_ACCOUNTS || all.n == 0 ? 0 : m;
    double[] leftOut = new double[k];
    double[] logLeftOut = new double[k];
    for (int a = 0; a < k; a++) {
      all.add((double) requests[a], exposures[a], -1);
      leftOut[a] = all.dispersion() - all.chance();
      logLeftOut[a] = Math.log(all.dispersion());
      all.add((double) requests[a], exposures[a], 1);
    }
    return new Evenness(m, all, leftOut, logLeftOut);
  }

  private static double jackknife(double[] leftOut) {
    int m = leftOut.length;
    double mean = 0;
    for (double x : leftOut) {
      mean += x / m;
    }
    double squares = 0;
    for (double x : leftOut) {
      squares += (x - mean) * (x - mean);
    }
    return m == 0 ? Double.NaN : Math.sqrt(squares * (m - 1) / m);
  }

  /** Accounts. */
  public int accounts() {
    return accounts;
  }

  /** Requests of all of them. */
  public double requests() {
    return requests;
  }

  /** The dispersion; NaN for fewer than three accounts or no requests. */
  public double alpha() {
    return alpha;
  }

  /** Its jackknife standard error. */
  public double standardError() {
    return standardError;
  }

  /** One-sided lower confidence limit of the dispersion; NaN where there is none. */
  public double lower(double confidence) {
    return alpha - distance(confidence);
  }

  /** One-sided upper confidence limit of the dispersion; NaN where there is none. */
  public double upper(double confidence) {
    double linear = alpha + distance(confidence);
    // Perfectly equal rates have no logarithm, and then none is needed.
    return Double.isFinite(logError)
        ? Math.max(
            linear,
            (alpha + chance) * Math.exp(Quantiles.student(confidence, accounts - 1) * logError)
                - chance)
        : linear;
  }

  /** Whether the dispersion is below 0.3 with a confidence of 0.95. */
  public boolean isEven() {
    return upper(CONFIDENCE) < EVEN;
  }

  private double distance(double confidence) {
    return Double.isNaN(alpha)
        ? Double.NaN
        : Quantiles.student(confidence, accounts - 1) * standardError;
  }

  /** The sums that the dispersion is a function of. */
  private static final class Sums {
    private double n;
    private double e;
    private double nn;
    private double ne;
    private double ee;
    private double eee;

    void add(double requests, double exposure, int sign) {
      n += sign * requests;
      e += sign * exposure;
      nn += sign * requests * requests;
      ne += sign * requests * exposure;
      ee += sign * exposure * exposure;
      eee += sign * exposure * exposure * exposure;
    }

    /** The dispersion, chance included. */
    double dispersion() {
      double rate = n / e;
      return (nn - 2 * rate * ne + rate * rate * ee) / scale();
    }

    double chance() {
      return n * (1 - ee / (e * e)) / scale();
    }

    private double scale() {
      double rate = n / e;
      return rate * rate * (ee - 2 * eee / e + ee * ee / (e * e));
    }
  }
}
