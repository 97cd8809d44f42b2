package io.github.azeotrope.sketch;

import io.github.azeotrope.summary.Quantiles;

/**
 * The maximum likelihood estimate of how many distinct hashes lead to given {@link ExaLogLog}
 * registers.
 *
 * <p>If hashes come at rate &lambda; a register, an update value of probability 2^-e is seen with
 * probability 1 - exp(-&lambda; 2^-e), independently of all others. With b_e values of exponent e
 * seen and c_e not seen over all registers, the likelihood is greatest where
 *
 * <pre>
 *   &Sigma; b_e 2^-e / (exp(&lambda; 2^-e) - 1) = &Sigma; c_e 2^-e
 * </pre>
 *
 * <p>The left side falls and is convex, so that Newton's method climbs to the root from any point
 * left of it, and 1 / (exp(x) - 1) &ge; 1 / x - 1/2 gives such a point. The estimate m &lambda; is
 * divided by 1 + {@link #BIAS} / m, its bias of first order.
 *
 * <p>The variance is the inverse of the observed information, less the Poisson variance n of the
 * model that is not there when n is a fixed number.
 *
 * <p>Source: Ertl 2025 (as {@link ExaLogLog}), sections 3.1 to 3.3.
 */
final class DistinctLikelihood {
  // With b = 2^(1/8) and s = b^-54 / (b - 1), the paper gives for many hashes a register
  //   bias  ln b (1 + 2 s) zeta(3, 1 + s) / zeta(2, 1 + s)^2   divided by m
  //   error sqrt(ln b / zeta(2, 1 + s))                        divided by sqrt(m)
  // with Hurwitz's zeta function.
  static final double BIAS = 0.04733464582163662;
  static final double ERROR = 0.24628940617797201;

  private static final int MANY_COLLISIONS = 100;
  private static final int MAX_STEPS = 64;
  private static final double TOLERANCE = 1e-12;

  private final double distinct;
  private final double relativeStandardError;
  private final long seenValues;

  DistinctLikelihood(long[] registers, int lg) {
    long[] seen = new long[Long.SIZE + 1];
    long[] open = new long[Long.SIZE + 1];
    for (long register : registers) {
      count(register, lg, seen, open);
    }
    double openMass = 0;
    long values = 0;
    for (int e = 0; e <= Long.SIZE; e++) {
      openMass += Math.scalb((double) open[e], -e);
      values += seen[e];
    }
    seenValues = values;
    if (values == 0) {
      distinct = 0;
      relativeStandardError = 0;
      return;
    }
    double m = registers.length;
    double rate = rate(seen, openMass);
    double bias = 1 + BIAS / m;
    distinct = m * rate / bias;
    double information = information(seen, rate);
    double variance = m * m / information - m * rate;
    relativeStandardError = Math.sqrt(Math.max(0, variance)) / (m * rate);
  }

  /**
   * The estimate. Its logarithm is nearly normal. For few hashes the error is a small number of
   * collisions, which is more like a Poisson variable; there the wider limit counts.
   */
  Estimate estimate() {
    return distinct == 0
        ? Estimate.exact(0)
        : new Estimate(distinct, distinct * relativeStandardError, this::limit);
  }

  private double limit(double confidence, boolean upper) {
    double factor = Math.exp(Quantiles.normal(confidence) * relativeStandardError);
    // No more distinct hashes than values seen are certain, and no fewer are possible.
    if (!upper) {
      return Math.max((double) seenValues, distinct / factor);
    }
    double collided = distinct - seenValues;
    double few =
        collided < MANY_COLLISIONS ? seenValues + Quantiles.poissonCount(collided, confidence) : 0;
    return Math.max(few, distinct * factor);
  }

  double distinct() {
    return distinct;
  }

  double relativeStandardError() {
    return relativeStandardError;
  }

  private static void count(long register, int lg, long[] seen, long[] open) {
    int group = ExaLogLog.VALUES_PER_ZERO;
    int u = ExaLogLog.largest(register);
    if (u == 0) {
      open[0]++;
      return;
    }
    // Above u: the rest of u's own group of eight, and all further groups together, which weigh
    // as much as eight more of u's group, unless that is the last one.
    int groupEnd = (u + group - 1) / group * group;
    open[ExaLogLog.exponent(u, lg)] +=
        groupEnd - u + (groupEnd == ExaLogLog.maxValue(lg) ? 0 : group);
    int lowest = Math.max(1, u - ExaLogLog.WINDOW);
    long window = register;
    for (int value = u; value >= lowest; ) {
      int n = Math.min((value - 1) % group + 1, value - lowest + 1);
      int seenOfThem = Long.bitCount(window >>> (Long.SIZE - n));
      int e = ExaLogLog.exponent(value, lg);
      seen[e] += seenOfThem;
      open[e] += n - seenOfThem;
      window <<= n;
      value -= n;
    }
  }

  private static double rate(long[] seen, double openMass) {
    double count = 0;
    double mass = 0;
    for (int e = 0; e < seen.length; e++) {
      count += seen[e];
      mass += Math.scalb((double) seen[e], -e);
    }
    double rate = count / (openMass + mass / 2);
    for (int step = 0; step < MAX_STEPS; step++) {
      double value = -openMass;
      double slope = 0;
      for (int e = 0; e < seen.length; e++) {
        if (seen[e] > 0) {
          double p = Math.scalb(1.0, -e);
          double odds = Math.expm1(rate * p);
          double term = seen[e] * p / odds;
          value += term;
          slope -= term * p * (1 + 1 / odds);
        }
      }
      double next = rate - value / slope;
      if (!(next > rate * (1 + TOLERANCE))) {
        return rate;
      }
      rate = next;
    }
    return rate;
  }

  private static double information(long[] seen, double rate) {
    double information = 0;
    for (int e = 0; e < seen.length; e++) {
      if (seen[e] > 0) {
        double p = Math.scalb(1.0, -e);
        double odds = Math.expm1(rate * p);
        information += seen[e] * p * p * (1 + 1 / odds) / odds;
      }
    }
    return information;
  }
}
