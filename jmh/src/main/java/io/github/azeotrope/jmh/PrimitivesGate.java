package io.github.azeotrope.jmh;

import io.github.azeotrope.summary.Median;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Holds the primitives to their goals: ratios of processor time in one run at no larger an error,
 * and no allocation. Prints a line a goal, {@code name measured bound verdict}, and ends with
 * status 1 when one is missed. Medians, because a neighbour's burst spoils a mean.
 */
public final class PrimitivesGate {
  private static final String ALLOCATION = "gc.alloc.rate.norm";

  /** JMH divides what little it allocates itself by the operations; less than one object. */
  private static final double NOTHING_BYTES = 1;

  /** Two estimators of one law differ by so much in as many trials as {@link EqualError} makes. */
  private static final double CHANCE = 1.05;

  private final Map<String, double[]> errors = EqualError.measure();
  private final Map<String, Double> cpuNanos = new HashMap<>();
  private final Map<String, Double> bytes = new HashMap<>();
  private boolean missed;

  private PrimitivesGate() {}

  /** Runs the pairs and the goals; arguments are patterns of benchmarks to restrict it to. */
  public static void main(String[] arguments) throws RunnerException {
    PrimitivesGate gate = new PrimitivesGate();
    for (Goal goal : Goal.ALL) {
      gate.check(goal, List.of(arguments));
    }
    System.exit(gate.missed ? 1 : 0);
  }

  private void check(Goal goal, Collection<String> only) throws RunnerException {
    if (!only.isEmpty() && only.stream().noneMatch(goal.name()::contains)) {
      return;
    }
    // Both sides of a goal in one run, one after the other, so that they see the same neighbours.
    measure(List.of(goal.ours(), goal.peer()));
    double ratio = cpuOf(goal.peer()) / cpuOf(goal.ours());
    line(goal.name(), ratio, ">=", goal.timesFaster(), ratio >= goal.timesFaster());
    double allocated = bytesOf(goal.ours());
    line(goal.name() + "-bytes", allocated, "<", NOTHING_BYTES, allocated < NOTHING_BYTES);
    double[] ours = errors.get(goal.ours());
    double[] peers = errors.get(goal.peer());
    if (ours != null && peers != null) {
      double error = ours[1] / peers[1];
      line(goal.name() + "-error", error, "<=", CHANCE, error <= CHANCE);
    }
  }

  private void line(String name, double measured, String sign, double bound, boolean met) {
    missed |= !met;
    System.out.printf(
        Locale.ROOT, "%s %.2f %s%s %s%n", name, measured, sign, bound, met ? "met" : "MISSED");
  }

  private void measure(Collection<String> benchmarks) throws RunnerException {
    OptionsBuilder options = new OptionsBuilder();
    for (String benchmark : benchmarks) {
      options.include("\\." + benchmark.replace(".", "\\.") + "$");
    }
    Options run =
        options
            .addProfiler(CpuTimeProfiler.class)
            .addProfiler(GCProfiler.class)
            .verbosity(VerboseMode.SILENT)
            .build();
    for (RunResult result : new Runner(run).run()) {
      String name = shortName(result.getParams().getBenchmark());
      cpuNanos.put(name, median(result, CpuTimeProfiler.LABEL));
      bytes.put(name, median(result, ALLOCATION));
    }
  }

  private double cpuOf(String benchmark) {
    return cpuNanos.getOrDefault(benchmark, Double.NaN);
  }

  private double bytesOf(String benchmark) {
    return bytes.getOrDefault(benchmark, Double.NaN);
  }

  private static String shortName(String benchmark) {
    int method = benchmark.lastIndexOf('.');
    return benchmark.substring(benchmark.lastIndexOf('.', method - 1) + 1);
  }

  private static double median(RunResult result, String label) {
    List<Double> values = new ArrayList<>();
    for (BenchmarkResult fork : result.getBenchmarkResults()) {
      for (IterationResult iteration : fork.getIterationResults()) {
        iteration
            .getSecondaryResults()
            .forEach(
                (name, score) -> {
                  // Some versions of JMH put a dot in front of what profilers report.
                  if (name.endsWith(label)) {
                    values.add(score.getScore());
                  }
                });
      }
    }
    double[] all = values.stream().mapToDouble(Double::doubleValue).toArray();
    return Median.of(all, all.length);
  }
}
