package io.github.azeotrope.calibration;

/**
 * The excess that keeps the budget.
 *
 * @param bar from 0 up
 * @param certified the bar that the references alone certify; infinite where they are too few
 * @param source what {@code bar} rests on
 * @param host the host's own references that {@code bar} was computed from
 * @param builtIn those that came with the library
 */
record Threshold(double bar, double certified, CalibrationSource source, int host, int builtIn) {
  /** Nobody has been calibrated for yet: the fixed rule. */
  static final Threshold UNSET =
      new Threshold(0, Double.POSITIVE_INFINITY, CalibrationSource.EXTRAPOLATED, 0, 0);
}
