package io.github.azeotrope.calibration;

import java.time.Duration;
import java.util.Objects;

/**
 * How many legitimate accounts may be FLAGGED: an expected number per million active accounts and
 * period. Immutable.
 *
 * @param accountsPerMillion expected legitimate accounts flagged per million active ones, above 0;
 *     positive infinity asks for no more than the fixed rule
 * @param period of event time, at least a day
 */
public record FalsePositiveBudget(double accountsPerMillion, Duration period) {
  private static final double MILLION = 1e6;

  /** 100 per million in 30 days. */
  public static final FalsePositiveBudget DEFAULT = perMillionAccounts(100, Duration.ofDays(30));

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if the number is not above 0 or the period is below a day
   */
  public FalsePositiveBudget {
    Objects.requireNonNull(period, "period");
    if (!(accountsPerMillion > 0)) {
      throw new IllegalArgumentException(
          "accountsPerMillion must be above 0, was " + accountsPerMillion);
    }
    if (period.compareTo(Duration.ofDays(1)) < 0) {
      throw new IllegalArgumentException("period must be at least P1D, was " + period);
    }
  }

  /**
   * A budget.
   *
   * @throws IllegalArgumentException if accounts is not above 0 or the period is below a day
   */
  public static FalsePositiveBudget perMillionAccounts(double accounts, Duration period) {
    return new FalsePositiveBudget(accounts, period);
  }

  /** Legitimate accounts that may be expected to be flagged in a term of this length. */
  double accounts(long activeAccounts, long termMillis) {
    return accountsPerMillion / MILLION * activeAccounts * termMillis / period.toMillis();
  }
}
