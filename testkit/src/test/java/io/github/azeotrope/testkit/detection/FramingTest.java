package io.github.azeotrope.testkit.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.Verdict;
import io.github.azeotrope.testkit.Day;
import io.github.azeotrope.testkit.Exchange;
import io.github.azeotrope.testkit.Traffic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Pools that wear what belongs to innocents, to have them accused or to hide behind them. Where an
 * innocent can be accused the test bounds who; the page THREATS.md says at what cost.
 */
class FramingTest {
  private static final Traffic APART = Attack.strangers(43);
  private static final Traffic SHARING = Attack.sharing(43);

  /** The busiest first: who sends most is seen most. */
  private static final List<List<Exchange>> PEOPLE = byAccount();

  private static List<List<Exchange>> byAccount() {
    return Attack.PEOPLE.stream()
        .collect(Collectors.groupingBy(e -> e.request().account()))
        .values()
        .stream()
        .sorted(
            Comparator.comparingInt((List<Exchange> sent) -> -sent.size())
                .thenComparing(sent -> sent.get(0).request().account()))
        .toList();
  }

  /** What the busiest people sent, in no order that matters. */
  private static List<Exchange> sentByBusiest(int people) {
    return PEOPLE.stream().limit(people).flatMap(List::stream).toList();
  }

  /** One of the list for each request, the same every time. */
  private static <T> T one(List<T> of, ModelRequest request) {
    int hash = (request.account() + request.epochMillis()).hashCode();
    return of.get(Math.floorMod(hash * 0x9E3779B9, of.size()));
  }

  private static Map<String, Verdict> worst(Traffic pool, UnaryOperator<Exchange> disguise) {
    return new Attack().with(Attack.PEOPLE).with(pool, disguise).worstVerdicts();
  }

  private static void assertFound(Traffic pool, Map<String, Verdict> worst) {
    assertThat(Attack.atLeast(Verdict.FLAGGED, pool.accounts(), worst)).isGreaterThanOrEqualTo(95);
  }

  private static Set<String> flagged(Collection<String> accounts, Map<String, Verdict> worst) {
    return accounts.stream()
        .filter(account -> worst.get(account) == Verdict.FLAGGED)
        .collect(Collectors.toSet());
  }

  private static void assertNobodyFlagged(Map<String, Verdict> worst) {
    assertThat(flagged(Attack.PEOPLE.accounts(), worst)).isEmpty();
  }

  /** Costs reading one business's prompts. Nobody belongs to a pool with exits for its words. */
  @ParameterizedTest
  @ValueSource(ints = {61, 62, 63})
  void copyingATemplateWordByWordFramesNobodyBesideSharedExits(int seed) {
    Traffic businesses = Traffic.batch(seed).accounts(4).days(9);
    Map<String, Verdict> worst = copied(SHARING, businesses);
    assertFound(SHARING, worst);
    assertThat(flagged(businesses.accounts(), worst)).isEmpty();
    assertNobodyFlagged(worst);
  }

  /**
   * A pool that shares nothing is told from others by its words alone, so whoever has exactly its
   * words can be taken for one of it. Nobody else is.
   */
  @ParameterizedTest
  @ValueSource(ints = {61, 62, 63})
  void copyingATemplateWithoutSharedExitsEndangersItsOwnerAlone(int seed) {
    Traffic businesses = Traffic.batch(seed).accounts(4).days(9);
    Map<String, Verdict> worst = copied(APART, businesses);
    assertFound(APART, worst);
    assertThat(flagged(businesses.accounts(), worst))
        .isSubsetOf(Set.of(businesses.accounts().get(0)));
    assertNobodyFlagged(worst);
  }

  private static Map<String, Verdict> copied(Traffic pool, Traffic businesses) {
    Frame template = Frame.of(businesses);
    assertThat(template.head().length() + template.tail().length()).isGreaterThan(60);
    return new Attack()
        .with(Attack.PEOPLE)
        .with(businesses)
        .with(pool.template(false), template::around)
        .worstVerdicts();
  }

  /** Costs a foothold in the network of each: everything the pool sends comes from their homes. */
  @ParameterizedTest
  @ValueSource(ints = {3, 10, 40})
  void sendingFromInnocentsAddressesFramesNobody(int homes) {
    List<Exchange> theirs = sentByBusiest(homes);
    for (Traffic pool : List.of(APART, SHARING)) {
      Map<String, Verdict> worst =
          worst(pool, e -> Altered.from(e, one(theirs, e.request()).request().client()));
      assertFound(pool, worst);
      assertNobodyFlagged(worst);
    }
  }

  /** Costs reading people's conversations; the pool continues them in place of its own. */
  @Test
  void presentingConversationsCopiedFromInnocentsFramesNobody() {
    long start = SHARING.stream().findFirst().orElseThrow().request().epochMillis();
    List<Exchange> earlier =
        sentByBusiest(80).stream()
            .filter(e -> e.request().epochMillis() < start)
            .filter(e -> !e.request().conversation().history().isEmpty())
            .toList();
    for (Traffic pool : List.of(APART, SHARING)) {
      Map<String, Verdict> worst =
          worst(
              pool,
              e ->
                  Altered.continuing(
                      e, one(earlier, e.request()).request().conversation().history()));
      assertFound(pool, worst);
      assertNobodyFlagged(worst);
    }
  }

  /** Costs readers: thirty people continue, with all that they send, what the pool stored. */
  @Test
  void continuingConversationsThatAPoolPublishedFlagsNobody() {
    Traffic sessions =
        Traffic.storedSessions(43).accounts(100).perAccountAndDay(6).from(Day.of(3)).days(6);
    List<Exchange> stored =
        sessions.stream().filter(e -> !e.request().conversation().history().isEmpty()).toList();
    Set<String> readers = accounts(sentByBusiest(30));
    Map<String, Verdict> worst =
        new Attack()
            .with(
                Attack.PEOPLE,
                e -> readers.contains(e.request().account()) ? continuingOneOf(stored, e) : e)
            .with(sessions)
            .worstVerdicts();
    assertFound(sessions, worst);
    assertNobodyFlagged(worst);
  }

  private static Exchange continuingOneOf(List<Exchange> stored, Exchange exchange) {
    ModelRequest request = exchange.request();
    List<Exchange> past =
        stored.stream().takeWhile(e -> e.request().epochMillis() < request.epochMillis()).toList();
    return past.isEmpty()
        ? exchange
        : Altered.continuing(exchange, one(past, request).request().conversation().history());
  }

  /**
   * Costs writing what few busy people will hold most of their conversations about, and sending it
   * before them from all of the pool. They can be accused, and nobody else.
   */
  @Test
  void continuingLittleElseThanAPoolsConversationsEndangersItsReadersAlone() {
    List<Exchange> conversations =
        sentByBusiest(40).stream()
            .filter(e -> !e.request().conversation().history().isEmpty())
            .toList();
    Map<String, Verdict> worst =
        worst(
            SHARING,
            e ->
                Altered.continuing(
                    e, one(conversations, e.request()).request().conversation().history()));
    assertFound(SHARING, worst);
    assertThat(flagged(Attack.PEOPLE.accounts(), worst)).isSubsetOf(accounts(conversations));
  }

  private static Set<String> accounts(List<Exchange> exchanges) {
    return exchanges.stream().map(e -> e.request().account()).collect(Collectors.toSet());
  }

  /** Costs reading the reasoning blocks that people were given; the pool presents them. */
  @Test
  void presentingBlocksIssuedToInnocentsFramesNobody() {
    List<List<String>> blocks = new ArrayList<>();
    for (Exchange exchange : Attack.PEOPLE) {
      if (exchange.response() != null && !exchange.response().issuedArtifacts().isEmpty()) {
        blocks.add(exchange.response().issuedArtifacts());
      }
    }
    assertThat(blocks).hasSizeGreaterThan(1_000);
    for (Traffic pool : List.of(APART, SHARING)) {
      Map<String, Verdict> worst =
          worst(pool, e -> Altered.presenting(e, one(blocks, e.request())));
      assertFound(pool, worst);
      assertNobodyFlagged(worst);
    }
  }

  /** Costs the cards of three people, charged for a quarter of the pool. */
  @Test
  void payingWithInnocentsCardsFramesNobody() {
    Cards three = new Cards(3);
    Map<String, Verdict> worst = worst(SHARING, three::pay);
    assertFound(SHARING, worst);
    assertNobodyFlagged(worst);
  }

  /**
   * Costs the cards of people and a foothold in their homes: then nothing but their own words tells
   * them from the pool, and they can be accused. Nobody else is than who pays with those cards.
   */
  @Test
  void cardsAndAddressesTogetherEndangerTheirOwnersAlone() {
    Cards some = new Cards(6);
    List<Exchange> homes =
        PEOPLE.stream()
            .flatMap(List::stream)
            .filter(e -> some.owners().contains(e.request().account()))
            .toList();
    Map<String, Verdict> worst =
        worst(SHARING, e -> Altered.from(some.pay(e), one(homes, e.request()).request().client()));
    assertFound(SHARING, worst);
    assertThat(flagged(Attack.PEOPLE.accounts(), worst)).isSubsetOf(some.owners());
  }

  /** Cards of the busiest who have one, dealt out over twelfths of a pool. */
  private static final class Cards {
    private final List<String> cards;
    private final Map<String, String> cardOf = new HashMap<>();

    Cards(int people) {
      for (List<Exchange> sent : PEOPLE) {
        String card = sent.get(0).request().facts().paymentInstrument();
        if (card != null) {
          cardOf.put(sent.get(0).request().account(), card);
        }
      }
      cards =
          PEOPLE.stream()
              .map(sent -> sent.get(0).request().account())
              .filter(cardOf::containsKey)
              .map(account -> cardOf.getOrDefault(account, ""))
              .distinct()
              .limit(people)
              .toList();
    }

    /** Everybody who pays with one of them, families and offices included. */
    Set<String> owners() {
      return cardOf.entrySet().stream()
          .filter(entry -> cards.contains(entry.getValue()))
          .map(Map.Entry::getKey)
          .collect(Collectors.toSet());
    }

    Exchange pay(Exchange exchange) {
      int twelfth = Math.floorMod(exchange.request().account().hashCode(), 12);
      return twelfth < cards.size() ? Altered.paidBy(exchange, cards.get(twelfth)) : exchange;
    }
  }
}
