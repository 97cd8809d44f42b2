package io.github.azeotrope.examples.evaluation;

import java.time.Duration;
import java.util.List;

/**
 * How much is played.
 *
 * @param name stands in the log, so that no run takes up another's outcomes
 * @param campaigns the campaigns to be found
 * @param people ordinary people in the world of a campaign
 * @param campaignSeeds worlds a campaign
 * @param secondSeeds worlds a campaign made by the second simulator
 * @param ablationSeeds worlds a campaign and family left out
 * @param evasionSeeds worlds a campaign and evasion
 * @param lookAlikeWorlds worlds of look-alikes
 * @param secondLookAlikeWorlds the same made by the second simulator
 * @param ablationLookAlikeWorlds the same a family left out
 * @param groups groups of each class in a world of look-alikes
 * @param groupPeople ordinary people in one of these groups
 * @param campaignSweepEvery event time between sweeps in traces and worlds of campaigns
 * @param lookAlikeSweepEvery event time between sweeps in worlds of look-alikes
 */
record Size(
    String name,
    List<CampaignCase> campaigns,
    int people,
    int campaignSeeds,
    int secondSeeds,
    int ablationSeeds,
    int evasionSeeds,
    int lookAlikeWorlds,
    int secondLookAlikeWorlds,
    int ablationLookAlikeWorlds,
    int groups,
    int groupPeople,
    Duration campaignSweepEvery,
    Duration lookAlikeSweepEvery) {
  /** What the page promises: 200 groups of every class, 20 seeds of every campaign. */
  static final Size FULL =
      new Size(
          "full",
          CampaignCase.all(),
          1_000,
          20,
          6,
          1,
          4,
          100,
          20,
          1,
          2,
          2_000,
          Duration.ofHours(1),
          Duration.ofHours(6));

  /** Every table, as small as can be. */
  static final Size QUICK =
      new Size(
          "quick",
          List.of(CampaignCase.named("artifact-replay")),
          800,
          1,
          1,
          1,
          1,
          1,
          1,
          0,
          1,
          800,
          Duration.ofHours(12),
          Duration.ofHours(12));

  Size {
    campaigns = List.copyOf(campaigns);
  }
}
