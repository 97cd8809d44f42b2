package io.github.azeotrope.examples.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

/** What the page says of outcomes that are made up. */
class PageTest {
  private static final String CAMPAIGN = Size.QUICK.campaigns().get(0).name();
  private static final Plan PLAN = Plan.of(Size.QUICK, List.of());

  private static Tally legitimate(String label, int accounts, int flagged) {
    return new Tally(label, "", accounts, flagged, 0, 5L * accounts, 5L * accounts, flagged, 0, 0);
  }

  private static Tally campaign(int flagged, long undetected) {
    return new Tally(
        CAMPAIGN, "lab", 100, flagged, 0, 1_000, undetected, undetected, flagged, flagged);
  }

  private static Outcome outcome(Trial trial, Tally... tallies) {
    return new Outcome("quick-0", trial, List.of(tallies), 1, 1);
  }

  /** Everything as it should be. */
  private static List<Outcome> good() {
    List<Outcome> outcomes = new ArrayList<>();
    for (Trial trial : PLAN.trials()) {
      outcomes.add(
          trial.kind() == Kind.LOOK_ALIKES
              ? outcome(trial, legitimate("organic", 100, 0), legitimate("batch", 4, 0))
              : outcome(trial, legitimate("organic", 100, 0), campaign(100, 100)));
    }
    return outcomes;
  }

  private static String page(List<Outcome> outcomes) {
    return Page.of(PLAN, "0", outcomes);
  }

  private static String failures(String page) {
    return page.substring(page.indexOf("## Where it fails"));
  }

  @Test
  void saysSoWhereNothingFails() {
    assertThat(page(good())).contains("Nowhere in what was played").doesNotContain("Not the whole");
  }

  @Test
  void listsALookAlikeThatWasFlagged() {
    List<Outcome> outcomes = good();
    Trial trial = new Trial(Kind.LOOK_ALIKES, Trial.LOOK_ALIKES, Trial.FIRST, 1);
    outcomes.removeIf(outcome -> outcome.trial().equals(trial));
    outcomes.add(outcome(trial, legitimate("organic", 100, 0), legitimate("batch", 4, 3)));
    String page = page(outcomes);
    assertThat(failures(page))
        .contains(
            "first simulator: 3 of 4 legitimate accounts flagged of class batch, in 1 group.");
    assertThat(page).contains("| batch | 1 | **1** |");
  }

  @Test
  void listsACampaignThatIsMissedOrFoundLate() {
    List<Outcome> outcomes = good();
    Trial trial = new Trial(Kind.CAMPAIGN, CAMPAIGN, Trial.SECOND, 1);
    outcomes.removeIf(outcome -> outcome.trial().equals(trial));
    outcomes.add(outcome(trial, campaign(94, 101)));
    String page = page(outcomes);
    assertThat(failures(page))
        .contains(CAMPAIGN + ", second simulator: recall 0.940, served 0.101.")
        .doesNotContain("first simulator");
    assertThat(page).contains("**0.940**");
  }

  @Test
  void saysSoWhereTheRunWasStopped() {
    List<Outcome> outcomes = good();
    outcomes.removeIf(outcome -> outcome.trial().kind() == Kind.EVASION);
    assertThat(page(outcomes)).contains("Not the whole size", "worlds of evasion");
  }

  /** Half the yield needs twice the accounts. */
  @Test
  void tellsWhatEvasionCosts() {
    List<Outcome> outcomes = good();
    Trial trial = new Trial(Kind.EVASION, CAMPAIGN, "fresh", 1);
    outcomes.removeIf(outcome -> outcome.trial().equals(trial));
    outcomes.add(outcome(trial, campaign(100, 50)));
    assertThat(page(outcomes)).contains("| fresh | 1 | 1.000 | 1.000 | 0.050 | 1.0 | 0.5 | 2.00 ±");
  }

  @Test
  void theIntervalsAreExact() {
    for (int n : new int[] {1, 200, 3_000}) {
      for (int hits : new int[] {0, 1, n / 2, n}) {
        Interval limits = Interval.ofShare(hits, n);
        if (hits > 0) {
          double above =
              1 - new BinomialDistribution(null, n, limits.lower()).cumulativeProbability(hits - 1);
          assertThat(above).isCloseTo(0.025, within(1e-6));
        }
        if (hits < n) {
          double below =
              new BinomialDistribution(null, n, limits.upper()).cumulativeProbability(hits);
          assertThat(below).isCloseTo(0.025, within(1e-6));
        }
      }
    }
    assertThat(Interval.ofShare(0, 200).upper()).isCloseTo(0.01827, within(1e-5));
  }

  /** Of a mean, which is a ratio over equal seeds, the jackknife gives the usual standard error. */
  @Test
  void theErrorOfARatioIsThatOfAMeanWhereItIsOne() {
    Ratio ratio =
        Ratio.of(List.of(new Ratio.Pair(1, 1), new Ratio.Pair(2, 1), new Ratio.Pair(6, 1)));
    assertThat(ratio.value()).isEqualTo(3);
    assertThat(ratio.standardError()).isCloseTo(Math.sqrt(7.0 / 3), within(1e-12));
    assertThat(Ratio.of(List.of(new Ratio.Pair(1, 2))).standardError()).isNaN();
  }
}
