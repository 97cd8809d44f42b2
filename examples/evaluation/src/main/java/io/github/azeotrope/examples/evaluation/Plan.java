package io.github.azeotrope.examples.evaluation;

import io.github.azeotrope.evidence.Family;
import io.github.azeotrope.evidence.Signal;
import io.github.azeotrope.evidence.Signals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * All trials of a size. They are ordered so that whoever stops early has about the same share of
 * every table.
 *
 * @param size how much is played
 * @param trials in order of playing
 */
record Plan(Size size, List<Trial> trials) {

  static Plan of(Size size, List<String> traces) {
    List<Placed> placed = new ArrayList<>();
    for (int i = 0; i < traces.size(); i++) {
      Trial trial = new Trial(Kind.TRACE, traces.get(i), "", 0);
      placed.add(new Placed((i + 0.5) / traces.size(), trial));
    }
    add(placed, Kind.LOOK_ALIKES, Trial.LOOK_ALIKES, Trial.FIRST, size.lookAlikeWorlds());
    add(placed, Kind.LOOK_ALIKES, Trial.LOOK_ALIKES, Trial.SECOND, size.secondLookAlikeWorlds());
    for (Family family : families()) {
      add(placed, Kind.ABLATION, Trial.LOOK_ALIKES, family.name(), size.ablationLookAlikeWorlds());
    }
    for (CampaignCase campaign : size.campaigns()) {
      add(placed, Kind.CAMPAIGN, campaign.name(), Trial.FIRST, size.campaignSeeds());
      add(placed, Kind.CAMPAIGN, campaign.name(), Trial.SECOND, size.secondSeeds());
      for (Family family : families()) {
        add(placed, Kind.ABLATION, campaign.name(), family.name(), size.ablationSeeds());
      }
      if (campaign.usual()) {
        for (Evader evader : Evader.of(campaign.scenario())) {
          add(placed, Kind.EVASION, campaign.name(), evader.name(), size.evasionSeeds());
        }
      }
    }
    // A stable sort: of equal places the earlier table first.
    placed.sort(Comparator.comparingDouble(Placed::place));
    return new Plan(size, placed.stream().map(Placed::trial).toList());
  }

  private static void add(List<Placed> placed, Kind kind, String name, String variant, int seeds) {
    for (int i = 0; i < seeds; i++) {
      placed.add(new Placed((i + 0.5) / seeds, new Trial(kind, name, variant, i + 1L)));
    }
  }

  /** The families of evidence that have a signal, in the order of the register. */
  static List<Family> families() {
    return Signals.ALL.stream().map(Signal::family).distinct().toList();
  }

  private record Placed(double place, Trial trial) {}
}
