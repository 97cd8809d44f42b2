package io.github.azeotrope.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.Verdict;
import io.github.azeotrope.linkage.Candidate;
import io.github.azeotrope.linkage.Proposer;
import io.github.azeotrope.linkage.TestCandidates;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Groups of identified organizations among the references, as they would be undeclared. */
class UndeclaredGroupsTest {
  private static final long ACTIVE = 10_000;
  private static final long ACME = 77;

  private final Calibrator calibrator =
      new Calibrator(FalsePositiveBudget.perMillionAccounts(1, Duration.ofDays(30)));
  private long number;

  private static Judgement clear() {
    return new Judgement(Verdict.CLEAR, 0, Judgement.Told.BY_LINK, List.of(), BudgetCheck.UNASKED);
  }

  /** One clear group for each owner, which would be far beyond the rule undeclared. */
  private void groupsOf(long... owners) {
    for (long owner : owners) {
      Candidate group =
          TestCandidates.of(++number, Proposer.CONTENT, IntStream.range(0, 100).toArray());
      BudgetCheck check = calibrator.admit(group, clear(), Verdict.CLEAR, true).check();
      calibrator.undeclared(group, owner, 12);
      BudgetCheck again = calibrator.admit(group, clear(), Verdict.CLEAR, true).check();
      assertThat(again).as("never against the group itself").isEqualTo(check);
      assertThat(again.excess()).isEqualTo(BudgetCheck.NONE);
    }
  }

  private CalibrationReport inTerm(int term) {
    calibrator.advance(term * Term.MILLIS, ACTIVE, seat -> false);
    return calibrator.outlook().report();
  }

  private static int meetingTheRule(CalibrationReport report) {
    return report.strata().stream().mapToInt(CalibrationReport.Row::meetingFixedRule).sum();
  }

  private double barAfter(int owners, int groups) {
    inTerm(0);
    groupsOf(IntStream.range(0, groups).mapToLong(i -> ACME + i % owners).toArray());
    CalibrationReport report = inTerm(1);
    assertThat(meetingTheRule(report)).isEqualTo(owners);
    assertThat(report.strata().stream().mapToInt(CalibrationReport.Row::hostReferences).sum())
        .isEqualTo(groups);
    return report.bar();
  }

  @Test
  void anOwnerRaisesTheBarOnceHoweverManyGroupsItHas() {
    double oneOwner = barAfter(1, 50);
    UndeclaredGroupsTest nobody = new UndeclaredGroupsTest();
    nobody.inTerm(0);
    nobody.groupsOf(new long[50]);
    assertThat(oneOwner).isGreaterThan(nobody.inTerm(1).bar());
    assertThat(new UndeclaredGroupsTest().barAfter(2, 50)).isGreaterThan(oneOwner);
  }

  /** Three would drive out the references that come with the library. */
  @Test
  void anOwnerThatGoesOnForTermsCountsOnceInNinetyDays() {
    for (int term = 0; term < 8; term++) {
      CalibrationReport report = inTerm(term);
      assertThat(meetingTheRule(report)).isLessThanOrEqualTo(1);
      assertThat(report.strata()).anyMatch(row -> row.builtInReferences() > 0);
      groupsOf(ACME, ACME);
    }
    assertThat(meetingTheRule(inTerm(8))).as("again when the first is too old").isEqualTo(1);
    assertThat(meetingTheRule(inTerm(14))).isZero();
  }

  @Test
  void whoIsNoLongerIdentifiedWhenTheTermEndsDoesNotCount() {
    inTerm(0);
    Candidate group =
        TestCandidates.of(++number, Proposer.CONTENT, IntStream.range(0, 100).toArray());
    calibrator.admit(group, clear(), Verdict.CLEAR, true);
    calibrator.undeclared(group, ACME, 12);
    calibrator.undeclared(group, Calibrator.NOBODY, BudgetCheck.NONE);
    assertThat(meetingTheRule(inTerm(1))).isZero();
  }

  @Test
  void whatAPersonConfirmedIsNoReferenceWhoeverAnswersForIt() {
    inTerm(0);
    groupsOf(ACME);
    calibrator.advance(Term.MILLIS, ACTIVE, seat -> true);
    assertThat(meetingTheRule(calibrator.outlook().report())).isZero();
  }
}
