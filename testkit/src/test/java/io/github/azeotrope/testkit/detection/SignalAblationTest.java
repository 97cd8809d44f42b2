package io.github.azeotrope.testkit.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.AccountFacts;
import io.github.azeotrope.ClientNetwork;
import io.github.azeotrope.Conversation;
import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.Verification;
import io.github.azeotrope.detector.DetectorWithSignals;
import io.github.azeotrope.detector.DistillationDetector;
import io.github.azeotrope.evidence.Signal;
import io.github.azeotrope.evidence.Signals;
import io.github.azeotrope.testkit.Day;
import io.github.azeotrope.testkit.Exchange;
import io.github.azeotrope.testkit.Traffic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What each signal is needed for: a scenario that comes out right with all signals and wrong
 * without the one. A signal that no scenario needs is one to take out.
 */
class SignalAblationTest {
  private static final Traffic PEOPLE = Traffic.organic(42).accounts(600).days(9);

  /** Accounts with a card, a home and a client each: nothing links them but what they send. */
  private static final Traffic RESIDENTIAL =
      harvest(43, 100, 6).sharedCards(1).residential().launch(Day.of(30));

  /** The same with eight requests an account. */
  private static final Traffic THIN = harvest(45, 200, 1.3).sharedCards(1).residential();

  /** Cards for eight and exits for all, half of the work other people's questions. */
  private static final Traffic EXITS = harvest(44, 100, 6).mix(.5);

  /** Cards for three: neither strangers nor the keys of a customer. */
  private static final Traffic THREE_A_CARD =
      harvest(46, 120, 6).sharedCards(3).residential().launch(Day.of(30));

  private static Traffic harvest(long seed, int accounts, double perAccountAndDay) {
    return Traffic.templateHarvest(seed)
        .accounts(accounts)
        .perAccountAndDay(perAccountAndDay)
        .from(Day.of(3))
        .days(6);
  }

  private static List<Signal> without(String name) {
    List<Signal> rest = Signals.ALL.stream().filter(s -> !s.name().equals(name)).toList();
    assertThat(rest).as("signal %s", name).hasSize(Signals.ALL.size() - 1);
    return rest;
  }

  private static List<ModelRequest> requests(Traffic... parts) {
    return Traffic.merge(parts).stream().map(Exchange::request).toList();
  }

  /** The accounts flagged when all has been played. */
  private static Set<String> flagged(List<Signal> signals, List<ModelRequest> requests) {
    DistillationDetector detector = DetectorWithSignals.of(signals);
    Set<String> accounts = new HashSet<>();
    for (ModelRequest request : requests) {
      detector.observer().observe(request);
      accounts.add(request.account());
    }
    detector.sweepNow(requests.get(requests.size() - 1).epochMillis());
    assertThat(detector.health().internalFailures()).isZero();
    accounts.removeIf(account -> !detector.assess(account).isFlagged());
    return accounts;
  }

  private static long of(Traffic part, Set<String> flagged) {
    return part.accounts().stream().filter(flagged::contains).count();
  }

  /** All signals flag at least so many of a pool, and nobody of the people. */
  private static void assertFinds(Traffic pool, int least, List<ModelRequest> requests) {
    Set<String> flagged = flagged(Signals.ALL, requests);
    assertThat(of(pool, flagged)).isGreaterThanOrEqualTo(least);
    assertThat(of(PEOPLE, flagged)).isZero();
  }

  @Test
  void withAllSignalsCampaignsAreFoundAndLookAlikesAreClear() {
    Traffic[] lookAlikes = {
      PEOPLE,
      Traffic.schoolClass(50).accounts(56).days(9),
      Traffic.companyTeam(51).accounts(80).days(9).declared(false),
      Traffic.popularTool(52).accounts(150).days(9),
      Traffic.evaluator(53).accounts(6).days(9),
      Traffic.batch(54).days(9),
      Traffic.buildLoop(55).days(9),
      Traffic.gateway(56).days(9)
    };
    List<Traffic> all = new ArrayList<>(List.of(lookAlikes));
    all.add(RESIDENTIAL);
    all.add(EXITS);
    Set<String> flagged = flagged(Signals.ALL, requests(all.toArray(Traffic[]::new)));
    assertThat(of(RESIDENTIAL, flagged)).isGreaterThanOrEqualTo(95);
    assertThat(of(EXITS, flagged)).isGreaterThanOrEqualTo(95);
    for (Traffic lookAlike : lookAlikes) {
      assertThat(of(lookAlike, flagged)).as(lookAlike.toString()).isZero();
    }
  }

  /** The job is dealt out, and over strangers: both. */
  @ParameterizedTest
  @ValueSource(strings = {"interchangeability", "strangers-doing-one-job"})
  void aPoolWithoutSharedCardsAndExitsIsFoundOnlyWith(String signal) {
    List<ModelRequest> requests = requests(PEOPLE, RESIDENTIAL);
    assertFinds(RESIDENTIAL, 95, requests);
    assertThat(flagged(without(signal), requests)).isEmpty();
  }

  /** Too few requests an account to tell whether they were dealt to it; only the one job tells. */
  @Test
  void ofAPoolThatSendsLittleMembersAreToldOnlyByTheOneJob() {
    List<ModelRequest> requests = requests(PEOPLE, THIN);
    assertFinds(THIN, 150, requests);
    assertThat(flagged(without("concentration"), requests)).hasSizeLessThanOrEqualTo(10);
  }

  @Test
  void aPoolThatSharesCardsIsFoundOnlyByTheExitsItRotatesOver() {
    List<ModelRequest> requests = requests(PEOPLE, EXITS);
    assertFinds(EXITS, 95, requests);
    assertThat(flagged(without("shared-networks"), requests)).isEmpty();
  }

  /** What is dealt out, and moves to a new model in an hour in which nobody else does. */
  @Test
  void aPoolWithCardsForThreeIsFoundOnlyByItsJointPivot() {
    List<ModelRequest> requests = new ArrayList<>(requests(PEOPLE, THREE_A_CARD));
    Set<String> pool = new HashSet<>(THREE_A_CARD.accounts());
    long switched = Day.of(6).startEpochMillis() + 9 * 3_600_000L;
    requests.replaceAll(
        r -> pool.contains(r.account()) && r.epochMillis() > switched ? asking(r, "m-next") : r);
    assertFinds(THREE_A_CARD, 114, requests);
    assertThat(flagged(without("joint-pivot"), requests)).isEmpty();
  }

  private static ModelRequest asking(ModelRequest r, String model) {
    return ModelRequest.builder()
        .account(r.account())
        .epochMillis(r.epochMillis())
        .prompt(r.prompt())
        .model(model)
        .conversation(r.conversation())
        .client(r.client())
        .facts(r.facts())
        .build();
  }

  /**
   * A course on the net: 150 learners at home, who pay themselves, each get 16 exercises at random
   * from a bank of 150 that are worded alike. Strangers, one job, dealt out: only that the same
   * exercise goes to many clears them.
   */
  @Test
  void learnersWhoShareABankOfExercisesAreClearedOnlyBySharedWork() {
    List<ModelRequest> requests = new ArrayList<>(requests(PEOPLE));
    requests.addAll(course(150, 150, 16));
    requests.sort(Comparator.comparingLong(ModelRequest::epochMillis));
    assertThat(flagged(Signals.ALL, requests)).isEmpty();
    Set<String> flagged = flagged(without("shared-work"), requests);
    assertThat(flagged).hasSizeGreaterThanOrEqualTo(140).allMatch(a -> a.startsWith("learner-"));
  }

  private static List<ModelRequest> course(int learners, int exercises, int each) {
    Stream<Exchange> worded = Traffic.templateHarvest(60).accounts(10).stream();
    List<String> bank = worded.limit(exercises).map(e -> e.request().prompt()).toList();
    SplittableRandom random = new SplittableRandom(1);
    long start = Day.of(2).startEpochMillis();
    long days7 = Day.of(9).startEpochMillis() - start;
    List<ModelRequest> requests = new ArrayList<>();
    for (int learner = 0; learner < learners; learner++) {
      AccountFacts facts =
          new AccountFacts(null, "pm-learner-" + learner, start - days7, Verification.PHONE);
      for (int i = 0; i < each; i++) {
        requests.add(
            ModelRequest.builder()
                .account("learner-" + learner)
                .epochMillis(start + random.nextLong(days7))
                .prompt(bank.get(random.nextInt(exercises)))
                .conversation(Conversation.of("s" + random.nextLong(), 1))
                .client(ClientNetwork.ofAddress("172.16." + learner + ".1"))
                .facts(facts)
                .build());
      }
    }
    return requests;
  }
}
