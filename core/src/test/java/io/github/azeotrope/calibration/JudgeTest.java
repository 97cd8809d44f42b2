package io.github.azeotrope.calibration;

import static io.github.azeotrope.evidence.Evidence.Outcome.ACQUITS;
import static io.github.azeotrope.evidence.Evidence.Outcome.NEUTRAL;
import static io.github.azeotrope.evidence.Evidence.Outcome.NOT_ENOUGH;
import static io.github.azeotrope.evidence.Evidence.Outcome.SUPPORTS;
import static io.github.azeotrope.evidence.Evidence.Outcome.UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.azeotrope.Verdict;
import io.github.azeotrope.evidence.Communities;
import io.github.azeotrope.evidence.Evidence;
import io.github.azeotrope.evidence.Family;
import io.github.azeotrope.evidence.Signal;
import io.github.azeotrope.evidence.Signals;
import io.github.azeotrope.linkage.Group;
import io.github.azeotrope.linkage.Input;
import io.github.azeotrope.linkage.NewNetworks;
import io.github.azeotrope.linkage.Population;
import io.github.azeotrope.linkage.Proposer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which evidence makes which verdict, with signals that say what they are told to say. */
class JudgeTest {

  /** Inputs of their own for each family, disjoint from each other and from most proposers. */
  private static final Map<Family, Input> OWN =
      Map.of(
          Family.CONTENT, Input.CONTENT_HALF_1,
          Family.INTERCHANGEABILITY, Input.CONTENT_CROSS,
          Family.WORK_PARTITION, Input.PROMPT_IDENTITY,
          Family.STRANGERS, Input.PAYER,
          Family.ARTIFACT, Input.ARTIFACT_ODD,
          Family.INFRASTRUCTURE, Input.NETWORK_LATER,
          Family.RHYTHM, Input.CONTENT_HALF_0);

  private record Said(Family family, Evidence.Outcome outcome, double p, Set<Input> reads)
      implements Signal {

    @Override
    public String name() {
      return family.name();
    }

    @Override
    public Set<Input> inputs(Group group) {
      return reads;
    }

    @Override
    public Evidence test(Group group, Population population) {
      return new Evidence(family, name(), outcome, 0, 0, 0, 0, p, 1, "said.");
    }
  }

  private static Signal supports(Family family) {
    return supports(family, 1e-4);
  }

  private static Signal supports(Family family, double p) {
    return new Said(family, SUPPORTS, p, Set.of(OWN.get(family)));
  }

  private static Signal says(Family family, Evidence.Outcome outcome) {
    return new Said(family, outcome, 1, Set.of(OWN.get(family)));
  }

  /** One account by itself has a rule of its own, see {@link SingleAccountTest}. */
  private static final List<Proposer> OF_GROUPS =
      Arrays.stream(Proposer.values()).filter(proposer -> !proposer.isOfOne()).toList();

  private static Group group(Proposer proposer, int accounts) {
    Communities communities = new Communities(1);
    for (int a = 0; a < accounts; a++) {
      communities.stranger();
    }
    return communities.group(proposer);
  }

  private static Judgement judge(Group group, Verdict before, Signal... signals) {
    return new Judge(List.of(signals)).judge(group, Communities.population(), before);
  }

  /** Of a group that devices proposed, so that all the inputs above are independent. */
  private static Judgement judge(Signal... signals) {
    return judge(group(Proposer.DEVICE, 30), Verdict.CLEAR, signals);
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void oneFamilyNeverFlagsHoweverStrong(Family family) {
    for (Proposer proposer : OF_GROUPS) {
      Judgement judgement =
          judge(
              group(proposer, 50),
              Verdict.CLEAR,
              supports(family, 0),
              new Said(family, SUPPORTS, 0, Set.of(Input.DEVICE, Input.NETWORK)));
      assertThat(judgement.verdict()).isNotEqualTo(Verdict.FLAGGED);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "CONTENT, INTERCHANGEABILITY, false",
    "CONTENT, WORK_PARTITION, false",
    "INTERCHANGEABILITY, WORK_PARTITION, false",
    "ARTIFACT, INFRASTRUCTURE, false",
    "CONTENT, STRANGERS, false",
    "WORK_PARTITION, STRANGERS, false",
    "ARTIFACT, STRANGERS, true",
    "INFRASTRUCTURE, STRANGERS, false",
    "INTERCHANGEABILITY, STRANGERS, false",
    "RHYTHM, STRANGERS, false",
    "CONTENT, ARTIFACT, true",
    "CONTENT, INFRASTRUCTURE, true",
    "CONTENT, RHYTHM, false",
    "INTERCHANGEABILITY, ARTIFACT, true",
    "INTERCHANGEABILITY, INFRASTRUCTURE, true",
    "INTERCHANGEABILITY, RHYTHM, false",
    "WORK_PARTITION, ARTIFACT, true",
    "WORK_PARTITION, INFRASTRUCTURE, true",
    "WORK_PARTITION, RHYTHM, false",
    "ARTIFACT, RHYTHM, true",
    "INFRASTRUCTURE, RHYTHM, true"
  })
  void twoFamiliesFlagWhereTheirCausesMakeACampaign(Family x, Family y, boolean flags) {
    Judgement judgement = judge(supports(x), supports(y));
    assertThat(judgement.verdict() == Verdict.FLAGGED).isEqualTo(flags);
    Judgement turned = judge(supports(y), supports(x));
    assertThat(turned.verdict()).isEqualTo(judgement.verdict());
    assertThat(turned.strength()).isEqualTo(judgement.strength());
  }

  /** Without a hand behind it, a group must be one narrow job: else bystanders are in it. */
  @ParameterizedTest
  @CsvSource({"INTERCHANGEABILITY, STRANGERS", "INTERCHANGEABILITY, RHYTHM"})
  void someFlagOnlyWhereTheRequestsAreOneJob(Family x, Family y) {
    assertThat(judge(supports(x), supports(y), supports(Family.CONTENT)).verdict())
        .isEqualTo(Verdict.FLAGGED);
  }

  /** An app whose users bring their own accounts: one template, strangers, moved in a day. */
  @Test
  void aJointReactionOfStrangersWithOneTemplateIsAnApp() {
    assertThat(
            judge(
                    supports(Family.CONTENT),
                    supports(Family.STRANGERS),
                    supports(Family.WORK_PARTITION),
                    supports(Family.RHYTHM))
                .verdict())
        .isEqualTo(Verdict.CLEAR);
  }

  /** Examples that come with a program travel as conversations, and its update moves its users. */
  @Test
  void aJointReactionWithSharedConversationsIsAProgram() {
    Signal conversations =
        new Said(Family.ARTIFACT, SUPPORTS, 1e-6, Set.of(Input.CONVERSATION_ODD));
    assertThat(judge(conversations, supports(Family.RHYTHM)).verdict()).isEqualTo(Verdict.WATCH);
  }

  @Test
  void aJointReactionAloneIsNotEvenWatched() {
    assertThat(judge(supports(Family.RHYTHM, 0)).verdict()).isEqualTo(Verdict.CLEAR);
  }

  @Test
  void allThreeFamiliesOfTheJobTogetherDoNotFlag() {
    Judgement judgement =
        judge(
            supports(Family.CONTENT),
            supports(Family.INTERCHANGEABILITY),
            supports(Family.WORK_PARTITION));
    assertThat(judgement.verdict()).isEqualTo(Verdict.WATCH);
  }

  @Test
  void piecesThatReadTheSameDoNotCountTwice() {
    Set<Input> same = Set.of(Input.NETWORK, Input.PAYER);
    Judgement judgement =
        judge(
            new Said(Family.INTERCHANGEABILITY, SUPPORTS, 1e-6, same),
            new Said(Family.INFRASTRUCTURE, SUPPORTS, 1e-6, Set.of(Input.NETWORK)));
    assertThat(judgement.verdict()).isEqualTo(Verdict.WATCH);
  }

  @Test
  void whatProposedAGroupCannotVerifyIt() {
    Signal job = supports(Family.INTERCHANGEABILITY);
    Signal devices = new Said(Family.INFRASTRUCTURE, SUPPORTS, 1e-6, Set.of(Input.DEVICE));
    assertThat(judge(group(Proposer.DEVICE, 30), Verdict.CLEAR, job, devices).verdict())
        .isEqualTo(Verdict.WATCH);
    assertThat(judge(group(Proposer.NETWORK, 30), Verdict.CLEAR, job, devices).verdict())
        .isEqualTo(Verdict.FLAGGED);
    Signal half0 = new Said(Family.CONTENT, SUPPORTS, 1e-6, Set.of(Input.CONTENT_HALF_0));
    Signal networks = supports(Family.INFRASTRUCTURE);
    assertThat(judge(group(Proposer.CONTENT, 30), Verdict.CLEAR, half0, networks).verdict())
        .isEqualTo(Verdict.WATCH);
    assertThat(judge(group(Proposer.DEVICE, 30), Verdict.CLEAR, half0, networks).verdict())
        .isEqualTo(Verdict.FLAGGED);
  }

  /**
   * Statistics notes 7.19: to choose a group and to test it on the same requests is refused,
   * whatever signals say and however sure they are. What they say is kept, and counts for nothing.
   */
  @ParameterizedTest
  @EnumSource(value = Proposer.class, mode = EnumSource.Mode.EXCLUDE, names = "VOLUME")
  void choosingAndTestingOnTheSameIsRefused(Proposer proposer) {
    List<Signal> greedy = new ArrayList<>();
    for (Family family : Family.values()) {
      for (Input chosenBy : proposer.inputs()) {
        greedy.add(new Said(family, SUPPORTS, 0, Set.of(chosenBy)));
        greedy.add(new Said(family, SUPPORTS, 0, EnumSet.of(chosenBy, OWN.get(family))));
      }
    }
    Signal[] all = greedy.toArray(Signal[]::new);
    Judgement judgement = judge(group(proposer, 60), Verdict.CLEAR, all);
    assertThat(judgement.verdict()).isEqualTo(Verdict.CLEAR);
    assertThat(judgement.strength()).isZero();
    assertThat(judgement.evidence()).hasSize(all.length).allMatch(Evidence::supports);
  }

  @Test
  void nineAccountsAreNoCampaign() {
    Signal[] both = {supports(Family.CONTENT), supports(Family.INFRASTRUCTURE)};
    assertThat(judge(group(Proposer.DEVICE, 9), Verdict.CLEAR, both).verdict())
        .isEqualTo(Verdict.CLEAR);
    assertThat(judge(group(Proposer.DEVICE, 10), Verdict.CLEAR, both).verdict())
        .isEqualTo(Verdict.FLAGGED);
  }

  @ParameterizedTest
  @EnumSource(
      value = Family.class,
      names = {"WORK_PARTITION", "INTERCHANGEABILITY"})
  void sharedWorkAndSelfSimilarMembersClearWhateverElseIsSaid(Family family) {
    Judgement judgement =
        judge(
            says(family, ACQUITS),
            supports(Family.CONTENT),
            supports(Family.INFRASTRUCTURE),
            supports(Family.ARTIFACT),
            supports(Family.RHYTHM));
    assertThat(judgement.verdict()).isEqualTo(Verdict.CLEAR);
    assertThat(judgement.strength()).isZero();
    assertThat(judgement.evidence()).hasSize(5);
  }

  @Test
  void oneOpenPayerClearsAJobButNotOneHandBehindManyPayers() {
    Signal openly = says(Family.STRANGERS, ACQUITS);
    assertThat(judge(openly, supports(Family.CONTENT), supports(Family.RHYTHM)).verdict())
        .isEqualTo(Verdict.CLEAR);
    assertThat(
            judge(openly, supports(Family.INTERCHANGEABILITY), supports(Family.INFRASTRUCTURE))
                .verdict())
        .isEqualTo(Verdict.FLAGGED);
  }

  @ParameterizedTest
  @EnumSource(
      value = Evidence.Outcome.class,
      names = {"NEUTRAL", "NOT_ENOUGH", "UNAVAILABLE"})
  void whatSaysNothingCountsNeitherForNorAgainst(Evidence.Outcome outcome) {
    for (Family silent : Family.values()) {
      assertThat(judge(says(silent, outcome)).verdict()).isEqualTo(Verdict.CLEAR);
      assertThat(
              judge(
                      says(silent, outcome),
                      supports(Family.INTERCHANGEABILITY),
                      supports(Family.INFRASTRUCTURE))
                  .verdict())
          .isEqualTo(Verdict.FLAGGED);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "CONTENT, CLEAR",
    "INTERCHANGEABILITY, WATCH",
    "WORK_PARTITION, CLEAR",
    "STRANGERS, CLEAR",
    "ARTIFACT, WATCH",
    "INFRASTRUCTURE, WATCH",
    "RHYTHM, CLEAR"
  })
  void someFamiliesAloneAreWorthALook(Family family, Verdict verdict) {
    assertThat(judge(supports(family)).verdict()).isEqualTo(verdict);
  }

  @Test
  void theStrengthIsThatOfTheWeakerOfTheBestPair() {
    Judgement judgement =
        judge(
            supports(Family.INTERCHANGEABILITY, 1e-7),
            supports(Family.CONTENT, 1e-2),
            supports(Family.INFRASTRUCTURE, 1e-5));
    assertThat(judgement.strength()).isCloseTo(5, within(1e-9));
    Judgement endless =
        judge(supports(Family.INTERCHANGEABILITY, 0), supports(Family.INFRASTRUCTURE, 0));
    assertThat(endless.strength()).isCloseTo(9, within(1e-9));
    assertThat(judge(supports(Family.INTERCHANGEABILITY, 1e-6)).strength())
        .isCloseTo(3, within(1e-9));
    assertThat(judge().strength()).isZero();
  }

  @Test
  void aFlaggedGroupStaysFlaggedUntilSomethingAcquitsIt() {
    Group group = group(Proposer.DEVICE, 30);
    Judgement dip = judge(group, Verdict.FLAGGED, says(Family.INTERCHANGEABILITY, NEUTRAL));
    assertThat(dip.verdict()).isEqualTo(Verdict.FLAGGED);
    assertThat(dip.strength()).isGreaterThanOrEqualTo(1);
    assertThat(judge(group, Verdict.WATCH, says(Family.INTERCHANGEABILITY, NEUTRAL)).verdict())
        .isEqualTo(Verdict.CLEAR);
    for (Family family :
        List.of(Family.INTERCHANGEABILITY, Family.WORK_PARTITION, Family.STRANGERS)) {
      assertThat(judge(group, Verdict.FLAGGED, says(family, ACQUITS)).verdict())
          .isEqualTo(Verdict.CLEAR);
    }
  }

  /** Whoever has the text can send a conversation on; what was issued must have been handed on. */
  @Test
  void conversationsOfStrangersAreNoCampaignByThemselves() {
    Signal conversations =
        new Said(Family.ARTIFACT, SUPPORTS, 1e-9, Set.of(Input.CONVERSATION_ODD));
    assertThat(judge(conversations, supports(Family.STRANGERS)).verdict()).isEqualTo(Verdict.WATCH);
    assertThat(judge(conversations, supports(Family.INTERCHANGEABILITY)).verdict())
        .isEqualTo(Verdict.FLAGGED);
  }

  /** Whatever the link, bystanders share it. */
  @ParameterizedTest
  @EnumSource(value = Proposer.class, mode = EnumSource.Mode.EXCLUDE, names = "VOLUME")
  void whatTellsMembersFromBystandersIsSaid(Proposer proposer) {
    Group group = group(proposer, 30);
    Signal dealt = supports(Family.INTERCHANGEABILITY);
    Judgement byDealing = judge(group, Verdict.CLEAR, dealt, supports(Family.STRANGERS));
    boolean alike = proposer.inputs().contains(Input.CONTENT_HALF_0);
    assertThat(byDealing.verdict())
        .as("nobody has a link, and only what content proposes is alike")
        .isEqualTo(alike ? Verdict.FLAGGED : Verdict.WATCH);
    assertThat(byDealing.told())
        .isEqualTo(alike ? Judgement.Told.BY_DEALING : Judgement.Told.BY_LINK);
    Judgement byLink = judge(group, Verdict.CLEAR, dealt, supports(Family.INFRASTRUCTURE));
    assertThat(byLink.verdict()).isEqualTo(Verdict.FLAGGED);
    assertThat(byLink.told()).isEqualTo(Judgement.Told.BY_LINK);
    Judgement byJob =
        judge(group, Verdict.CLEAR, dealt, supports(Family.STRANGERS), supports(Family.CONTENT));
    assertThat(byJob.verdict()).isEqualTo(Verdict.FLAGGED);
    assertThat(byJob.told()).isEqualTo(Judgement.Told.BY_CONTENT);
    Judgement byJobAndLink =
        judge(group, Verdict.CLEAR, supports(Family.INFRASTRUCTURE), supports(Family.CONTENT));
    assertThat(byJobAndLink.told()).isEqualTo(Judgement.Told.BY_CONTENT_AND_LINK);
  }

  /** The rules again, in other words, on anything that could be said. */
  @Property(tries = 1000)
  void theVerdictFollowsFromTheRules(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Said> said = new ArrayList<>();
    Family[] families = Family.values();
    int n = random.nextInt(6);
    for (int i = 0; i < n; i++) {
      Family family = families[random.nextInt(families.length)];
      Evidence.Outcome outcome =
          random.nextInt(12) == 0
              ? ACQUITS
              : random.nextInt(3) > 0
                  ? SUPPORTS
                  : List.of(NEUTRAL, NOT_ENOUGH, UNAVAILABLE).get(random.nextInt(3));
      Set<Input> reads = EnumSet.of(OWN.get(family));
      if (random.nextInt(4) == 0) {
        reads.add(Input.values()[random.nextInt(Input.values().length)]);
      }
      double p = outcome == SUPPORTS ? Math.pow(10, -1 - random.nextInt(9)) : 1;
      said.add(new Said(family, outcome, p, reads));
    }
    Proposer proposer = OF_GROUPS.get(random.nextInt(OF_GROUPS.size()));
    int size = random.nextInt(5) == 0 ? 9 : 20;
    Verdict before = Verdict.values()[random.nextInt(3)];
    Group group = group(proposer, size);
    Judgement judgement =
        new Judge(new ArrayList<>(said)).judge(group, Communities.population(), before);
    assertThat(judgement.verdict()).isEqualTo(expected(said, proposer, size, before));
    assertThat(judgement.evidence()).hasSameSizeAs(said);
    assertThat(judgement.strength() > 0).isEqualTo(judgement.verdict() != Verdict.CLEAR);
  }

  private static Verdict expected(List<Said> said, Proposer proposer, int size, Verdict before) {
    List<Said> fresh =
        said.stream()
            .filter(s -> s.outcome() == SUPPORTS && size >= 10)
            .filter(s -> Collections.disjoint(s.reads(), proposer.inputs()))
            .toList();
    boolean operator = fresh.stream().anyMatch(s -> s.family().cause() == Family.Cause.OPERATOR);
    for (Said s : said) {
      boolean open = s.family() == Family.STRANGERS && !operator;
      boolean veto = s.family() == Family.WORK_PARTITION || s.family() == Family.INTERCHANGEABILITY;
      if (s.outcome() == ACQUITS && (open || veto)) {
        return Verdict.CLEAR;
      }
    }
    boolean oneJob =
        said.stream().anyMatch(s -> s.family() == Family.CONTENT && s.outcome() == SUPPORTS);
    boolean alike = proposer.inputs().contains(Input.CONTENT_HALF_0) && !operator;
    for (Said x : fresh) {
      for (Said y : fresh) {
        boolean pair =
            Collections.disjoint(x.reads(), y.reads())
                && (isCampaign(x.family(), y.family())
                    || isIssuedToStrangers(x, y)
                    || isIssuedToStrangers(y, x)
                    || isIssuedInReaction(x, y)
                    || isIssuedInReaction(y, x));
        boolean link =
            x.family().cause() == Family.Cause.OPERATOR
                || y.family().cause() == Family.Cause.OPERATOR;
        if (pair && (oneJob || link || alike)) {
          return Verdict.FLAGGED;
        }
      }
    }
    if (before == Verdict.FLAGGED) {
      return Verdict.FLAGGED;
    }
    boolean look =
        operator || fresh.stream().anyMatch(s -> s.family() == Family.INTERCHANGEABILITY);
    return look ? Verdict.WATCH : Verdict.CLEAR;
  }

  private static boolean isIssuedToStrangers(Said x, Said y) {
    return y.family() == Family.STRANGERS && isIssued(x);
  }

  private static boolean isIssuedInReaction(Said x, Said y) {
    return y.family() == Family.RHYTHM && isIssued(x);
  }

  private static boolean isIssued(Said x) {
    return Set.of(Input.ARTIFACT_EVEN, Input.ARTIFACT_ODD).containsAll(x.reads());
  }

  private static boolean isCampaign(Family x, Family y) {
    String[] causes = {x.cause().name(), y.cause().name()};
    Arrays.sort(causes);
    Set<Set<Family>> pairs =
        Set.of(
            EnumSet.of(Family.INTERCHANGEABILITY, Family.STRANGERS),
            EnumSet.of(Family.INTERCHANGEABILITY, Family.RHYTHM),
            EnumSet.of(Family.INFRASTRUCTURE, Family.RHYTHM));
    return (causes[0] + causes[1]).equals("JOBOPERATOR") || pairs.contains(EnumSet.of(x, y));
  }

  // With the signals that the detector runs.

  private static Judgement real(Communities communities, Proposer proposer) {
    return judge(communities.group(proposer));
  }

  private static Judgement judge(Group group) {
    return new Judge(Signals.ALL).judge(group, Communities.population(), Verdict.CLEAR);
  }

  @Test
  void aPoolOfStrangersWithOneTemplateIsFlagged() {
    Communities pool = new Communities(1);
    float[] template = pool.vectors().anywhere();
    for (int a = 0; a < 100; a++) {
      pool.stranger().sends(20, () -> pool.vectors().request(.4, template));
    }
    assertThat(real(pool, Proposer.CONTENT).verdict()).isEqualTo(Verdict.FLAGGED);
  }

  @Test
  void aPoolWithSharedCardsAndRotatingExitsIsFlagged() {
    Communities pool = new Communities(1).exitPool(100, 24, 8, 24);
    assertThat(real(pool, Proposer.CONTENT).verdict()).isEqualTo(Verdict.FLAGGED);
    assertThat(real(pool, Proposer.NETWORK).verdict())
        .as("nothing came after networks proposed it")
        .isEqualTo(Verdict.CLEAR);
    Group proposed = pool.group(Proposer.NETWORK);
    Group later =
        new Group(
            Proposer.NETWORK,
            proposed.members(),
            proposed.size(),
            List.of(),
            new NewNetworks(30, 40, .1));
    assertThat(judge(later).verdict()).isEqualTo(Verdict.FLAGGED);
    assertThat(real(pool, Proposer.DEVICE).verdict()).isEqualTo(Verdict.FLAGGED);
  }

  @ParameterizedTest
  @EnumSource(value = Proposer.class, mode = EnumSource.Mode.EXCLUDE, names = "VOLUME")
  void thoseWhoOnlyLookAlikeAreNotFlagged(Proposer proposer) {
    Map<String, Communities> lookAlikes =
        Map.of(
            "class", new Communities(1).schoolClass(28),
            "company", new Communities(2).companyTeam(40, 30),
            "tool", new Communities(3).toolUsers(100, 12),
            "vpn", new Communities(4).vpnUsers(60, 10, 12),
            "evaluators", new Communities(5).evaluators(30, 60));
    lookAlikes.forEach(
        (name, group) ->
            assertThat(real(group, proposer).verdict()).as(name).isNotEqualTo(Verdict.FLAGGED));
  }
}
