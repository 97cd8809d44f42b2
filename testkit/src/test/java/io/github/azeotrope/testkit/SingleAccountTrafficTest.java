package io.github.azeotrope.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.ModelRequest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What single busy accounts promise: who harvests alone, and who only sends as much. */
class SingleAccountTrafficTest {

  private static List<ModelRequest> requests(Traffic traffic) {
    return traffic.stream().map(Exchange::request).toList();
  }

  private static int[] byHour(List<ModelRequest> requests) {
    int[] hours = new int[24];
    requests.forEach(r -> hours[(int) (r.epochMillis() / 3_600_000L % 24)]++);
    return hours;
  }

  private static double quietestOverBusiest(List<ModelRequest> requests) {
    int least = Integer.MAX_VALUE;
    int most = 0;
    for (int n : byHour(requests)) {
      least = Math.min(least, n);
      most = Math.max(most, n);
    }
    return (double) least / most;
  }

  /** Poisson: the rate within six standard deviations. */
  @ParameterizedTest
  @CsvSource({
    "LONE_HARVEST, 5000",
    "DOCUMENT_STREAM, 2000",
    "NIGHTLY_BATCH, 1500",
    "BENCHMARK_LOOP, 2000",
    "CODING_AGENT, 1000"
  })
  void oneAccountSendsWhatManyDo(Scenario scenario, int perDay) {
    List<ModelRequest> all = requests(Traffic.of(scenario, 3));
    assertThat(all).extracting(ModelRequest::account).containsOnly(all.get(0).account());
    double expected = 7.0 * perDay;
    assertThat((double) all.size())
        .isBetween(expected - 6 * Math.sqrt(expected), expected + 6 * Math.sqrt(expected));
  }

  @Test
  void aLoneHarvesterNeverSleepsAndNeverAsksTwice() {
    List<ModelRequest> all = requests(Traffic.of(Scenario.LONE_HARVEST, 3));
    assertThat(quietestOverBusiest(all)).isGreaterThan(0.8);
    assertThat(new HashSet<>(all.stream().map(ModelRequest::prompt).toList())).hasSize(all.size());
    String first = all.get(0).prompt();
    String head = first.substring(0, first.indexOf("\n\n"));
    assertThat(all).allMatch(r -> r.prompt().startsWith(head));
  }

  @Test
  void severalAreAsManyOperators() {
    List<ModelRequest> all =
        requests(Traffic.of(Scenario.LONE_HARVEST, 3).accounts(3).days(1).perAccountAndDay(50));
    Map<String, Set<String>> cards = new HashMap<>();
    Map<String, Set<String>> heads = new HashMap<>();
    for (ModelRequest r : all) {
      cards
          .computeIfAbsent(r.account(), unused -> new HashSet<>())
          .add(r.facts().paymentInstrument());
      heads
          .computeIfAbsent(r.account(), unused -> new HashSet<>())
          .add(r.prompt().substring(0, r.prompt().indexOf("\n\n")));
    }
    assertThat(new HashSet<>(cards.values())).hasSize(3);
    assertThat(new HashSet<>(heads.values())).hasSize(3);
    assertThat(heads.values()).allMatch(own -> own.size() == 1);
  }

  @Test
  void samplesOfATaskAreTheSamePrompt() {
    List<ModelRequest> all = requests(Traffic.of(Scenario.LONE_HARVEST, 3).days(1).samples(4));
    Map<String, Integer> times = new HashMap<>();
    all.forEach(r -> times.merge(r.prompt(), 1, Integer::sum));
    assertThat(times.values().stream().filter(n -> n == 4).count())
        .isGreaterThanOrEqualTo(times.size() - 1L);
  }

  /** The null, and the product: the template is one, but people write what stands in it. */
  @Test
  void theUsersOfAProductSleepThoughTheyLiveAroundTheWorld() {
    for (Traffic product :
        List.of(
            Traffic.of(Scenario.LONE_HARVEST, 3).honest(),
            Traffic.of(Scenario.PRODUCT_BACKEND, 3))) {
      List<ModelRequest> all = requests(product);
      assertThat(all).extracting(ModelRequest::account).containsOnly(all.get(0).account());
      assertThat(all.size() / 7.0).isGreaterThan(2_000);
      assertThat(quietestOverBusiest(all)).isBetween(0.2, 0.8);
      assertThat(all).allMatch(r -> r.conversation().sessionId() == null);
    }
  }

  @Test
  void documentsAreLongerThanWhatComesBack() {
    for (Scenario scenario : List.of(Scenario.DOCUMENT_STREAM, Scenario.NIGHTLY_BATCH)) {
      long chars = 0;
      long tokens = 0;
      for (Exchange exchange : Traffic.of(scenario, 3).days(2)) {
        chars += exchange.request().prompt().length();
        tokens += exchange.response().outputTokens();
      }
      assertThat(chars / 4.0).isGreaterThan(1.4 * tokens);
    }
  }

  @Test
  void aNightlyBatchIsOverBeforeMorning() {
    int[] hours = byHour(requests(Traffic.of(Scenario.NIGHTLY_BATCH, 3)));
    for (int hour = 4; hour < 22; hour++) {
      assertThat(hours[hour]).isZero();
    }
  }

  @Test
  void aBenchmarkHasAnEnd() {
    List<ModelRequest> all = requests(Traffic.of(Scenario.BENCHMARK_LOOP, 3));
    assertThat(new HashSet<>(all.stream().map(ModelRequest::prompt).toList())).hasSize(1_200);
  }

  @Test
  void anAgentSendsLongOutputsOfToolsInLongSessions() {
    List<ModelRequest> all = requests(Traffic.of(Scenario.CODING_AGENT, 3));
    long sessions = all.stream().map(r -> r.conversation().sessionId()).distinct().count();
    assertThat(all.size() / (double) sessions).isGreaterThan(15);
    assertThat(all).allMatch(r -> r.systemPrompt() != null);
    assertThat(quietestOverBusiest(all)).isLessThan(0.3);
  }
}
