package io.github.azeotrope.examples.replay.traces;

import io.github.azeotrope.testkit.Traffic;
import java.time.Duration;
import java.util.Set;

/** The contract on simulated people, look-alikes and a template harvest; runs everywhere. */
class SimulatedMetamorphicTest extends MetamorphicContract {
  private static final int DAYS = 10;

  @Override
  Recording record() {
    return Recording.of(
        Traffic.merge(
            Traffic.organic(31).accounts(900).days(DAYS).perAccountAndDay(1),
            Traffic.templateHarvest(32).accounts(50).perAccountAndDay(13).days(DAYS),
            Traffic.schoolClass(33).accounts(56).days(DAYS),
            Traffic.companyTeam(34).days(DAYS).declared(false),
            Traffic.companyTeam(35).days(DAYS),
            Traffic.popularTool(36).accounts(120).days(DAYS),
            Traffic.buildLoop(37).days(DAYS),
            Traffic.evaluator(38).days(DAYS)));
  }

  @Override
  Duration sweepEvery() {
    return Duration.ofHours(3);
  }

  /** Fifty accounts that all use the same three exits: without payers, an office is like that. */
  @Override
  Set<OptionalField> onlyLinks() {
    return Set.of(OptionalField.IP, OptionalField.PAYMENT);
  }

  @Override
  double lateStart() {
    return 4;
  }

  @Override
  double restart() {
    return 7;
  }

  @Override
  Duration keyTolerance() {
    return Duration.ofDays(1);
  }
}
