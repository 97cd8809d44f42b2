package io.github.azeotrope.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azeotrope.ModelRequest;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What each evasion takes away, and what it leaves. */
class EvasionTrafficTest {
  private static final Traffic POOL = Traffic.templateHarvest(43).accounts(80).days(4);

  private static List<ModelRequest> requests(Traffic traffic) {
    return traffic.stream().map(Exchange::request).toList();
  }

  private static <K> Map<K, List<ModelRequest>> by(Traffic traffic, Function<ModelRequest, K> key) {
    return requests(traffic).stream().collect(Collectors.groupingBy(key));
  }

  private static <K> long distinct(List<ModelRequest> requests, Function<ModelRequest, K> key) {
    return requests.stream().map(key).distinct().count();
  }

  private static double share(Traffic traffic, String pattern) {
    Pattern compiled = Pattern.compile(pattern);
    List<ModelRequest> all = requests(traffic);
    return all.stream().filter(r -> compiled.matcher(r.prompt()).find()).count()
        / (double) all.size();
  }

  @Test
  void aParaphrasedTemplateIsHardlyEverWordedTheSame() {
    List<ModelRequest> all = requests(POOL.evading(Evasion.PARAPHRASED));
    long heads = distinct(all, r -> r.prompt().substring(0, r.prompt().indexOf("Task: ")));
    assertThat(heads / (double) all.size()).isGreaterThan(0.8);
  }

  @Test
  void aTranslatedTemplateIsFixedInEachOfThreeLanguages() {
    Traffic translated = POOL.evading(Evasion.TRANSLATED);
    assertThat(share(translated, "\\p{IsHan}{4}")).isBetween(0.30, 0.37);
    assertThat(share(translated, "\\p{IsCyrillic}{4}")).isBetween(0.30, 0.37);
    assertThat(distinct(requests(translated), r -> r.prompt().substring(0, 8))).isEqualTo(3);
    for (List<ModelRequest> account : by(translated, ModelRequest::account).values()) {
      assertThat(distinct(account, r -> r.prompt().substring(0, 8))).isEqualTo(3);
    }
  }

  @Test
  void aStickyRouterKeepsTopicsApart() {
    assertThat(wordsOfOneGroup(POOL)).isLessThan(0.01);
    assertThat(wordsOfOneGroup(POOL.evading(Evasion.STICKY))).isGreaterThan(0.1);
  }

  /** Of the words that come up at least 30 times, the share that an eighth of the accounts owns. */
  private static double wordsOfOneGroup(Traffic traffic) {
    List<String> accounts = traffic.accounts();
    Map<String, Map<Integer, Long>> groupsByWord =
        requests(traffic).stream()
            .flatMap(
                r -> {
                  int group = accounts.indexOf(r.account()) % 8;
                  return Pattern.compile("\\W+")
                      .splitAsStream(r.prompt())
                      .map(word -> Map.entry(word, group));
                })
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getKey,
                    Collectors.groupingBy(Map.Entry::getValue, Collectors.counting())));
    List<Map<Integer, Long>> frequent =
        groupsByWord.values().stream()
            .filter(groups -> groups.values().stream().mapToLong(n -> n).sum() >= 30)
            .toList();
    return frequent.stream().filter(groups -> groups.size() == 1).count()
        / (double) frequent.size();
  }

  @Test
  void unevenVolumesKeepThePaceOfThePool() {
    Traffic uneven = Traffic.templateHarvest(44).accounts(300).days(2).evading(Evasion.UNEVEN);
    List<Integer> volumes =
        by(uneven, ModelRequest::account).values().stream().map(List::size).sorted().toList();
    double total = volumes.stream().mapToInt(v -> v).sum();
    assertThat(total / (300 * 52)).isBetween(0.7, 1.4);
    double topTenth =
        volumes.subList(volumes.size() * 9 / 10, volumes.size()).stream().mapToInt(v -> v).sum();
    // Equal volumes would give the first tenth of the accounts a tenth of the requests.
    assertThat(topTenth / total).isGreaterThan(0.35);
  }

  @Test
  void aStaggeredPivotTakesThreeWeeks() {
    Traffic pivot =
        Traffic.templateHarvest(47)
            .accounts(400)
            .days(4)
            .launch(Day.of(2))
            .evading(Evasion.STAGGERED);
    long dayLater = Day.of(2).startEpochMillis() + 41 * 3_600_000L;
    List<ModelRequest> then =
        requests(pivot).stream()
            .filter(r -> Math.abs(r.epochMillis() - dayLater) < 3_600_000L)
            .toList();
    double moved =
        then.stream().filter(r -> "m-next".equals(r.model())).count() / (double) then.size();
    // A 21st of 400 accounts: a standard deviation of 0.011.
    assertThat(moved).isBetween(1 / 21.0 - 3.3 * 0.011, 1 / 21.0 + 3.3 * 0.011);
  }

  @Test
  void freshAddressesAndCardsAreNeverSharedByTwoAccounts() {
    Traffic fresh = POOL.evading(Evasion.FRESH);
    assertThat(by(fresh, r -> r.facts().paymentInstrument())).hasSize(80);
    assertThat(by(fresh, r -> r.client().address()).values())
        .hasSizeGreaterThan(4_000)
        .allMatch(same -> distinct(same, ModelRequest::account) == 1);
  }

  @Test
  void aPinnedTaskKeepsItsAccountForItsFollowUps() {
    Traffic pinned = POOL.evading(Evasion.PINNED);
    Map<String, List<ModelRequest>> sessions = by(pinned, r -> r.conversation().sessionId());
    double turns = requests(pinned).size() / (double) sessions.size();
    assertThat(turns).isBetween(3.4, 4.2);
    assertThat(sessions.values())
        .allMatch(s -> s.stream().filter(r -> r.prompt().contains("\n\nTask: ")).count() == 1);
  }

  @Test
  void aPinnedCustomerKeepsItsAccount() {
    // A customer's routine question comes up in one account only.
    Traffic roaming = Traffic.relayPool(44).accounts(400).days(10);
    assertThat(repeatedElsewhere(roaming)).isGreaterThan(0.8);
    assertThat(repeatedElsewhere(roaming.evading(Evasion.PINNED))).isZero();
  }

  /** Of the long prompts that open more than one conversation, the share seen in two accounts. */
  private static double repeatedElsewhere(Traffic traffic) {
    List<List<ModelRequest>> repeated =
        by(traffic, ModelRequest::prompt).values().stream()
            .filter(same -> same.get(0).prompt().length() > 60)
            .filter(same -> distinct(same, r -> r.conversation().sessionId()) > 1)
            // Not what everybody writes for two days.
            .filter(same -> same.size() < 12)
            .toList();
    assertThat(repeated).hasSizeGreaterThan(10);
    return repeated.stream().filter(same -> distinct(same, ModelRequest::account) > 1).count()
        / (double) repeated.size();
  }

  @Test
  void evasionsAddUp() {
    Traffic evading = POOL.evading(Evasion.PARAPHRASED, Evasion.FRESH).mix(0.9);
    assertThat(share(evading, "Task: ")).isBetween(0.08, 0.12);
    assertThat(by(evading, r -> r.facts().paymentInstrument())).hasSize(80);
  }

  @Test
  void refusesWhatACampaignCannotDo() {
    assertThatThrownBy(() -> Traffic.relayPool(1).evading(Evasion.STICKY))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("relay-pool");
    assertThatThrownBy(() -> Traffic.organic(1).honest()).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> Traffic.templateHarvest(1).samples(0)).hasMessageContaining("k is");
  }
}
