package io.github.azeotrope.testkit.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.detector.SimulatedProfiles;
import io.github.azeotrope.evidence.Evidence;
import io.github.azeotrope.evidence.Family;
import io.github.azeotrope.evidence.Signal;
import io.github.azeotrope.evidence.Signals;
import io.github.azeotrope.linkage.Group;
import io.github.azeotrope.linkage.Proposer;
import io.github.azeotrope.profile.ProfileSnapshot;
import io.github.azeotrope.testkit.Evasion;
import io.github.azeotrope.testkit.Exchange;
import io.github.azeotrope.testkit.Traffic;
import io.github.azeotrope.testkit.detection.GroupsOfPeople.Chosen;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.StringTokenizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Properties of the statistics on the simulator's text, from prompt to outcome, at the detector's
 * own levels; {@code src/docs/EVIDENCE.md} lists them with those on vectors of known similarity.
 */
class TextPropertiesTest {
  private static final Signal INTERCHANGEABILITY =
      Signals.ALL.stream()
          .filter(s -> s.family() == Family.INTERCHANGEABILITY)
          .findFirst()
          .orElseThrow();

  private static Traffic people(int accounts) {
    return Traffic.organic(33).accounts(accounts).days(14).perAccountAndDay(1.5);
  }

  private static Evidence ask(SimulatedProfiles world, Group group) {
    return INTERCHANGEABILITY.test(group, world.population());
  }

  /** The same with so many words in front of each prompt, the same for all. */
  private static Exchange scaffolded(Exchange exchange, String scaffold) {
    ModelRequest r = exchange.request();
    ModelRequest longer =
        ModelRequest.builder()
            .account(r.account())
            .epochMillis(r.epochMillis())
            .prompt(scaffold + r.prompt())
            .conversation(r.conversation())
            .facts(r.facts())
            .client(r.client())
            .build();
    return new Exchange(longer, null, exchange.scenario(), exchange.campaign());
  }

  /** Property 3: whatever people write around their prompts, they stay themselves. */
  @ParameterizedTest
  @ValueSource(ints = {0, 5, 15, 40, 100})
  void aScaffoldInsidePromptsMakesNobodyInterchangeable(int words) {
    StringBuilder scaffold = new StringBuilder();
    Set<String> used = new HashSet<>();
    for (Exchange exchange : Traffic.templateHarvest(9).accounts(2)) {
      StringTokenizer tokens = new StringTokenizer(exchange.request().prompt());
      while (tokens.hasMoreTokens()) {
        String word = tokens.nextToken();
        if (used.size() < words && used.add(word)) {
          scaffold.append(word).append(' ');
        }
      }
    }
    assertThat(used).hasSize(words);
    List<Exchange> traffic = new ArrayList<>();
    people(1_000).forEach(exchange -> traffic.add(scaffolded(exchange, scaffold.toString())));
    int fires = 0;
    for (int requests : new int[] {10, 20}) {
      SimulatedProfiles world = SimulatedProfiles.upTo(requests, traffic);
      GroupsOfPeople groups = new GroupsOfPeople(world, words);
      for (int group = 0; group < 50; group++) {
        fires += ask(world, groups.group(Chosen.AT_RANDOM, 60)).supports() ? 1 : 0;
      }
    }
    assertThat(fires).isLessThanOrEqualTo(1);
  }

  /** Properties 9 and 10: of 2,000 groups of people, at random and by half 0, at most two fire. */
  @Test
  void ofTwoThousandGroupsOfPeopleAtMostTwoFire() {
    int fires = 0;
    int tested = 0;
    for (int requests : new int[] {4, 10}) {
      SimulatedProfiles world = SimulatedProfiles.upTo(requests, people(2_000));
      GroupsOfPeople groups = new GroupsOfPeople(world, 7);
      for (int rep = 0; rep < 1_000; rep++) {
        Chosen chosen = rep % 2 == 0 ? Chosen.AT_RANDOM : Chosen.BY_HALF_0;
        Evidence evidence = ask(world, groups.group(chosen, 40));
        tested += evidence.outcome() == Evidence.Outcome.NOT_ENOUGH ? 0 : 1;
        fires += evidence.supports() ? 1 : 0;
      }
    }
    assertThat(tested).isGreaterThan(1_500);
    assertThat(fires).isLessThanOrEqualTo(2);
  }

  /**
   * Property 11: ten requests an account, the vectors in the bytes of a row, and a pool among
   * people: whose nearest neighbour is of the pool. Bare tasks of ten topics are less alike here
   * than in the goal of .98. The weights know no words, so there is no trace that they were learnt
   * from and nothing to change.
   */
  @ParameterizedTest
  @CsvSource({"true, .98", "false, .9"})
  void theNearestNeighbourOfAPoolsAccountIsOfThePool(boolean template, double share) {
    Traffic pool =
        Traffic.templateHarvest(34)
            .accounts(150)
            .perAccountAndDay(3)
            .template(template)
            .residential();
    Set<Long> firsts = new HashSet<>();
    SimulatedProfiles.upTo(10, pool)
        .accounts()
        .forEach(account -> firsts.add(account.firstSeenEpochMillis()));
    List<ProfileSnapshot> accounts =
        SimulatedProfiles.upTo(10, Traffic.merge(people(2_000), pool)).accounts();
    double[][] centred = centred(accounts);
    int ofPool = 0;
    int near = 0;
    for (int a = 0; a < centred.length; a++) {
      if (firsts.contains(accounts.get(a).firstSeenEpochMillis())) {
        int nearest = nearest(centred, a);
        ofPool++;
        near += firsts.contains(accounts.get(nearest).firstSeenEpochMillis()) ? 1 : 0;
      }
    }
    assertThat(ofPool).isGreaterThanOrEqualTo(140);
    assertThat(near).isGreaterThanOrEqualTo((int) Math.ceil(share * ofPool));
  }

  /** All requests of each account around the mean of all, of length 1. */
  private static double[][] centred(List<ProfileSnapshot> accounts) {
    int d = accounts.get(0).halfSum(0).length;
    double[][] centred = new double[accounts.size()][d];
    double[] mean = new double[d];
    for (int a = 0; a < centred.length; a++) {
      for (int i = 0; i < d; i++) {
        centred[a][i] = accounts.get(a).halfSum(0)[i] + accounts.get(a).halfSum(1)[i];
        mean[i] += centred[a][i] / centred.length;
      }
    }
    for (double[] v : centred) {
      double square = 0;
      for (int i = 0; i < d; i++) {
        v[i] -= mean[i];
        square += v[i] * v[i];
      }
      for (int i = 0; i < d; i++) {
        v[i] /= Math.sqrt(square);
      }
    }
    return centred;
  }

  private static int nearest(double[][] v, int a) {
    int nearest = -1;
    double most = -2;
    for (int b = 0; b < v.length; b++) {
      double dot = 0;
      for (int i = 0; i < v[a].length; i++) {
        dot += v[a][i] * v[b][i];
      }
      if (b != a && dot > most) {
        most = dot;
        nearest = b;
      }
    }
    return nearest;
  }

  /** Property 6: a pool that keeps its topics to shards of accounts is no group of people. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void onlyASharedJobWithinCellsVoidsTheAcquittal(boolean honest) {
    Traffic sticky =
        Traffic.templateHarvest(35)
            .accounts(160)
            .perAccountAndDay(10)
            .template(false)
            .evading(Evasion.STICKY);
    SimulatedProfiles world = SimulatedProfiles.upTo(60, honest ? sticky.honest() : sticky);
    Evidence evidence = ask(world, world.group(Proposer.CONTENT, world.accounts()));
    assertThat(evidence.lower()).isGreaterThan(evidence.expected());
    assertThat(evidence.outcome())
        .as(evidence.text())
        .isEqualTo(honest ? Evidence.Outcome.ACQUITS : Evidence.Outcome.NEUTRAL);
  }
}
