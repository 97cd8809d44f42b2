package io.github.azeotrope.sketch;

import io.github.azeotrope.summary.Quantiles;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * An intraclass correlation with what is known of its error, on the scale of Student's t.
 *
 * @param value the correlation, NaN where unknown
 * @param nullError its standard error under random dealing, NaN where unknown
 * @param jackknifeError its delete-one-account jackknife standard error, NaN where unknown
 * @param degreesOfFreedom of the larger error; below 1 nothing can be said
 */
record IntraclassCorrelation(
    double value, double nullError, double jackknifeError, int degreesOfFreedom) {

  static IntraclassCorrelation unknown(int degreesOfFreedom) {
    return new IntraclassCorrelation(Double.NaN, Double.NaN, Double.NaN, degreesOfFreedom);
  }

  double standardError() {
    return Math.max(nullError, jackknifeError);
  }

  boolean isComputable() {
    return degreesOfFreedom >= 1
        && Double.isFinite(value)
        && Double.isFinite(standardError())
        && standardError() > 0;
  }

  double upper(double confidence) {
    return value + distance(confidence);
  }

  double lower(double confidence) {
    return value - distance(confidence);
  }

  /** Of a limit from the value. */
  private double distance(double confidence) {
    return isComputable()
        ? Quantiles.student(confidence, degreesOfFreedom) * standardError()
        : Double.NaN;
  }

  /** One-sided p-value of "the correlation is at least the margin"; 1 where not computable. */
  double pValueBelow(double margin) {
    if (!isComputable()) {
      return 1;
    }
    double t = (margin - value) / standardError();
    return 1 - new TDistribution(null, degreesOfFreedom).cumulativeProbability(t);
  }
}
