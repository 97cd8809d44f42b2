package io.github.azeotrope.entropy;

import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.numbers.gamma.RegularizedGamma;

/** The upper tail of a quadratic form from three moments. */
final class GammaTail {
  private GammaTail() {}

  /**
   * The upper tail of the distribution with mean 0 and these moments.
   *
   * @param moments the statistic, its variance, its third moment
   */
  static double pValue(double[] moments) {
    double deviation = Math.sqrt(moments[1]);
    if (deviation == 0) {
      return 1;
    }
    double z = moments[0] / deviation;
    double skewness = moments[2] / (moments[1] * deviation);
    if (skewness < 1e-3) {
      return Erfc.value(z / Math.sqrt(2)) / 2;
    }
    // Pearson's type III: a gamma distribution of this shape, shifted to mean 0 and scaled.
    double shape = 4 / (skewness * skewness);
    double x = shape + z * Math.sqrt(shape);
    return x <= 0 ? 1 : RegularizedGamma.Q.value(shape, x);
  }
}
