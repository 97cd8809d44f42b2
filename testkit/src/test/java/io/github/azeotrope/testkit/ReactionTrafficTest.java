package io.github.azeotrope.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.ModelRequest;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Look-alikes whose accounts react as one, for reasons of their own. */
class ReactionTrafficTest {
  private static final long HOUR = 3_600_000L;

  private static List<ModelRequest> requests(Traffic traffic) {
    return traffic.stream().map(Exchange::request).toList();
  }

  private static <K> Map<K, List<ModelRequest>> by(
      List<ModelRequest> requests, Function<ModelRequest, K> key) {
    return requests.stream().collect(Collectors.groupingBy(key));
  }

  private static double share(List<ModelRequest> requests, Predicate<ModelRequest> property) {
    return requests.stream().filter(property).count() / (double) requests.size();
  }

  @Test
  void peopleMoveToANewModelWithinADayAndManyComeForIt() {
    List<ModelRequest> all = requests(Traffic.of(Scenario.MODEL_LAUNCH, 1));
    long launch = Day.of(7).startEpochMillis() + 17 * HOUR;
    List<ModelRequest> later =
        all.stream().filter(r -> r.epochMillis() > launch + 24 * HOUR).toList();
    assertThat(share(later, r -> "m-next".equals(r.model()))).isGreaterThan(0.9);
    assertThat(all)
        .filteredOn(r -> r.epochMillis() < launch)
        .noneMatch(r -> "m-next".equals(r.model()));
    Map<String, List<ModelRequest>> newcomers =
        by(
            all.stream().filter(r -> r.facts().createdEpochMillis() >= launch - 60_000).toList(),
            ModelRequest::account);
    // Three in five of 300: a standard deviation of 8.5.
    assertThat(newcomers.size()).isBetween(180 - 29, 180 + 29);
    assertThat(newcomers.values())
        .filteredOn(a -> a.get(0).epochMillis() < launch + 24 * HOUR)
        .hasSizeGreaterThan(newcomers.size() / 2);
  }

  @Test
  void newUsersTryOnePromptHalfOfThemWordForWord() {
    List<ModelRequest> all = requests(Traffic.of(Scenario.VIRAL_PROMPT, 2));
    List<ModelRequest> tries =
        all.stream().filter(r -> r.prompt().contains("lighthouse keeper")).toList();
    assertThat(by(tries, ModelRequest::account).size()).isGreaterThan(200);
    Map<String, List<ModelRequest>> prompts = by(tries, ModelRequest::prompt);
    int verbatim = prompts.values().stream().mapToInt(List::size).max().orElseThrow();
    assertThat(verbatim / (double) tries.size()).isBetween(0.4, 0.6);
    assertThat(all)
        .allMatch(r -> r.facts().createdEpochMillis() > Day.of(0).startEpochMillis() - 60_001);
  }

  @Test
  void bannedCustomersComeBackUnderNewAccountsWithTheSameCardAndAddress() {
    Traffic traffic = Traffic.of(Scenario.REREGISTERED, 3);
    List<ModelRequest> all = requests(traffic);
    long ban = Day.of(7).startEpochMillis();
    Map<String, List<ModelRequest>> cards = by(all, r -> r.facts().paymentInstrument());
    assertThat(cards).hasSize(30);
    for (List<ModelRequest> customer : cards.values()) {
      Map<String, List<ModelRequest>> accounts = by(customer, ModelRequest::account);
      assertThat(accounts).hasSize(2);
      assertThat(by(customer, ModelRequest::client)).hasSize(1);
      assertThat(accounts.values())
          .allMatch(
              a ->
                  a.stream().allMatch(r -> r.epochMillis() < ban)
                      || a.stream().allMatch(r -> r.facts().createdEpochMillis() > ban - HOUR));
    }
  }

  @Test
  void whenARegionFailsItsKeysFallSilentAndOthersTakeUpItsLoad() {
    Traffic traffic = Traffic.of(Scenario.FAILOVER, 4).perAccountAndDay(240);
    long fails = Day.of(3).startEpochMillis() + 12 * HOUR;
    List<ModelRequest> outage =
        requests(traffic).stream()
            .filter(r -> r.epochMillis() >= fails && r.epochMillis() < fails + 6 * HOUR)
            .toList();
    Map<String, List<ModelRequest>> regions = by(outage, r -> r.client().country());
    assertThat(regions.keySet()).containsExactlyInAnyOrder("DE", "SG");
    // Eight keys' load against four's, 60 requests a key: standard deviations of 22 and 15.
    assertThat(regions.get("DE").size()).isBetween(480 - 73, 480 + 73);
    assertThat(regions.get("SG").size()).isBetween(240 - 51, 240 + 51);
    assertThat(by(requests(traffic), r -> r.client().country())).hasSize(3);
  }

  @Test
  void aRedTeamWordsOneIntentInThousandsOfWaysOpenly() {
    List<ModelRequest> all = requests(Traffic.of(Scenario.RED_TEAM, 5));
    assertThat(by(all, ModelRequest::prompt)).hasSizeGreaterThan(2_500);
    assertThat(share(all, r -> r.prompt().contains("rules") || r.prompt().contains("usual limits")))
        .isGreaterThan(0.3);
    assertThat(by(all, r -> r.facts().organization())).hasSize(1);
    assertThat(by(all, r -> r.facts().paymentInstrument())).hasSize(1);
  }
}
