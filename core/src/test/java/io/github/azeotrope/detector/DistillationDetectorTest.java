package io.github.azeotrope.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azeotrope.Assessment;
import io.github.azeotrope.Basis;
import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.ModelResponse;
import io.github.azeotrope.Verdict;
import io.github.azeotrope.campaign.Campaign;
import io.github.azeotrope.campaign.CampaignChange;
import io.github.azeotrope.campaign.CampaignListener;
import io.github.azeotrope.campaign.Explanation;
import io.github.azeotrope.campaign.Member;
import io.github.azeotrope.evidence.Evidence;
import io.github.azeotrope.evidence.Family;
import io.github.azeotrope.evidence.Signal;
import io.github.azeotrope.evidence.Signals;
import io.github.azeotrope.hash.LinkageKey;
import io.github.azeotrope.linkage.Group;
import io.github.azeotrope.linkage.Input;
import io.github.azeotrope.linkage.Population;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** The whole path on a few hundred people and one pool. */
class DistillationDetectorTest {
  private static final LinkageKey KEY = LinkageKey.fromBytes(new byte[16]);
  private static final long START = SmallTraffic.START;
  private static final long DAY = SmallTraffic.DAY;
  private static final int PEOPLE = 320;
  private static final int POOL = 60;

  static DistillationDetector.Builder builder() {
    return DistillationDetector.builder()
        .linkageKey(KEY)
        .sweepEvery(Duration.ofHours(6))
        .executor(Runnable::run);
  }

  private static SmallTraffic traffic() {
    return new SmallTraffic(1).people(PEOPLE, 8, 6).pool(POOL, 24, 1, 5);
  }

  private static DistillationDetector played(DistillationDetector.Builder builder) {
    DistillationDetector detector = builder.build();
    traffic().playTo(detector.observer());
    detector.sweepNow(START + 6 * DAY);
    return detector;
  }

  /** Played once, and only looked at. */
  private static final DistillationDetector PLAYED = played(builder());

  private static Campaign only(DistillationDetector detector) {
    assertThat(detector.campaigns()).hasSize(1);
    return detector.campaigns().get(0);
  }

  @Test
  void findsThePoolAndClearsThePeople() {
    DistillationDetector detector = PLAYED;
    Campaign campaign = only(detector);
    assertThat(campaign.verdict()).isEqualTo(Verdict.FLAGGED);
    assertThat(campaign.members())
        .hasSizeGreaterThanOrEqualTo(POOL * 19 / 20)
        .allMatch(member -> member.account().startsWith("pool-"));
    for (Member member : campaign.members()) {
      Assessment assessment = detector.assess(member.account());
      assertThat(assessment.isFlagged()).isTrue();
      assertThat(assessment.basis()).isEqualTo(Basis.EVIDENCE);
      assertThat(assessment.campaign()).contains(campaign.id());
      assertThat(assessment.score()).isGreaterThan(.9);
    }
    for (int a = 0; a < PEOPLE; a++) {
      assertThat(detector.assess("person-" + a)).isEqualTo(Assessment.clear(Basis.EVIDENCE));
    }
    assertThat(detector.campaign(campaign.id())).contains(campaign);
    assertThat(detector.campaign("campaign-99")).isEmpty();
    assertThat(detector.health().internalFailures()).isZero();
  }

  @Test
  void equalTrafficGivesEqualCampaigns() {
    assertThat(played(builder()).campaigns()).isEqualTo(PLAYED.campaigns());
  }

  /** Of the same accounts; halves, and with them decisions near a margin, depend on the key. */
  @Test
  void anotherKeyFindsTheSameAccounts() {
    byte[] other = new byte[16];
    other[3] = 7;
    DistillationDetector detector = played(builder().linkageKey(LinkageKey.fromBytes(other)));
    Set<String> members = new HashSet<>();
    only(detector).members().forEach(member -> members.add(member.account()));
    Set<String> expected = new HashSet<>();
    only(PLAYED).members().forEach(member -> expected.add(member.account()));
    members.retainAll(expected);
    assertThat(members).hasSizeGreaterThanOrEqualTo(POOL * 9 / 10);
  }

  @Test
  void observeAnswersWhatAssessAnswers() {
    List<Runnable> sweeps = new ArrayList<>();
    DistillationDetector detector = builder().executor(sweeps::add).build();
    for (ModelRequest request : traffic().requests()) {
      Assessment before = detector.assess(request.account());
      assertThat(detector.observer().observe(request)).isEqualTo(before);
      assertThat(detector.assess(request.account())).isEqualTo(before);
      sweeps.forEach(Runnable::run);
      sweeps.clear();
    }
    assertThat(detector.assess("pool-3").isFlagged()).isTrue();
    assertThat(detector.observer()).isSameAs(detector.observer());
  }

  @Test
  void nobodyIsFlaggedBeforeThereIsABaseline() {
    DistillationDetector detector = builder().baseline(300, Duration.ofDays(30)).build();
    SmallTraffic traffic = traffic();
    traffic
        .requests()
        .forEach(
            request ->
                assertThat(detector.observer().observe(request).isFlagged())
                    .as(request.account())
                    .isFalse());
    detector.sweepNow(START + 6 * DAY);
    assertThat(detector.health().baselineReady()).isFalse();
    assertThat(detector.campaigns()).allMatch(c -> c.verdict() == Verdict.WATCH);
    assertThat(detector.assess("person-3")).isEqualTo(Assessment.clear(Basis.NOT_ENOUGH_BASELINE));
    assertThat(detector.explain("person-3").inferences().toString()).contains("not seen enough");

    // The days pass; who was seen is assessed without another request.
    detector.sweepNow(START + 31 * DAY);
    assertThat(detector.health().baselineReady()).isTrue();
    assertThat(detector.assess("person-3")).isEqualTo(Assessment.clear(Basis.EVIDENCE));
  }

  @Test
  void tooFewAccountsAreNoBaselineEither() {
    DistillationDetector detector = played(builder().baseline(10_000, Duration.ZERO));
    assertThat(detector.health().baselineReady()).isFalse();
    assertThat(detector.campaigns()).allMatch(c -> c.verdict() == Verdict.WATCH);
  }

  @Test
  void aPoolSeenBeforeTheBaselineIsFlaggedOnceThereIsOne() {
    DistillationDetector detector = builder().baseline(300, Duration.ofDays(7)).build();
    SmallTraffic traffic = new SmallTraffic(1).people(PEOPLE, 10, 9).pool(POOL, 40, 1, 8);
    traffic.playTo(detector.observer());
    detector.sweepNow(START + 9 * DAY);
    assertThat(only(detector).verdict()).isEqualTo(Verdict.FLAGGED);
    assertThat(only(detector).flaggedEpochMillis()).isGreaterThan(START + 7 * DAY);
  }

  @Test
  void whoHasSentTooLittleIsToldApartFromWhoIsClear() {
    DistillationDetector detector = played(builder());
    assertThat(detector.assess("nobody")).isEqualTo(Assessment.clear(Basis.TOO_LITTLE_TRAFFIC));
    detector.observer().observe(ModelRequest.of("newcomer", START + 6 * DAY, "hello there"));
    detector.sweepNow(START + 6 * DAY);
    assertThat(detector.assess("newcomer")).isEqualTo(Assessment.clear(Basis.TOO_LITTLE_TRAFFIC));
    Explanation why = detector.explain("newcomer");
    assertThat(why.inferences())
        .containsExactly(
            "The account has sent too little to say anything.",
            "No link and no likeness of requests puts it near a group.");
    assertThat(why.campaign()).isNull();
    assertThat(why.facts())
        .containsExactly(
            "Its requests so far: 1, from 2025-06-21T15:06:40Z to 2025-06-21T15:06:40Z.");
    Explanation unknown = detector.explain("nobody");
    assertThat(unknown.facts()).isEmpty();
    assertThat(unknown.inferences())
        .containsExactly("The account has sent too little to say anything.");
  }

  @Test
  void anExplanationKeepsFactsInferencesAndCounterEvidenceApart() {
    DistillationDetector detector = PLAYED;
    Campaign campaign = only(detector);
    Explanation why = detector.explain(campaign.members().get(0).account());
    assertThat(why.campaign()).isEqualTo(campaign);
    assertThat(why.assessment().isFlagged()).isTrue();
    assertThat(why.facts().get(0))
        .startsWith("Member of campaign-1 since 2025-06-")
        .contains("requests; it has sent 2");
    assertThat(why.facts().get(1)).contains("accounts and").contains("requests");
    assertThat(why.inferences().get(0)).contains("belongs to the group with probability");
    assertThat(why.inferences().get(1)).contains("Verdict on the group: FLAGGED");
    List<String> against = new ArrayList<>(why.counterEvidence());
    for (Evidence evidence : campaign.evidence()) {
      if (evidence.supports()) {
        assertThat(why.facts()).contains(evidence.text());
      } else {
        assertThat(against).anyMatch(text -> text.endsWith(evidence.text()));
      }
    }
    assertThat(why.facts().size() - 2 + against.size()).isEqualTo(campaign.evidence().size());

    Explanation clear = detector.explain("person-3");
    assertThat(clear.inferences()).contains("Nothing speaks against this account.");
    assertThat(clear.record()).isNull();
    assertThat(clear.toString()).doesNotContain("pool-").doesNotContainPattern("person-(?!3\\b)");
  }

  @Test
  void theListenerHearsOneEventACampaignAndSweep() {
    List<CampaignChange> heard = new ArrayList<>();
    DistillationDetector detector = played(builder().listener(heard::add));
    assertThat(heard).isNotEmpty();
    assertThat(heard.get(0).kind()).isEqualTo(CampaignChange.Kind.OPENED);
    Set<String> seen = new HashSet<>();
    List<String> members = new ArrayList<>();
    for (CampaignChange change : heard) {
      assertThat(seen.add(change.campaign().id() + " " + change.epochMillis())).isTrue();
      members.addAll(change.joined());
      members.removeAll(change.left());
    }
    assertThat(members)
        .containsExactlyInAnyOrderElementsOf(
            only(detector).members().stream().map(Member::account).toList());
  }

  @Test
  void aListenerThatThrowsIsCountedAndDoesNoHarm() {
    CampaignListener broken =
        change -> {
          throw new IllegalStateException("a broken pager");
        };
    DistillationDetector detector = played(builder().listener(broken));
    assertThat(only(detector)).isEqualTo(only(PLAYED));
    assertThat(detector.health().internalFailures()).isPositive();
    assertThat(detector.health().isDegraded()).isTrue();
  }

  @Test
  void anExecutorThatRefusesIsCountedAndTriedAgain() {
    boolean[] refuses = {true};
    DistillationDetector detector =
        builder()
            .executor(
                task -> {
                  if (refuses[0]) {
                    throw new RejectedExecutionException("shutting down");
                  }
                  task.run();
                })
            .build();
    SmallTraffic traffic = traffic();
    int n = 0;
    for (ModelRequest request : traffic.requests()) {
      refuses[0] = n++ < 1_000;
      assertThat(detector.observer().observe(request).basis()).isNotEqualTo(Basis.DEGRADED);
    }
    assertThat(detector.health().internalFailures()).isPositive();
    assertThat(detector.health().sweeps()).isPositive();
    assertThat(only(detector).verdict()).isEqualTo(Verdict.FLAGGED);
  }

  /** A signal that fails is a bug of ours, and must not reach the host either. */
  @Test
  void aSweepThatFailsLeavesTheVerdictsAsTheyWere() {
    boolean[] fails = {false};
    Signal broken =
        new Signal() {
          @Override
          public String name() {
            return "broken";
          }

          @Override
          public Family family() {
            return Family.RHYTHM;
          }

          @Override
          public Set<Input> inputs(Group group) {
            return Set.of(Input.DEVICE);
          }

          @Override
          public Evidence test(Group group, Population population) {
            if (fails[0]) {
              throw new IllegalStateException("a bug");
            }
            return new Evidence(
                family(), name(), Evidence.Outcome.NEUTRAL, 0, 0, 0, 0, 1, 0, "quiet.");
          }
        };
    List<Signal> signals = new ArrayList<>(Signals.ALL);
    signals.add(broken);
    DistillationDetector detector = played(builder().signals(signals));
    Campaign before = only(detector);
    assertThat(detector.health().internalFailures()).isZero();

    fails[0] = true;
    new SmallTraffic(2).pool(POOL, 24, 6, 2).playTo(detector.observer());
    detector.sweepNow(START + 8 * DAY);
    assertThat(only(detector).id()).isEqualTo(before.id());
    assertThat(only(detector).evidence()).isEqualTo(before.evidence());
    assertThat(detector.assess("pool-3").isFlagged()).isTrue();
    assertThat(detector.health().isDegraded()).isTrue();

    fails[0] = false;
    new SmallTraffic(3).pool(POOL, 24, 8, 2).playTo(detector.observer());
    detector.sweepNow(START + 10 * DAY);
    assertThat(only(detector).requests()).isGreaterThan(before.requests());
  }

  @Test
  void whatIsClosedIsAssessedAsBeforeAndObservedNoMore() {
    DistillationDetector detector = played(builder());
    long before = detector.health().requests();
    List<Campaign> campaigns = detector.campaigns();
    detector.close();
    detector.close();
    traffic()
        .requests()
        .forEach(
            request ->
                assertThat(detector.observer().observe(request))
                    .isEqualTo(detector.assess(request.account())));
    detector.observer().complete(ModelResponse.of("pool-3", START, 5));
    detector.sweepNow(START + 20 * DAY);
    assertThat(detector.health().requests()).isEqualTo(before);
    assertThat(detector.campaigns()).isEqualTo(campaigns);
    assertThat(detector.assess("pool-3").isFlagged()).isTrue();
    assertThat(detector.health().internalFailures()).isZero();
  }

  @Test
  void healthTellsWhatIsMissingAndHowOldTheVerdictsAre() {
    DistillationDetector detector = builder().build();
    DetectorHealth fresh = detector.health();
    assertThat(fresh.lastSweepAge()).isZero();
    assertThat(fresh.unavailableFamilies()).containsExactlyInAnyOrder(Family.values());
    assertThat(fresh.baselineReady()).isFalse();
    assertThat(fresh.isDegraded()).isFalse();

    traffic().playTo(detector.observer());
    DetectorHealth health = detector.health();
    assertThat(health.requests()).isEqualTo(PEOPLE * 8 + POOL * 24);
    assertThat(health.accounts()).isEqualTo(PEOPLE + POOL);
    assertThat(health.sweeps()).isBetween(20L, 24L);
    assertThat(health.lastSweepAge()).isLessThan(Duration.ofHours(7));
    assertThat(health.unavailableFamilies())
        .contains(Family.ARTIFACT)
        .doesNotContain(
            Family.CONTENT, Family.INTERCHANGEABILITY, Family.INFRASTRUCTURE, Family.RHYTHM);
    assertThat(health.clampedTimes()).isZero();
    assertThat(health.refusedRequests()).isZero();
    assertThat(health.evictedAccounts()).isZero();
  }

  @Test
  void setUpErrorsThrowAndNameTheBadValue() {
    assertThatThrownBy(() -> DistillationDetector.builder().build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("linkageKey is required");
    assertThatNullPointerException().isThrownBy(() -> builder().linkageKey(null));
    assertThatNullPointerException().isThrownBy(() -> builder().listener(null));
    assertThatNullPointerException().isThrownBy(() -> builder().executor(null));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().maxAccounts(63))
        .withMessageContaining("63");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().maxAccounts(Integer.MAX_VALUE))
        .withMessageContaining("2147483647");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().sweepEvery(Duration.ofMillis(999)))
        .withMessageContaining("PT0.999S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().sweepEvery(Duration.ofHours(-1)))
        .withMessageContaining("PT-1H");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().baseline(-5, Duration.ZERO))
        .withMessageContaining("-5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().baseline(5, Duration.ofDays(-2)))
        .withMessageContaining("PT-48H");
  }
}
