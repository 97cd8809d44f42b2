package io.github.azeotrope.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azeotrope.ModelRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrafficTest {

  /** One small instance of every scenario. */
  static Stream<Traffic> everyScenario() {
    return Stream.concat(
        sized(),
        Stream.of(Scenario.values())
            .filter(scenario -> scenario.ordinal() > Scenario.GATEWAY.ordinal())
            .map(scenario -> Traffic.of(scenario, 20)));
  }

  private static Stream<Traffic> sized() {
    return Stream.of(
        Traffic.organic(1).accounts(300).days(9),
        Traffic.templateHarvest(2).accounts(20).from(Day.of(2)).days(3),
        Traffic.relayPool(3).accounts(20).days(5),
        Traffic.schoolClass(4).accounts(30),
        Traffic.popularTool(5).accounts(60).from(Day.of(1)),
        Traffic.companyTeam(6),
        Traffic.batch(7).days(5),
        Traffic.evaluator(8),
        Traffic.buildLoop(9).days(5),
        Traffic.gateway(10).days(5),
        Traffic.storedSessions(11).accounts(20).days(2),
        Traffic.artifactReplay(12).accounts(60),
        Traffic.judgePipeline(13).accounts(4).days(1),
        Traffic.techniqueSweep(14).accounts(20).days(3),
        Traffic.templateHarvest(15).accounts(20).days(3).honest());
  }

  @ParameterizedTest
  @MethodSource("everyScenario")
  void isInOrderOfTime(Traffic traffic) {
    long last = Day.of(0).startEpochMillis();
    int exchanges = 0;
    for (Exchange exchange : traffic) {
      assertThat(exchange.request().epochMillis()).isGreaterThanOrEqualTo(last);
      last = exchange.request().epochMillis();
      exchanges++;
    }
    assertThat(last).isLessThan(Day.of(15).startEpochMillis());
    assertThat(exchanges).isGreaterThan(50);
  }

  @ParameterizedTest
  @MethodSource("everyScenario")
  void isTheSameEachTime(Traffic traffic) {
    assertThat(Fingerprint.of(traffic)).isEqualTo(Fingerprint.of(traffic));
  }

  @ParameterizedTest
  @MethodSource("everyScenario")
  void knowsItsAccounts(Traffic traffic) {
    Set<String> known = new HashSet<>(traffic.accounts());
    assertThat(known).hasSameSizeAs(traffic.accounts());
    Set<String> seen = new HashSet<>();
    traffic.forEach(exchange -> seen.add(exchange.request().account()));
    assertThat(known).containsAll(seen);
    assertThat(seen.size()).isGreaterThan((int) (0.95 * known.size()));
  }

  @ParameterizedTest
  @MethodSource("everyScenario")
  void namesItsTruth(Traffic traffic) {
    for (Exchange exchange : traffic) {
      assertThat(exchange.scenario()).isEqualTo(traffic.scenario());
      assertThat(exchange.campaign()).isEqualTo(traffic.campaign());
      assertThat(exchange.isCampaign()).isEqualTo(!traffic.campaign().isEmpty());
    }
  }

  @ParameterizedTest
  @MethodSource("everyScenario")
  void accountsAreCreatedBeforeTheyAskAndKeepTheirFacts(Traffic traffic) {
    Map<String, ModelRequest> first = new HashMap<>();
    for (Exchange exchange : traffic) {
      ModelRequest request = exchange.request();
      ModelRequest earlier = first.putIfAbsent(request.account(), request);
      assertThat(request.facts().createdEpochMillis()).isLessThan(request.epochMillis());
      if (earlier != null) {
        assertThat(request.facts()).isEqualTo(earlier.facts());
      }
    }
  }

  /** What an account does must be told by its behaviour, never by the shape of an identifier. */
  @Test
  void identifiersLookAlikeInAllScenarios() {
    for (Traffic traffic : everyScenario().toList()) {
      assertThat(traffic.accounts()).allMatch(id -> id.matches("acct-[0-9a-f]{16}"));
      traffic.forEach(
          exchange -> {
            ModelRequest r = exchange.request();
            assertThat(String.valueOf(r.requestId())).matches("null|req_[0-9a-f]{16}");
            assertThat(String.valueOf(r.conversation().sessionId())).matches("null|s[0-9a-f]{16}");
            assertThat(String.valueOf(r.facts().paymentInstrument()))
                .matches("null|pm_[0-9a-f]{16}");
          });
    }
  }

  @Test
  void mergesInOrderOfTimeWithoutSharedAccounts() {
    Traffic[] parts = everyScenario().toArray(Traffic[]::new);
    Traffic merged = Traffic.merge(parts);
    assertThat(merged.stream().map(e -> e.request().epochMillis()).toList()).isSorted();
    assertThat(new HashSet<>(merged.accounts())).hasSameSizeAs(merged.accounts());
    long apart = Stream.of(parts).mapToLong(part -> part.stream().count()).sum();
    assertThat(merged.stream().count()).isEqualTo(apart);
    assertThat(merged.parts()).extracting(Traffic::scenario).doesNotHaveDuplicates();
  }

  @Test
  void staysWithinItsDays() {
    Traffic traffic = Traffic.templateHarvest(1).accounts(30).from(Day.of(6)).days(2);
    assertThat(traffic.stream().map(e -> e.request().epochMillis()))
        .allMatch(t -> t >= Day.of(6).startEpochMillis() && t < Day.of(8).startEpochMillis());
    assertThat(traffic).hasToString("template-harvest(1)[30 accounts, days 6 to 7]");
  }

  @Test
  void sameSeedOfTwoScenariosSharesNoAccount() {
    List<String> both = new ArrayList<>(Traffic.organic(5).accounts(1_000).accounts());
    both.addAll(Traffic.templateHarvest(5).accounts(1_000).accounts());
    assertThat(both).doesNotHaveDuplicates();
  }

  @Test
  void settingsLeaveTheOriginalAlone() {
    Traffic original = Traffic.organic(1).accounts(10);
    long before = Fingerprint.of(original);
    assertThat(Fingerprint.of(original.promptChars(400).days(3))).isNotEqualTo(before);
    assertThat(Fingerprint.of(original)).isEqualTo(before);
  }

  @Test
  void refusesWhatMakesNoSense() {
    Traffic people = Traffic.organic(1);
    assertThatThrownBy(() -> people.accounts(0)).hasMessageContaining("accounts");
    assertThatThrownBy(() -> people.days(0)).hasMessageContaining("days");
    assertThatThrownBy(() -> people.perAccountAndDay(0)).hasMessageContaining("requests");
    assertThatThrownBy(() -> people.promptChars(1)).hasMessageContaining("median");
    assertThatThrownBy(() -> people.mix(0.5)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> Traffic.templateHarvest(1).mix(1.5)).hasMessageContaining("share");
    assertThatThrownBy(() -> Traffic.merge(people, people.days(3))).hasMessageContaining("twice");
    assertThatThrownBy(() -> Traffic.merge(people, Traffic.organic(2)).days(3))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> people.declared(true)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> Traffic.relayPool(1).template(false))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> Day.of(-1)).isInstanceOf(IllegalArgumentException.class);
  }
}
