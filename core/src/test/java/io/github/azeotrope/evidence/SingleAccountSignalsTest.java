package io.github.azeotrope.evidence;

import static io.github.azeotrope.evidence.Evidence.Outcome.ACQUITS;
import static io.github.azeotrope.evidence.Evidence.Outcome.NEUTRAL;
import static io.github.azeotrope.evidence.Evidence.Outcome.NOT_ENOUGH;
import static io.github.azeotrope.evidence.Evidence.Outcome.SUPPORTS;
import static io.github.azeotrope.evidence.Evidence.Outcome.UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.azeotrope.Capability;
import io.github.azeotrope.linkage.ForeignPresentation;
import io.github.azeotrope.linkage.Group;
import io.github.azeotrope.linkage.NewPrompts;
import io.github.azeotrope.linkage.Proposer;
import io.github.azeotrope.linkage.TestAccount;
import io.github.azeotrope.profile.ProfileSnapshot;
import io.github.azeotrope.sketch.Chance;
import io.github.azeotrope.sketch.RequestVectors;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of one account by itself. */
class SingleAccountSignalsTest {
  private static final long HALF_DAY = 12 * 3_600_000L;
  private static final long START = 40_000;

  private final SplittableRandom random = Chance.random(20_261_124);
  private final RequestVectors vectors = new RequestVectors(1, 64);

  private TestAccount account() {
    return new TestAccount(vectors);
  }

  private static Evidence evidence(String signal, Group group) {
    Signal named =
        Signals.ALL.stream().filter(s -> s.name().equals(signal)).findFirst().orElseThrow();
    assertThat(named.appliesTo(group)).isTrue();
    return named.test(group, Communities.population());
  }

  private static Group alone(TestAccount account) {
    return Group.ofOne(account.profile(), List.of(), NewPrompts.NONE);
  }

  @Test
  void signalsOnGroupsSayNothingOfOneAccountAndTheOtherWayRound() {
    ProfileSnapshot profile =
        account().sends(3, () -> vectors.request(.4, vectors.anywhere())).profile();
    Group one = Group.ofOne(profile, List.of(), NewPrompts.NONE);
    Group many = new Group(Proposer.CONTENT, List.of(profile, profile), 2);
    for (Signal signal : Signals.ALL) {
      assertThat(signal.appliesTo(one)).as(signal.name()).isNotEqualTo(signal.appliesTo(many));
    }
  }

  /** So many whole days, in every half day of which it sends, with a rate by the hour. */
  private TestAccount rhythm(int days, int perDay, DoubleUnaryOperator weight) {
    double sum = 0;
    for (int hour = 0; hour < 24; hour++) {
      sum += weight.applyAsDouble(hour);
    }
    TestAccount account =
        account()
            .activeOn(LongStream.range(START, START + 2L * days).toArray())
            .times(START * HALF_DAY, (START + 2L * days) * HALF_DAY - 1);
    long all = 0;
    for (int hour = 0; hour < 24; hour++) {
      int n = poisson((double) days * perDay * weight.applyAsDouble(hour) / sum);
      account.inHour(hour, n);
      all += n;
    }
    return account.counted(all);
  }

  private int poisson(double mean) {
    return (int) Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
  }

  private static double cosine(double hour, double busiestOverQuietest) {
    double amplitude = (busiestOverQuietest - 1) / (busiestOverQuietest + 1);
    return 1 + amplitude * Math.cos(2 * Math.PI * (hour - 14) / 24);
  }

  @Test
  void aConstantRateIsNoHumanRhythm() {
    int found = 0;
    for (int trial = 0; trial < 100; trial++) {
      Evidence said = evidence("round-the-clock", alone(rhythm(4, 3_000, hour -> 1)));
      assertThat(said.observed()).isBetween(.30, 1 / 3.0);
      found += said.supports() ? 1 : 0;
    }
    assertThat(found).isGreaterThanOrEqualTo(95);
  }

  /**
   * At the margin itself, where the quietest eight hours have .30: of 2,000 at most as many support
   * as the level allows, by an exact bound that is missed once in a million.
   */
  @Test
  void atTheMarginItSupportsNoMoreOftenThanItsLevelSays() {
    int supports = 0;
    for (int trial = 0; trial < 2_000; trial++) {
      Group group = alone(rhythm(4, 3_000, hour -> cosine(hour, 1.2765)));
      supports += evidence("round-the-clock", group).supports() ? 1 : 0;
    }
    assertThat(supports).isLessThanOrEqualTo(Chance.atMost(2_000, 1e-3));
  }

  /** A product with users around the world, a company, a person, in ever larger numbers. */
  @ParameterizedTest
  @CsvSource({"1.5, 3000", "2, 3000", "2, 20000", "8, 3000"})
  void whereThereIsANightThereIsARhythm(double busiestOverQuietest, int perDay) {
    for (int trial = 0; trial < 100; trial++) {
      Group group = alone(rhythm(7, perDay, hour -> cosine(hour, busiestOverQuietest)));
      assertThat(evidence("round-the-clock", group).outcome()).isEqualTo(NEUTRAL);
    }
  }

  @Test
  void itTakesThreeDaysWithoutASilentHalfDay() {
    assertThat(evidence("round-the-clock", alone(rhythm(3, 5_000, hour -> 1))).outcome())
        .isEqualTo(NOT_ENOUGH);
    TestAccount paused =
        account().activeOn(START, START + 1, START + 2, START + 4, START + 5, START + 6, START + 7);
    for (int hour = 0; hour < 24; hour++) {
      paused.inHour(hour, 1_000);
    }
    assertThat(evidence("round-the-clock", alone(paused)).outcome()).isEqualTo(NOT_ENOUGH);
  }

  /** After three days and a half the first half of the day has come once more than the second. */
  @Test
  void anHourCountsByHowOftenItHasCome() {
    TestAccount account =
        account()
            .activeOn(LongStream.range(START, START + 7).toArray())
            .times(START * HALF_DAY, (START + 7) * HALF_DAY - 1)
            .counted(7 * 12 * 150);
    for (int hour = 0; hour < 24; hour++) {
      boolean morning = hour < 12;
      account.inHour(hour, 150 * (morning == (START % 2 == 0) ? 4 : 3));
    }
    Evidence said = evidence("round-the-clock", alone(account));
    assertThat(said.observed()).isCloseTo(1 / 3.0, within(1e-3));
    assertThat(said.supports()).isTrue();
  }

  @Test
  void fullCountersSayNothing() {
    TestAccount account = rhythm(20, 70_000, hour -> 1).inHour(7, 65_535);
    assertThat(evidence("round-the-clock", alone(account)).outcome()).isEqualTo(NOT_ENOUGH);
  }

  private Evidence reasoning(int asking, double scaffold) {
    float[] direction = vectors.anywhere();
    TestAccount account =
        account()
            .sends(400, () -> vectors.request(scaffold, direction))
            .asks(Capability.REASONING, asking);
    return evidence("reasoning-harvest", alone(account));
  }

  @Test
  void oneScaffoldThatAsksForReasoningSupports() {
    assertThat(reasoning(400, .5).outcome()).isEqualTo(SUPPORTS);
    assertThat(reasoning(280, .5).outcome()).isEqualTo(SUPPORTS);
    assertThat(reasoning(210, .5).outcome()).as("half of the requests").isEqualTo(NEUTRAL);
    assertThat(reasoning(400, .02).outcome()).as("no scaffold").isEqualTo(NEUTRAL);
  }

  private static Evidence newPrompts(int fresh, int sampled, long then, long now) {
    ProfileSnapshot any = new TestAccount(new RequestVectors(1, 64)).profile();
    return evidence(
        "new-prompts", Group.ofOne(any, List.of(), new NewPrompts(fresh, sampled, then, now)));
  }

  @Test
  void aListThatEndsAcquits() {
    assertThat(newPrompts(0, 8, 2_000, 4_000).outcome()).isEqualTo(ACQUITS);
    assertThat(newPrompts(1, 14, 1_000, 4_000).outcome()).isEqualTo(ACQUITS);
    assertThat(newPrompts(7, 14, 2_000, 4_000).outcome()).isEqualTo(NEUTRAL);
    assertThat(newPrompts(0, 5, 2_000, 4_000).outcome()).as("too few").isEqualTo(NOT_ENOUGH);
    assertThat(newPrompts(0, 0, 0, 0).outcome()).isEqualTo(NOT_ENOUGH);
  }

  @Test
  void whoSendsMoreThanComesBackIsAcquitted() {
    assertThat(lengths(4_000, 1_000)).isEqualTo(ACQUITS);
    assertThat(lengths(2_900, 1_000)).isEqualTo(NEUTRAL);
    assertThat(lengths(4_000, 0)).isEqualTo(UNAVAILABLE);
  }

  private Evidence.Outcome lengths(long units, long tokens) {
    return evidence("answer-length", alone(account().lengths(units, tokens))).outcome();
  }

  @Test
  void anOrganizationThatAnswersAcquits() {
    assertThat(evidence("known-owner", alone(account().declares(7))).outcome()).isEqualTo(ACQUITS);
    assertThat(evidence("known-owner", alone(account().pays(7))).outcome()).isEqualTo(NEUTRAL);
  }

  @Test
  void blocksOfManyOwnersSupportThoseOfAFewDoNot() {
    assertThat(replayed(40, 20).outcome()).isEqualTo(SUPPORTS);
    assertThat(replayed(40, 4).outcome()).isEqualTo(NEUTRAL);
    assertThat(replayed(10, 10).outcome()).isEqualTo(NEUTRAL);
    assertThat(replayed(0, 1).outcome()).isEqualTo(NEUTRAL);
  }

  private Evidence replayed(int artifacts, int owners) {
    List<ForeignPresentation> shown = new ArrayList<>();
    for (int i = 0; i < artifacts; i++) {
      shown.add(new ForeignPresentation(TestAccount.token("block", i), false, 0, -1 - i % owners));
    }
    return evidence("replayed-artifacts", Group.ofOne(account().profile(), shown, NewPrompts.NONE));
  }
}
