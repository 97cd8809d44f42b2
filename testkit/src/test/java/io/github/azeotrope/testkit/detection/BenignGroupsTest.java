package io.github.azeotrope.testkit.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azeotrope.detector.SimulatedProfiles;
import io.github.azeotrope.evidence.Evidence;
import io.github.azeotrope.evidence.Family;
import io.github.azeotrope.evidence.Signal;
import io.github.azeotrope.evidence.Signals;
import io.github.azeotrope.linkage.Group;
import io.github.azeotrope.linkage.Proposer;
import io.github.azeotrope.sketch.Chance;
import io.github.azeotrope.testkit.Scenario;
import io.github.azeotrope.testkit.Traffic;
import io.github.azeotrope.testkit.detection.GroupsOfPeople.Chosen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Of groups of ordinary people, a signal's p-value is at most u in a share of at most u, whether
 * the group was chosen at random or as our proposers choose. Exact binomial bounds, one in a
 * million.
 *
 * <p>The null of {@link Family#STRANGERS} is another one: people at random <em>are</em> strangers.
 * Its p-value is of groups that have a payer or a place in common, and is tested on those.
 */
class BenignGroupsTest {
  private static final double[] LEVELS = {.001, .01, .05};
  private static final int[] SIZES = {5, 20, 100, 500};

  /** What each signal's p-values of some groups were. */
  private static final class PValues {
    private final Map<String, List<Double>> bySignal = new TreeMap<>();

    void add(Signal signal, Evidence evidence) {
      assertThat(evidence.supports() || evidence.pValue() == 1).isTrue();
      bySignal.computeIfAbsent(signal.name(), unused -> new ArrayList<>()).add(evidence.pValue());
    }

    void assertConservative(String what) {
      bySignal.forEach(
          (signal, all) -> {
            for (double u : LEVELS) {
              long below = all.stream().filter(p -> p <= u).count();
              assertThat(below)
                  .as("%s of %d groups, %s, p <= %s", signal, all.size(), what, u)
                  .isLessThanOrEqualTo(Chance.atMost(all.size(), u));
            }
          });
    }
  }

  private static Traffic people() {
    return Traffic.organic(31).accounts(2_500).days(14).perAccountAndDay(1.5);
  }

  private static List<Signal> signalsWhoseNullIsPeople() {
    return Signals.ALL.stream().filter(s -> s.family() != Family.STRANGERS).toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 10})
  void pValuesOfPeopleAreConservative(int requests) {
    SimulatedProfiles world = SimulatedProfiles.upTo(requests, people());
    GroupsOfPeople groups = new GroupsOfPeople(world, requests);
    for (Chosen chosen : Chosen.values()) {
      PValues ofAll = new PValues();
      for (int size : SIZES) {
        assertThat(world.accounts()).hasSizeGreaterThanOrEqualTo(size);
        PValues ofSize = new PValues();
        for (int rep = 0; rep < 4_000 / (size + 20); rep++) {
          Group group = groups.group(chosen, size);
          for (Signal signal : signalsWhoseNullIsPeople()) {
            Evidence evidence = signal.test(group, world.population());
            ofSize.add(signal, evidence);
            ofAll.add(signal, evidence);
          }
        }
        ofSize.assertConservative(requests + " requests, " + size + " accounts " + chosen);
      }
      ofAll.assertConservative(requests + " requests, any size, " + chosen);
    }
  }

  /** The bounds can be missed: groups of a pool miss them, of one signal or another. */
  @Test
  void pValuesOfAPoolAreNot() {
    Traffic pool = Traffic.templateHarvest(32).accounts(400).perAccountAndDay(3);
    SimulatedProfiles world = SimulatedProfiles.upTo(10, pool);
    GroupsOfPeople groups = new GroupsOfPeople(world, 1);
    PValues all = new PValues();
    for (int rep = 0; rep < 20; rep++) {
      Group group = groups.group(Chosen.AT_RANDOM, 300);
      for (Signal signal : signalsWhoseNullIsPeople()) {
        all.add(signal, signal.test(group, world.population()));
      }
    }
    assertThat(all.bySignal.get("interchangeability"))
        .filteredOn(p -> p <= .001)
        .hasSizeGreaterThanOrEqualTo(10);
    assertThatThrownBy(() -> all.assertConservative("a pool")).isInstanceOf(AssertionError.class);
  }

  /** The groups that the detector itself would look at: whatever it proposes of people. */
  @ParameterizedTest
  @ValueSource(ints = {2, 4, 10})
  void pValuesOfWhatIsProposedAreConservative(int requests) {
    PValues ofAll = new PValues();
    for (int seed = 0; seed < 4; seed++) {
      Traffic some = Traffic.organic(40 + seed).accounts(1_000).days(14).perAccountAndDay(1.5);
      SimulatedProfiles world = SimulatedProfiles.upTo(requests, some);
      for (Group group : world.proposed()) {
        for (Signal signal : signalsWhoseNullIsPeople()) {
          ofAll.add(signal, signal.test(group, world.population()));
        }
      }
    }
    ofAll.assertConservative(requests + " requests, proposed");
  }

  /** Companies, classes, campuses and offices: all answer to few, or sit in one place. */
  @ParameterizedTest
  @EnumSource(
      value = Scenario.class,
      names = {"COMPANY_TEAM", "SCHOOL_CLASS", "HOMEWORK", "FAILOVER", "APP_LAUNCH", "RED_TEAM"})
  void pValuesOfStrangersAreThoseOfGroupsWithSomethingInCommon(Scenario scenario) {
    Signal strangers =
        Signals.ALL.stream().filter(s -> s.family() == Family.STRANGERS).findFirst().orElseThrow();
    PValues all = new PValues();
    for (int seed = 0; seed < 20; seed++) {
      Traffic traffic =
          Traffic.of(scenario, seed).accounts(scenario == Scenario.FAILOVER ? 12 : 40);
      SimulatedProfiles world = SimulatedProfiles.upTo(1, traffic);
      for (Proposer proposer : List.of(Proposer.CONTENT, Proposer.NETWORK)) {
        Group group = world.group(proposer, world.accounts());
        all.add(strangers, strangers.test(group, world.population()));
      }
    }
    all.assertConservative(scenario.toString());
  }
}
