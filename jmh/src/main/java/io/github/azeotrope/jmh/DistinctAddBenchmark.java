package io.github.azeotrope.jmh;

import com.dynatrace.hash4j.distinctcount.HyperLogLog;
import com.dynatrace.hash4j.distinctcount.UltraLogLog;
import io.github.azeotrope.sketch.DistinctCounter;
import java.util.Random;
import org.apache.datasketches.cpc.CpcSketch;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;
import org.apache.datasketches.theta.UpdateSketch;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Adding one of 100,000 distinct hashes to a distinct counter that has seen them, in batches of
 * 1,000. Sizes are those of equal standard error, 2.6 % or a little better: {@link EqualError}.
 */
@State(Scope.Thread)
public class DistinctAddBenchmark extends Measured {
  static final int DISTINCT = 100_000;
  static final int AZEOTROPE_LG = 7;
  static final int HLL_LG = 11;
  static final int ULL_LG = 10;
  static final int CPC_LG = 9;
  static final int THETA_LG = 11;
  private static final int BATCH = 1000;

  private final long[] hashes = new Random(1).longs(DISTINCT).toArray();
  private final DistinctCounter counter = DistinctCounter.withLgRegisters(AZEOTROPE_LG);
  private final UltraLogLog ull = UltraLogLog.create(ULL_LG);
  private final HyperLogLog hll = HyperLogLog.create(HLL_LG);
  private final HllSketch hll8 = new HllSketch(HLL_LG, TgtHllType.HLL_8);
  private final CpcSketch cpc = new CpcSketch(CPC_LG);
  private final UpdateSketch theta = UpdateSketch.builder().setLogNominalEntries(THETA_LG).build();
  private int next;

  /** Fills the counters. */
  public DistinctAddBenchmark() {
    for (long hash : hashes) {
      counter.add(hash);
      ull.add(hash);
      hll.add(hash);
      hll8.update(hash);
      cpc.update(hash);
      theta.update(hash);
    }
  }

  private int next() {
    next = (next + BATCH) % DISTINCT;
    return next;
  }

  /** The library's counter. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public DistinctCounter azeotrope() {
    long[] batch = hashes;
    DistinctCounter to = counter;
    int from = next();
    for (int i = 0; i < BATCH; i++) {
      to.add(batch[from + i]);
    }
    return to;
  }

  /** hash4j's UltraLogLog. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public UltraLogLog hash4jUltraLogLog() {
    long[] batch = hashes;
    UltraLogLog to = ull;
    int from = next();
    for (int i = 0; i < BATCH; i++) {
      to.add(batch[from + i]);
    }
    return to;
  }

  /** hash4j's HyperLogLog. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public HyperLogLog hash4jHyperLogLog() {
    long[] batch = hashes;
    HyperLogLog to = hll;
    int from = next();
    for (int i = 0; i < BATCH; i++) {
      to.add(batch[from + i]);
    }
    return to;
  }

  /** DataSketches' HLL with eight bits a register; it hashes the long once more. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public HllSketch dataSketchesHll8() {
    long[] batch = hashes;
    HllSketch to = hll8;
    int from = next();
    for (int i = 0; i < BATCH; i++) {
      to.update(batch[from + i]);
    }
    return to;
  }

  /** DataSketches' CPC; it hashes the long once more. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public CpcSketch dataSketchesCpc() {
    long[] batch = hashes;
    CpcSketch to = cpc;
    int from = next();
    for (int i = 0; i < BATCH; i++) {
      to.update(batch[from + i]);
    }
    return to;
  }

  /** DataSketches' Theta; it hashes the long once more. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public UpdateSketch dataSketchesTheta() {
    long[] batch = hashes;
    UpdateSketch to = theta;
    int from = next();
    for (int i = 0; i < BATCH; i++) {
      to.update(batch[from + i]);
    }
    return to;
  }
}
