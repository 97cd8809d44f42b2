package io.github.azeotrope.testkit.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.Verdict;
import io.github.azeotrope.testkit.Day;
import io.github.azeotrope.testkit.Scenario;
import io.github.azeotrope.testkit.Traffic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said of each scenario of the simulator, at its defaults, among ordinary people. */
class EveryScenarioDetectionTest {
  private static final Duration SWEEP_EVERY = Duration.ofHours(6);
  private static final Set<Scenario> CAMPAIGNS =
      EnumSet.of(
          Scenario.TEMPLATE_HARVEST,
          Scenario.RELAY_POOL,
          Scenario.STORED_SESSIONS,
          Scenario.ARTIFACT_REPLAY,
          Scenario.JUDGE_PIPELINE,
          Scenario.TECHNIQUE_SWEEP,
          Scenario.LONE_HARVEST);

  private static Traffic people() {
    return Traffic.organic(42).accounts(2_500).days(12);
  }

  /** All of them at a time, which is what a host sees: 5,400 accounts in twenty kinds. */
  @Test
  void nobodyWhoOnlyLooksLikeACampaignIsFlaggedOrWatched() {
    List<Traffic> everybody = new ArrayList<>(List.of(people()));
    for (Scenario scenario : EnumSet.complementOf(EnumSet.copyOf(CAMPAIGNS))) {
      if (scenario != Scenario.ORGANIC) {
        everybody.add(Traffic.of(scenario, 77).from(Day.of(3)));
      }
    }
    Watched watched = Watched.play(Traffic.merge(everybody.toArray(Traffic[]::new)), SWEEP_EVERY);
    assertThat(watched.legitimateAccounts()).hasSizeGreaterThanOrEqualTo(20);
    assertThat(watched.legitimate(Verdict.FLAGGED)).isEmpty();
    assertThat(watched.legitimate(Verdict.WATCH)).isEmpty();
  }

  /** A judging pipeline has ten accounts, too few to tell from a team; it is not named here. */
  @ParameterizedTest
  @EnumSource(
      value = Scenario.class,
      names = {
        "TEMPLATE_HARVEST",
        "RELAY_POOL",
        "STORED_SESSIONS",
        "ARTIFACT_REPLAY",
        "TECHNIQUE_SWEEP"
      })
  void campaignsAreFoundAndNobodyElse(Scenario campaign) {
    Watched watched =
        Watched.play(
            Traffic.merge(people(), Traffic.of(campaign, 77).from(Day.of(3))), SWEEP_EVERY);
    System.out.printf(
        "%s recall %.3f, %.1f requests before the flag%n",
        campaign, watched.recall(), watched.meanRequestsBeforeFlag());
    assertThat(watched.recall()).isGreaterThanOrEqualTo(0.95);
    assertThat(watched.purity()).isGreaterThanOrEqualTo(0.99);
    assertThat(watched.legitimate(Verdict.FLAGGED)).isEmpty();
  }
}
