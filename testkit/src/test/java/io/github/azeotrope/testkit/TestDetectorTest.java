package io.github.azeotrope.testkit;

import static io.github.azeotrope.testkit.assertj.AzeotropeAssertions.assertThat;
import static io.github.azeotrope.testkit.assertj.AzeotropeAssertions.assertThatExceptionOfType;
import static io.github.azeotrope.testkit.assertj.AzeotropeAssertions.assertThatIllegalStateException;

import io.github.azeotrope.Basis;
import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.campaign.CampaignChange;
import io.github.azeotrope.evidence.Family;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TestDetectorTest {
  private static final Traffic PEOPLE = Traffic.organic(42).accounts(1_000).days(7);
  private static final Traffic POOL =
      Traffic.templateHarvest(43).accounts(60).from(Day.of(3)).days(4);

  private static TestDetector detector;

  @BeforeAll
  static void play() {
    detector = TestDetector.deterministic(7).play(PEOPLE, POOL);
  }

  @AfterAll
  static void close() {
    detector.close();
  }

  @Test
  void findsAHarvestAndNobodyElse() {
    assertThat(detector)
        .isHealthy()
        .flagsNoneOf(PEOPLE.accounts())
        .flagsAtLeast(0.95, POOL.accounts())
        .onlyCampaign()
        .isFlagged()
        .hasMembersAtLeast(0.95, POOL.accounts())
        .hasNoMemberOf(PEOPLE.accounts())
        .hasEvidenceFrom(Family.INTERCHANGEABILITY, Family.INFRASTRUCTURE);
    assertThat(detector.assess("acct-unknown")).isClear().hasBasis(Basis.TOO_LITTLE_TRAFFIC);
    fails(
        () -> assertThat(detector).flagsNoneOf(POOL.accounts()),
        "Expected none of the accounts flagged, but 60 are: ");
    fails(
        () -> assertThat(detector).flagsAtLeast(0.01, PEOPLE.accounts()),
        "Expected at least 10 of 1000 accounts flagged, but 0 are; not flagged: ");
    fails(
        () -> assertThat(detector).hasNoCampaign(),
        "Expected no open campaign, but there are [campaign-1 FLAGGED of 60 accounts]");
  }

  /** In shadow mode no assessment says FLAGGED, and the assertion must not be fooled by that. */
  @Test
  void whoIsFlaggedInShadowModeCountsAsFlaggedUntilDismissed() {
    List<CampaignChange> changes = new ArrayList<>();
    try (TestDetector shadow =
        TestDetector.deterministic(7, settings -> settings.shadow(true).listener(changes::add))) {
      shadow.play(PEOPLE, POOL);
      assertThat(shadow.assess(POOL.accounts().get(0))).isWatched();
      assertThat(shadow).flagsAtLeast(0.95, POOL.accounts());
      assertThat(changes).isNotEmpty();
      shadow.detector().feedback().dismiss("campaign-1", "a partner's evaluation");
      shadow.sweep();
      assertThat(shadow).hasNoCampaign().flagsNoneOf(POOL.accounts());
    }
  }

  @Test
  void equalSeedsGiveEqualVerdictsToTheLastBit() {
    try (TestDetector again = TestDetector.deterministic(7).play(PEOPLE, POOL);
        TestDetector other = TestDetector.deterministic(8)) {
      assertThat(again.campaigns()).isNotEmpty().isEqualTo(detector.campaigns());
      assertThat(again.detector().provenance()).isEqualTo(detector.detector().provenance());
      assertThat(other.detector().provenance()).isNotEqualTo(detector.detector().provenance());
    }
  }

  @Test
  void playsInParts() {
    try (TestDetector inParts = TestDetector.deterministic(7).play(PEOPLE)) {
      assertThat(inParts).hasNoCampaign().flagsNoneOf(PEOPLE.accounts());
      fails(
          () -> assertThat(inParts).onlyCampaign(),
          "Expected one open campaign, but there are 0: []. Health: DetectorHealth[");
      inParts.play(POOL.from(Day.of(7)));
      assertThat(inParts).onlyCampaign().hasMembersAtLeast(0.95, POOL.accounts());
    }
  }

  @Test
  void aTestMayObserveAndSweepByItself() {
    try (TestDetector own = TestDetector.deterministic(7)) {
      assertThatIllegalStateException()
          .isThrownBy(own::sweep)
          .withMessage("Nothing was played: play(...) first, or sweepNow(time)");
      long now = Day.of(1).startEpochMillis();
      own.observer().observe(ModelRequest.of("acct-1", now, "hello"));
      own.sweepNow(now);
      assertThat(own.detector().health().sweeps()).isOne();
      assertThat(own.assess("acct-1")).isClear().hasBasis(Basis.TOO_LITTLE_TRAFFIC);
    }
  }

  /** A host's listener that throws is counted in production, and told here. */
  @Test
  void failuresInsideAreTold() {
    try (TestDetector failing =
        TestDetector.deterministic(
            7,
            settings ->
                settings.listener(
                    change -> {
                      throw new UnsupportedOperationException("a broken listener");
                    }))) {
      fails(() -> failing.play(PEOPLE, POOL), "The detector failed inside: DetectorHealth[");
      fails(() -> assertThat(failing).isHealthy(), "Expected a healthy detector, but");
    }
  }

  private static void fails(ThrowingCallable assertion, String message) {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(assertion)
        .withMessageContaining(message);
  }
}
