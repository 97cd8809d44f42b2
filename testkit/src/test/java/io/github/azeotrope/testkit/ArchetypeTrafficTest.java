package io.github.azeotrope.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.ModelRequest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What archetypes T3 to T6 promise, and what is missing from the null of each campaign. */
class ArchetypeTrafficTest {

  private static List<ModelRequest> requests(Traffic traffic) {
    return traffic.stream().map(Exchange::request).toList();
  }

  private static <K> Map<K, List<ModelRequest>> by(Traffic traffic, Function<ModelRequest, K> key) {
    return requests(traffic).stream().collect(Collectors.groupingBy(key));
  }

  private static <K> long distinct(List<ModelRequest> requests, Function<ModelRequest, K> key) {
    return requests.stream().map(key).distinct().count();
  }

  /** The part in front of the task. */
  private static String head(ModelRequest request) {
    String prompt = request.prompt();
    int end = Math.max(prompt.indexOf("Task: "), prompt.indexOf("[A] "));
    return prompt.substring(0, Math.max(end, 0));
  }

  @Test
  void aStoredSessionIsPresentedByFourOtherAccounts() {
    Traffic stored = Traffic.storedSessions(1).accounts(40).days(4);
    assertThat(requests(stored)).allMatch(r -> r.conversation().history().size() >= 6);
    // The opening message names the session: no two begin alike.
    List<List<ModelRequest>> complete =
        by(stored, r -> r.conversation().history().get(0)).values().stream()
            .filter(session -> session.size() == 5)
            .toList();
    assertThat(complete).hasSizeGreaterThan(600);
    assertThat(complete).allMatch(session -> distinct(session, ModelRequest::account) >= 2);
    double accounts =
        complete.stream().mapToLong(s -> distinct(s, ModelRequest::account)).average().orElse(0);
    // Five draws out of forty accounts of which the first never comes again: 4.8 differ.
    assertThat(accounts).isBetween(4.6, 4.9);
    assertThat(complete)
        .allMatch(session -> distinct(session, r -> r.conversation().history().size()) == 2);
  }

  @Test
  void inTheNullAStoredSessionStaysInItsAccount() {
    Traffic own = Traffic.storedSessions(1).accounts(40).days(4).honest();
    assertThat(by(own, r -> r.conversation().history().get(0)).values())
        .hasSizeGreaterThan(600)
        .allMatch(session -> distinct(session, ModelRequest::account) == 1);
  }

  @Test
  void aReasoningBlockIsPresentedByAnotherAccountThanItWasHandedTo() {
    assertThat(presentedByOwner(Traffic.artifactReplay(2))).isZero();
    assertThat(presentedByOwner(Traffic.artifactReplay(2).honest())).isEqualTo(1);
    assertThat(presentedByOwner(Traffic.artifactReplay(2).samples(4))).isZero();
  }

  /** Of the requests that present a block, the share in which the account was handed it before. */
  private static double presentedByOwner(Traffic traffic) {
    Map<String, String> owners = new HashMap<>();
    int presented = 0;
    int own = 0;
    for (Exchange exchange : traffic) {
      ModelRequest request = exchange.request();
      for (String block : request.presentedArtifacts()) {
        assertThat(owners).containsKey(block);
        presented++;
        own += request.account().equals(owners.get(block)) ? 1 : 0;
      }
      assertThat(exchange.response()).isNotNull();
      exchange.response().issuedArtifacts().forEach(block -> owners.put(block, request.account()));
    }
    assertThat(presented).isGreaterThan(400);
    return own / (double) presented;
  }

  @Test
  void aReplayingAccountAsksFourTimesInTwoDays() {
    long requests = Traffic.artifactReplay(3).accounts(1_000).stream().count();
    // Poisson: mean 4,000, standard deviation 63.
    assertThat(requests).isBetween(4_000 - 209L, 4_000 + 209L);
  }

  @Test
  void aPipelineHasThreeRubricsNoConversationAndAnswersOfOneShape() {
    Traffic pipeline = Traffic.judgePipeline(4).days(1);
    List<Exchange> all = pipeline.stream().toList();
    // Poisson: ten accounts at 733, standard deviation 86.
    assertThat((double) all.size()).isBetween(7_330 - 283.0, 7_330 + 283.0);
    assertThat(all).allMatch(e -> e.request().conversation().sessionId() == null);
    Map<String, List<Exchange>> rubrics =
        all.stream().collect(Collectors.groupingBy(e -> head(e.request())));
    assertThat(rubrics).hasSize(3);
    assertThat(rubrics.values().stream().filter(ArchetypeTrafficTest::isShort)).hasSize(2);
    assertThat(distinct(requests(pipeline), ModelRequest::prompt)).isEqualTo(all.size());
    // Three judges a text.
    Traffic panel = pipeline.samples(3);
    assertThat(distinct(requests(panel), ModelRequest::prompt)).isBetween(2_340L, 2_540L);
  }

  private static boolean isShort(List<Exchange> stage) {
    return stage.stream().allMatch(e -> e.response() != null && e.response().outputTokens() < 30);
  }

  @Test
  void inTheNullEveryReviewHasARubricOfItsOwn() {
    Traffic reviews = Traffic.judgePipeline(4).accounts(30).perAccountAndDay(50).honest();
    for (List<ModelRequest> account : by(reviews, ModelRequest::account).values()) {
      assertThat(distinct(account, ArchetypeTrafficTest::head)).isEqualTo(1);
    }
    assertThat(distinct(requests(reviews), ArchetypeTrafficTest::head)).isGreaterThan(25);
  }

  @Test
  void aSweepTriesThousandsOfWordingsAndThenUsesOne() {
    Traffic sweep = Traffic.techniqueSweep(5);
    long decided = Day.of(0).startEpochMillis() + (long) (0.4 * 7 * Day.MILLIS);
    List<ModelRequest> search =
        requests(sweep).stream().filter(r -> r.epochMillis() < decided).toList();
    List<ModelRequest> harvest =
        requests(sweep).stream().filter(r -> r.epochMillis() >= decided).toList();
    assertThat(search).hasSizeGreaterThan(7_000);
    assertThat(distinct(search, ArchetypeTrafficTest::head)).isGreaterThan(6_000);
    assertThat(harvest).hasSizeGreaterThan(10_000);
    assertThat(distinct(harvest, ArchetypeTrafficTest::head)).isEqualTo(1);
    assertThat(distinct(harvest, ModelRequest::prompt)).isEqualTo(harvest.size());
    long start = Day.of(0).startEpochMillis();
    assertThat(search).allMatch(r -> start - r.facts().createdEpochMillis() < 2.3 * Day.MILLIS);
  }

  @Test
  void everyTaskIsSentKTimesMostlyByDifferentAccounts() {
    Traffic sampled = Traffic.templateHarvest(6).accounts(50).days(2).samples(4);
    Map<String, List<ModelRequest>> tasks = by(sampled, ModelRequest::prompt);
    assertThat(tasks.values().stream().filter(t -> t.size() == 4).count())
        .isGreaterThanOrEqualTo(tasks.size() - 1);
    double accounts =
        tasks.values().stream()
            .mapToLong(t -> distinct(t, ModelRequest::account))
            .average()
            .orElse(0);
    assertThat(accounts).isGreaterThan(3.8);
  }

  @ParameterizedTest
  @EnumSource(
      value = Scenario.class,
      names = {
        "TEMPLATE_HARVEST",
        "RELAY_POOL",
        "STORED_SESSIONS",
        "ARTIFACT_REPLAY",
        "JUDGE_PIPELINE",
        "TECHNIQUE_SWEEP"
      })
  void theNullIsLegitimateStrangersAtTheSamePace(Scenario scenario) {
    Traffic campaign = Traffic.of(scenario, 7).accounts(60).days(2).perAccountAndDay(8);
    Traffic honest = campaign.honest();
    assertThat(honest.scenario()).isEqualTo(campaign.scenario() + "-null");
    assertThat(honest).noneMatch(Exchange::isCampaign);
    assertThat(honest.accounts()).isEqualTo(campaign.accounts());
    Set<String> cards = new HashSet<>();
    honest.forEach(e -> cards.add(e.request().facts().paymentInstrument()));
    Map<String, List<ModelRequest>> accounts = by(honest, ModelRequest::account);
    assertThat(cards).hasSameSizeAs(accounts.keySet());
    assertThat(distinct(requests(honest), r -> r.client().address())).isEqualTo(accounts.size());
    double pace = honest.stream().count() / (double) campaign.stream().count();
    assertThat(pace).isBetween(0.5, 1.7);
  }

  @Test
  void inTheNullEveryHarvesterHasATemplateOfTheirOwn() {
    Traffic honest = Traffic.templateHarvest(8).accounts(40).days(2).honest();
    assertThat(distinct(requests(honest), ArchetypeTrafficTest::head)).isEqualTo(40);
  }
}
