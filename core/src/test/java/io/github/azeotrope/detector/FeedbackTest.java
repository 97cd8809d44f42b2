package io.github.azeotrope.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.azeotrope.Assessment;
import io.github.azeotrope.Basis;
import io.github.azeotrope.campaign.Campaign;
import io.github.azeotrope.campaign.CampaignChange;
import io.github.azeotrope.campaign.Explanation;
import io.github.azeotrope.campaign.Member;
import io.github.azeotrope.detector.AccountEvents.AccountEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What a host decides reaches the verdicts within one sweep. */
class FeedbackTest {
  private static final long START = SmallTraffic.START;
  private static final long DAY = SmallTraffic.DAY;
  private static final int POOL = 60;

  private final List<CampaignChange> heard = new ArrayList<>();
  private final DistillationDetector detector =
      DistillationDetectorTest.builder()
          .sweepEvery(Duration.ofDays(1))
          .listener(heard::add)
          .build();

  private Campaign found() {
    new SmallTraffic(1).people(320, 8, 6).pool(POOL, 24, 1, 5).playTo(detector.observer());
    detector.sweepNow(START + 6 * DAY);
    return only();
  }

  private Campaign only() {
    assertThat(detector.campaigns()).hasSize(1);
    return detector.campaigns().get(0);
  }

  private CampaignChange last() {
    return heard.get(heard.size() - 1);
  }

  private void sweep() {
    detector.sweepNow(0);
    assertThat(detector.health().internalFailures()).isZero();
  }

  private static String account(Campaign campaign, int i) {
    return campaign.members().get(i).account();
  }

  @Test
  void whoIsDismissedIsClearAfterOneSweepAndStaysSo() {
    Campaign campaign = found();
    detector.feedback().dismiss(campaign.id(), "ticket 4711");
    assertThat(detector.assess("pool-3").isFlagged()).isTrue();
    sweep();
    for (Member member : campaign.members()) {
      assertThat(detector.assess(member.account())).isEqualTo(Assessment.clear(Basis.EVIDENCE));
    }
    assertThat(last().kind()).isEqualTo(CampaignChange.Kind.DISMISSED);
    assertThat(detector.campaigns()).isEmpty();
    Campaign ended = detector.campaign(campaign.id()).orElseThrow();
    assertThat(ended.status()).isEqualTo(Campaign.Status.DISMISSED);
    assertThat(ended.ruling()).isNotNull();
    assertThat(ended.members()).isEqualTo(campaign.members());
    assertThat(detector.endedCampaigns()).containsExactly(ended);

    new SmallTraffic(2).pool(POOL, 24, 6, 2).playTo(detector.observer());
    detector.sweepNow(START + 8 * DAY);
    assertThat(detector.campaigns()).isEmpty();
    assertThat(detector.assess("pool-3").isFlagged()).isFalse();
  }

  @Test
  void whyWhoWasDismissedIsInNoCampaignIsSaid() {
    Campaign campaign = found();
    Member member = campaign.members().get(4);
    assertThat(detector.explain(member.account()).record()).isEqualTo(member.record());
    assertThat(member.record()).isNotNull();
    detector.feedback().dismissAccount(member.account(), "knows us");
    sweep();
    Explanation left = detector.explain(member.account());
    assertThat(left.campaign()).isNull();
    assertThat(left.facts()).hasSize(2);
    assertThat(left.facts().get(1)).contains("part of " + campaign.id());
    assertThat(left.counterEvidence().get(0)).contains("A person left it out").contains("knows us");
    detector.feedback().dismiss(campaign.id(), "ticket 4711");
    sweep();
    assertThat(detector.explain(account(campaign, 7)).counterEvidence())
        .containsExactly("A person has dismissed that group.");
    assertThat(detector.explain(account(campaign, 7)).toString())
        .doesNotContain(account(campaign, 8) + ",");
  }

  @Test
  void oneMemberCanBeDismissed() {
    Campaign campaign = found();
    String account = account(campaign, 4);
    detector.feedback().dismissAccount(account, "knows us");
    sweep();
    assertThat(detector.assess(account)).isEqualTo(Assessment.clear(Basis.EVIDENCE));
    assertThat(only().members()).hasSize(campaign.members().size() - 1);
    new SmallTraffic(2).pool(POOL, 24, 6, 2).playTo(detector.observer());
    detector.sweepNow(START + 8 * DAY);
    assertThat(only().members()).isNotEmpty().noneMatch(m -> m.account().equals(account));
  }

  @Test
  void whatIsConfirmedIsKeptAndTold() {
    Campaign campaign = found();
    detector.feedback().confirm(campaign.id(), "invoices match");
    sweep();
    assertThat(last().kind()).isEqualTo(CampaignChange.Kind.RULED);
    assertThat(only().status()).isEqualTo(Campaign.Status.CONFIRMED);
    detector.feedback().withdraw(campaign.id());
    sweep();
    assertThat(only().status()).isEqualTo(Campaign.Status.OPEN);
  }

  @Test
  void whatTheHostDidIsShownOfMembersAndKept() {
    Campaign campaign = found();
    String account = account(campaign, 4);
    assertThat(detector.feedback().enforced(account, 77)).isTrue();
    assertThat(detector.feedback().limited(account, 55)).isTrue();
    assertThat(detector.feedback().limited("nobody", 55)).isFalse();
    assertThat(detector.feedback().enforced("nobody", 55)).isFalse();
    sweep();
    assertThat(only().members().get(4).enforcedEpochMillis()).isEqualTo(77);
    assertThat(only().members().get(5).enforcedEpochMillis()).isEqualTo(Campaign.NEVER);
    assertThat(detector.feedback().enforcements()).hasSize(1);
    assertThat(detector.feedback().limits())
        .singleElement()
        .extracting(AccountEvent::epochMillis)
        .isEqualTo(55L);
  }

  @Test
  void whoIsForgottenIsUnknown() {
    Campaign campaign = found();
    String account = account(campaign, 4);
    detector.feedback().limited(account, 55);
    detector.feedback().enforced(account, 55);
    long accounts = detector.health().accounts();
    int seated = detector.seated();
    assertThat(detector.feedback().forget(account)).isTrue();
    sweep();
    assertThat(detector.assess(account)).isEqualTo(Assessment.clear(Basis.TOO_LITTLE_TRAFFIC));
    assertThat(detector.health().accounts()).isEqualTo(accounts - 1);
    assertThat(detector.seated()).isEqualTo(seated - 1);
    assertThat(only().members())
        .hasSize(campaign.members().size() - 1)
        .noneMatch(m -> m.account().equals(account));
    assertThat(last().left()).containsExactly(account);
    assertThat(detector.feedback().limits()).isEmpty();
    assertThat(detector.feedback().enforcements()).isEmpty();
    assertThat(detector.feedback().forget(account)).isFalse();

    detector.feedback().dismiss(campaign.id(), "ticket 4711");
    sweep();
    String second = account(campaign, 5);
    detector.feedback().forget(second);
    sweep();
    assertThat(detector.endedCampaigns().toString()).doesNotContain("account=" + second + ",");
  }

  /** Whoever comes back is taken in like anybody else. */
  @Test
  void whoIsForgottenMayComeBackAsSomebodyNew() {
    Campaign campaign = found();
    String account = account(campaign, 4);
    detector.feedback().forget(account);
    new SmallTraffic(2).pool(POOL, 24, 6, 2).playTo(detector.observer());
    detector.sweepNow(START + 8 * DAY);
    assertThat(only().members())
        .filteredOn(m -> m.account().equals(account))
        .singleElement()
        .satisfies(m -> assertThat(m.requests()).isLessThanOrEqualTo(24))
        .satisfies(m -> assertThat(m.joinedEpochMillis()).isGreaterThan(START + 6 * DAY));
  }

  @Test
  void whatNamesNothingSaysWhatWouldBeRight() {
    Campaign campaign = found();
    Feedback feedback = detector.feedback();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> feedback.dismiss("campaign-99", "x"))
        .withMessageContaining("campaign-99")
        .withMessageContaining("[" + campaign.id() + "]")
        .withMessageContaining("unknown");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> feedback.confirm("campaign-99", "x"))
        .withMessageContaining("campaign-99");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> feedback.dismiss(campaign.id(), " "))
        .withMessageContaining("reason");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> feedback.dismissAccount("person-3", "x"))
        .withMessageContaining("person-3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> feedback.withdraw(campaign.id()))
        .withMessageContaining("OPEN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> feedback.enforced("pool-3", -1))
        .withMessageContaining("-1");
    assertThatNullPointerException().isThrownBy(() -> feedback.dismiss(null, "x"));
    feedback.dismiss(campaign.id(), "x");
    sweep();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> feedback.confirm(campaign.id(), "x"))
        .withMessageContaining("DISMISSED");
  }

  /** Its moment, its limits and its load. */
  @Test
  void whoWasLimitedAtARandomMomentIsForgotten() {
    Campaign campaign = found();
    long start = START + 6 * DAY + 60_000;
    Feedback feedback = detector.feedback();
    for (int i = 0; i < 3; i++) {
      assertThat(feedback.limited(account(campaign, i), start + 7, start, start + DAY / 4))
          .isTrue();
    }
    assertThat(feedback.limited("nobody", start + 7, start, start + DAY / 4)).isFalse();
    feedback.forget(account(campaign, 0));
    assertThat(feedback.draws().takeEnded(start + DAY / 4, 0))
        .singleElement()
        .satisfies(draw -> assertThat(draw.accounts()).hasSize(2))
        .satisfies(draw -> assertThat(draw.momentEpochMillis()).isEqualTo(start + 7));
    assertThat(feedback.limits()).hasSize(2);
  }

  @Test
  void theLoadOfMembersAloneIsNotedAsLongAsTheirCampaignLives() {
    assertThat(detector.watched()).isZero();
    Campaign campaign = found();
    assertThat(detector.watched()).isEqualTo(campaign.members().size());
    detector.feedback().forget(account(campaign, 4));
    sweep();
    assertThat(detector.watched()).isEqualTo(campaign.members().size() - 1);
    detector.feedback().dismiss(campaign.id(), "ticket 4711");
    sweep();
    assertThat(detector.watched()).isZero();
  }

  @Test
  void aMomentThatWasNotDrawnFromItsWindowIsRefused() {
    Feedback feedback = detector.feedback();
    long hour = DAY / 24;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> feedback.limited("pool-3", hour, 0, hour))
        .withMessageContaining("3600000 in [0, 3600000)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> feedback.limited("pool-3", hour - 1, hour, 2 * hour));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> feedback.limited("pool-3", 0, -1, hour))
        .withMessageContaining("-1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> feedback.limited("pool-3", 7, 0, DAY + 1))
        .withMessageContaining("PT24H0.001S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> feedback.limited("pool-3", 7, 0, hour / 4 - 1))
        .withMessageContaining("15 minutes");
    assertThat(feedback.limited("pool-3", 7, 0, hour / 4)).isFalse();
  }

  @Test
  void callsThatWaitAreBounded() {
    detector.observer();
    assertThatIllegalStateException()
        .isThrownBy(
            () -> {
              for (int i = 0; i <= 1 << 16; i++) {
                detector.feedback().forget("a" + i);
              }
            })
        .withMessageContaining("sweepNow");
  }

  @Test
  void theLatestEventsAreKept() {
    AccountEvents events = new AccountEvents(3);
    for (int i = 1; i <= 5; i++) {
      events.add(i, 10L * i);
    }
    assertThat(events.all()).extracting(AccountEvent::account).containsExactly(3L, 4L, 5L);
  }

  @Test
  void feedbackFromManyThreadsDuringSweepsLosesNothing() throws Exception {
    Campaign campaign = found();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> done = new ArrayList<>();
      for (int t = 0; t < 4; t++) {
        int first = t;
        done.add(
            threads.submit(
                () -> {
                  for (int i = first; i < campaign.members().size(); i += 4) {
                    detector.feedback().enforced(account(campaign, i), 7);
                    detector.sweepNow(0);
                  }
                }));
      }
      for (Future<?> one : done) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
    sweep();
    assertThat(only().members()).allMatch(m -> m.enforcedEpochMillis() == 7);
  }
}
