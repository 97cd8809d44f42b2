package io.github.azeotrope.calibration;

import java.util.List;
import java.util.Objects;

/**
 * What the false-positive budget asks for now, what that rests on, and how many legitimate accounts
 * it is expected to flag. An immutable snapshot.
 *
 * <p>The prediction is of the number of legitimate groups and accounts that will be flagged in the
 * next 30 days at today's bar. Its interval is as wide as the references leave it: where fewer than
 * about three groups are expected it begins at 0 and is wider than three times its centre.
 *
 * @param budget what the host allows
 * @param activeAccounts accounts with a request in the last 30 days
 * @param allowedAccounts legitimate accounts that the budget allows to be flagged in 30 days,
 *     expected
 * @param bar excess that a group needs which is looked at for the first time now, in decimal orders
 *     of magnitude beyond the fixed rule; from 0 up
 * @param certifiedBar the bar that the references alone certify; infinite where they are too few
 * @param source what {@code bar} rests on
 * @param predictedGroups legitimate groups flagged in the next 30 days
 * @param predictedAccounts their accounts
 * @param strata what is known of each kind of group
 */
public record CalibrationReport(
    FalsePositiveBudget budget,
    long activeAccounts,
    double allowedAccounts,
    double bar,
    double certifiedBar,
    CalibrationSource source,
    Interval predictedGroups,
    Interval predictedAccounts,
    List<Row> strata) {

  /** Copies the list. */
  public CalibrationReport {
    Objects.requireNonNull(budget, "budget");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(predictedGroups, "predictedGroups");
    Objects.requireNonNull(predictedAccounts, "predictedAccounts");
    strata = List.copyOf(strata);
  }

  /** Whether the budget is certified for new groups by references, without extrapolating. */
  public boolean isCertified() {
    return source != CalibrationSource.EXTRAPOLATED;
  }

  /**
   * One kind of group.
   *
   * @param stratum which kind
   * @param hostReferences the host's own references of the last 90 days
   * @param builtInReferences built-in references in use
   * @param meetingFixedRule references that would be flagged without a budget
   * @param expectedGroups groups expected to be proposed in 30 days
   */
  public record Row(
      Stratum stratum,
      int hostReferences,
      int builtInReferences,
      int meetingFixedRule,
      double expectedGroups) {}
}
