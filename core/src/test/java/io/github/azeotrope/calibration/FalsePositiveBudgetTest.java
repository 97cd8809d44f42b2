package io.github.azeotrope.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FalsePositiveBudgetTest {

  @Test
  void scalesWithAccountsAndTime() {
    FalsePositiveBudget budget = FalsePositiveBudget.perMillionAccounts(100, Duration.ofDays(30));
    assertThat(budget).isEqualTo(FalsePositiveBudget.DEFAULT);
    long days30 = Duration.ofDays(30).toMillis();
    assertThat(budget.accounts(1_000_000, days30)).isCloseTo(100, within(1e-9));
    assertThat(budget.accounts(2_500, days30)).isCloseTo(0.25, within(1e-9));
    assertThat(
            FalsePositiveBudget.perMillionAccounts(100, Duration.ofDays(90))
                .accounts(3_000_000, days30))
        .isCloseTo(100, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN})
  void refusesWhatIsNoBudget(double accounts) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FalsePositiveBudget.perMillionAccounts(accounts, Duration.ofDays(30)))
        .withMessageContaining("" + accounts);
  }

  @Test
  void refusesPeriodsOfLessThanADay() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FalsePositiveBudget.perMillionAccounts(1, Duration.ofHours(23)))
        .withMessageContaining("PT23H");
  }
}
