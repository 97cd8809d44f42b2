package io.github.azeotrope.testkit.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.Verdict;
import io.github.azeotrope.testkit.Day;
import io.github.azeotrope.testkit.Exchange;
import io.github.azeotrope.testkit.Traffic;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Attacks on what the detector takes for ordinary: on what is popular, on who is held, and on the
 * baseline. Where enough of it hides a pool, the page THREATS.md says how much.
 */
class PoisoningTest {
  private static final Traffic APART = Attack.strangers(43);
  private static final Traffic SHARING = Attack.sharing(43);

  private static void assertFoundAlone(Traffic pool, Map<String, Verdict> worst) {
    assertThat(Attack.atLeast(Verdict.FLAGGED, pool.accounts(), worst)).isGreaterThanOrEqualTo(95);
    assertNobodyFlagged(worst);
  }

  private static void assertNobodyFlagged(Map<String, Verdict> worst) {
    assertThat(Attack.atLeast(Verdict.FLAGGED, Attack.PEOPLE.accounts(), worst)).isZero();
  }

  /** Accounts two years old with lives of their own, over before the pool begins. */
  private static Traffic helpers(int accounts) {
    return Traffic.organic(77).accounts(accounts).days(3);
  }

  private static Exchange aged(Exchange exchange) {
    return Altered.opened(exchange, Day.of(0).startEpochMillis() - 730 * 86_400_000L);
  }

  private static Map<String, Verdict> popularTemplate(Traffic pool, int helpers) {
    Frame template = Frame.of(pool.mix(0));
    return new Attack()
        .with(Attack.PEOPLE)
        .with(helpers(helpers), e -> aged(template.around(e)))
        .with(pool)
        .worstVerdicts();
  }

  /** Costs an aged account with a life of its own for every second of the pool's, in vain. */
  @Test
  void fewAgedAccountsMakeNoTemplatePopular() {
    assertFoundAlone(APART, popularTemplate(APART, 50));
    assertFoundAlone(SHARING, popularTemplate(SHARING, 50));
  }

  /** Costs three of them for each of the pool's: the pool may be lost, and nobody is accused. */
  @Test
  void manyAgedAccountsTurnNoSuspicionOnOthers() {
    assertNobodyFlagged(popularTemplate(APART, 300));
    assertNobodyFlagged(popularTemplate(SHARING, 300));
  }

  /** Costs up to an aged account, through the pool's exits, for each of the pool's, in vain. */
  @ParameterizedTest
  @ValueSource(ints = {25, 100})
  void agedAccountsMakeNoExitPopular(int helpers) {
    List<Exchange> exits = SHARING.stream().toList();
    int[] next = {0};
    Map<String, Verdict> worst =
        new Attack()
            .with(Attack.PEOPLE)
            .with(
                helpers(helpers),
                e -> {
                  Exchange any = exits.get(next[0]++ * 37 % exits.size());
                  return aged(Altered.from(e, any.request().client()));
                })
            .with(SHARING)
            .worstVerdicts();
    assertFoundAlone(SHARING, worst);
  }

  /** 3,000 accounts and more that send once, where a thousand are held. */
  @Test
  void aFloodOfInventedAccountsDrivesNoPoolOut() {
    Set<String> invented = new HashSet<>();
    List<Exchange> flood = flood(invented);
    assertThat(flood).hasSizeGreaterThan(3_000);
    for (Traffic pool : List.of(APART, SHARING)) {
      Map<String, Verdict> worst =
          new Attack()
              .with(Attack.PEOPLE)
              .with(pool)
              .with(flood, e -> e)
              .maxAccounts(1_000)
              .worstVerdicts();
      assertFoundAlone(pool, worst);
      assertThat(Attack.atLeast(Verdict.FLAGGED, invented, worst)).isZero();
    }
  }

  /** The same with the pool's template: shared exits and cards still give it away. */
  @Test
  void aFloodOfItsOwnTemplateHidesNoPoolWithSharedExits() {
    Frame template = Frame.of(SHARING.mix(0));
    Map<String, Verdict> worst =
        new Attack()
            .with(Attack.PEOPLE)
            .with(SHARING)
            .with(flood(new HashSet<>()), template::around)
            .worstVerdicts();
    assertFoundAlone(SHARING, worst);
  }

  private static List<Exchange> flood(Set<String> seen) {
    return Traffic.organic(78).accounts(4_000).days(9).stream()
        .filter(e -> seen.add(e.request().account()))
        .toList();
  }

  /** Free: who was there before anybody may be flagged is no part of what is ordinary. */
  @Test
  void aCampaignFromTheFirstDayIsNotTakenForTheBaseline() {
    for (Traffic pool : List.of(APART, SHARING)) {
      Traffic early = pool.from(Day.of(0)).days(9);
      assertFoundAlone(early, new Attack().with(Attack.PEOPLE).with(early).worstVerdicts());
    }
  }
}
