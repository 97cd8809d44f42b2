package io.github.azeotrope.jmh;

import io.github.azeotrope.summary.Median;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Processor time and allocation of some benchmarks, one after the other so that they see the same
 * neighbours. Medians over iterations, because a neighbour's burst spoils a mean.
 *
 * <p>A benchmark is named {@code Class.method}, or {@code Class} for all of a class, and results
 * {@code Class.method:value} where there is a parameter.
 */
final class CpuRun {
  private static final String ALLOCATION = "gc.alloc.rate.norm";

  private final Map<String, Double> cpuNanos = new HashMap<>();
  private final Map<String, Double> bytes = new HashMap<>();

  private CpuRun() {}

  /** Runs benchmarks with as many forks as they ask for. */
  static CpuRun of(Collection<String> benchmarks) throws RunnerException {
    return of(benchmarks, Map.of(), new OptionsBuilder());
  }

  /** Runs each in one fork, with some of the values of their parameters. */
  static CpuRun ofOneFork(Collection<String> benchmarks, Map<String, List<String>> parameters)
      throws RunnerException {
    return of(benchmarks, parameters, new OptionsBuilder().forks(1));
  }

  private static CpuRun of(
      Collection<String> benchmarks,
      Map<String, List<String>> parameters,
      ChainedOptionsBuilder options)
      throws RunnerException {
    for (String benchmark : benchmarks) {
      boolean all = benchmark.indexOf('.') < 0;
      options.include("\\." + benchmark.replace(".", "\\.") + (all ? "\\." : "$"));
    }
    parameters.forEach((name, values) -> options.param(name, values.toArray(new String[0])));
    options
        .addProfiler(CpuTimeProfiler.class)
        .addProfiler(GCProfiler.class)
        .verbosity(VerboseMode.SILENT);
    CpuRun run = new CpuRun();
    for (RunResult result : new Runner(options.build()).run()) {
      String name = nameOf(result.getParams());
      run.cpuNanos.put(name, median(result, CpuTimeProfiler.LABEL));
      run.bytes.put(name, median(result, ALLOCATION));
    }
    return run;
  }

  /** Processor time of an operation in nanoseconds; NaN if the benchmark was not run. */
  double cpuNanos(String benchmark) {
    return cpuNanos.getOrDefault(benchmark, Double.NaN);
  }

  /** Bytes allocated by an operation; NaN if the benchmark was not run. */
  double bytes(String benchmark) {
    return bytes.getOrDefault(benchmark, Double.NaN);
  }

  private static String nameOf(BenchmarkParams params) {
    String benchmark = params.getBenchmark();
    int method = benchmark.lastIndexOf('.');
    StringBuilder name =
        new StringBuilder(benchmark.substring(benchmark.lastIndexOf('.', method - 1) + 1));
    for (String key : params.getParamsKeys()) {
      name.append(':').append(params.getParam(key));
    }
    return name.toString();
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
    return all.length == 0 ? Double.NaN : Median.of(all, all.length);
  }
}
