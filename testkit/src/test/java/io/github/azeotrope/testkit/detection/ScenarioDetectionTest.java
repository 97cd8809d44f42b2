package io.github.azeotrope.testkit.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.Verdict;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Campaigns are found and nobody else is flagged, on simulated traffic of fixed seeds. */
class ScenarioDetectionTest {

  @ParameterizedTest
  @EnumSource(
      value = World.class,
      names = {"TEMPLATE", "TEMPLATE_AMONG_LOOK_ALIKES", "TEMPLATE_OF_STRANGERS", "HALF_MIXED"})
  void findsTheCampaign(World world) {
    for (int seed = 0; seed < world.seeds(); seed++) {
      Watched watched = tell(world, seed);
      assertThat(watched.recall()).as("recall, seed %d", seed).isGreaterThanOrEqualTo(0.95);
      assertThat(watched.grouped()).as("grouped, seed %d", seed).isGreaterThanOrEqualTo(0.95);
      assertThat(watched.purity()).as("purity, seed %d", seed).isGreaterThanOrEqualTo(0.95);
    }
  }

  /** Nothing is promised of these yet; what is found is printed. */
  @ParameterizedTest
  @EnumSource(
      value = World.class,
      names = {"BARE", "BARE_OF_STRANGERS", "RELAY"})
  void tellsWhatItSaysOfTheHarderOnes(World world) {
    for (int seed = 0; seed < world.seeds(); seed++) {
      tell(world, seed);
    }
  }

  private static Watched tell(World world, int seed) {
    Watched w = world.played(seed);
    System.out.printf(
        Locale.ROOT,
        "%-26s seed %d  recall %.3f  grouped %.3f  purity %.3f  %5.1f requests before the flag"
            + "  flagged people %s  watched people %s  %s%n",
        world,
        seed,
        w.recall(),
        w.grouped(),
        w.purity(),
        w.meanRequestsBeforeFlag(),
        w.legitimate(Verdict.FLAGGED),
        w.legitimate(Verdict.WATCH),
        w.campaignsInWords());
    return w;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "organic",
        "school-class",
        "company-team",
        "company-team, undeclared",
        "popular-tool",
        "batch",
        "evaluator",
        "build-loop",
        "gateway"
      })
  void nobodyLegitimateIsFlagged(String scenario) {
    Map<String, Integer> flagged = new TreeMap<>();
    for (World world : World.values()) {
      for (int seed = 0; seed < world.seeds(); seed++) {
        assertThat(world.played(seed).legitimateAccounts()).containsKey(scenario);
        int count = world.played(seed).legitimate(Verdict.FLAGGED).getOrDefault(scenario, 0);
        if (count > 0) {
          flagged.put(world + " seed " + seed, count);
        }
      }
    }
    assertThat(flagged).isEmpty();
  }
}
