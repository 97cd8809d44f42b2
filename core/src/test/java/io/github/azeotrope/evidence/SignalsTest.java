package io.github.azeotrope.evidence;

import static io.github.azeotrope.evidence.Evidence.Outcome.ACQUITS;
import static io.github.azeotrope.evidence.Evidence.Outcome.NEUTRAL;
import static io.github.azeotrope.evidence.Evidence.Outcome.NOT_ENOUGH;
import static io.github.azeotrope.evidence.Evidence.Outcome.SUPPORTS;
import static io.github.azeotrope.evidence.Evidence.Outcome.UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.azeotrope.linkage.Group;
import io.github.azeotrope.linkage.Input;
import io.github.azeotrope.linkage.NewNetworks;
import io.github.azeotrope.linkage.Population;
import io.github.azeotrope.linkage.Proposer;
import io.github.azeotrope.linkage.TestAccount;
import io.github.azeotrope.profile.ProfileSnapshot;
import io.github.azeotrope.sketch.RequestVectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What each signal says of groups that are known for what they are. */
class SignalsTest {
  private final Communities communities = new Communities(1);

  private static final String INTERCHANGEABILITY = "interchangeability";
  private static final String STRANGERS = "strangers-doing-one-job";
  private static final String NETWORKS = "shared-networks";
  private static final String CONCENTRATION = "concentration";
  private static final String SHARED_WORK = "shared-work";

  private static Signal signal(String name) {
    return Signals.ALL.stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
  }

  private Evidence evidence(String signal) {
    return evidence(signal, communities.group());
  }

  private static Evidence evidence(String signal, Group group) {
    return signal(signal).test(group, Communities.population());
  }

  private void assertSays(String signal, Evidence.Outcome outcome) {
    Evidence evidence = evidence(signal);
    assertThat(evidence.outcome()).as(evidence.text()).isEqualTo(outcome);
    if (outcome == SUPPORTS) {
      assertThat(evidence.pValue()).isLessThanOrEqualTo(.01);
    } else {
      assertThat(evidence.pValue()).isEqualTo(1);
    }
  }

  @Test
  void theSignalsHaveNamesOfTheirOwnAndTheRegisterIsFixed() {
    assertThat(Signals.ALL.stream().map(Signal::name).collect(Collectors.toSet()))
        .hasSameSizeAs(Signals.ALL)
        .contains(INTERCHANGEABILITY, STRANGERS, NETWORKS, CONCENTRATION, SHARED_WORK);
    assertThat(Signals.ALL).isUnmodifiable();
  }

  // Interchangeability.

  @Test
  void aPoolOfAnyKindIsInterchangeable() {
    communities.residentialPool(100, 24);
    assertSays(INTERCHANGEABILITY, SUPPORTS);
    Communities other = new Communities(2).exitPool(100, 24, 8, 12);
    assertThat(evidence(INTERCHANGEABILITY, other.group()).outcome()).isEqualTo(SUPPORTS);
  }

  @Test
  void aCompanysKeysAreInterchangeableToo() {
    communities.companyTeam(40, 60);
    assertSays(INTERCHANGEABILITY, SUPPORTS);
  }

  @Test
  void peopleComeBackToTheirOwnTopics() {
    communities.toolUsers(60, 20);
    assertSays(INTERCHANGEABILITY, ACQUITS);
    Evidence evidence = evidence(INTERCHANGEABILITY);
    assertThat(evidence.observed()).isCloseTo(.12, within(.04));
    assertThat(evidence.lower()).isGreaterThan(evidence.expected());
  }

  @Test
  void aSmallPoolIsNotDecided() {
    communities.residentialPool(25, 6);
    assertSays(INTERCHANGEABILITY, NEUTRAL);
  }

  @Test
  void nineteenAccountsAreTooFewToBeInterchangeable() {
    communities.residentialPool(19, 100);
    assertSays(INTERCHANGEABILITY, NOT_ENOUGH);
  }

  /** STATISTICS 7.4: a session lies in one half, so nobody's requests meet. */
  @Test
  void accountsOfOneSessionEachAreTooFew() {
    for (int a = 0; a < 60; a++) {
      TestAccount account = communities.stranger();
      for (int r = 0; r < 20; r++) {
        account.sendsIn(a % 2, communities.vectors().anywhere());
      }
    }
    assertSays(INTERCHANGEABILITY, NOT_ENOUGH);
  }

  /** STATISTICS 7.7. */
  @Test
  void whereOneAccountHasMostPairsTheGroupIsNotTested() {
    RequestVectors vectors = communities.vectors();
    for (int a = 0; a < 21; a++) {
      int n = a == 0 ? 400 : a <= 10 ? 5 : 1;
      TestAccount account = communities.stranger();
      for (int r = 0; r < n; r++) {
        account.sendsIn(0, vectors.anywhere()).sendsIn(1, vectors.anywhere());
      }
    }
    assertSays(INTERCHANGEABILITY, NOT_ENOUGH);
    assertThat(evidence(INTERCHANGEABILITY).text()).contains("dominates");
  }

  /** STATISTICS 7.8: what is constant has C = W = 1 and must not pass for interchangeable. */
  @Test
  void requestsThatAreAllTheSameAreUnavailable() {
    for (int seed = 0; seed < 20; seed++) {
      Communities constant = new Communities(seed);
      float[] same = constant.vectors().anywhere();
      for (int a = 0; a < 40; a++) {
        constant.stranger().sends(12, () -> same);
      }
      Evidence evidence = evidence(INTERCHANGEABILITY, constant.group());
      assertThat(evidence.outcome()).as(evidence.text()).isEqualTo(UNAVAILABLE);
    }
  }

  /** Taking out the leading directions leaves nothing of a few fixed prompts but rounding. */
  @Test
  void aFewFixedPromptsSayNothing() {
    for (int seed = 0; seed < 20; seed++) {
      Communities fixed = new Communities(seed);
      float[][] prompts = {fixed.vectors().anywhere(), fixed.vectors().anywhere()};
      for (int a = 0; a < 40; a++) {
        fixed.stranger().sends(12, () -> prompts[fixed.vectors().random().nextInt(2)]);
      }
      Evidence evidence = evidence(INTERCHANGEABILITY, fixed.group());
      assertThat(evidence.outcome()).as(evidence.text()).isEqualTo(NOT_ENOUGH);
    }
  }

  @Test
  void requestsThatAreNearlyAllTheSameAreUnavailable() {
    float[] same = communities.vectors().anywhere();
    for (int a = 0; a < 60; a++) {
      communities.stranger().sends(12, () -> communities.vectors().request(.98, same));
    }
    assertSays(INTERCHANGEABILITY, UNAVAILABLE);
  }

  @Test
  void theMarginFallsWithVolumeFromTheStatedOneToTheFloor() {
    assertThat(InterchangeabilitySignal.margin(0)).isEqualTo(.012);
    assertThat(InterchangeabilitySignal.margin(6)).isCloseTo(.012, within(1e-9));
    assertThat(InterchangeabilitySignal.margin(12)).isBetween(.007, .008);
    assertThat(InterchangeabilitySignal.margin(31)).isEqualTo(.004);
    assertThat(InterchangeabilitySignal.margin(1e9)).isEqualTo(.004);
    for (int n = 1; n < 100; n++) {
      assertThat(InterchangeabilitySignal.margin(n + 1))
          .isLessThanOrEqualTo(InterchangeabilitySignal.margin(n));
    }
  }

  /**
   * Of 100 groups of people not one may fire: at the margin itself the level is 1 in 10,000, and
   * people are far from it.
   */
  @Test
  void noGroupOfPeopleFires() {
    int fires = 0;
    for (int seed = 0; seed < 100; seed++) {
      Communities people = new Communities(100 + seed);
      people.toolUsers(30 + seed % 60, 4 + seed % 20);
      fires += evidence(INTERCHANGEABILITY, people.group()).supports() ? 1 : 0;
    }
    assertThat(fires).isZero();
  }

  /**
   * Topics kept to shards of accounts are no acquittal, and no evidence: a union looks the same.
   */
  @Test
  void aPoolThatKeepsTopicsToShardsIsNotAcquitted() {
    communities.stickyPool(8, 15, 24);
    assertSays(INTERCHANGEABILITY, NEUTRAL);
    Evidence evidence = evidence(INTERCHANGEABILITY);
    assertThat(evidence.lower()).as("self-similar as a whole").isGreaterThan(evidence.expected());
    assertThat(evidence.text()).contains("who ask alike, in ");
  }

  @Test
  void aPoolThatReplacesItsAccountsIsNotAcquitted() {
    // More weeks than cells of content are tried, so that only the cohorts tell.
    Communities rotating = communities.rotatingPool(16, 12, 24);
    Evidence evidence = evidence(INTERCHANGEABILITY, rotating.group());
    assertThat(evidence.outcome()).as(evidence.text()).isEqualTo(NEUTRAL);
    assertThat(evidence.text()).contains("who started together");
  }

  /** Eight honest companies that somebody took for one group. */
  @Test
  void aUnionOfCompaniesIsNoEvidence() {
    for (int c = 0; c < 8; c++) {
      communities.companyTeam(20, 30);
    }
    assertThat(evidence(INTERCHANGEABILITY).supports()).isFalse();
    Communities looser = new Communities(2).stickyPool(8, 20, 24);
    assertThat(evidence(INTERCHANGEABILITY, looser.group()).pValue()).isEqualTo(1);
  }

  /** People who started on different days, in neighbourhoods of topics: still themselves. */
  @Test
  void cellsDoNotVoidTheAcquittalOfPeople() {
    for (int seed = 0; seed < 40; seed++) {
      Communities people = new Communities(500 + seed);
      RequestVectors vectors = people.vectors();
      for (int neighbourhood = 0; neighbourhood < 4; neighbourhood++) {
        float[] common = vectors.anywhere();
        for (int a = 0; a < 30; a++) {
          long start = (long) vectors.random().nextInt(4) * 86_400_000;
          float[] own = vectors.anywhere();
          people
              .stranger()
              .times(start, start)
              .sends(12, () -> vectors.request(.1, common, .05, own));
        }
      }
      Evidence evidence = evidence(INTERCHANGEABILITY, people.group());
      assertThat(evidence.outcome()).as(evidence.text()).isEqualTo(ACQUITS);
    }
  }

  // Strangers.

  @Test
  void aResidentialPoolClaimsToBeStrangers() {
    communities.residentialPool(60, 4);
    assertSays(STRANGERS, SUPPORTS);
  }

  @Test
  void aCompanyAnswersForItsKeys() {
    communities.companyTeam(40, 4);
    assertSays(STRANGERS, ACQUITS);
  }

  @Test
  void aClassSharesItsPlace() {
    communities.schoolClass(28);
    assertSays(STRANGERS, ACQUITS);
  }

  @Test
  void aFewCustomersWithManyKeysEachAnswerForThem() {
    for (int a = 0; a < 160; a++) {
      communities.account().pays(Communities.card(a / 5)).from(Communities.network(a / 5));
    }
    assertSays(STRANGERS, ACQUITS);
  }

  @Test
  void declaringOneOrganizationIsAnsweringForEachOther() {
    for (int a = 0; a < 60; a++) {
      communities.stranger().declares(4711);
    }
    assertSays(STRANGERS, ACQUITS);
  }

  @Test
  void cardsSharedByThreeAreNotDecided() {
    communities.exitPool(90, 4, 3, 12);
    assertSays(STRANGERS, NEUTRAL);
  }

  @Test
  void fifteenPayersAreTooFewToTell() {
    communities.residentialPool(15, 4);
    assertSays(STRANGERS, NOT_ENOUGH);
  }

  @Test
  void withoutPayersAndNetworksNobodyIsKnownToBeAStranger() {
    for (int a = 0; a < 60; a++) {
      TestAccount account = communities.account();
      if (a < 29) {
        account.pays(Communities.card(a));
      }
    }
    assertSays(STRANGERS, UNAVAILABLE);
  }

  /** No payer is no claim: networks alone may acquit but never accuse. */
  @Test
  void withoutPayersNetworksNeverAccuse() {
    for (int a = 0; a < 60; a++) {
      communities.account().from(Communities.network(a));
    }
    assertSays(STRANGERS, NEUTRAL);
  }

  // Shared networks.

  @Test
  void aPoolThatRotatesOverSharedExitsIsOneHand() {
    communities.exitPool(60, 4, 4, 12);
    assertSays(NETWORKS, SUPPORTS);
    assertThat(evidence(NETWORKS).observed()).isEqualTo(1);
  }

  @Test
  void whatNetworksProposedIsVerifiedByWhereItsMembersWentLater() {
    communities.exitPool(60, 4, 4, 24);
    Group pool = communities.group(Proposer.NETWORK);
    assertThat(evidence(NETWORKS, pool).outcome()).isEqualTo(NEUTRAL);
    assertThat(evidence(NETWORKS, later(pool, 6, 6)).outcome()).isEqualTo(SUPPORTS);
    assertThat(evidence(NETWORKS, later(pool, 6, 20)).outcome()).isEqualTo(NEUTRAL);
    assertThat(signal(NETWORKS).inputs(pool)).containsExactly(Input.NETWORK_LATER);
    assertThat(signal(NETWORKS).inputs(communities.group())).containsExactly(Input.NETWORK);
  }

  /** A campus to which its students come back is a place. */
  @Test
  void goingWhereOthersAreIsNoEvidenceWithoutAWeb() {
    communities.schoolClass(28);
    Group campus = communities.group(Proposer.NETWORK);
    assertThat(evidence(NETWORKS, later(campus, 50, 50)).outcome()).isEqualTo(NEUTRAL);
  }

  private static Group later(Group group, int shared, int all) {
    return new Group(
        group.proposer(),
        group.members(),
        group.size(),
        List.of(),
        new NewNetworks(shared, all, .05));
  }

  @Test
  void peopleAtHomeShareNoNetworks() {
    communities.toolUsers(60, 4);
    assertSays(NETWORKS, NEUTRAL);
  }

  @Test
  void aClassAndACompanyAreInOnePlace() {
    communities.schoolClass(28);
    assertSays(NETWORKS, NEUTRAL);
    Communities company = new Communities(2).companyTeam(40, 4);
    assertThat(evidence(NETWORKS, company.group()).outcome()).isEqualTo(NEUTRAL);
  }

  /** Popularity clears: exits that half the world uses say nothing of the few that were chosen. */
  @Test
  void exitsThatVeryManyUseAreLeftOut() {
    communities.vpnUsers(60, 8, 4);
    Population popular = Communities.population(5_000, 0);
    assertThat(signal(NETWORKS).test(communities.group(), popular).outcome()).isEqualTo(NEUTRAL);
  }

  /** What random accounts share to the same degree is nothing to be accused of. */
  @Test
  void aPopulationThatRoamsEverywhereExplainsTheWeb() {
    communities.exitPool(60, 4, 4, 12);
    Population roaming = Communities.population(2, .5);
    assertThat(signal(NETWORKS).test(communities.group(), roaming).outcome()).isEqualTo(NEUTRAL);
  }

  @Test
  void withoutNetworksNothingIsShared() {
    for (int a = 0; a < 60; a++) {
      communities.account().pays(Communities.card(a));
    }
    assertSays(NETWORKS, UNAVAILABLE);
  }

  // Concentration.

  private Communities templates(int accounts, double share) {
    RequestVectors vectors = communities.vectors();
    float[] template = vectors.anywhere();
    for (int a = 0; a < accounts; a++) {
      communities.stranger().sends(12, () -> vectors.request(share, template));
    }
    return communities;
  }

  @Test
  void oneTemplateIsOneJob() {
    templates(60, .5);
    assertSays(CONCENTRATION, SUPPORTS);
    assertThat(evidence(CONCENTRATION).observed()).isCloseTo(.5, within(.02));
  }

  @Test
  void communitiesOfPeopleAreNoOneJob() {
    communities.toolUsers(60, 20);
    assertSays(CONCENTRATION, NEUTRAL);
    assertThat(evidence(CONCENTRATION).observed()).isCloseTo(0, within(.02));
  }

  @Test
  void aCommonInterestIsNotOneJob() {
    templates(60, .15);
    assertSays(CONCENTRATION, NEUTRAL);
  }

  @Test
  void nineAccountsAreTooFewForAJob() {
    templates(9, .5);
    assertSays(CONCENTRATION, NOT_ENOUGH);
  }

  @Test
  void concentrationReadsHalf1Only() {
    RequestVectors vectors = communities.vectors();
    float[] template = vectors.anywhere();
    for (int a = 0; a < 60; a++) {
      communities
          .stranger()
          .sendsIn(0, template)
          .sendsIn(0, template)
          .sendsIn(1, vectors.anywhere())
          .sendsIn(1, vectors.anywhere());
    }
    assertSays(CONCENTRATION, NEUTRAL);
    assertThat(signal(CONCENTRATION).inputs(communities.group()))
        .containsExactly(Input.CONTENT_HALF_1);
  }

  /** The mean similarity of all pairs of different members, explicitly. */
  @Test
  void concentrationIsTheMeanOverAllPairs() {
    SplittableRandom random = new SplittableRandom(3);
    RequestVectors vectors = communities.vectors();
    float[] template = vectors.anywhere();
    List<List<float[]>> all = new ArrayList<>();
    for (int a = 0; a < 20; a++) {
      TestAccount account = communities.stranger();
      List<float[]> own = new ArrayList<>();
      for (int r = 1 + random.nextInt(5); r > 0; r--) {
        own.add(vectors.request(.3, template));
        account.sendsIn(1, own.get(own.size() - 1));
      }
      all.add(own);
    }
    double sum = 0;
    int pairs = 0;
    for (int a = 0; a < all.size(); a++) {
      for (int b = 0; b < all.size(); b++) {
        for (float[] x : all.get(a)) {
          for (float[] y : all.get(b)) {
            if (a != b) {
              pairs++;
              for (int i = 0; i < x.length; i++) {
                sum += (double) x[i] * y[i];
              }
            }
          }
        }
      }
    }
    assertThat(evidence(CONCENTRATION).observed()).isCloseTo(sum / pairs, within(1e-6));
  }

  // Shared work.

  @Test
  void aClassDoesTheSameWork() {
    communities.schoolClass(28);
    assertSays(SHARED_WORK, ACQUITS);
  }

  @Test
  void evaluatorsDoTheSameWork() {
    communities.evaluators(30, 40);
    assertSays(SHARED_WORK, ACQUITS);
  }

  @Test
  void aPoolDividesItsWork() {
    communities.residentialPool(60, 12);
    assertSays(SHARED_WORK, NEUTRAL);
    assertThat(evidence(SHARED_WORK).observed()).isZero();
  }

  @Test
  void whoComesBackToTheirOwnWorkDoesNotDivideIt() {
    for (int a = 0; a < 60; a++) {
      TestAccount account = communities.stranger();
      for (int work = 0; work < 4; work++) {
        int own = communities.vectors().random().nextInt();
        account.asks(own, 0, work).asks(own, 0, work + 8);
      }
    }
    assertSays(SHARED_WORK, ACQUITS);
    Communities acrossHalves = new Communities(2);
    for (int a = 0; a < 60; a++) {
      int own = acrossHalves.vectors().random().nextInt();
      acrossHalves.stranger().asks(own, 0, 3).asks(own, 1, 3);
    }
    assertThat(evidence(SHARED_WORK, acrossHalves.group()).outcome()).isEqualTo(ACQUITS);
  }

  /** A retry comes in the session of what it repeats, and that is no coming back. */
  @Test
  void retriesWithinASessionDoNotCount() {
    for (int a = 0; a < 60; a++) {
      TestAccount account = communities.stranger();
      for (int work = 0; work < 6; work++) {
        int own = communities.vectors().random().nextInt();
        account.asks(own, work % 2, work).asks(own, work % 2, work);
      }
    }
    assertSays(SHARED_WORK, NEUTRAL);
  }

  @Test
  void nineteenSampledPromptsAreTooFew() {
    for (int a = 0; a < 19; a++) {
      communities.stranger().asks(a, 0, 0);
    }
    assertSays(SHARED_WORK, NOT_ENOUGH);
    communities.stranger().asks(19, 1, 0);
    assertSays(SHARED_WORK, NEUTRAL);
  }

  /** A pool of ten thousand that sends each prompt thrice still divides its work. */
  @Test
  void threeOfVeryManyAreNotTheWholeGroup() {
    for (int a = 0; a < 600; a++) {
      communities.stranger().asks(a / 3, 0, 0);
    }
    assertSays(SHARED_WORK, NEUTRAL);
  }

  // All of them.

  /** Anything goes: no members, no requests, no tokens, crowds on one token, sums of nothing. */
  private static Group anyGroup(long seed, int accounts, Proposer proposer) {
    SplittableRandom random = new SplittableRandom(seed);
    RequestVectors vectors = new RequestVectors(seed, 32);
    float[] same = vectors.anywhere();
    int kind = random.nextInt(4);
    List<ProfileSnapshot> members = new ArrayList<>();
    for (int a = 0; a < accounts; a++) {
      TestAccount account = new TestAccount(vectors);
      int requests = random.nextInt(random.nextBoolean() ? 3 : 40);
      for (int r = 0; r < requests; r++) {
        int half = kind == 0 ? 1 : random.nextInt(2);
        float[] v =
            switch (kind) {
              case 1 -> new float[32];
              case 2 -> same;
              default -> vectors.anywhere();
            };
        account.sendsIn(half, v).asks(random.nextInt(1 + random.nextInt(1000)), half, r % 16);
      }
      account.pays(random.longs(random.nextInt(3), 1, 40).distinct().toArray());
      account.from(random.longs(random.nextInt(9), 1, 60).toArray());
      members.add(account.declares(random.nextInt(9) == 0 ? 5 : 0).profile());
    }
    return new Group(proposer, members, accounts + random.nextInt(3) * 1000);
  }

  @Property(tries = 300)
  void neverThrowsAndStaysInRangeForAnyGroup(
      @ForAll long seed, @ForAll @IntRange(max = 70) int accounts, @ForAll Proposer proposer) {
    Group group = anyGroup(seed, accounts, proposer);
    SplittableRandom random = new SplittableRandom(seed);
    Population population = Communities.population(random.nextInt(1000), random.nextDouble());
    for (Signal signal : Signals.ALL) {
      Evidence evidence = signal.test(group, population);
      assertThat(evidence.signal()).isEqualTo(signal.name());
      assertThat(evidence.family()).isEqualTo(signal.family());
      assertThat(evidence.pValue()).isBetween(0.0, 1.0);
      assertThat(evidence.sampleSize()).isGreaterThanOrEqualTo(0);
      assertThat(evidence.text()).isNotBlank().doesNotContain("NaN").endsWith(".");
      assertThat(evidence.supports()).isEqualTo(evidence.outcome() == SUPPORTS);
      assertThat(evidence.acquits()).isEqualTo(evidence.outcome() == ACQUITS);
      boolean silent = evidence.outcome() == NOT_ENOUGH || evidence.outcome() == UNAVAILABLE;
      if (!silent || !Double.isNaN(evidence.observed())) {
        assertThat(evidence.observed()).isFinite();
        assertThat(evidence.expected()).isFinite();
        assertThat(evidence.lower()).isLessThanOrEqualTo(evidence.observed() + 1e-9);
        assertThat(evidence.upper()).isGreaterThanOrEqualTo(evidence.observed() - 1e-9);
      }
      if (!evidence.supports()) {
        assertThat(evidence.pValue()).isEqualTo(1);
      }
      assertThat(signal.inputs(group)).isNotEmpty();
    }
  }

  /** Independence is of the order, too: a group is a set. */
  @Property(tries = 60)
  void theOrderOfMembersDoesNotMatter(@ForAll long seed) {
    Group group = anyGroup(seed, 40, Proposer.CONTENT);
    List<ProfileSnapshot> shuffled = new ArrayList<>(group.members());
    Collections.shuffle(shuffled, new java.util.Random(seed));
    Group other = new Group(group.proposer(), shuffled, group.size());
    for (Signal signal : Signals.ALL) {
      Evidence x = signal.test(group, Communities.population());
      Evidence y = signal.test(other, Communities.population());
      assertThat(y.outcome()).isEqualTo(x.outcome());
      if (!Double.isNaN(x.observed())) {
        assertThat(y.observed()).isCloseTo(x.observed(), within(1e-6));
      }
    }
  }

  @Test
  void whatProposedAGroupIsNeverReadToVerifyIt() {
    communities.residentialPool(30, 4);
    for (Proposer proposer : Proposer.values()) {
      Group group = communities.group(proposer);
      Set<String> independent =
          Signals.ALL.stream()
              .filter(s -> Collections.disjoint(s.inputs(group), proposer.inputs()))
              .map(Signal::name)
              .collect(Collectors.toSet());
      assertThat(independent).contains(INTERCHANGEABILITY, NETWORKS, CONCENTRATION, SHARED_WORK);
      assertThat(independent.contains(STRANGERS)).isEqualTo(proposer != Proposer.NETWORK);
      assertThat(proposer.words()).isNotBlank();
    }
  }

  @Test
  void familiesHaveTheStatedCauses() {
    assertThat(
            Arrays.stream(Family.values())
                .filter(f -> f.cause() == Family.Cause.JOB)
                .collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(
            Family.CONTENT, Family.INTERCHANGEABILITY, Family.WORK_PARTITION);
    assertThat(Family.ARTIFACT.cause()).isEqualTo(Family.Cause.OPERATOR);
    assertThat(Family.INFRASTRUCTURE.cause()).isEqualTo(Family.Cause.OPERATOR);
    assertThat(Family.RHYTHM.cause()).isEqualTo(Family.Cause.REACTION);
  }

  @Test
  void evidenceRefusesWhatIsOutOfRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Evidence(Family.CONTENT, "s", NEUTRAL, 0, 0, 0, 0, 1.5, 1, "t"))
        .withMessageContaining("1.5");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Evidence(Family.CONTENT, "s", NEUTRAL, 0, 0, 0, 0, Double.NaN, 1, "t"))
        .withMessageContaining("NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Evidence(Family.CONTENT, "s", NEUTRAL, 0, 0, 0, 0, 1, -3, "t"))
        .withMessageContaining("-3");
  }
}
