package io.github.azeotrope.sketch;

import org.apache.commons.math3.special.Gamma;

/**
 * How evenly copies are spread over slots that have any: the variance of the numbers of copies over
 * what it is when each number is Poisson, given that it is not 0.
 *
 * <pre>
 *   mean = &lambda; / (1 - e^-&lambda;)     variance = mean (1 + &lambda; - mean)     D = s&sup2; / variance
 * </pre>
 *
 * <p>Under that law D has mean 1 and, by the delta method with the third and fourth central
 * moments, a variance of order 1 / slots; its tail is taken from the gamma distribution with these
 * two moments.
 */
final class Multiplicity {
  /** Below, hardly anything repeats; above, the accounts do not deal out a list. */
  private static final double MIN_MEAN = 1.5;

  private static final double MAX_MEAN = 20;
  private static final int STEPS = 60;

  private final double mean;
  private final double dispersion;
  private final double dispersionVariance;

  /** Of slots with given sums of their copies and of the squares of these. */
  Multiplicity(double slots, double sum, double squares) {
    mean = slots == 0 ? Double.NaN : sum / slots;
    if (slots < 2 || !(mean >= MIN_MEAN && mean <= MAX_MEAN)) {
      dispersion = Double.NaN;
      dispersionVariance = Double.NaN;
      return;
    }
    double lambda = lambda(mean);
    double variance = mean * (1 + lambda - mean);
    dispersion = (squares - sum * mean) / (slots - 1) / variance;
    // Raw moments of the truncated law are those of the Poisson law over the same factor.
    double factor = mean / lambda;
    double raw2 = factor * lambda * (lambda + 1);
    double raw3 = factor * lambda * (lambda * (lambda + 3) + 1);
    double raw4 = factor * lambda * (lambda * (lambda * (lambda + 6) + 7) + 1);
    double third = raw3 - 3 * mean * raw2 + 2 * mean * mean * mean;
    double fourth = raw4 - 4 * mean * raw3 + 6 * mean * mean * raw2 - 3 * Math.pow(mean, 4);
    double ofVariance = (fourth - variance * variance * (slots - 3) / (slots - 1)) / slots;
    // d variance / d mean, by way of lambda: d mean / d lambda = variance / lambda.
    double slope = 1 + lambda - 2 * mean + mean * lambda / variance;
    double adjusted = ofVariance + slope * slope * variance / slots - 2 * slope * third / slots;
    dispersionVariance = Math.max(adjusted, 1e-12) / (variance * variance);
  }

  double mean() {
    return mean;
  }

  /** D; NaN where the mean is outside [1.5, 20]. */
  double dispersion() {
    return dispersion;
  }

  /** The probability of a dispersion this small; 1 where there is none. */
  double pValueBelow() {
    return Double.isNaN(dispersion)
        ? 1
        : Gamma.regularizedGammaP(1 / dispersionVariance, dispersion / dispersionVariance);
  }

  /** The rate whose truncated law has the mean; bisection, because the mean grows with it. */
  private static double lambda(double mean) {
    double low = 0;
    double high = mean;
    for (int step = 0; step < STEPS; step++) {
      double middle = (low + high) / 2;
      if (middle / -Math.expm1(-middle) < mean) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }
}
