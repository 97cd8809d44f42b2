package io.github.azeotrope.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.azeotrope.linkage.Proposer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Predicted legitimate groups and accounts against what then comes, in many worlds. */
class ForecastTest {
  private static final int WORLDS = 400;
  private static final int REFERENCES = 600;
  private static final double GROUPS = 150;

  private static int accounts(SplittableRandom random) {
    return (int) Math.min(800, 15 + Math.exp(3 + 0.8 * random.nextGaussian()));
  }

  private static Reference legitimate(SplittableRandom random, double eligible) {
    double excess =
        random.nextDouble() < eligible ? -Math.log(1 - random.nextDouble()) : BudgetCheck.NONE;
    return new Reference(Proposer.CONTENT, accounts(random), excess);
  }

  private static List<Expectation> strata(List<Reference> references, double groups) {
    List<Expectation> strata = new ArrayList<>();
    for (SizeBand band : SizeBand.values()) {
      Stratum stratum = new Stratum(Proposer.CONTENT, band);
      List<Reference> own =
          references.stream().filter(r -> SizeBand.of(r.accounts()) == band).toList();
      double expected = groups * own.size() / Math.max(1, references.size());
      strata.add(new Expectation(stratum, own, 0, expected, Math.min(800, band.largest())));
    }
    return strata;
  }

  /**
   * In 90 % of the worlds the outcome lies in the interval, and the interval is no wider than three
   * times its centre; some three groups must be expected for that, fewer cannot be told so well.
   *
   * @param bar a bar that is given; below 0, the one that allows so many accounts
   */
  @ParameterizedTest
  @CsvSource({".1, 0, 0", ".05, 0, 0", ".1, 1, 0", ".1, -1, 400", ".2, -1, 200"})
  void theOutcomeIsWithinTheInterval(double eligible, double bar, double allowed) {
    SplittableRandom random = new SplittableRandom(17);
    Well19937c counts = new Well19937c(18);
    int groupsCovered = 0;
    int accountsCovered = 0;
    double predicted = 0;
    double observed = 0;
    double widths = 0;
    double centres = 0;
    for (int w = 0; w < WORLDS; w++) {
      List<Reference> references = new ArrayList<>();
      for (int i = 0; i < REFERENCES; i++) {
        references.add(legitimate(random, eligible));
      }
      List<Expectation> strata = strata(references, GROUPS);
      double at = bar >= 0 ? bar : new TailModel(strata).bar(allowed);
      Forecast forecast = Forecast.of(strata, at);
      int flagged = 0;
      double accounts = 0;
      int come = new PoissonDistribution(counts, GROUPS, 1e-9, 10_000).sample();
      for (int g = 0; g < come; g++) {
        Reference group = legitimate(random, eligible);
        if (group.reaches(at)) {
          flagged++;
          accounts += group.accounts();
        }
      }
      groupsCovered += covers(forecast.groups(), flagged);
      accountsCovered += covers(forecast.accounts(), accounts);
      predicted += forecast.accounts().expected();
      observed += accounts;
      widths += forecast.accounts().upper() - forecast.accounts().lower();
      centres += (forecast.accounts().upper() + forecast.accounts().lower()) / 2;
    }
    int least = new BinomialDistribution(null, WORLDS, 0.9).inverseCumulativeProbability(1e-3);
    assertThat(groupsCovered).isGreaterThanOrEqualTo(least);
    assertThat(accountsCovered).isGreaterThanOrEqualTo(least);
    assertThat(predicted / observed).isCloseTo(1, within(0.15));
    assertThat(widths / centres).isLessThanOrEqualTo(3);
  }

  private static int covers(Interval interval, double outcome) {
    return outcome >= interval.lower() && outcome <= interval.upper() ? 1 : 0;
  }

  @Test
  void withoutAnyReferenceAtTheBarHalfAGroupInAllIsExpected() {
    List<Reference> references = new ArrayList<>();
    for (int i = 0; i < 499; i++) {
      references.add(new Reference(Proposer.CONTENT, 40, BudgetCheck.NONE));
    }
    Forecast forecast = Forecast.of(strata(references, 10), 0);
    // Half a group in 499, and 50 groups at the common rate (0 + 1/2) / (499 + 1): of ten groups.
    double expected = 10 * (0.5 + 50 * 0.001) / (499 + 50);
    assertThat(forecast.groups().expected()).isCloseTo(expected, within(1e-9));
    assertThat(forecast.accounts().expected()).isCloseTo(40 * expected, within(1e-6));
    assertThat(forecast.accounts().upper()).isZero();
    assertThat(Forecast.of(strata(references, 10), 5).groups().expected())
        .as("beyond the fixed rule the tail is continued: (1 + 5 / 5)^-5")
        .isCloseTo(expected / 32, within(1e-9));
  }

  @Test
  void equalReferencesGiveEqualForecasts() {
    SplittableRandom random = new SplittableRandom(19);
    List<Reference> references = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      references.add(legitimate(random, 0.1));
    }
    assertThat(Forecast.of(strata(references, 50), 1))
        .isEqualTo(Forecast.of(strata(references, 50), 1));
  }
}
