package io.github.azeotrope.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.Verdict;
import io.github.azeotrope.linkage.Candidate;
import io.github.azeotrope.linkage.Proposer;
import io.github.azeotrope.linkage.TestCandidates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Two hundred simulated terms of a host with 500,000 accounts and 150 proposals a term, of which
 * some honest ones meet the fixed rule; with campaigns and without.
 */
class BudgetKeptTest {
  private static final int TERMS = 200;

  /** Until the host has references of its own, those that come with the library speak. */
  private static final int WARM_UP = 4;

  private static final int PROPOSALS = 150;
  private static final long ACTIVE = 500_000;
  private static final int LOOKS = 4;
  private static final int CAMPAIGN_SEATS = 1_000_000;

  /** What came out of a run, in means over the terms. */
  private record Run(
      double accounts, double standardError, double allowed, double campaignsFound) {}

  private static Judgement says(double excess) {
    return new Judgement(
        excess >= 0 ? Verdict.FLAGGED : Verdict.CLEAR,
        Math.max(0, excess),
        Judgement.Told.BY_LINK,
        List.of(),
        BudgetCheck.unasked(excess));
  }

  /** A group that is looked at a few times, its evidence growing to what it shows at its worst. */
  private static boolean isFlagged(Calibrator calibrator, Candidate group, double worst) {
    Verdict verdict = Verdict.CLEAR;
    for (int look = 1; look <= LOOKS; look++) {
      double excess = worst < 0 ? worst : worst * look / LOOKS;
      verdict = calibrator.admit(group, says(excess), verdict, true).verdict();
    }
    return verdict == Verdict.FLAGGED;
  }

  private static Candidate group(long number, int accounts, int firstSeat) {
    return TestCandidates.of(
        number, Proposer.CONTENT, IntStream.range(firstSeat, firstSeat + accounts).toArray());
  }

  /** Small, medium and large ones. */
  private static int accounts(SplittableRandom random) {
    return (int) Math.min(800, 15 + Math.exp(3 + 0.8 * random.nextGaussian()));
  }

  private static Run run(
      double perMillion, double eligible, double meanExcess, int campaigns, boolean confirmed) {
    SplittableRandom random = new SplittableRandom(11);
    FalsePositiveBudget budget =
        FalsePositiveBudget.perMillionAccounts(perMillion, Duration.ofDays(30));
    Calibrator calibrator = new Calibrator(budget);
    List<Double> outcomes = new ArrayList<>();
    long number = 0;
    int found = 0;
    for (int term = 0; term < TERMS; term++) {
      calibrator.advance(term * Term.MILLIS, ACTIVE, seat -> confirmed && seat >= CAMPAIGN_SEATS);
      double accounts = 0;
      for (int g = 0; g < PROPOSALS; g++) {
        double worst =
            random.nextDouble() < eligible
                ? -meanExcess * Math.log(1 - random.nextDouble())
                : BudgetCheck.NONE;
        Candidate group = group(++number, accounts(random), 0);
        accounts += isFlagged(calibrator, group, worst) ? group.size() : 0;
      }
      if (term >= WARM_UP) {
        for (int c = 0; c < campaigns; c++) {
          Candidate group = group(++number, 200, CAMPAIGN_SEATS);
          found += isFlagged(calibrator, group, 6 + 3 * random.nextDouble()) ? 1 : 0;
        }
        outcomes.add(accounts);
      }
    }
    double mean = outcomes.stream().mapToDouble(x -> x).average().orElseThrow();
    double variance =
        outcomes.stream().mapToDouble(x -> (x - mean) * (x - mean)).average().orElseThrow();
    return new Run(
        mean,
        Math.sqrt(variance / outcomes.size()),
        budget.accounts(ACTIVE, Term.MILLIS),
        (double) found / Math.max(1, campaigns * (TERMS - WARM_UP)));
  }

  /** Excess of legitimate groups falls as the prior has it, slower, or faster. */
  @ParameterizedTest
  @CsvSource({
    "100, .05, 1, 0",
    "100, .05, 1, 2",
    "300, .05, 1, 2",
    "100, .05, 2, 0",
    "100, .1, .5, 2",
    "100, .002, 1, 2"
  })
  void theBudgetIsKept(double perMillion, double eligible, double meanExcess, int campaigns) {
    Run run = run(perMillion, eligible, meanExcess, campaigns, true);
    assertThat(run.accounts()).isLessThanOrEqualTo(run.allowed() + 3 * run.standardError());
    if (campaigns > 0) {
      assertThat(run.campaignsFound()).isGreaterThan(0.9);
    }
  }

  @Test
  void campaignsThatNobodyConfirmedOnlyRaiseTheBar() {
    Run reviewed = run(300, .05, 1, 2, true);
    Run neglected = run(300, .05, 1, 2, false);
    assertThat(neglected.accounts()).isLessThan(reviewed.accounts());
  }
}
