package io.github.azeotrope.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.ModelResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What {@link Traffic#organic} promises. Seeds are fixed, so every bound either holds or does not.
 */
class OrganicTrafficTest {
  private static final int ACCOUNTS = 4_000;
  private static final List<Exchange> PEOPLE =
      Traffic.organic(42).accounts(ACCOUNTS).days(14).stream().toList();

  private static Map<String, List<ModelRequest>> by(Function<ModelRequest, String> key) {
    return PEOPLE.stream()
        .map(Exchange::request)
        .filter(request -> key.apply(request) != null)
        .collect(Collectors.groupingBy(key));
  }

  private static double share(Function<ModelRequest, Boolean> property) {
    return (double) PEOPLE.stream().filter(e -> property.apply(e.request())).count()
        / PEOPLE.size();
  }

  @Test
  void volumesAreHeavyTailed() {
    List<Integer> volumes =
        by(ModelRequest::account).values().stream().map(List::size).sorted().toList();
    assertThat(volumes).hasSize(ACCOUNTS);
    assertThat(volumes.get(ACCOUNTS / 2)).isEqualTo(2);
    assertThat(volumes.stream().filter(v -> v <= 3).count() / (double) ACCOUNTS)
        .isBetween(0.6, 0.7);
    assertThat(PEOPLE.size() / (double) ACCOUNTS).isBetween(4.5, 5.5);
    int topPercent = volumes.subList(ACCOUNTS * 99 / 100, ACCOUNTS).stream().mapToInt(v -> v).sum();
    assertThat(topPercent / (double) PEOPLE.size()).isGreaterThan(0.1);
    assertThat(volumes.get(ACCOUNTS - 1)).isGreaterThan(100);
  }

  @Test
  void aLongerOrBusierPeriodHasMoreHeavyUsers() {
    Traffic busy = Traffic.organic(1).accounts(500).days(10).perAccountAndDay(4);
    assertThat(busy.stream().count() / 500.0).isBetween(28.0, 52.0);
  }

  @Test
  void promptsAreShortAndSpread() {
    List<Integer> lengths =
        PEOPLE.stream().map(e -> e.request().prompt().length()).sorted().toList();
    assertThat(lengths.get(lengths.size() / 2)).isBetween(90, 130);
    assertThat(lengths.get(lengths.size() * 95 / 100)).isGreaterThan(400);
    List<Integer> longer =
        Traffic.organic(1).accounts(300).promptChars(400).stream()
            .map(e -> e.request().prompt().length())
            .sorted()
            .toList();
    assertThat(longer.get(longer.size() / 2)).isBetween(330, 480);
  }

  @Test
  void everyFieldIsUsedBySomebodyAndOptionalOnesNotByAll() {
    assertThat(share(r -> r.systemPrompt() != null)).isBetween(0.2, 0.35);
    assertThat(share(r -> r.requestId() != null)).isBetween(0.5, 0.9);
    assertThat(share(r -> !r.conversation().history().isEmpty())).isBetween(0.1, 0.3);
    assertThat(share(r -> !r.presentedArtifacts().isEmpty())).isBetween(0.1, 0.3);
    assertThat(share(r -> r.facts().organization() != null)).isBetween(0.005, 0.05);
    assertThat(share(r -> r.facts().paymentInstrument() != null)).isBetween(0.65, 0.85);
    assertThat(share(r -> r.client().device() != null)).isBetween(0.15, 0.5);
    assertThat(share(r -> "m-next".equals(r.model()))).isBetween(0.05, 0.35);
    assertThat(share(r -> r.client().address().contains(":"))).isBetween(0.02, 0.2);
    assertThat(by(r -> r.client().country())).hasSizeGreaterThan(15);
    assertThat(by(r -> String.valueOf(r.facts().verification()))).hasSize(5);
  }

  @Test
  void someWriteChineseOrRussian() {
    double chinese = share(r -> r.prompt().codePoints().anyMatch(Character::isIdeographic));
    double russian = share(r -> r.prompt().codePoints().anyMatch(c -> c >= 0x400 && c < 0x500));
    assertThat(chinese).isBetween(0.02, 0.15);
    assertThat(russian).isBetween(0.01, 0.12);
  }

  @Test
  void nobodyAsksForAModelBeforeItsLaunch() {
    long launch = Day.of(7).startEpochMillis();
    assertThat(PEOPLE)
        .filteredOn(e -> e.request().epochMillis() < launch)
        .noneMatch(e -> "m-next".equals(e.request().model()));
  }

  @Test
  void conversationsAreOneAccountsAndHaveNoLongBreaks() {
    for (List<ModelRequest> session : by(r -> r.conversation().sessionId()).values()) {
      assertThat(session).extracting(ModelRequest::account).containsOnly(session.get(0).account());
      for (int i = 1; i < session.size(); i++) {
        long gap = session.get(i).epochMillis() - session.get(i - 1).epochMillis();
        assertThat(gap).isBetween(1L, 30 * 60_000L);
        int turns = session.get(i).conversation().turn() - session.get(i - 1).conversation().turn();
        assertThat(turns).isBetween(0, 1);
      }
    }
  }

  @Test
  void historyIsWhatWasSaidBefore() {
    Map<String, List<String>> said = new HashMap<>();
    for (Exchange exchange : PEOPLE) {
      ModelRequest request = exchange.request();
      String session = request.conversation().sessionId();
      List<String> history = request.conversation().history();
      List<String> before = said.computeIfAbsent(session, s -> new ArrayList<>());
      for (int i = 0; i < history.size(); i += 2) {
        assertThat(before).contains(history.get(i));
      }
      before.add(request.prompt());
    }
  }

  @Test
  void artifactsAreOnlyPresentedByTheAccountThatGotThem() {
    Map<String, Set<String>> issued = new HashMap<>();
    for (Exchange exchange : PEOPLE) {
      String account = exchange.request().account();
      Set<String> own = issued.computeIfAbsent(account, a -> new HashSet<>());
      ModelResponse response = exchange.response();
      assertThat(own).containsAll(exchange.request().presentedArtifacts());
      if (response != null) {
        own.addAll(response.issuedArtifacts());
      }
    }
  }

  @Test
  void lostRequestsAreRepeatedWithinSecondsUnderTheSameId() {
    Map<String, ModelRequest> lost = new HashMap<>();
    int repeated = 0;
    for (Exchange exchange : PEOPLE) {
      ModelRequest request = exchange.request();
      ModelRequest first = lost.remove(request.account());
      if (first != null) {
        assertThat(request.prompt()).isEqualTo(first.prompt());
        assertThat(request.requestId()).isEqualTo(first.requestId());
        assertThat(request.epochMillis() - first.epochMillis()).isBetween(2_000L, 20_000L);
        repeated++;
      }
      if (exchange.response() == null) {
        lost.put(request.account(), request);
      }
    }
    assertThat(repeated).isBetween(PEOPLE.size() / 500, PEOPLE.size() / 150);
  }

  @Test
  void onePromptGoesViralAfterTheMiddle() {
    Map<String, List<ModelRequest>> prompts = by(ModelRequest::prompt);
    List<ModelRequest> viral =
        prompts.values().stream()
            .filter(same -> same.get(0).prompt().length() > 60)
            .max((a, b) -> Integer.compare(a.size(), b.size()))
            .orElseThrow();
    assertThat(viral.stream().map(ModelRequest::account).distinct().count()).isGreaterThan(20);
    assertThat(viral)
        .allMatch(
            r ->
                r.epochMillis() >= Day.of(8).startEpochMillis()
                    && r.epochMillis() < Day.of(10).startEpochMillis());
  }

  @Test
  void strangersShareExitsAndRelativesShareCards() {
    List<Long> behindOneAddress =
        by(r -> r.client().address()).values().stream()
            .map(same -> same.stream().map(ModelRequest::account).distinct().count())
            .toList();
    assertThat(behindOneAddress).filteredOn(n -> n >= 15).hasSizeBetween(3, 20);
    assertThat(behindOneAddress).allMatch(n -> n <= 90);
    List<Long> onOneCard =
        by(r -> r.facts().paymentInstrument()).values().stream()
            .map(same -> same.stream().map(ModelRequest::account).distinct().count())
            .toList();
    assertThat(onOneCard).filteredOn(n -> n >= 2).hasSizeBetween(50, 200);
    assertThat(onOneCard).allMatch(n -> n <= 6);
  }

  @Test
  void agesAreMixed() {
    Map<String, Double> ageInDays = new HashMap<>();
    for (Exchange exchange : PEOPLE) {
      ModelRequest r = exchange.request();
      ageInDays.putIfAbsent(
          r.account(), (r.epochMillis() - r.facts().createdEpochMillis()) / 86_400_000.0);
    }
    long young = ageInDays.values().stream().filter(age -> age < 3).count();
    long old = ageInDays.values().stream().filter(age -> age > 100).count();
    assertThat(young / (double) ACCOUNTS).isBetween(0.3, 0.55);
    assertThat(old / (double) ACCOUNTS).isBetween(0.1, 0.4);
  }

  @Test
  void peopleSleepAndRest() {
    int[] american = new int[24];
    int[] weekday = new int[7];
    for (Exchange exchange : PEOPLE) {
      ModelRequest r = exchange.request();
      long hours = (r.epochMillis() - Day.EPOCH_MILLIS) / 3_600_000L;
      weekday[(int) (hours / 24 % 7)]++;
      if ("US".equals(r.client().country())) {
        american[(int) (hours % 24)]++;
      }
    }
    // Two to five in the morning against ten to one, six hours west of Greenwich.
    int night = american[8] + american[9] + american[10];
    int day = american[16] + american[17] + american[18];
    assertThat(night).isLessThan(day / 3);
    assertThat(weekday[5] + weekday[6]).isLessThan(weekday[1] + weekday[2]);
  }
}
