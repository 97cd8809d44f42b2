package io.github.azeotrope.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.ModelRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the campaigns promise. Seeds are fixed, so every bound either holds or does not. */
class CampaignTrafficTest {
  private static final int ACCOUNTS = 80;
  private static final int DAYS = 4;
  private static final double PACE = 26;
  private static final Traffic POOL =
      Traffic.templateHarvest(43).accounts(ACCOUNTS).perAccountAndDay(PACE).days(DAYS);

  private static Map<String, List<ModelRequest>> by(
      Traffic traffic, Function<ModelRequest, String> key) {
    return traffic.stream().map(Exchange::request).collect(Collectors.groupingBy(key));
  }

  private static long distinct(List<ModelRequest> requests, Function<ModelRequest, String> key) {
    return requests.stream().map(key).distinct().count();
  }

  @Test
  void volumesOfAHarvestAreEqualButForChance() {
    double mean = PACE * DAYS;
    double dispersion = 0;
    double total = 0;
    for (List<ModelRequest> account : by(POOL, ModelRequest::account).values()) {
      dispersion += (account.size() - mean) * (account.size() - mean) / mean;
      total += account.size();
    }
    // Sum of 80 squared standard scores: chi-square, mean 80, standard deviation 12.6.
    assertThat(dispersion).isBetween(80 - 3.3 * 12.6, 80 + 3.3 * 12.6);
    double expected = mean * ACCOUNTS;
    assertThat(total)
        .isBetween(expected - 3.3 * Math.sqrt(expected), expected + 3.3 * Math.sqrt(expected));
  }

  @Test
  void oneTemplateAndSlotsThatNeverOverlap() {
    List<String> prompts = POOL.stream().map(e -> e.request().prompt()).toList();
    assertThat(prompts).doesNotHaveDuplicates();
    String head = prompts.get(0).substring(0, prompts.get(0).indexOf("Task: "));
    String tail = prompts.get(0).substring(prompts.get(0).lastIndexOf("\n\n"));
    assertThat(head).hasSizeGreaterThan(80);
    assertThat(tail).hasSizeGreaterThan(80);
    assertThat(prompts).allMatch(prompt -> prompt.startsWith(head) && prompt.endsWith(tail));
    assertThat(POOL.template(false).stream().map(e -> e.request().prompt()))
        .noneMatch(prompt -> prompt.startsWith(head))
        .doesNotHaveDuplicates();
  }

  @Test
  void otherSeedsHaveOtherTemplates() {
    Set<String> heads = new HashSet<>();
    for (int seed = 0; seed < 20; seed++) {
      String prompt =
          Traffic.templateHarvest(seed).accounts(2).iterator().next().request().prompt();
      heads.add(prompt.substring(0, prompt.indexOf("Task: ")));
    }
    assertThat(heads).hasSize(20);
  }

  @Test
  void cardsAndExitsAreSharedUnlessResidential() {
    Map<String, List<ModelRequest>> cards = by(POOL, r -> r.facts().paymentInstrument());
    assertThat(cards).hasSize(ACCOUNTS / 8);
    assertThat(cards.values()).allMatch(c -> distinct(c, ModelRequest::account) == 8);
    assertThat(by(POOL, r -> r.client().address())).hasSizeBetween(3, ACCOUNTS / 10);
    assertThat(by(POOL, ModelRequest::account).values())
        .allMatch(a -> distinct(a, r -> r.client().address()) > 3);

    Traffic bare = POOL.sharedCards(1).residential();
    assertThat(by(bare, r -> r.facts().paymentInstrument())).hasSize(ACCOUNTS);
    assertThat(by(bare, r -> r.client().address())).hasSize(ACCOUNTS);
    assertThat(by(bare, r -> r.client().userAgent())).hasSizeGreaterThan(5);
  }

  @Test
  void accountsAreAFewWeeksOldAndSessionsShort() {
    long start = Day.of(0).startEpochMillis();
    POOL.forEach(
        exchange ->
            assertThat(start - exchange.request().facts().createdEpochMillis())
                .isBetween(Day.MILLIS, 40 * Day.MILLIS));
    Map<String, List<ModelRequest>> sessions = by(POOL, r -> r.conversation().sessionId());
    assertThat(sessions.values()).allMatch(session -> session.size() <= 3);
    assertThat(sessions.values())
        .filteredOn(session -> session.size() == 1)
        .hasSizeGreaterThan(sessions.size() / 2);
  }

  @Test
  void aShareOfTheTrafficIsOtherCustomers() {
    Traffic mixed = POOL.mix(0.5);
    List<String> prompts = mixed.stream().map(e -> e.request().prompt()).toList();
    double ordinary =
        prompts.stream().filter(p -> !p.contains("\n\nTask: ")).count() / (double) prompts.size();
    assertThat(ordinary).isBetween(0.48, 0.52);
    // What a customer asked says nothing about the account it was dealt to.
    for (List<ModelRequest> account : by(mixed, ModelRequest::account).values()) {
      assertThat(account.stream().filter(r -> !r.prompt().contains("\n\nTask: ")).count())
          .isBetween(account.size() / 4L, account.size() * 3L / 4);
    }
  }

  @Test
  void halfTheTrafficMovesToANewModelWithinADay() {
    Traffic pivot = Traffic.templateHarvest(47).accounts(400).days(4).launch(Day.of(2));
    long launch = Day.of(2).startEpochMillis() + 17 * 3_600_000L;
    List<ModelRequest> dayLater =
        pivot.stream()
            .map(Exchange::request)
            .filter(r -> r.epochMillis() > launch + 23 * 3_600_000L)
            .filter(r -> r.epochMillis() < launch + 25 * 3_600_000L)
            .toList();
    double moved =
        dayLater.stream().filter(r -> "m-next".equals(r.model())).count()
            / (double) dayLater.size();
    // 400 accounts: a standard deviation of 0.025.
    assertThat(moved).isBetween(0.5 - 3.3 * 0.025, 0.5 + 3.3 * 0.025);
  }

  @Test
  void aRelayPinsConversationsAndLetsCustomersRoam() {
    Traffic relay = Traffic.relayPool(44).accounts(100).days(10);
    Map<String, List<ModelRequest>> sessions = by(relay, r -> r.conversation().sessionId());
    assertThat(sessions.values()).allMatch(s -> distinct(s, ModelRequest::account) == 1);
    assertThat(sessions.values())
        .filteredOn(session -> session.size() > 1)
        .hasSizeGreaterThan(sessions.size() / 3);
    assertThat(relay.stream().count()).isBetween(4_500L, 7_500L);
    assertThat(by(relay, ModelRequest::account)).hasSize(100);
    // Customers of all time zones: no hour of the day is quiet.
    Map<String, List<ModelRequest>> hours =
        by(relay, r -> String.valueOf((r.epochMillis() - Day.EPOCH_MILLIS) / 3_600_000L % 24));
    int busiest = hours.values().stream().mapToInt(List::size).max().orElseThrow();
    assertThat(hours).hasSize(24);
    assertThat(hours.values()).allMatch(hour -> hour.size() > busiest / 4);
  }

  /**
   * The difference that the whole library rests on: a rare word that comes back does so in the same
   * account where people write, and in any account where work or customers are dealt out.
   */
  @Test
  void rareWordsComeBackInTheSameAccountOnlyWherePeopleWrite() {
    assertThat(sameAccount(Traffic.organic(46).accounts(400).perAccountAndDay(1)))
        .isGreaterThan(0.15);
    assertThat(sameAccount(Traffic.relayPool(45).accounts(100))).isLessThan(0.03);
    assertThat(sameAccount(POOL)).isLessThan(0.03);
    assertThat(sameAccount(POOL.mix(0.9).template(false))).isLessThan(0.03);
  }

  private static double sameAccount(Traffic traffic) {
    return RareWords.sameAccount(traffic.stream().map(Exchange::request).toList());
  }
}
