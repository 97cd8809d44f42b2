package io.github.azeotrope.entropy;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.numbers.gamma.Digamma;

/*
 * Chao, Wang and Jost (2013), equation 6, in nats; N draws, f_k kinds seen k times:
 *
 *   H = psi(N) - S / N + B            S = sum of n psi(n) over all kinds
 *   B = f1/N (1-A)^(1-N) sum of (1-A)^r / r over r >= N
 *   A = 2 f2 / ((N-1) f1 + 2 f2)      f2 > 0
 *       2 / ((N-1) (f1-1) + 2)        f2 = 0, f1 > 0
 *
 * The paper writes the sum as -log A minus its first N-1 terms, which cancels to nothing where A is
 * large; its tail is summed here instead.
 *
 * The standard error is that of the delete-one jackknife (Efron and Stein 1981): deleting one of n
 * changes S by n psi(n) - (n-1) psi(n-1), and f1 and f2 where n is at most 3. At least it is the
 * error of the last term for f2 counted with error sqrt(f2 + 1), which is the f1/N-th part of that
 * of log f2.
 */
/** Shannon entropy of Chao, Wang and Jost from sums over kinds. */
final class ShannonEstimator {
  private static final double SERIES_ABOVE = .1;
  private static final double FEW = 20;

  private final Kinds kinds;
  private final double size;
  private final double weighted;
  private final double once;
  private final double twice;

  ShannonEstimator(Kinds kinds) {
    this.kinds = kinds;
    size = kinds.sampleSize();
    weighted = kinds.sum(ShannonEstimator::nPsi);
    once = kinds.seen(1);
    twice = kinds.seen(2);
  }

  double nats() {
    return nats(size, weighted, once, twice);
  }

  /** How many kinds were seen once. */
  double singletons() {
    return once;
  }

  /** The variance of repeated draws and, if there is one, of the sample of kinds. */
  double variance(double designEffect) {
    if (size < 2) {
      return 0;
    }
    // Where next to nothing was seen twice, taking out one draw does not show how little that says.
    double spread = once / size * Math.sqrt(twice + 1) / Math.max(1, twice);
    double drawn = Math.max(jackknife(kinds, this::without), spread * spread);
    return designEffect * drawn + kinds.sumVariance(linear());
  }

  /** The estimate after one draw of a kind seen n times is taken out, less a constant. */
  private double without(double n) {
    double left = weighted - nPsi(n) + nPsi(n - 1);
    double f1 = once + (n == 1 ? -1 : n == 2 ? 1 : 0);
    double f2 = twice + (n == 2 ? -1 : n == 3 ? 1 : 0);
    return nats(size - 1, left, Math.max(0, f1), Math.max(0, f2));
  }

  /** The estimate as a sum over kinds, to first order. */
  private DoubleUnaryOperator linear() {
    double h1 = Math.max(1, once / 100);
    double h2 = Math.max(1, twice / 100);
    double b = unseen(size, once, twice);
    double d1 = (unseen(size, once + h1, twice) - b) / h1;
    double d2 = (unseen(size, once, twice + h2) - b) / h2;
    return n -> -nPsi(n) / size + (n == 1 ? d1 : n == 2 ? d2 : 0);
  }

  /** (N - 1) / N times the sum over all draws of their squared deviation. */
  static double jackknife(Kinds kinds, DoubleUnaryOperator without) {
    double size = kinds.sampleSize();
    double mean = kinds.sum(n -> n * without.applyAsDouble(n)) / size;
    double squares =
        kinds.sum(
            n -> {
              double deviation = without.applyAsDouble(n) - mean;
              return n * deviation * deviation;
            });
    return Math.max(0, squares * (size - 1) / size);
  }

  private static double nats(double size, double weighted, double f1, double f2) {
    return size < 1 ? 0 : Digamma.value(size) - weighted / size + unseen(size, f1, f2);
  }

  private static double nPsi(double n) {
    return n < 1 ? 0 : n * Digamma.value(n);
  }

  /** The last term, B. */
  static double unseen(double size, double f1, double f2) {
    if (f1 <= 0 || size < 2) {
      return 0;
    }
    double a;
    if (f2 > 0) {
      a = 2 * f2 / ((size - 1) * f1 + 2 * f2);
    } else {
      a = 2 / ((size - 1) * Math.max(0, f1 - 1) + 2);
    }
    return a >= 1 ? 0 : f1 / size * tail(size, a);
  }

  /** (1-a)^(1-N) times the sum of (1-a)^r / r over r >= N. */
  static double tail(double size, double a) {
    double x = 1 - a;
    if (a > SERIES_ABOVE || size < FEW) {
      // At most a few hundred terms if a is large; with few draws a is not small.
      double sum = 0;
      double power = x;
      double end = 1e-16 * a;
      for (double r = size; power > end; r++) {
        sum += power / r;
        power *= x;
      }
      return sum;
    }
    // Euler and Maclaurin, with the integral of e^(-rate r) / r from N on.
    double rate = -Math.log1p(-a);
    double z = size * rate;
    double atEnd = 1 / size;
    double slope = atEnd * (rate + atEnd);
    return x * (scaledE1(z) + atEnd / 2 + slope / 12);
  }

  /** e^z times the exponential integral E1 (Abramowitz and Stegun 5.1.11, 5.1.22). */
  static double scaledE1(double z) {
    if (z <= 1) {
      double sum = -0.5772156649015329 - Math.log(z);
      double term = 1;
      for (int k = 1; k <= 30; k++) {
        term *= -z / k;
        sum -= term / k;
      }
      return Math.exp(z) * sum;
    }
    double fraction = 0;
    for (int k = 200; k >= 1; k--) {
      fraction = k / (1 + k / (z + fraction));
    }
    return 1 / (z + fraction);
  }
}
