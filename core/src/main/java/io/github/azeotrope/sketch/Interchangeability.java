package io.github.azeotrope.sketch;

import io.github.azeotrope.summary.Median;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * Whether the account a request was sent from says anything about the request: the intraclass
 * correlation of request vectors, from half sketches alone. People come back to their own topics
 * (&rho; well above 0); requests that a balancer deals out over a pool have &rho; = 0, whatever
 * they are about. Immutable.
 *
 * <pre>
 *   W  = &Sigma; w_a / M                 w_a = V_a0 &middot; V_a1,  p_a = n_a0 n_a1,  M = &Sigma; p_a
 *   C  = (V_0 &middot; V_1 - &Sigma; w_a) / (N_0 N_1 - M)
 *   &rho;  = (W - C) / (1 - C)
 *   se = max(1 / sqrt(r_eff M), delete-one-account jackknife)
 *   r_eff = (1 - C)&sup2; / tr &Sigma;&sup2;,  tr &Sigma;&sup2; &asymp; &Sigma;_{a&ne;b} (Z_a &middot; Z_b)&sup2; / (N&sup2; - &Sigma; n_a&sup2;),  Z_a = V_a - n_a V/N
 * </pre>
 *
 * <p>Two requests of one session never meet, because a session lies in one half. An account's pairs
 * are capped at four times the median, so that no single account is the whole of W. Under random
 * dealing E &rho; = 0 exactly given the hash function; the error was within 12 % of the true spread
 * for 40 accounts and more and too wide, hence safe, for fewer.
 *
 * <p>Decide on {@link #correlation()}, never on {@link #ratio()}: a template shared inside prompts
 * drives the ratio to 1 for honest people too.
 *
 * <p>Cost: O(m d) for m accounts of d dimensions, and O(min(m, 200)&sup2; d) for the error.
 *
 * <p>Source: Fisher 1925, chapter 7 (intraclass correlation); Efron and Stein 1981 (jackknife).
 */
public final class Interchangeability {
  private static final int TRACE_SAMPLE = 200;
  private static final double PAIR_CAP = 4;

  /** Mean squared length around the mean below which a request is its mean and rounding. */
  private static final double NOTHING_LEFT = 1e-6;

  private final double within;
  private final double across;
  private final double correlation;
  private final double nullError;
  private final double jackknifeError;
  private final double effectiveDimensions;
  private final double dispersion;
  private final double pairs;
  private final double largestShare;
  private final int informativeAccounts;

  private Interchangeability(
      double within,
      double across,
      double correlation,
      double nullError,
      double jackknifeError,
      double effectiveDimensions,
      double dispersion,
      double pairs,
      double largestShare,
      int informativeAccounts) {
    this.within = within;
    this.across = across;
    this.correlation = correlation;
    this.nullError = nullError;
    this.jackknifeError = jackknifeError;
    this.effectiveDimensions = effectiveDimensions;
    this.dispersion = dispersion;
    this.pairs = pairs;
    this.largestShare = largestShare;
    this.informativeAccounts = informativeAccounts;
  }

  /** The statistic of the vectors as they are. */
  public static Interchangeability of(GroupVectors group) {
    return of(group, 0);
  }

  /**
   * The statistic after the group's own leading directions, read from half 0, were taken out of
   * both halves.
   *
   * @param removedDirections how many, at least 0; 4 restores the power on pools with one coarse
   *     contrast
   * @throws IllegalArgumentException if removedDirections is negative
   */
  public static Interchangeability of(GroupVectors group, int removedDirections) {
    if (removedDirections < 0) {
      throw new IllegalArgumentException(
          "removedDirections must be at least 0, was " + removedDirections);
    }
    return without(
        group,
        removedDirections == 0
            ? new double[0][]
            : PrincipalDirections.of(group, removedDirections));
  }

  /** The statistic after these directions were taken out of both halves. */
  static Interchangeability without(GroupVectors group, double[][] directions) {
    return new Computation(group, directions).result();
  }

  /** The intraclass correlation &rho;, NaN where no account has requests in both halves. */
  public double correlation() {
    return correlation;
  }

  /** The larger of the two standard errors of {@link #correlation()}. */
  public double standardError() {
    return Math.max(nullError, jackknifeError);
  }

  /** One-sided upper confidence limit of the correlation, Student t with k - 1 degrees. */
  public double upper(double confidence) {
    return correlation + quantile(confidence) * standardError();
  }

  /** One-sided lower confidence limit of the correlation, Student t with k - 1 degrees. */
  public double lower(double confidence) {
    return correlation - quantile(confidence) * standardError();
  }

  /** Whether the correlation is below the margin with 99 % confidence. */
  public boolean isWithin(double margin) {
    return isComputable() && upper(0.99) < margin;
  }

  /** One-sided p-value of "the correlation is at least the margin"; 1 where not computable. */
  public double pValueBelow(double margin) {
    if (!isComputable()) {
      return 1;
    }
    double t = (margin - correlation) / standardError();
    return 1 - new TDistribution(null, informativeAccounts - 1).cumulativeProbability(t);
  }

  /** Whether there were at least two accounts with requests in both halves. */
  public boolean isComputable() {
    return informativeAccounts >= 2
        && Double.isFinite(correlation)
        && Double.isFinite(standardError())
        && standardError() > 0;
  }

  /** Mean similarity of two requests of one account from different sessions, W. */
  public double within() {
    return within;
  }

  /** Mean similarity of two requests of different accounts, C. */
  public double across() {
    return across;
  }

  /** C / W: 1 for a pool, well below 1 for people. For words, not for decisions. */
  public double ratio() {
    return across / within;
  }

  /** Informative within-account pairs M, after the cap. */
  public double pairs() {
    return pairs;
  }

  /** Accounts with requests in both halves, k. */
  public int informativeAccounts() {
    return informativeAccounts;
  }

  /** Share of the informative pairs that the heaviest account holds, in [0, 1]. */
  public double largestShare() {
    return largestShare;
  }

  /** Effective dimension r_eff of the request vectors around their mean. */
  public double effectiveDimensions() {
    return effectiveDimensions;
  }

  /**
   * 1 - C of the requests as they are, with no direction taken out: 0 where all say the same, so
   * that their correlation says nothing. NaN where no two accounts can be compared.
   */
  public double dispersion() {
    return dispersion;
  }

  /**
   * By how much the unit of the correlation, 1 - C of what is left, exceeds {@link #dispersion()},
   * what requests differ in. 1 where no direction was taken out; many times that where people share
   * a scaffold inside their prompts, of which the leading directions hold most, so that a small
   * correlation times this is the one to compare with people who share none.
   */
  public double unit() {
    return (1 - across) / dispersion;
  }

  /** Standard error under random dealing. */
  public double nullError() {
    return nullError;
  }

  /** Delete-one-account jackknife standard error. */
  public double jackknifeError() {
    return jackknifeError;
  }

  private double quantile(double confidence) {
    if (!isComputable()) {
      return Double.NaN;
    }
    return new TDistribution(null, informativeAccounts - 1)
        .inverseCumulativeProbability(confidence);
  }

  /** One computation; holds the projected vectors while it runs. */
  private static final class Computation {
    private final int m;
    private final int d;
    private final double[][] v0;
    private final double[][] v1;
    private final double[] n0;
    private final double[] n1;
    private final double[] w;
    private final double[] p;
    private final double[] weight;
    private final double[] s0;
    private final double[] s1;
    private final double dispersion;
    private double total0;
    private double total1;
    private double sumW;
    private double sumP;
    private double cappedW;
    private double cappedP;

    Computation(GroupVectors group, double[][] directions) {
      m = group.size();
      d = group.dimensions();
      v0 = new double[m][];
      v1 = new double[m][];
      n0 = new double[m];
      n1 = new double[m];
      w = new double[m];
      p = new double[m];
      weight = new double[m];
      s0 = new double[d];
      s1 = new double[d];
      for (int a = 0; a < m; a++) {
        v0[a] = PrincipalDirections.remove(group.sum(a, 0), directions);
        v1[a] = PrincipalDirections.remove(group.sum(a, 1), directions);
        n0[a] = group.count(a, 0);
        n1[a] = group.count(a, 1);
        total0 += n0[a];
        total1 += n1[a];
        w[a] = PrincipalDirections.dot(v0[a], v1[a]);
        p[a] = n0[a] * n1[a];
        sumW += w[a];
        sumP += p[a];
        for (int i = 0; i < d; i++) {
          s0[i] += v0[a][i];
          s1[i] += v1[a][i];
        }
      }
      dispersion = 1 - acrossOf(group);
    }

    /** C of the vectors as they are. */
    private double acrossOf(GroupVectors group) {
      double[] sum0 = new double[d];
      double[] sum1 = new double[d];
      double own = 0;
      for (int a = 0; a < m; a++) {
        float[] x = group.sum(a, 0);
        float[] y = group.sum(a, 1);
        for (int i = 0; i < d; i++) {
          sum0[i] += x[i];
          sum1[i] += y[i];
          own += (double) x[i] * y[i];
        }
      }
      return (PrincipalDirections.dot(sum0, sum1) - own) / (total0 * total1 - sumP);
    }

    Interchangeability result() {
      int informative = 0;
      double[] positive = new double[m];
      for (int a = 0; a < m; a++) {
        if (p[a] > 0) {
          positive[informative++] = p[a];
        }
      }
      double acrossPairs = total0 * total1 - sumP;
      if (informative < 2 || acrossPairs <= 0) {
        return new Interchangeability(
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            0,
            acrossPairs > 0 ? dispersion : Double.NaN,
            sumP,
            1,
            informative);
      }
      double cap = PAIR_CAP * Median.of(positive, informative);
      double largest = 0;
      for (int a = 0; a < m; a++) {
        weight[a] = p[a] > cap ? cap / p[a] : 1;
        cappedW += weight[a] * w[a];
        cappedP += weight[a] * p[a];
        largest = Math.max(largest, weight[a] * p[a]);
      }
      double within = cappedW / cappedP;
      double across = (PrincipalDirections.dot(s0, s1) - sumW) / acrossPairs;
      double rho = (within - across) / (1 - across);
      double trace = left(across) > NOTHING_LEFT ? traceOfSquaredCovariance() : 0;
      double effective = trace > 0 ? (1 - across) * (1 - across) / trace : 0;
      double nullError = effective > 0 ? 1 / Math.sqrt(effective * cappedP) : Double.NaN;
      return new Interchangeability(
          within,
          across,
          rho,
          nullError,
          jackknife(informative),
          effective,
          dispersion,
          cappedP,
          largest / cappedP,
          informative);
    }

    /** Mean squared length of a request around the mean, from the lengths of the sums. */
    private double left(double across) {
      double squares = 0;
      double pairs = 0;
      for (int a = 0; a < m; a++) {
        squares += PrincipalDirections.dot(v0[a], v0[a]) + PrincipalDirections.dot(v1[a], v1[a]);
        pairs += n0[a] * (n0[a] - 1) + n1[a] * (n1[a] - 1);
      }
      return (squares - across * pairs) / (total0 + total1) - across;
    }

    private double jackknife(int informative) {
      double[] leftOut = new double[informative];
      double mean = 0;
      int k = 0;
      for (int a = 0; a < m; a++) {
        if (p[a] == 0) {
          continue;
        }
        double withinA = (cappedW - weight[a] * w[a]) / (cappedP - weight[a] * p[a]);
        double dot = 0;
        for (int i = 0; i < d; i++) {
          dot += (s0[i] - v0[a][i]) * (s1[i] - v1[a][i]);
        }
        double pairsA = (total0 - n0[a]) * (total1 - n1[a]) - (sumP - p[a]);
        double acrossA = (dot - (sumW - w[a])) / pairsA;
        leftOut[k] = (withinA - acrossA) / (1 - acrossA);
        mean += leftOut[k++];
      }
      mean /= k;
      double squares = 0;
      for (double value : leftOut) {
        squares += (value - mean) * (value - mean);
      }
      return Math.sqrt(squares * (k - 1) / k);
    }

    /** Off-diagonal sum over at most 200 accounts spread evenly over the group. */
    private double traceOfSquaredCovariance() {
      double requests = total0 + total1;
      int step = Math.max(1, (m + TRACE_SAMPLE - 1) / TRACE_SAMPLE);
      int k = (m + step - 1) / step;
      double[][] z = new double[k][d];
      double sampled = 0;
      double squares = 0;
      for (int j = 0; j < k; j++) {
        int a = j * step;
        double n = n0[a] + n1[a];
        sampled += n;
        squares += n * n;
        for (int i = 0; i < d; i++) {
          z[j][i] = v0[a][i] + v1[a][i] - n * (s0[i] + s1[i]) / requests;
        }
      }
      double sum = 0;
      for (int x = 0; x < k; x++) {
        for (int y = 0; y < x; y++) {
          double dot = PrincipalDirections.dot(z[x], z[y]);
          sum += 2 * dot * dot;
        }
      }
      double pairs = sampled * sampled - squares;
      return pairs > 0 ? sum / pairs : 0;
    }
  }
}
