package io.github.azeotrope.calibration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The least bar that keeps the expected number of legitimate accounts flagged within a budget,
 * certified by references: conformal risk control in units of accounts. The loss of a reference at
 * a bar is its number of accounts if it reaches the bar, else 0, and the bar is the least &lambda;
 * with
 *
 * <pre>
 *   &Sigma;_s groups_s (&Sigma;_i loss_si(&lambda;) + largest_s) / (n_s + 1) &le; budget
 * </pre>
 *
 * <p>Holds if the groups of a stratum that will come are exchangeable with its references; nothing
 * is assumed of how they are distributed. Each reference carries its greatest excess over all
 * looks, so it holds for groups that are looked at again and again.
 *
 * <p>Source: Angelopoulos, Bates, Fisch, Lei and Schuster 2022 (conformal risk control), summed
 * over strata.
 */
final class RiskControl {
  private RiskControl() {}

  /** The bar, from 0 up; infinite where the references are too few for the budget. */
  static double certify(List<Expectation> strata, double budget) {
    record Step(double excess, double loss) {}
    List<Step> steps = new ArrayList<>();
    double risk = 0;
    for (Expectation stratum : strata) {
      double each = stratum.groups() / (stratum.references().size() + 1);
      risk += each * stratum.largest();
      for (Reference reference : stratum.references()) {
        if (reference.reaches(0)) {
          steps.add(new Step(reference.excess(), each * reference.accounts()));
        }
      }
    }
    if (risk > budget) {
      return Double.POSITIVE_INFINITY;
    }
    steps.sort(Comparator.comparingDouble(Step::excess).reversed());
    for (Step step : steps) {
      risk += step.loss();
      if (risk > budget) {
        return Math.nextUp(step.excess());
      }
    }
    return 0;
  }
}
