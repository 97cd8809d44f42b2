package io.github.azeotrope.calibration;

import java.util.ArrayList;
import java.util.List;

/** What is expected of the next term, with what the budget makes of it. Immutable. */
public final class Outlook {
  private final FalsePositiveBudget budget;
  private final long activeAccounts;
  private final List<Expectation> strata;

  Outlook(FalsePositiveBudget budget, long activeAccounts, List<Expectation> strata) {
    this.budget = budget;
    this.activeAccounts = activeAccounts;
    this.strata = List.copyOf(strata);
  }

  /** The bar for a group that is looked at for the first time now. */
  Threshold threshold() {
    double allowed = budget.accounts(activeAccounts, Term.MILLIS);
    double certified = RiskControl.certify(strata, allowed);
    double extrapolated = new TailModel(strata).bar(allowed);
    // Both fall as the budget grows, and so does the lesser: nothing jumps where references begin
    // to suffice.
    if (extrapolated < certified) {
      return threshold(extrapolated, certified, CalibrationSource.EXTRAPOLATED, strata);
    }
    List<Expectation> expected = strata.stream().filter(s -> s.groups() > 0).toList();
    boolean host = !expected.isEmpty() && expected.stream().allMatch(s -> s.builtIn() == 0);
    return threshold(
        certified, certified, host ? CalibrationSource.HOST : CalibrationSource.BUILT_IN, expected);
  }

  private static Threshold threshold(
      double bar, double certified, CalibrationSource source, List<Expectation> from) {
    int references = from.stream().mapToInt(stratum -> stratum.references().size()).sum();
    int builtIn = from.stream().mapToInt(Expectation::builtIn).sum();
    return new Threshold(bar, certified, source, references - builtIn, builtIn);
  }

  /** In words and numbers; about 10 ms. */
  public CalibrationReport report() {
    Threshold threshold = threshold();
    Forecast forecast = Forecast.of(strata, threshold.bar());
    List<CalibrationReport.Row> rows = new ArrayList<>();
    for (Expectation stratum : strata) {
      if (!stratum.references().isEmpty() || stratum.groups() > 0) {
        rows.add(
            new CalibrationReport.Row(
                stratum.stratum(),
                stratum.references().size() - stratum.builtIn(),
                stratum.builtIn(),
                stratum.reaching(0),
                stratum.groups()));
      }
    }
    return new CalibrationReport(
        budget,
        activeAccounts,
        budget.accounts(activeAccounts, Term.MILLIS),
        threshold.bar(),
        threshold.certified(),
        threshold.source(),
        forecast.groups(),
        forecast.accounts(),
        rows);
  }
}
