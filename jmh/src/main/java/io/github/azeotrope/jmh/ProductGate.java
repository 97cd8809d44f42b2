package io.github.azeotrope.jmh;

import io.github.azeotrope.summary.Median;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Holds the whole product, all features on, to its goals P1 to P10: ratios of processor time, each
 * the median over rounds in which both sides run one after the other.
 */
final class ProductGate {
  private static final int ROUNDS = 3;
  private static final double NOTHING_BYTES = 1;
  private static final String OBSERVE = "ObserveBenchmark.observe:";
  private static final String PEER = "PeerBenchmark.";
  private static final String COMPOSED = "ComposedBenchmark.observe:";
  private static final String STAGE = "TextStageBenchmark.";
  private static final String TABLE = "AccountTableBenchmark.observe:";

  private final Verdicts verdicts;

  ProductGate(Verdicts verdicts) {
    this.verdicts = verdicts;
  }

  /** P1 to P5 for the real request, and beside it for a prompt of 1,024 units alone. */
  void checkPeers() throws RunnerException {
    List<CpuRun> runs =
        rounds(
            List.of("ObserveBenchmark.observe", "PeerBenchmark", "ComposedBenchmark.observe"),
            Map.of("shape", List.of("REQUEST", "ROW")));
    for (String shape : List.of("REQUEST", "ROW")) {
      String ours = OBSERVE + shape;
      boolean goal = shape.equals("REQUEST");
      verdicts.reported("observe-nanos-" + shape, median(runs, run -> run.cpuNanos(ours)));
      ratio(runs, "P1-jackson", ours, PEER + "jackson:" + shape, 2, goal);
      ratio(runs, "P2-jtokkit", ours, PEER + "jtokkit:" + shape, 1 / 8.0, goal);
      ratio(runs, "P3-lucene", ours, PEER + "lucene:" + shape, 1 / 8.0, goal);
      ratio(runs, "P4-randomcutforest", ours, PEER + "randomCutForest:" + shape, 1 / 12.0, goal);
      ratio(runs, "P5-composed", ours, COMPOSED + shape, 1 / 10.0, goal);
    }
  }

  /** P6. */
  void checkTextStage() throws RunnerException {
    List<CpuRun> runs = rounds(List.of("TextStageBenchmark"), Map.of());
    String ours = STAGE + "azeotrope";
    ratio(runs, "P6-text-xxh3", ours, STAGE + "copyXxh3", 15, true);
    ratio(runs, "P6-text-sha256", ours, STAGE + "copySha256", 4, true);
  }

  /** P7: what all of them do for the driver is subtracted. */
  void checkTable() throws RunnerException {
    List<CpuRun> runs = rounds(List.of("AccountTableBenchmark.observe"), Map.of());
    table(runs, "P7-concurrenthashmap", "TABLE", "CONCURRENT_HASH_MAP", 1);
    table(runs, "P7-caffeine", "TABLE", "CAFFEINE", 2 / 3.0);
    table(runs, "P7-caffeine-bounded", "BOUNDED_TABLE", "BOUNDED_CAFFEINE", 1 / 3.0);
  }

  private void table(List<CpuRun> runs, String name, String ours, String peer, double bound) {
    double ratio =
        median(
            runs,
            run -> {
              double driver = run.cpuNanos(TABLE + "NONE");
              return (run.cpuNanos(TABLE + ours) - driver) / (run.cpuNanos(TABLE + peer) - driver);
            });
    verdicts.atMost(name, ratio, bound);
  }

  /** P8 and P9. */
  void checkShapes() throws RunnerException {
    List<String> shapes = Stream.of(RequestShape.values()).map(Enum::name).toList();
    List<CpuRun> runs = rounds(List.of("ObserveBenchmark.observe"), Map.of("shape", shapes));
    for (String shape : shapes) {
      double bytes = median(runs, run -> run.bytes(OBSERVE + shape));
      verdicts.atMost("P8-bytes-" + shape, bytes, NOTHING_BYTES);
    }
    ratio(runs, "P9-4k", OBSERVE + "ROW_4K", OBSERVE + "ROW", 4.5, true);
    ratio(runs, "P9-chinese", OBSERVE + "ROW_CHINESE", OBSERVE + "ROW", 1.5, true);
  }

  /** P10. */
  void checkHeap() {
    HeapFootprint heap = HeapFootprint.measure(Requests.ACCOUNTS);
    verdicts.reported("heap-bytes-an-account", heap.bytesAnAccount());
    verdicts.atMost("P10-heap", heap.bytesAnAccount() / heap.declaredBytesAnAccount(), 1.15);
  }

  private void ratio(
      List<CpuRun> runs, String name, String ours, String peer, double bound, boolean goal) {
    double ratio = median(runs, run -> run.cpuNanos(ours) / run.cpuNanos(peer));
    if (goal) {
      verdicts.atMost(name, ratio, bound);
    } else {
      verdicts.reported(name + ours.substring(ours.lastIndexOf(':')), ratio);
    }
  }

  private static List<CpuRun> rounds(List<String> benchmarks, Map<String, List<String>> parameters)
      throws RunnerException {
    List<CpuRun> runs = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      runs.add(CpuRun.ofOneFork(benchmarks, parameters));
    }
    return runs;
  }

  private static double median(List<CpuRun> runs, ToDoubleFunction<CpuRun> value) {
    double[] all = runs.stream().mapToDouble(value).toArray();
    return Median.of(all, all.length);
  }
}
