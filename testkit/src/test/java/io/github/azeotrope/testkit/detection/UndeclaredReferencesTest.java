package io.github.azeotrope.testkit.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.OrganizationStanding;
import io.github.azeotrope.Verdict;
import io.github.azeotrope.calibration.CalibrationReport;
import io.github.azeotrope.calibration.FalsePositiveBudget;
import io.github.azeotrope.detector.DistillationDetector;
import io.github.azeotrope.testkit.Day;
import io.github.azeotrope.testkit.Traffic;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A company that deals one job out to a hundred accounts with a card each: whoever does not know it
 * takes it for a pool. The host has identified it, so it is known to be a legitimate group, and
 * what it would have shown is what the bar has to allow for.
 */
class UndeclaredReferencesTest {
  private static final Traffic COMPANY = Attack.strangers(43);
  private static final Traffic SECOND_JOB = Attack.strangers(57);

  /** The first terms are over, and everybody is still counted as active. */
  private static final long LATER = Day.of(37).startEpochMillis();

  private static CalibrationReport later(Attack attack, OrganizationStanding standing) {
    try (DistillationDetector detector =
        Attack.detector()
            .falsePositiveBudget(FalsePositiveBudget.perMillionAccounts(1, Duration.ofDays(30)))
            .organizations(
                name -> name.startsWith("company-") ? standing : OrganizationStanding.NONE)
            .build()) {
      attack.exchanges().forEach(exchange -> detector.observer().observe(exchange.request()));
      detector.sweepNow(LATER);
      assertThat(detector.health().internalFailures()).isZero();
      for (String account : COMPANY.accounts()) {
        assertThat(detector.assess(account).verdict()).isLessThan(Verdict.FLAGGED);
      }
      return detector.calibration();
    }
  }

  private static int meetingTheRule(CalibrationReport report) {
    return report.strata().stream().mapToInt(CalibrationReport.Row::meetingFixedRule).sum();
  }

  @ParameterizedTest
  @EnumSource(
      value = OrganizationStanding.class,
      names = {"VERIFIED", "EDUCATION"})
  void anIdentifiedOrganizationIsAReferenceAsItWouldBeUndeclared(OrganizationStanding standing) {
    Attack world = people().with(COMPANY, e -> Altered.declaring(e, "company-0"));
    assertThat(meetingTheRule(later(world, standing))).isEqualTo(1);
  }

  /** Two jobs are two groups; one owner counts as one, two as two, and the bar is higher. */
  @Test
  void ofOneOwnerOneGroupCounts() {
    CalibrationReport one = later(twoJobs("company-0"), OrganizationStanding.VERIFIED);
    CalibrationReport two = later(twoJobs("company-1"), OrganizationStanding.VERIFIED);
    assertThat(meetingTheRule(one)).isEqualTo(1);
    assertThat(meetingTheRule(two)).isEqualTo(2);
    assertThat(two.bar()).isGreaterThan(one.bar()).isPositive();
  }

  private static Attack twoJobs(String secondOwner) {
    return people()
        .with(COMPANY, e -> Altered.declaring(e, "company-0"))
        .with(SECOND_JOB, e -> Altered.declaring(e, secondOwner));
  }

  private static Attack people() {
    return new Attack().with(Attack.PEOPLE);
  }
}
