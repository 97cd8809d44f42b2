package io.github.azeotrope.detector;

import io.github.azeotrope.evidence.Signal;
import io.github.azeotrope.hash.LinkageKey;
import java.time.Duration;
import java.util.List;

/** Reaches what the detector's room keeps to itself: which signals it runs. */
public final class DetectorWithSignals {
  private DetectorWithSignals() {}

  /** A detector that sweeps inline, whose results depend on its input only. */
  public static DistillationDetector of(List<Signal> signals) {
    return DistillationDetector.builder()
        .linkageKey(LinkageKey.fromBytes(new byte[16]))
        .executor(Runnable::run)
        .sweepEvery(Duration.ofHours(12))
        .baseline(200, Duration.ofDays(1))
        .signals(signals)
        .build();
  }

  /** What the groups it has looked at have shown at their worst, a line each. */
  public static List<String> measuredGroups(DistillationDetector detector) {
    return detector.measuredGroups();
  }
}
