package io.github.azeotrope.response;

import static io.github.azeotrope.response.Campaigns.change;
import static io.github.azeotrope.response.Campaigns.flagged;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.Verdict;
import io.github.azeotrope.campaign.Campaign;
import io.github.azeotrope.campaign.CampaignChange;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** When actions begin and end, for whom together, and that a policy can change under way. */
class ResponseLadderTest {
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final long DAY = 24 * HOUR;
  private static final ResponsePolicy LIMIT =
      ResponsePolicy.builder().onFlagged(ActionKind.LIMIT).onWatch(ActionKind.DELAY).build();

  private static ActionKind at(ResponseLadder ladder, String account, long epochMillis) {
    return ladder.advise(account, epochMillis).kind();
  }

  /** The first quarter of an hour at which an account is not simply served. */
  private static long firstAction(ResponseLadder ladder, String account, long from) {
    for (long t = from; t < from + 10 * DAY; t += HOUR / 4) {
      if (at(ladder, account, t) != ActionKind.ALLOW) {
        return t;
      }
    }
    throw new AssertionError("no action in ten days");
  }

  @Test
  void strangersAreServed() {
    ResponseLadder ladder = ResponseLadder.of(LIMIT);
    assertThat(ladder.advise("nobody", DAY)).isEqualTo(Action.ALLOW);
    assertThat(ladder.size()).isZero();
  }

  @Test
  void allAccountsOfACampaignAreAnsweredFromOneMomentOn() {
    ResponseLadder ladder = ResponseLadder.of(LIMIT);
    ladder.campaignChanged(flagged("campaign-1", DAY, "a", "b", "c"));
    long first = firstAction(ladder, "a", DAY);
    assertThat(first - DAY).isBetween(0L, 6 * HOUR);
    assertThat(at(ladder, "b", first)).isEqualTo(ActionKind.LIMIT);
    assertThat(at(ladder, "c", first)).isEqualTo(ActionKind.LIMIT);
  }

  /** An account that joins between two batches waits for the next, as everybody who joins does. */
  @Test
  void whoJoinsWaitsForTheNextBatch() {
    ResponseLadder ladder = ResponseLadder.of(LIMIT);
    ladder.campaignChanged(flagged("campaign-1", DAY, "a"));
    long first = firstAction(ladder, "a", DAY);
    ladder.campaignChanged(flagged("campaign-1", first + HOUR, "a", "late"));
    ladder.campaignChanged(flagged("campaign-1", first + 2 * HOUR, "a", "late", "later"));
    assertThat(at(ladder, "late", first + 3 * HOUR)).isEqualTo(ActionKind.ALLOW);
    long next = firstAction(ladder, "late", first + HOUR);
    assertThat(next - first).isBetween(5 * HOUR, 7 * HOUR);
    assertThat(at(ladder, "later", next)).isEqualTo(ActionKind.LIMIT);
  }

  @Test
  void campaignsDoNotShowByOneClock() {
    Set<Long> moments = new HashSet<>();
    for (int c = 0; c < 20; c++) {
      ResponseLadder ladder = ResponseLadder.of(LIMIT);
      ladder.campaignChanged(flagged("campaign-" + c, DAY, "a"));
      moments.add(firstAction(ladder, "a", DAY));
    }
    assertThat(moments).hasSizeGreaterThan(8);
  }

  @Test
  void aDelayIsWaitedFor() {
    ResponseLadder ladder = ResponseLadder.builder(LIMIT).delay(Duration.ofDays(2)).build();
    ladder.campaignChanged(flagged("campaign-1", DAY, "a"));
    assertThat(firstAction(ladder, "a", DAY)).isBetween(3 * DAY, 3 * DAY + 6 * HOUR);
  }

  @Test
  void milderOnlyAfterTheHold() {
    ResponseLadder ladder = ResponseLadder.of(LIMIT);
    ladder.campaignChanged(flagged("campaign-1", 0, "a", "b"));
    assertThat(at(ladder, "a", DAY)).isEqualTo(ActionKind.LIMIT);
    ladder.campaignChanged(
        change(
            CampaignChange.Kind.CHANGED,
            "campaign-1",
            Campaign.Status.OPEN,
            Verdict.WATCH,
            DAY,
            "a"));
    assertThat(at(ladder, "a", DAY + 12 * HOUR)).isEqualTo(ActionKind.LIMIT);
    assertThat(at(ladder, "b", DAY + 12 * HOUR)).isEqualTo(ActionKind.LIMIT);
    assertThat(at(ladder, "a", DAY + 23 * HOUR)).isEqualTo(ActionKind.LIMIT);
    for (long t = DAY; t < 4 * DAY; t += HOUR) {
      ladder.advise("a", t);
    }
    assertThat(at(ladder, "a", 4 * DAY)).isEqualTo(ActionKind.DELAY);
    assertThat(at(ladder, "b", 4 * DAY)).isEqualTo(ActionKind.ALLOW);
  }

  /** At the edge of a campaign from look to look, and answered the same all the time. */
  @Test
  void whoFlickersIsAnsweredSteadily() {
    ResponseLadder ladder = ResponseLadder.of(LIMIT);
    ladder.campaignChanged(flagged("campaign-1", 0, "a", "edge"));
    long first = firstAction(ladder, "edge", 0);
    List<ActionKind> seen = new ArrayList<>();
    for (int look = 1; look < 200; look++) {
      long now = first + look * HOUR;
      ladder.campaignChanged(
          look % 3 == 0
              ? flagged("campaign-1", now, "a", "edge")
              : flagged("campaign-1", now, "a"));
      seen.add(at(ladder, "edge", now));
    }
    assertThat(seen).containsOnly(ActionKind.LIMIT);
  }

  @Test
  void whatAPersonDismissesIsLetGoAtOnce() {
    ResponseLadder ladder = ResponseLadder.of(LIMIT);
    ladder.campaignChanged(flagged("campaign-1", 0, "a", "b"));
    assertThat(at(ladder, "a", DAY)).isEqualTo(ActionKind.LIMIT);
    ladder.letGo("b");
    assertThat(at(ladder, "b", DAY + 1)).isEqualTo(ActionKind.ALLOW);
    ladder.campaignChanged(
        change(
            CampaignChange.Kind.DISMISSED,
            "campaign-1",
            Campaign.Status.DISMISSED,
            Verdict.FLAGGED,
            DAY + 1,
            "a"));
    assertThat(at(ladder, "a", DAY + 1)).isEqualTo(ActionKind.ALLOW);
    assertThat(ladder.size()).isZero();
  }

  @Test
  void aCampaignThatClosesIsForgottenAfterTheHold() {
    ResponseLadder ladder = ResponseLadder.of(LIMIT);
    ladder.campaignChanged(flagged("campaign-1", 0, "a"));
    ladder.advise("a", DAY);
    ladder.campaignChanged(
        change(
            CampaignChange.Kind.CLOSED,
            "campaign-1",
            Campaign.Status.CLOSED,
            Verdict.FLAGGED,
            DAY,
            "a"));
    assertThat(at(ladder, "a", DAY + 1)).isEqualTo(ActionKind.LIMIT);
    for (long t = DAY; t < 4 * DAY; t += HOUR) {
      ladder.advise("b", t);
    }
    assertThat(at(ladder, "a", 4 * DAY)).isEqualTo(ActionKind.ALLOW);
    assertThat(ladder.size()).isZero();
  }

  @Test
  void blockingWaitsForAPerson() {
    ResponseLadder ladder =
        ResponseLadder.of(
            ResponsePolicy.builder()
                .onFlagged(ActionKind.BLOCK)
                .untilConfirmed(ActionKind.DELAY)
                .build());
    ladder.campaignChanged(flagged("campaign-1", 0, "a"));
    assertThat(at(ladder, "a", DAY)).isEqualTo(ActionKind.DELAY);
    ladder.campaignChanged(
        change(
            CampaignChange.Kind.RULED,
            "campaign-1",
            Campaign.Status.CONFIRMED,
            Verdict.FLAGGED,
            DAY,
            "a"));
    assertThat(at(ladder, "a", 2 * DAY)).isEqualTo(ActionKind.BLOCK);
  }

  @Test
  void aPolicyChangesWithoutLosingWhatIsKnown() {
    ResponseLadder ladder = ResponseLadder.of(ResponsePolicy.shadow());
    ladder.campaignChanged(flagged("campaign-1", 0, "a"));
    assertThat(at(ladder, "a", DAY)).isEqualTo(ActionKind.ALLOW);
    ladder.policy(LIMIT);
    assertThat(at(ladder, "a", DAY)).isEqualTo(ActionKind.LIMIT);
    ladder.policy(ResponsePolicy.shadow());
    assertThat(at(ladder, "a", DAY)).isEqualTo(ActionKind.ALLOW);
  }

  @Test
  void whoHasVerifiedItselfIsNotAskedAgain() {
    ResponsePolicy verify =
        ResponsePolicy.builder()
            .onFlagged(ActionKind.VERIFY)
            .verification(URI.create("https://example.com/verify"))
            .build();
    ResponseLadder ladder = ResponseLadder.of(verify);
    ladder.verified("a");
    ladder.campaignChanged(flagged("campaign-1", 0, "a", "b"));
    assertThat(at(ladder, "a", DAY)).as("before it was asked").isEqualTo(ActionKind.VERIFY);
    ladder.verified("a");
    assertThat(at(ladder, "a", DAY)).isEqualTo(ActionKind.ALLOW);
    assertThat(at(ladder, "b", DAY)).isEqualTo(ActionKind.VERIFY);
    ladder.policy(LIMIT);
    assertThat(at(ladder, "a", DAY)).as("other actions stay").isEqualTo(ActionKind.LIMIT);
    ladder.letGo("a");
    ladder.policy(verify);
    ladder.campaignChanged(flagged("campaign-1", 2 * DAY, "a", "b"));
    assertThat(at(ladder, "a", 3 * DAY)).as("found again").isEqualTo(ActionKind.VERIFY);
  }

  @Test
  void whatADetectorInShadowModeTellsIsNotActedOn() {
    ResponseLadder ladder = ResponseLadder.of(LIMIT);
    ladder.campaignChanged(flagged("campaign-1", 0, "a").inShadow());
    assertThat(at(ladder, "a", DAY)).isEqualTo(ActionKind.ALLOW);
    ladder.campaignChanged(flagged("campaign-1", DAY, "a"));
    assertThat(at(ladder, "a", 2 * DAY)).isEqualTo(ActionKind.LIMIT);
  }

  @Test
  void anAccountInTwoCampaignsIsAnsweredByTheWorse() {
    ResponseLadder ladder = ResponseLadder.of(LIMIT);
    ladder.campaignChanged(
        change(
            CampaignChange.Kind.OPENED, "campaign-1", Campaign.Status.OPEN, Verdict.WATCH, 0, "a"));
    assertThat(at(ladder, "a", DAY)).isEqualTo(ActionKind.DELAY);
    ladder.campaignChanged(flagged("campaign-2", DAY, "a"));
    assertThat(at(ladder, "a", 2 * DAY)).isEqualTo(ActionKind.LIMIT);
  }

  @Test
  void manyThreadsAreAnsweredWhileCampaignsChange()
      throws InterruptedException, ExecutionException {
    ResponseLadder ladder = ResponseLadder.of(LIMIT);
    ladder.campaignChanged(flagged("campaign-1", 0, "a"));
    assertThat(at(ladder, "a", DAY)).isEqualTo(ActionKind.LIMIT);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Boolean>> steady = new ArrayList<>();
      for (int thread = 0; thread < 3; thread++) {
        steady.add(
            threads.submit(
                () -> {
                  boolean always = true;
                  for (int i = 0; i < 20_000; i++) {
                    always &= at(ladder, "a", DAY + i * 1_000L) == ActionKind.LIMIT;
                  }
                  return always;
                }));
      }
      for (int look = 0; look < 500; look++) {
        ladder.campaignChanged(flagged("campaign-1", DAY + look * 40_000L, "a", "b" + look));
      }
      for (Future<Boolean> one : steady) {
        assertThat(one.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
