package io.github.azeotrope.examples.replay.traces;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * The contract on the first 22 days of a labelled trace with a campaign, all its look-alikes and a
 * third of its people. Skipped where there is none.
 */
class SharedTraceMetamorphicTest extends MetamorphicContract {
  @Override
  Recording record() {
    return new Recording(
            TraceFile.named("d1-template").exchanges(SharedTraceMetamorphicTest::isKept))
        .until(22);
  }

  private static boolean isKept(Map.Entry<String, TraceFile.Role> account) {
    return !account.getValue().role().equals("organic")
        || Math.floorMod(account.getKey().hashCode(), 3) == 0;
  }

  @Override
  Duration sweepEvery() {
    return Duration.ofHours(6);
  }

  /**
   * Eight accounts share a card, which a company's keys do as well, so the web of exit addresses is
   * all that speaks of one hand behind many payers.
   */
  @Override
  Set<OptionalField> onlyLinks() {
    return Set.of(OptionalField.IP);
  }

  @Override
  double lateStart() {
    return 10;
  }

  @Override
  double restart() {
    return 20;
  }

  @Override
  Duration keyTolerance() {
    return Duration.ofDays(1);
  }
}
