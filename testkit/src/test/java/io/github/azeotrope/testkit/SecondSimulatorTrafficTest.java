package io.github.azeotrope.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.ModelRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The second simulator differs from the first in how it draws, not in who does what. */
class SecondSimulatorTrafficTest {
  private static final Traffic PEOPLE = Traffic.organic(42).accounts(2_000);
  private static final Traffic POOL = Traffic.templateHarvest(43).accounts(80).days(4);

  private static List<ModelRequest> requests(Traffic traffic) {
    return traffic.stream().map(Exchange::request).toList();
  }

  private static <K> Map<K, List<ModelRequest>> by(Traffic traffic, Function<ModelRequest, K> key) {
    return requests(traffic).stream().collect(Collectors.groupingBy(key));
  }

  private static Set<String> words(Traffic traffic) {
    Set<String> words = new HashSet<>();
    traffic.forEach(e -> words.addAll(List.of(e.request().prompt().split("[^\\p{L}]+", -1))));
    return words;
  }

  @Test
  void hasOtherWords() {
    Set<String> first = words(PEOPLE);
    Set<String> second = words(PEOPLE.secondSimulator());
    assertThat(second).hasSizeGreaterThan(10_000);
    long both = second.stream().filter(word -> word.length() > 5 && first.contains(word)).count();
    assertThat(both / (double) second.size()).isLessThan(0.01);
  }

  @Test
  void hasOtherVolumesOfAboutTheSameMean() {
    List<Integer> volumes =
        by(PEOPLE.secondSimulator(), ModelRequest::account).values().stream()
            .map(List::size)
            .sorted()
            .toList();
    assertThat(volumes).hasSize(2_000);
    assertThat(volumes.get(1_000)).isEqualTo(2);
    double mean = volumes.stream().mapToInt(v -> v).average().orElse(0);
    assertThat(mean).isBetween(3.5, 6.5);
    // A power law's tail: the largest of 2,000 is two orders above the median.
    assertThat(volumes.get(1_999)).isGreaterThan(200);
  }

  @Test
  void dealsMoreEvenlyThanChance() {
    double mean = 26 * 4;
    double dispersion =
        by(POOL.secondSimulator(), ModelRequest::account).values().stream()
            .mapToDouble(a -> (a.size() - mean) * (a.size() - mean) / mean)
            .sum();
    // Half of 80 squared standard scores: mean 40, standard deviation 6.3.
    assertThat(dispersion).isBetween(40 - 21.0, 40 + 21.0);
  }

  @Test
  void hasOtherIdentifiersForTheSameAccounts() {
    Traffic second = POOL.secondSimulator();
    Pattern form = Pattern.compile("[a-z]\\.[0-9A-HJKMNP-TV-Z]{26}");
    assertThat(second.accounts()).doesNotHaveDuplicates().allMatch(form.asMatchPredicate());
    assertThat(new HashSet<>(second.accounts()))
        .containsAll(by(second, ModelRequest::account).keySet());
    assertThat(by(second, r -> r.facts().paymentInstrument())).hasSize(10);
  }

  @Test
  void keepsWhatMakesACampaign() {
    Traffic second = POOL.secondSimulator();
    assertThat(by(second, r -> r.prompt().substring(0, r.prompt().indexOf("Task: ")))).hasSize(1);
    assertThat(by(second, ModelRequest::prompt)).hasSameSizeAs(requests(second));
    assertThat(second).allMatch(Exchange::isCampaign);
  }

  @Test
  void keepsPeopleSelfSimilar() {
    assertThat(sameAccount(Traffic.organic(46).accounts(400).perAccountAndDay(1).secondSimulator()))
        .isGreaterThan(0.15);
    assertThat(sameAccount(Traffic.relayPool(45).secondSimulator())).isLessThan(0.03);
    assertThat(sameAccount(POOL.secondSimulator())).isLessThan(0.03);
  }

  /** Of all pairs of sessions that share a rare word, the share that lies in one account. */
  private static double sameAccount(Traffic traffic) {
    return RareWords.sameAccount(requests(traffic));
  }

  @ParameterizedTest
  @EnumSource(Scenario.class)
  void makesEveryScenario(Scenario scenario) {
    Traffic traffic = Traffic.of(scenario, 9).days(2).secondSimulator();
    long last = 0;
    for (Exchange exchange : scenario == Scenario.APP_LAUNCH ? traffic.accounts(50) : traffic) {
      assertThat(exchange.request().epochMillis()).isGreaterThanOrEqualTo(last);
      last = exchange.request().epochMillis();
    }
    assertThat(last).isPositive();
  }
}
