package io.github.azeotrope.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.Verdict;
import io.github.azeotrope.linkage.Candidate;
import io.github.azeotrope.linkage.Proposer;
import io.github.azeotrope.linkage.TestCandidates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** A smaller budget asks for more, a larger one for less, and none for less than the fixed rule. */
class OutlookTest {
  private static final long ACTIVE = 200_000;

  private static FalsePositiveBudget budget(double perMillion) {
    return FalsePositiveBudget.perMillionAccounts(perMillion, Duration.ofDays(30));
  }

  private static double excess(SplittableRandom random, double eligible) {
    return random.nextDouble() < eligible
        ? -2 * Math.log(1 - random.nextDouble())
        : BudgetCheck.NONE;
  }

  private static List<Reference> references(long seed, int count, double eligible) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Reference> references = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Proposer proposer = Proposer.values()[random.nextInt(Proposer.values().length)];
      references.add(new Reference(proposer, random.nextInt(10, 400), excess(random, eligible)));
    }
    return references;
  }

  private static List<Expectation> strata(long seed, int count, double eligible) {
    List<Reference> all = references(seed, count, eligible);
    List<Expectation> strata = new ArrayList<>();
    for (int s = 0; s < Stratum.COUNT; s++) {
      int stratum = s;
      List<Reference> own = all.stream().filter(r -> r.stratum() == stratum).toList();
      strata.add(new Expectation(Stratum.at(s), own, 0, s % 4, 400));
    }
    return strata;
  }

  @Property(seed = "23", tries = 500)
  void theBarFallsAsTheBudgetGrows(
      @ForAll long seed,
      @ForAll @IntRange(max = 3_000) int references,
      @ForAll @DoubleRange(max = 0.3) double eligible,
      @ForAll @DoubleRange(min = 1, max = 20_000) double perMillion,
      @ForAll @DoubleRange(min = 1, max = 10) double times) {
    List<Expectation> strata = strata(seed, references, eligible);
    Threshold strict = new Outlook(budget(perMillion), ACTIVE, strata).threshold();
    Threshold loose = new Outlook(budget(perMillion * times), ACTIVE, strata).threshold();
    assertThat(strict.bar()).isGreaterThanOrEqualTo(loose.bar()).isNotNaN();
    assertThat(strict.certified()).isGreaterThanOrEqualTo(loose.certified());
    assertThat(loose.bar()).isNotNegative();
  }

  /** The groups of five terms that are flagged, by number. */
  private static Set<Long> flagged(double perMillion) {
    SplittableRandom random = new SplittableRandom(29);
    Calibrator calibrator = new Calibrator(budget(perMillion), references(31, 1_000, 0.02));
    Set<Long> flagged = new HashSet<>();
    long number = 0;
    for (int term = 0; term < 5; term++) {
      calibrator.advance(term * Term.MILLIS, ACTIVE, seat -> false);
      for (int g = 0; g < 60; g++) {
        int accounts = random.nextInt(10, 400);
        double excess = excess(random, 0.5);
        Candidate group =
            TestCandidates.of(++number, Proposer.CONTENT, IntStream.range(0, accounts).toArray());
        Judgement judgement =
            new Judgement(
                excess >= 0 ? Verdict.FLAGGED : Verdict.CLEAR,
                Math.max(0, excess),
                Judgement.Told.BY_LINK,
                List.of(),
                BudgetCheck.unasked(excess));
        if (calibrator.admit(group, judgement, Verdict.CLEAR, true).verdict() == Verdict.FLAGGED) {
          flagged.add(number);
        }
      }
    }
    return flagged;
  }

  @Test
  void whatAStrictBudgetFlagsALooserOneFlagsToo() {
    Set<Long> fixedRule = flagged(Double.POSITIVE_INFINITY);
    Set<Long> loose = flagged(20_000);
    Set<Long> strict = flagged(500);
    assertThat(fixedRule).containsAll(loose).hasSizeGreaterThan(loose.size());
    assertThat(loose).containsAll(strict).hasSizeGreaterThan(strict.size());
    assertThat(fixedRule).as("half of 300 meet the fixed rule").hasSizeBetween(115, 185);
  }

  @Test
  void beforeAnythingWasSeenTheBuiltInReferencesSpeak() {
    CalibrationReport report = new Calibrator(FalsePositiveBudget.DEFAULT).outlook().report();
    assertThat(report.source()).isEqualTo(CalibrationSource.BUILT_IN);
    assertThat(report.bar()).isZero();
    assertThat(report.predictedGroups()).isEqualTo(new Interval(0, 0, 0));
    assertThat(report.strata()).isNotEmpty().allMatch(row -> row.hostReferences() == 0);
  }

  private static BudgetCheck check(Calibrator calibrator, long number) {
    Candidate group = TestCandidates.of(number, Proposer.CONTENT, IntStream.range(0, 40).toArray());
    Judgement judgement =
        new Judgement(
            Verdict.FLAGGED, 9, Judgement.Told.BY_LINK, List.of(), BudgetCheck.unasked(9));
    return calibrator.admit(group, judgement, Verdict.CLEAR, true).check();
  }

  /** First the built-in ones, then both, and the host's own alone where these are enough. */
  @Test
  void aVerdictSaysWhichReferencesItWasCalibratedAgainst() {
    Calibrator calibrator =
        new Calibrator(budget(Double.POSITIVE_INFINITY), references(31, 1_000, 0));
    calibrator.advance(0, 40, seat -> false);
    int builtIn = check(calibrator, 1).builtInReferences();
    assertThat(check(calibrator, 1))
        .isEqualTo(new BudgetCheck(9, 0, CalibrationSource.BUILT_IN, 0, builtIn));
    assertThat(builtIn).isBetween(1, 1_000);

    calibrator.advance(Term.MILLIS, 40, seat -> false);
    assertThat(check(calibrator, 2))
        .isEqualTo(new BudgetCheck(9, 0, CalibrationSource.BUILT_IN, 1, builtIn));

    for (long number = 3; number < 3 + ReferencePool.ENOUGH; number++) {
      check(calibrator, number);
    }
    assertThat(check(calibrator, 2).hostReferences()).as("fixed at its first look").isEqualTo(1);
    calibrator.advance(2 * Term.MILLIS, 40, seat -> false);
    assertThat(check(calibrator, 1_000))
        .isEqualTo(new BudgetCheck(9, 0, CalibrationSource.HOST, 2 + ReferencePool.ENOUGH, 0));
  }
}
