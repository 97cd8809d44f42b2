package io.github.azeotrope.testkit.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.Capability;
import io.github.azeotrope.OrganizationStanding;
import io.github.azeotrope.Verdict;
import io.github.azeotrope.background.Background;
import io.github.azeotrope.campaign.Campaign;
import io.github.azeotrope.detector.DetectorWithSignals;
import io.github.azeotrope.detector.DistillationDetector;
import io.github.azeotrope.evidence.Signal;
import io.github.azeotrope.evidence.Signals;
import io.github.azeotrope.evidence.Targets;
import io.github.azeotrope.feature.FeatureExtractor;
import io.github.azeotrope.feature.RequestFeatures;
import io.github.azeotrope.hash.LinkageKey;
import io.github.azeotrope.testkit.Day;
import io.github.azeotrope.testkit.Evasion;
import io.github.azeotrope.testkit.Exchange;
import io.github.azeotrope.testkit.Scenario;
import io.github.azeotrope.testkit.Traffic;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One account that harvests alone among accounts that send as much: products, pipelines, nightly
 * batches, evaluators, agents and resellers. What flags the one and what clears each of the others
 * is needed: without it the outcome is another.
 */
class SingleAccountDetectionTest {
  private static final Day FIRST = Day.of(2);
  private static final int DAYS = 4;
  private static final LinkageKey KEY = LinkageKey.fromBytes(new byte[16]);
  private static final Traffic PEOPLE = Traffic.organic(42).accounts(300).days(2 + DAYS);

  private static Traffic lone(long seed) {
    return Traffic.of(Scenario.LONE_HARVEST, seed).perAccountAndDay(2_500).from(FIRST).days(DAYS);
  }

  private static Traffic busy(Scenario scenario, long seed) {
    Traffic traffic = Traffic.of(scenario, seed).from(FIRST).days(DAYS);
    return scenario.isOrganization() ? traffic.declared(false) : traffic;
  }

  private static List<Signal> without(String name) {
    List<Signal> rest = Signals.ALL.stream().filter(s -> !s.name().equals(name)).toList();
    assertThat(rest).as("signal %s", name).hasSize(Signals.ALL.size() - 1);
    return rest;
  }

  /** The worst that was said of each account. */
  private static Map<String, Verdict> worst(List<Signal> signals, Traffic... parts) {
    return worst(signals, null, Traffic.merge(parts).stream());
  }

  private static Map<String, Verdict> worst(
      List<Signal> signals,
      @Nullable UnaryOperator<OrganizationStanding> standing,
      Stream<Exchange> exchanges) {
    Map<String, Verdict> worst = new HashMap<>();
    DistillationDetector.Builder builder =
        DistillationDetector.builder()
            .linkageKey(KEY)
            .executor(Runnable::run)
            .sweepEvery(Duration.ofHours(6))
            .baseline(200, Duration.ofDays(1))
            .listener(
                change ->
                    change
                        .campaign()
                        .members()
                        .forEach(m -> worst.merge(m.account(), m.verdict(), Verdict::worst)))
            .signals(signals);
    if (standing != null) {
      builder.organizations(name -> standing.apply(OrganizationStanding.NONE));
    }
    try (DistillationDetector detector = builder.build()) {
      long last = 0;
      for (Exchange exchange : (Iterable<Exchange>) exchanges::iterator) {
        detector.observer().observe(exchange.request());
        if (exchange.response() != null) {
          detector.observer().complete(exchange.response());
        }
        last = exchange.request().epochMillis();
      }
      detector.sweepNow(last);
      assertThat(detector.health().internalFailures()).isZero();
      for (Campaign campaign : detector.campaigns()) {
        assertThat(campaign.members()).hasSize(1);
      }
    }
    return worst;
  }

  private static long atLeast(Verdict verdict, Traffic part, Map<String, Verdict> worst) {
    return part.accounts().stream()
        .filter(a -> worst.getOrDefault(a, Verdict.CLEAR).compareTo(verdict) >= 0)
        .count();
  }

  /** Accounts that have more than half of their first requests ask for reasoning in known words. */
  private static Set<String> askingInKnownWords(Traffic traffic) {
    FeatureExtractor extractor = new FeatureExtractor(KEY, Background.BUILT_IN);
    RequestFeatures features = extractor.newFeatures();
    Map<String, int[]> counts = new HashMap<>();
    traffic.stream()
        .limit(1_000)
        .forEach(
            exchange -> {
              extractor.extract(exchange.request(), features);
              int[] count =
                  counts.computeIfAbsent(exchange.request().account(), unused -> new int[2]);
              count[0]++;
              count[1] += features.capabilities() >>> Capability.REASONING.ordinal() & 1;
            });
    Set<String> asking = new HashSet<>();
    counts.forEach(
        (account, count) -> {
          if (count[1] * 2 > count[0]) {
            asking.add(account);
          }
        });
    return asking;
  }

  /**
   * Ten operators, each with a wording of its own: all are watched, and who asks in words that are
   * known is flagged. If one in five were missed, all ten would be watched with a chance of .11.
   */
  @Test
  void whoHarvestsAloneIsWatchedAndFlaggedWhereTheWordsAreKnown() {
    Traffic ten = lone(1).accounts(10);
    Map<String, Verdict> worst = worst(Signals.ALL, PEOPLE, ten);
    assertThat(atLeast(Verdict.WATCH, ten, worst)).isEqualTo(10);
    Set<String> asking = askingInKnownWords(ten);
    assertThat(asking).hasSizeBetween(4, 9);
    for (String account : ten.accounts()) {
      assertThat(worst.get(account) == Verdict.FLAGGED)
          .as(account)
          .isEqualTo(asking.contains(account));
    }
    assertThat(atLeast(Verdict.WATCH, PEOPLE, worst)).isZero();
  }

  @Test
  void aCampaignTellsWhichCapabilitiesAndModelsItIsAfter() {
    DistillationDetector detector = DetectorWithSignals.of(Signals.ALL);
    Traffic lone = lone(4).launch(Day.of(30));
    long last = 0;
    for (Exchange exchange : Traffic.merge(PEOPLE, lone)) {
      detector.observer().observe(exchange.request());
      last = exchange.request().epochMillis();
    }
    detector.sweepNow(last);
    assertThat(detector.campaigns()).hasSize(1);
    Targets targets = detector.campaigns().get(0).targets();
    Targets.OfCapability reasoning = targets.capabilities().get(Capability.REASONING.ordinal());
    assertThat(reasoning.isTargeted()).isTrue();
    assertThat(reasoning.lower()).isGreaterThan(0.99);
    assertThat(reasoning.usual()).isLessThan(0.1);
    assertThat(targets.models()).hasSize(1);
    assertThat(targets.models().get(0).token()).isEqualTo(detector.modelToken("m-large"));
    assertThat(targets.models().get(0).share()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"four samples", "a third mixed", "paraphrased", "second simulator"})
  void varyingWhatIsSentHidesNobodyFromBeingWatched(String how) {
    Traffic plain = lone(2).accounts(4);
    Traffic varied =
        switch (how) {
          case "four samples" -> plain.samples(4);
          case "a third mixed" -> plain.mix(0.33);
          case "paraphrased" -> plain.evading(Evasion.PARAPHRASED);
          default -> plain.secondSimulator();
        };
    assertThat(atLeast(Verdict.WATCH, varied, worst(Signals.ALL, PEOPLE, varied))).isEqualTo(4);
  }

  /** Undeclared, each of them, and with a template that asks for reasoning where one does. */
  @Test
  void whoOnlySendsAsMuchIsNeitherFlaggedNorWatched() {
    List<Traffic> honest = new ArrayList<>();
    honest.add(PEOPLE);
    for (int i = 0; i < 3; i++) {
      honest.add(lone(10 + i).honest());
      honest.add(busy(Scenario.PRODUCT_BACKEND, 20 + i).perAccountAndDay(1_500));
      honest.add(busy(Scenario.DOCUMENT_STREAM, 30 + i).perAccountAndDay(1_000));
      honest.add(busy(Scenario.NIGHTLY_BATCH, 40 + i));
      honest.add(busy(Scenario.BENCHMARK_LOOP, 50 + i));
      honest.add(busy(Scenario.CODING_AGENT, 60 + i));
    }
    honest.add(Traffic.gateway(70).perAccountAndDay(1_500).from(FIRST).days(DAYS));
    honest.add(Traffic.evaluator(71).accounts(4).days(2 + DAYS));
    Map<String, Verdict> worst = worst(Signals.ALL, honest.toArray(Traffic[]::new));
    for (Traffic each : honest) {
      assertThat(atLeast(Verdict.WATCH, each, worst)).as(each.toString()).isZero();
    }
  }

  /** The two that a lone harvest is flagged by; without the rhythm it is not even watched. */
  @Test
  void bothPiecesAreNeeded() {
    Traffic lone = lone(1).accounts(10);
    Map<String, Verdict> unread = worst(without("reasoning-harvest"), PEOPLE, lone);
    assertThat(atLeast(Verdict.WATCH, lone, unread)).isEqualTo(10);
    assertThat(atLeast(Verdict.FLAGGED, lone, unread)).isZero();
    Map<String, Verdict> timeless = worst(without("round-the-clock"), PEOPLE, lone);
    assertThat(atLeast(Verdict.WATCH, lone, timeless)).isZero();
  }

  @Test
  void anEvaluatorIsClearedOnlyByThatItsQuestionsEnd() {
    Traffic loops = busy(Scenario.BENCHMARK_LOOP, 50).accounts(3);
    assertThat(atLeast(Verdict.WATCH, loops, worst(Signals.ALL, PEOPLE, loops))).isZero();
    assertThat(atLeast(Verdict.FLAGGED, loops, worst(without("new-prompts"), PEOPLE, loops)))
        .isEqualTo(3);
  }

  @Test
  void aPipelineIsClearedOnlyByThatItSendsMoreThanComesBack() {
    Traffic streams = busy(Scenario.DOCUMENT_STREAM, 30).accounts(3).perAccountAndDay(3_000);
    assertThat(atLeast(Verdict.WATCH, streams, worst(Signals.ALL, PEOPLE, streams))).isZero();
    Map<String, Verdict> worst = worst(without("answer-length"), PEOPLE, streams);
    assertThat(atLeast(Verdict.WATCH, streams, worst)).isEqualTo(3);
    assertThat(atLeast(Verdict.FLAGGED, streams, worst)).isPositive();
  }

  /** A name that anybody can register clears nobody; one that the host knows does. */
  @ParameterizedTest
  @EnumSource(
      value = OrganizationStanding.class,
      names = {"NONE", "DECLARED", "RESELLER", "VERIFIED"})
  void onlyAnOrganizationThatTheHostKnowsAnswersForAnAccount(OrganizationStanding standing) {
    Traffic lone = lone(1).accounts(10);
    Stream<Exchange> declaring =
        Traffic.merge(PEOPLE, lone).stream()
            .map(e -> e.isCampaign() ? Altered.declaring(e, "of " + e.request().account()) : e);
    Map<String, Verdict> worst = worst(Signals.ALL, unused -> standing, declaring);
    boolean known = standing == OrganizationStanding.VERIFIED;
    assertThat(atLeast(Verdict.WATCH, lone, worst)).isEqualTo(known ? 0 : 10);
  }

  /** Sleeps eight hours, so that only the blocks that others were issued speak beside the words. */
  @Test
  void whoReplaysBlocksOfOthersIsFlaggedWithoutAnyRhythm() {
    Traffic lone = lone(4);
    assertThat(askingInKnownWords(lone)).hasSize(1);
    assertThat(flaggedReplayers(Signals.ALL, lone)).containsExactlyElementsOf(lone.accounts());
    assertThat(flaggedReplayers(without("replayed-artifacts"), lone)).isEmpty();
  }

  private static Set<String> flaggedReplayers(List<Signal> signals, Traffic lone) {
    Queue<String> blocks = new ArrayDeque<>();
    List<Exchange> played = new ArrayList<>();
    for (Exchange exchange : Traffic.merge(Traffic.organic(42).accounts(600).days(6), lone)) {
      if (!exchange.isCampaign()) {
        blocks.addAll(
            exchange.response() == null ? List.of() : exchange.response().issuedArtifacts());
        played.add(exchange);
      } else if (exchange.request().epochMillis() / 3_600_000 % 24 < 16) {
        String block = blocks.poll();
        played.add(block == null ? exchange : Altered.presenting(exchange, List.of(block)));
      }
    }
    Map<String, Verdict> worst = worst(signals, null, played.stream());
    worst.values().removeIf(verdict -> verdict != Verdict.FLAGGED);
    return worst.keySet();
  }
}
