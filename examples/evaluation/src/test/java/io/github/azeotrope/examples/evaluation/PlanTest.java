package io.github.azeotrope.examples.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanTest {
  private static final Plan FULL = Plan.of(Size.FULL, List.of());
  private static final Worlds WORLDS = new Worlds(Size.FULL, Path.of("none"));

  @Test
  void everyWorldOfTheFullSizeCanBeMade() throws IOException {
    assertThat(FULL.trials()).doesNotHaveDuplicates();
    for (Trial trial : FULL.trials()) {
      long campaigns =
          WORLDS.of(trial).parties().stream().filter(party -> !party.campaign().isEmpty()).count();
      assertThat(campaigns)
          .as(trial.toString())
          .isEqualTo(trial.name().equals(Trial.LOOK_ALIKES) ? 0 : 1);
      assertThat(Worlds.signals(trial)).isNotEmpty();
    }
  }

  /** What the page promises: 200 groups a class, 20 seeds, 100,000 accounts. */
  @Test
  void theFullSizeIsLargeEnough() throws IOException {
    Map<String, Integer> groups = new HashMap<>();
    Set<String> firstIds = new HashSet<>();
    long accounts = 0;
    int worlds = 0;
    for (Trial trial : FULL.trials()) {
      if (trial.isOf(Kind.LOOK_ALIKES, Trial.LOOK_ALIKES, Trial.FIRST)) {
        worlds++;
        for (Party party : WORLDS.of(trial).parties()) {
          groups.merge(party.label(), 1, Integer::sum);
          accounts += party.accounts().size();
          assertThat(firstIds.add(party.accounts().iterator().next())).isTrue();
        }
      }
    }
    assertThat(worlds).isGreaterThanOrEqualTo(20);
    assertThat(groups).hasSameSizeAs(LookAlike.all());
    assertThat(groups.values()).allSatisfy(n -> assertThat(n).isGreaterThanOrEqualTo(200));
    assertThat(accounts).isGreaterThanOrEqualTo(100_000);
    for (CampaignCase campaign : Size.FULL.campaigns()) {
      assertThat(FULL.trials().stream())
          .filteredOn(trial -> trial.isOf(Kind.CAMPAIGN, campaign.name(), Trial.FIRST))
          .hasSizeGreaterThanOrEqualTo(20);
    }
  }

  /** Whoever stops in the middle has about half of every table. */
  @Test
  void theTablesGrowTogether() {
    List<Trial> half = FULL.trials().subList(0, FULL.trials().size() / 2);
    for (Kind kind : List.of(Kind.CAMPAIGN, Kind.LOOK_ALIKES, Kind.EVASION)) {
      long all = FULL.trials().stream().filter(trial -> trial.kind() == kind).count();
      long played = half.stream().filter(trial -> trial.kind() == kind).count();
      assertThat((double) played / all).as(kind.name()).isBetween(0.35, 0.65);
    }
  }
}
