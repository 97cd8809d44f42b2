package io.github.azeotrope.evidence;

import static io.github.azeotrope.evidence.Evidence.Outcome.NEUTRAL;
import static io.github.azeotrope.evidence.Evidence.Outcome.NOT_ENOUGH;
import static io.github.azeotrope.evidence.Evidence.Outcome.SUPPORTS;
import static io.github.azeotrope.evidence.Evidence.Outcome.UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.azeotrope.Capability;
import io.github.azeotrope.linkage.Group;
import io.github.azeotrope.linkage.Population;
import io.github.azeotrope.linkage.TestAccount;
import io.github.azeotrope.profile.ProfileSnapshot;
import io.github.azeotrope.sketch.Chance;
import io.github.azeotrope.sketch.RequestVectors;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** When accounts come, move and fall silent: what is evidence, and what only a description. */
class RhythmSignalsTest {
  private static final int OLD_MODEL = 5;
  private static final int NEW_MODEL = 9;
  private static final long START = 40_000;
  private static final int HALF_DAYS = 28;
  private static final long LAUNCH = START + 14;
  private static final long NEVER = Long.MAX_VALUE;

  private final SplittableRandom random = Chance.random(20_261_123);
  private final RequestVectors vectors = new RequestVectors(1, 4);
  private int numbers;
  private int payers;

  private static Evidence evidence(String signal, Group group, Population population) {
    return Signals.ALL.stream()
        .filter(s -> s.name().equals(signal))
        .findFirst()
        .orElseThrow()
        .test(group, population);
  }

  private static Evidence pivot(Group group, Population population) {
    return evidence("joint-pivot", group, population);
  }

  /**
   * An account that is active in each half day with this probability, in the first one surely, and
   * asks for the new model from a half day on.
   */
  private TestAccount account(double active, long moves) {
    return account(START, active, moves);
  }

  private TestAccount account(long born, double active, long moves) {
    List<Long> days = new ArrayList<>(List.of(born));
    long first = moves <= born ? born : NEVER;
    for (long day = born + 1; day < START + HALF_DAYS; day++) {
      if (random.nextDouble() < active) {
        days.add(day);
        first = Math.min(first, day >= moves ? day : NEVER);
      }
    }
    TestAccount account =
        new TestAccount(vectors)
            .numbered(++numbers)
            .pays(Communities.card(++payers))
            .activeOn(days.stream().mapToLong(day -> day).toArray());
    return first == NEVER
        ? account.asksFor(new int[] {OLD_MODEL}, born)
        : account.asksFor(new int[] {OLD_MODEL, NEW_MODEL}, born, first);
  }

  /** Moves with this probability a half day from the launch on. */
  private long hesitant(double rate) {
    return LAUNCH + (long) (Math.log1p(-random.nextDouble()) / Math.log1p(-rate));
  }

  /** People who come every third half day and move over weeks. */
  private List<ProfileSnapshot> people(int n, double rate) {
    List<ProfileSnapshot> people = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      people.add(account(.3, hesitant(rate)).profile());
    }
    return people;
  }

  /** A busy pool of which so many move in the 24 hours of the launch, the others never. */
  private Group pool(int size, double share) {
    List<TestAccount> members = new ArrayList<>();
    for (int a = 0; a < size; a++) {
      members.add(account(1, random.nextDouble() < share ? LAUNCH : NEVER));
    }
    return group(members);
  }

  private static Group group(List<TestAccount> members) {
    List<ProfileSnapshot> profiles = members.stream().map(TestAccount::profile).toList();
    return new Group(io.github.azeotrope.linkage.Proposer.CONTENT, profiles, profiles.size());
  }

  @Test
  void aPoolThatMovesInADaySupports() {
    Evidence evidence = pivot(pool(60, .6), Communities.population(people(400, .03)));
    assertThat(evidence.outcome()).as(evidence.text()).isEqualTo(SUPPORTS);
    assertThat(evidence.pValue()).isLessThanOrEqualTo(1e-3);
    assertThat(evidence.observed()).isGreaterThan(evidence.expected());
    assertThat(evidence.lower()).isLessThan(evidence.observed());
  }

  /** The null: groups of people like everybody, around a launch. */
  @Test
  void groupsOfPeopleDoNotMoveAsOne() {
    int trials = 300;
    int supports = 0;
    for (double rate : new double[] {.01, .05, .2}) {
      Population population = Communities.population(people(500, rate));
      for (int trial = 0; trial < trials / 3; trial++) {
        List<TestAccount> members = new ArrayList<>();
        for (int a = 0; a < 30 + trial; a++) {
          members.add(account(.3, hesitant(rate)));
        }
        supports += pivot(group(members), population).supports() ? 1 : 0;
      }
    }
    assertThat(supports).isLessThanOrEqualTo(Chance.atMost(trials, 1e-3));
  }

  /** At the margin itself, where nobody else moves, the level holds. */
  @Test
  void aFifthMovingIsNothing() {
    Population population = Communities.population(people(200, 1e-6));
    int supports = 0;
    for (int trial = 0; trial < 400; trial++) {
      supports += pivot(pool(40, .2), population).supports() ? 1 : 0;
    }
    assertThat(supports).isLessThanOrEqualTo(Chance.atMost(400, 1e-3));
  }

  /** People who send more show a move sooner; three times the share of the others allows for it. */
  @Test
  void busyPeopleWhoHesitateAsLongDoNotMoveAsOne() {
    Population population = Communities.population(people(600, .06));
    int supports = 0;
    for (int trial = 0; trial < 200; trial++) {
      List<TestAccount> members = new ArrayList<>();
      for (int a = 0; a < 60; a++) {
        members.add(account(1, hesitant(.06)));
      }
      supports += pivot(group(members), population).supports() ? 1 : 0;
    }
    assertThat(supports).isLessThanOrEqualTo(Chance.atMost(200, 1e-3));
  }

  /** The look-alike of a launch day: the whole population moves, and then a pool may as well. */
  @Test
  void aLaunchThatMovesEverybodyExplainsThePool() {
    Evidence evidence = pivot(pool(60, 1), Communities.population(people(400, .5)));
    assertThat(evidence.outcome()).as(evidence.text()).isEqualTo(NEUTRAL);
    assertThat(evidence.pValue()).isEqualTo(1);
  }

  /** One decision of one payer is one, however many keys follow it. */
  @Test
  void aFewPayersAreNotEnoughHoweverManyAccountsMove() {
    List<TestAccount> members = new ArrayList<>();
    for (int a = 0; a < 190; a++) {
      members.add(account(1, LAUNCH).pays(Communities.card(-1 - a % 19)));
    }
    Evidence evidence = pivot(group(members), Communities.population(people(400, .03)));
    assertThat(evidence.outcome()).as(evidence.text()).isEqualTo(NOT_ENOUGH);
  }

  @Test
  void aPayerMovesWhenMostOfItsAccountsDo() {
    List<TestAccount> members = new ArrayList<>();
    for (int a = 0; a < 120; a++) {
      // Of three accounts of each payer one moves: a third of the accounts, and nobody.
      members.add(account(1, a % 3 == 0 ? LAUNCH : NEVER).pays(Communities.card(-1 - a / 3)));
    }
    Evidence evidence = pivot(group(members), Communities.population(people(400, .03)));
    assertThat(evidence.observed()).isZero();
    assertThat(evidence.sampleSize()).isEqualTo(40);
  }

  /** Who comes for a model has not moved to it: a customer's launch of new accounts. */
  @Test
  void newcomersMoveNowhere() {
    List<TestAccount> members = new ArrayList<>();
    for (int a = 0; a < 100; a++) {
      members.add(account(LAUNCH, 1, LAUNCH));
    }
    Evidence evidence = pivot(group(members), Communities.population(people(400, .03)));
    assertThat(evidence.outcome()).as(evidence.text()).isEqualTo(NOT_ENOUGH);
  }

  @Test
  void ofAccountsWithManyModelsNothingIsKnown() {
    List<TestAccount> members = new ArrayList<>();
    for (int a = 0; a < 100; a++) {
      members.add(account(1, NEVER).asksFor(new int[] {1, 2, 3, 4}, START, START, START, START));
    }
    members.add(account(1, LAUNCH));
    Population population = Communities.population(people(400, .03));
    assertThat(pivot(group(members), population).outcome()).isEqualTo(NOT_ENOUGH);
  }

  @Test
  void withoutModelsItIsUnavailable() {
    List<TestAccount> members = new ArrayList<>();
    for (int a = 0; a < 50; a++) {
      members.add(account(1, LAUNCH).asksFor(new int[0]));
    }
    Population population = Communities.population(people(400, .03));
    assertThat(pivot(group(members), population).outcome()).isEqualTo(UNAVAILABLE);
    assertThat(pivot(pool(50, 1), Communities.population()).outcome()).isEqualTo(UNAVAILABLE);
  }

  /** A company's keys would be as many payers as there are keys. */
  @Test
  void whereNoPayersAreKnownItIsUnavailable() {
    List<TestAccount> members = new ArrayList<>();
    for (int a = 0; a < 60; a++) {
      members.add(account(1, LAUNCH));
      if (a < 31) {
        members.get(a).pays();
      }
    }
    Population population = Communities.population(people(400, .03));
    assertThat(pivot(group(members), population).outcome()).isEqualTo(UNAVAILABLE);
    members.get(0).pays(Communities.card(-1));
    assertThat(pivot(group(members), population).outcome()).isEqualTo(SUPPORTS);
  }

  @Test
  void withFewOthersOrFewMembersItIsNotEnough() {
    assertThat(pivot(pool(50, 1), Communities.population(people(20, .03))).outcome())
        .isEqualTo(NOT_ENOUGH);
    assertThat(pivot(pool(19, 1), Communities.population(people(400, .03))).outcome())
        .isEqualTo(NOT_ENOUGH);
  }

  /** Whoever is in the group is not compared with itself. */
  @Test
  void membersAreNotTheirOwnPopulation() {
    Group pool = pool(100, .6);
    List<ProfileSnapshot> everybody = new ArrayList<>(people(200, .03));
    everybody.addAll(pool.members());
    assertThat(pivot(pool, Communities.population(everybody)).outcome()).isEqualTo(SUPPORTS);
  }

  // Descriptions.

  @Test
  void accountsThatComeAndGoTogetherAreDescribed() {
    List<TestAccount> members = new ArrayList<>();
    for (int a = 0; a < 50; a++) {
      members.add(new TestAccount(vectors).numbered(++numbers).activeOn(START + 9, START + 12));
    }
    List<ProfileSnapshot> others = people(300, .03);
    Evidence evidence =
        evidence("joint-births-and-silences", group(members), Communities.population(others));
    assertThat(evidence.outcome()).isEqualTo(NEUTRAL);
    assertThat(evidence.observed()).isEqualTo(1);
    assertThat(evidence.expected()).isZero();
    assertThat(evidence.text()).contains("50 of 50").contains("50 fell silent");
    assertThat(
            evidence("joint-births-and-silences", group(members), Communities.population())
                .outcome())
        .isEqualTo(NOT_ENOUGH);
  }

  /** Who was active in the last two days has not fallen silent. */
  @Test
  void whoIsStillActiveIsNotSilent() {
    Evidence evidence =
        evidence(
            "joint-births-and-silences", pool(40, 0), Communities.population(people(300, .03)));
    assertThat(evidence.text()).contains("40 of 40").contains(", 0 fell silent");
  }

  @Test
  void accountsActiveTogetherAreDescribed() {
    List<TestAccount> members = new ArrayList<>();
    for (int a = 0; a < 40; a++) {
      members.add(
          new TestAccount(vectors)
              .numbered(++numbers)
              .activeOn(START, START + 2, START + 8, START + 11, START + 20));
    }
    Population population = Communities.population(people(300, .03));
    Evidence together = evidence("co-activity", group(members), population);
    assertThat(together.outcome()).isEqualTo(NEUTRAL);
    assertThat(together.lower()).isGreaterThan(1.5);
    members.clear();
    for (int a = 0; a < 40; a++) {
      members.add(account(.3, NEVER));
    }
    Evidence usual = evidence("co-activity", group(members), population);
    assertThat(usual.observed()).isCloseTo(1, within(.2));
    assertThat(evidence("co-activity", group(members), Communities.population()).outcome())
        .isEqualTo(NOT_ENOUGH);
  }

  @Test
  void whatAGroupIsAfterIsDescribed() {
    List<TestAccount> members = new ArrayList<>();
    for (int a = 0; a < 40; a++) {
      members.add(
          account(1, a < 30 ? LAUNCH : NEVER)
              .sends(10, vectors::anywhere)
              .asks(Capability.REASONING, 8)
              .asks(Capability.CODE, 1));
    }
    // One busy account must not speak for all.
    members.add(account(1, NEVER).sends(4_000, vectors::anywhere).asks(Capability.CODE, 4_000));
    List<ProfileSnapshot> others = new ArrayList<>();
    for (int a = 0; a < 100; a++) {
      others.add(
          account(.3, NEVER).sends(10, vectors::anywhere).asks(Capability.REASONING, 1).profile());
    }
    Population population = Communities.population(others);
    Targets targets = Targets.of(group(members), population);
    Targets.OfCapability reasoning = targets.capabilities().get(Capability.REASONING.ordinal());
    assertThat(reasoning.share()).isCloseTo(40 * .8 / 41, within(1e-9));
    assertThat(reasoning.usual()).isCloseTo(.1, within(1e-9));
    assertThat(reasoning.lower()).isBetween(.5, reasoning.share() - .05);
    assertThat(reasoning.upper()).isBetween(reasoning.share() + .05, .95);
    assertThat(targets.capabilities().stream().filter(Targets.OfCapability::isTargeted))
        .singleElement()
        .isEqualTo(reasoning);
    assertThat(targets.models()).hasSize(2);
    assertThat(targets.models().get(0).token()).isEqualTo(OLD_MODEL);
    Targets.OfModel next = targets.models().get(1);
    assertThat(next.token()).isEqualTo(NEW_MODEL);
    assertThat(next.share()).isCloseTo(30 / 41.0, within(1e-9));
    assertThat(next.usual()).isZero();
    // Where 30 and more, or 30 and fewer, of 41 have a chance of .01.
    assertThat(next.lower()).isCloseTo(.54167, within(1e-4));
    assertThat(next.upper()).isCloseTo(.87524, within(1e-4));
    assertThat(next.firstEpochMillis()).isEqualTo(LAUNCH * 12 * 3_600_000L);

    Evidence evidence = evidence("capabilities", group(members), population);
    assertThat(evidence.outcome()).isEqualTo(NEUTRAL);
    assertThat(evidence.observed()).isEqualTo(reasoning.share());
    assertThat(evidence.text()).contains("reasoning 78 % (10 %)");
    assertThat(evidence("capabilities", pool(30, 0), population).outcome()).isEqualTo(NOT_ENOUGH);
  }

  @Test
  void aGroupOfNobodyIsAfterNothing() {
    Targets targets = Targets.of(group(List.of()), Communities.population());
    assertThat(targets.models()).isEmpty();
    assertThat(targets.capabilities()).noneMatch(Targets.OfCapability::isTargeted);
  }
}
