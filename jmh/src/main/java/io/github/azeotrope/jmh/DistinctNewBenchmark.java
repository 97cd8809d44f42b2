package io.github.azeotrope.jmh;

import com.dynatrace.hash4j.distinctcount.HyperLogLog;
import com.dynatrace.hash4j.distinctcount.UltraLogLog;
import io.github.azeotrope.sketch.DistinctCounter;
import java.util.Random;
import org.apache.datasketches.cpc.CpcSketch;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * The life of most counters: made, given 64 hashes, and that was it; per hash, sizes as in {@link
 * DistinctAddBenchmark}.
 */
@State(Scope.Thread)
public class DistinctNewBenchmark extends Measured {
  private static final int BATCH = 64;
  private static final int HASHES = 1 << 16;

  private final long[] hashes = new Random(1).longs(HASHES).toArray();
  private int next;

  private int next() {
    next = (next + BATCH) & (HASHES - 1);
    return next;
  }

  /** The library's counter. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public DistinctCounter azeotrope() {
    DistinctCounter to = DistinctCounter.withLgRegisters(DistinctAddBenchmark.AZEOTROPE_LG);
    int from = next();
    for (int i = 0; i < BATCH; i++) {
      to.add(hashes[from + i]);
    }
    return to;
  }

  /** hash4j's UltraLogLog. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public UltraLogLog hash4jUltraLogLog() {
    UltraLogLog to = UltraLogLog.create(DistinctAddBenchmark.ULL_LG);
    int from = next();
    for (int i = 0; i < BATCH; i++) {
      to.add(hashes[from + i]);
    }
    return to;
  }

  /** hash4j's HyperLogLog. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public HyperLogLog hash4jHyperLogLog() {
    HyperLogLog to = HyperLogLog.create(DistinctAddBenchmark.HLL_LG);
    int from = next();
    for (int i = 0; i < BATCH; i++) {
      to.add(hashes[from + i]);
    }
    return to;
  }

  /** DataSketches' HLL with eight bits a register; it hashes the long once more. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public HllSketch dataSketchesHll8() {
    HllSketch to = new HllSketch(DistinctAddBenchmark.HLL_LG, TgtHllType.HLL_8);
    int from = next();
    for (int i = 0; i < BATCH; i++) {
      to.update(hashes[from + i]);
    }
    return to;
  }

  /** DataSketches' CPC; it hashes the long once more. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public CpcSketch dataSketchesCpc() {
    CpcSketch to = new CpcSketch(DistinctAddBenchmark.CPC_LG);
    int from = next();
    for (int i = 0; i < BATCH; i++) {
      to.update(hashes[from + i]);
    }
    return to;
  }
}
