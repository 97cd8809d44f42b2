package io.github.azeotrope.examples.evaluation;

import io.github.azeotrope.evidence.Signal;
import io.github.azeotrope.evidence.Signals;
import io.github.azeotrope.testkit.Day;
import io.github.azeotrope.testkit.Scenario;
import io.github.azeotrope.testkit.Traffic;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The worlds that trials are played in. */
final class Worlds {
  /** Campaigns and look-alikes begin when the detector has its baseline. */
  static final int FIRST_DAY = 3;

  static final int DAYS = 14;

  /** From world to world, so that no two groups have one seed. */
  private static final long SEED_STEP = 1_000;

  private final Size size;
  private final Path traces;

  Worlds(Size size, Path traces) {
    this.size = size;
    this.traces = traces;
  }

  /**
   * The world of a trial.
   *
   * @throws IOException if a trace cannot be read
   */
  World of(Trial trial) throws IOException {
    return switch (trial.kind()) {
      case TRACE -> TraceWorld.of(traces.resolve(trial.name()));
      case CAMPAIGN -> campaign(trial, isSecond(trial), UnaryOperator.identity());
      case LOOK_ALIKES -> lookAlikes(trial.seed(), isSecond(trial));
      case ABLATION ->
          trial.name().equals(Trial.LOOK_ALIKES)
              ? lookAlikes(trial.seed(), false)
              : campaign(trial, false, UnaryOperator.identity());
      case EVASION -> {
        Scenario scenario = CampaignCase.named(trial.name()).scenario();
        yield campaign(trial, false, Evader.named(scenario, trial.variant()).change());
      }
    };
  }

  /** Event time between the sweeps of a trial's detector. */
  Duration sweepEvery(Trial trial) {
    return trial.name().equals(Trial.LOOK_ALIKES)
        ? size.lookAlikeSweepEvery()
        : size.campaignSweepEvery();
  }

  /** The signals a trial's detector has: all, or those outside the family that is left out. */
  static List<Signal> signals(Trial trial) {
    return Signals.ALL.stream()
        .filter(
            signal ->
                trial.kind() != Kind.ABLATION || !signal.family().name().equals(trial.variant()))
        .toList();
  }

  private static boolean isSecond(Trial trial) {
    return trial.variant().equals(Trial.SECOND);
  }

  private World campaign(Trial trial, boolean second, UnaryOperator<Traffic> evasion) {
    CampaignCase campaign = CampaignCase.named(trial.name());
    List<World.Part> parts = new ArrayList<>();
    if (campaign.amongLookAlikes()) {
      for (LookAlike lookAlike : LookAlike.all()) {
        // Thousands of accounts each, which would be most of the world.
        if (lookAlike.scenario() != Scenario.APP_LAUNCH) {
          parts.add(lookAlike.group(trial.seed(), size.people()));
        }
      }
    } else {
      parts.add(new LookAlike(Scenario.ORGANIC, false).group(trial.seed(), size.people()));
    }
    Traffic pool = campaign.traffic().apply(trial.seed()).from(Day.of(FIRST_DAY));
    parts.add(new World.Part(campaign.name(), evasion.apply(pool)));
    return simulated(parts, second);
  }

  private World lookAlikes(long world, boolean second) {
    List<World.Part> parts = new ArrayList<>();
    for (LookAlike lookAlike : LookAlike.all()) {
      for (int group = 0; group < size.groups(); group++) {
        parts.add(lookAlike.group(SEED_STEP * world + group, size.groupPeople()));
      }
    }
    return simulated(parts, second);
  }

  private static World simulated(List<World.Part> parts, boolean second) {
    return World.simulated(
        second
            ? parts.stream()
                .map(part -> new World.Part(part.label(), part.traffic().secondSimulator()))
                .toList()
            : parts);
  }
}
