package io.github.azeotrope.testkit.assertj;

import static io.github.azeotrope.testkit.assertj.AzeotropeAssertions.CAMPAIGN;
import static io.github.azeotrope.testkit.assertj.AzeotropeAssertions.REQUEST;
import static io.github.azeotrope.testkit.assertj.AzeotropeAssertions.as;
import static io.github.azeotrope.testkit.assertj.AzeotropeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.azeotrope.AccountFacts;
import io.github.azeotrope.Assessment;
import io.github.azeotrope.Basis;
import io.github.azeotrope.ClientNetwork;
import io.github.azeotrope.Conversation;
import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.ModelResponse;
import io.github.azeotrope.Verdict;
import io.github.azeotrope.campaign.Campaign;
import io.github.azeotrope.campaign.Member;
import io.github.azeotrope.evidence.Evidence;
import io.github.azeotrope.evidence.Family;
import io.github.azeotrope.testkit.observer.ScriptedObserver;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Each assertion holds where it should, and says what is the matter where it does not. */
class AzeotropeAssertionsTest {
  private static final Assessment FLAGGED =
      new Assessment(Verdict.FLAGGED, 0.999, "campaign-1", Basis.EVIDENCE);

  @Test
  void assessments() {
    assertThat(FLAGGED).isFlagged().hasBasis(Basis.EVIDENCE).isMemberOf("campaign-1");
    assertThat(new Assessment(Verdict.WATCH, 0.5, null, Basis.DEGRADED)).isWatched();
    Assessment unknown = Assessment.clear(Basis.TOO_LITTLE_TRAFFIC);
    assertThat(unknown).isClear().hasBasis(Basis.TOO_LITTLE_TRAFFIC).isInNoCampaign();
    fails(
        () -> assertThat(unknown).isFlagged(),
        "Expected verdict FLAGGED, but was CLEAR in Assessment[");
    fails(() -> assertThat(FLAGGED).isWatched(), "Expected verdict WATCH, but was FLAGGED");
    fails(() -> assertThat(FLAGGED).isClear(), "Expected verdict CLEAR, but was FLAGGED");
    fails(
        () -> assertThat(unknown).isClear().hasBasis(Basis.EVIDENCE),
        "Expected basis EVIDENCE, but was TOO_LITTLE_TRAFFIC");
    fails(() -> assertThat(FLAGGED).isMemberOf("campaign-2"), "campaign-2, but was campaign-1");
    fails(() -> assertThat(FLAGGED).isInNoCampaign(), "campaign null, but was campaign-1");
    fails(() -> assertThat((Assessment) null).isClear(), "not to be null");
    fails(() -> assertThat(FLAGGED).as("the payer").isClear(), "[the payer]");
  }

  @Test
  void requests() {
    ModelRequest request =
        ModelRequest.builder()
            .account("acct-7")
            .prompt("prove it")
            .systemPrompt("You are a prover.")
            .model("m-1")
            .conversation(new Conversation("s-1", 1, List.of("a", "b")))
            .client(ClientNetwork.ofAddress("192.0.2.1"))
            .facts(AccountFacts.UNKNOWN)
            .organization("org-1")
            .build();
    assertThat(request)
        .hasAccount("acct-7")
        .hasPrompt("prove it")
        .hasModel("m-1")
        .hasSession("s-1")
        .hasClientAddress("192.0.2.1")
        .hasOrganization("org-1");
    fails(() -> assertThat(request).hasAccount("acct-8"), "account <acct-8>, but was <acct-7>");
    fails(() -> assertThat(request).hasPrompt("prove"), "prompt <prove>, but was <prove it>");
    fails(() -> assertThat(request).hasModel("m-2"), "model <m-2>, but was <m-1>");
    fails(() -> assertThat(request).hasSession(null), "session <null>, but was <s-1>");
    fails(() -> assertThat(request).hasClientAddress("::1"), "address <::1>, but was <192.0.2.1>");
    fails(() -> assertThat(request).hasOrganization(null), "<null>, but was <org-1>");
    fails(
        () -> assertThat(request).hasNoPromptText(),
        "a prompt of 8 characters, a system prompt of 17 characters, a history of 2 messages");
    assertThat(ModelRequest.of("acct-7", 1, "")).hasNoPromptText();
    assertThat(List.of(request)).singleElement(as(REQUEST)).hasAccount("acct-7");
  }

  @Test
  void observers() {
    ScriptedObserver observer = ScriptedObserver.clearingEverybody();
    observer.assess("acct-7");
    assertThat(observer).observedNothing().completed("acct-7", 0);
    fails(
        () -> assertThat(observer).onlyRequest(),
        "Expected one request, but 0 were observed; the calls: [Assess acct-7]");
    observer.observe(ModelRequest.of("acct-7", 1, "prove it"));
    observer.observe(ModelRequest.of("acct-8", 1, "hello"));
    observer.complete(ModelResponse.of("acct-7", 2, 30));
    assertThat(observer).assessedBeforeObserving("acct-7").completed("acct-7", 1);
    fails(() -> assertThat(observer).onlyRequest(), "but 2 were observed");
    fails(() -> assertThat(observer).observedNothing(), "Observe acct-8, Complete acct-7");
    fails(
        () -> assertThat(observer).assessedBeforeObserving("acct-8"),
        "Expected acct-8 assessed first, but its calls are [Observe acct-8]");
    fails(
        () -> assertThat(observer).completed("acct-8", 1),
        "Expected 1 answers to acct-8 completed, but its calls are [Observe acct-8]");
    observer.reset();
    observer.observe(ModelRequest.of("acct-9", 1, "hello"));
    assertThat(observer).onlyRequest().hasAccount("acct-9").hasPrompt("hello");
  }

  @Test
  void campaigns() {
    List<String> pool = ids("pool-", 40);
    Campaign campaign =
        campaign(Campaign.Status.OPEN, Verdict.FLAGGED, pool.subList(0, 38), Family.CONTENT);
    assertThat(campaign)
        .isFlagged()
        .isOpen()
        .hasMembersAtLeast(0.95, pool)
        .hasNoMemberOf(List.of("acct-1"))
        .hasEvidenceFrom(Family.CONTENT);
    fails(
        () -> assertThat(campaign).hasMembersAtLeast(0.96, pool),
        "Expected campaign-1 to have at least 39 of 40 accounts as members, but it has 38; it"
            + " lacks pool-38, pool-39");
    fails(
        () -> assertThat(campaign).hasNoMemberOf(pool),
        "38 are members: pool-0, pool-1, pool-2, pool-3, pool-4, pool-5, pool-6, pool-7, pool-8,"
            + " pool-9 and 28 more");
    fails(
        () -> assertThat(campaign).hasEvidenceFrom(Family.RHYTHM, Family.CONTENT),
        "Expected evidence from [RHYTHM] against campaign-1, but there is evidence from [CONTENT]");
    fails(() -> assertThat(campaign).isWatched(), "Expected campaign-1 to be WATCH");
    Campaign closed = campaign(Campaign.Status.CLOSED, Verdict.WATCH, pool, Family.CONTENT);
    assertThat(closed).isWatched();
    fails(() -> assertThat(closed).isFlagged(), "- SUPPORTS CONTENT: one narrow job");
    fails(() -> assertThat(closed).isOpen(), "Expected campaign-1 to be open, but it is CLOSED");
    assertThat(List.of(campaign, closed)).element(1, as(CAMPAIGN)).isWatched();
  }

  @Test
  void whatCannotFailIsRefused() {
    Campaign campaign =
        campaign(Campaign.Status.OPEN, Verdict.FLAGGED, List.of("a"), Family.CONTENT);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> assertThat(campaign).hasNoMemberOf(List.of()))
        .withMessage("an assertion about no accounts cannot fail");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> assertThat(campaign).hasMembersAtLeast(0, List.of("b")))
        .withMessage("share must be in (0, 1], was 0.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> assertThat(campaign).hasMembersAtLeast(95, List.of("b")))
        .withMessage("share must be in (0, 1], was 95.0");
  }

  private static void fails(ThrowingCallable assertion, String message) {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(assertion)
        .withMessageContaining(message);
  }

  private static List<String> ids(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
  }

  private static Campaign campaign(
      Campaign.Status status, Verdict verdict, List<String> accounts, Family supports) {
    List<Member> members =
        accounts.stream().map(account -> new Member(account, verdict, 0, 0, 9, 9, 1)).toList();
    Evidence evidence =
        new Evidence(
            supports, "signal", Evidence.Outcome.SUPPORTS, 1, 0, 0, 1, 0.01, 9, "one narrow job");
    Campaign open = new Campaign("campaign-1", verdict, 0, 1, 1, 9, members, List.of(evidence));
    return new Campaign(
        open.id(),
        status,
        open.verdict(),
        open.firstSeenEpochMillis(),
        open.lastSeenEpochMillis(),
        open.flaggedEpochMillis(),
        open.requests(),
        open.members(),
        open.targets(),
        open.evidence(),
        open.lineage(),
        open.ruling(),
        open.records());
  }
}
