package io.github.azeotrope.jmh;

import java.util.List;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Holds the primitives to their goals: ratios of processor time in one run at no larger an error,
 * and no allocation.
 */
final class PrimitivesGate {
  /** JMH divides what little it allocates itself by the operations; less than one object. */
  private static final double NOTHING_BYTES = 1;

  /** Two estimators of one law differ by so much in as many trials as {@link EqualError} makes. */
  private static final double CHANCE = 1.05;

  private final Map<String, double[]> errors = EqualError.measure();
  private final Verdicts verdicts;

  PrimitivesGate(Verdicts verdicts) {
    this.verdicts = verdicts;
  }

  /** Both sides of a goal in one run. */
  void check(Goal goal) throws RunnerException {
    CpuRun run = CpuRun.of(List.of(goal.ours(), goal.peer()));
    double ratio = run.cpuNanos(goal.peer()) / run.cpuNanos(goal.ours());
    verdicts.atLeast(goal.name(), ratio, goal.timesFaster());
    verdicts.atMost(goal.name() + "-bytes", run.bytes(goal.ours()), NOTHING_BYTES);
    double[] ours = errors.get(goal.ours());
    double[] peers = errors.get(goal.peer());
    if (ours != null && peers != null) {
      verdicts.atMost(goal.name() + "-error", ours[1] / peers[1], CHANCE);
    }
  }
}
