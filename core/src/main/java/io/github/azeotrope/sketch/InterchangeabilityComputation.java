package io.github.azeotrope.sketch;

import io.github.azeotrope.summary.Dot;
import io.github.azeotrope.summary.Median;

/** One computation of {@link Interchangeability}; holds the projected vectors while it runs. */
final class InterchangeabilityComputation {
  private static final int TRACE_SAMPLE = 200;
  private static final double PAIR_CAP = 4;

  /** Mean squared length around the mean below which a request is its mean and rounding. */
  private static final double NOTHING_LEFT = 1e-6;

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

  InterchangeabilityComputation(GroupVectors group, double[][] directions) {
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
      w[a] = Dot.of(v0[a], v1[a]);
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
    return (Dot.of(sum0, sum1) - own) / (total0 * total1 - sumP);
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
          IntraclassCorrelation.unknown(informative - 1),
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
    double across = (Dot.of(s0, s1) - sumW) / acrossPairs;
    double rho = (within - across) / (1 - across);
    double trace = left(across) > NOTHING_LEFT ? traceOfSquaredCovariance() : 0;
    double effective = trace > 0 ? (1 - across) * (1 - across) / trace : 0;
    double nullError = effective > 0 ? 1 / Math.sqrt(effective * cappedP) : Double.NaN;
    return new Interchangeability(
        new IntraclassCorrelation(rho, nullError, jackknife(informative), informative - 1),
        within,
        across,
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
      squares += Dot.of(v0[a], v0[a]) + Dot.of(v1[a], v1[a]);
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
        double dot = Dot.of(z[x], z[y]);
        sum += 2 * dot * dot;
      }
    }
    double pairs = sampled * sampled - squares;
    return pairs > 0 ? sum / pairs : 0;
  }
}
