package io.github.azeotrope.jmh;

import com.dynatrace.hash4j.distinctcount.HyperLogLog;
import com.dynatrace.hash4j.distinctcount.UltraLogLog;
import io.github.azeotrope.sketch.DistinctCounter;
import java.util.Random;
import org.apache.datasketches.cpc.CpcSketch;
import org.apache.datasketches.cpc.CpcUnion;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;
import org.apache.datasketches.hll.Union;
import org.apache.datasketches.theta.SetOperation;
import org.apache.datasketches.theta.UpdateSketch;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Merging one of 16 counters of 100,000 distinct hashes each into another; same error. */
@State(Scope.Thread)
public class DistinctMergeBenchmark extends Measured {
  private static final int COUNTERS = 16;

  private final DistinctCounter[] counters = new DistinctCounter[COUNTERS];
  private final UltraLogLog[] ulls = new UltraLogLog[COUNTERS];
  private final HyperLogLog[] hlls = new HyperLogLog[COUNTERS];
  private final HllSketch[] hll8s = new HllSketch[COUNTERS];
  private final CpcSketch[] cpcs = new CpcSketch[COUNTERS];
  private final UpdateSketch[] thetas = new UpdateSketch[COUNTERS];
  private final DistinctCounter merged =
      DistinctCounter.withLgRegisters(DistinctAddBenchmark.AZEOTROPE_LG);
  private final UltraLogLog ull = UltraLogLog.create(DistinctAddBenchmark.ULL_LG);
  private final HyperLogLog hll = HyperLogLog.create(DistinctAddBenchmark.HLL_LG);
  private final Union union = new Union(DistinctAddBenchmark.HLL_LG);
  private final CpcUnion cpcUnion = new CpcUnion(DistinctAddBenchmark.CPC_LG);
  private final org.apache.datasketches.theta.Union thetaUnion =
      SetOperation.builder().setLogNominalEntries(DistinctAddBenchmark.THETA_LG).buildUnion();
  private int next;

  /** Fills the counters. */
  public DistinctMergeBenchmark() {
    Random random = new Random(1);
    for (int i = 0; i < COUNTERS; i++) {
      counters[i] = DistinctCounter.withLgRegisters(DistinctAddBenchmark.AZEOTROPE_LG);
      ulls[i] = UltraLogLog.create(DistinctAddBenchmark.ULL_LG);
      hlls[i] = HyperLogLog.create(DistinctAddBenchmark.HLL_LG);
      hll8s[i] = new HllSketch(DistinctAddBenchmark.HLL_LG, TgtHllType.HLL_8);
      cpcs[i] = new CpcSketch(DistinctAddBenchmark.CPC_LG);
      thetas[i] =
          UpdateSketch.builder().setLogNominalEntries(DistinctAddBenchmark.THETA_LG).build();
      for (int j = 0; j < DistinctAddBenchmark.DISTINCT; j++) {
        long hash = random.nextLong();
        counters[i].add(hash);
        ulls[i].add(hash);
        hlls[i].add(hash);
        hll8s[i].update(hash);
        cpcs[i].update(hash);
        thetas[i].update(hash);
      }
    }
  }

  private int counter() {
    return next++ & COUNTERS - 1;
  }

  /** The library's counter. */
  @Benchmark
  public DistinctCounter azeotrope() {
    return merged.merge(counters[counter()]);
  }

  /** hash4j's UltraLogLog. */
  @Benchmark
  public UltraLogLog hash4jUltraLogLog() {
    return ull.add(ulls[counter()]);
  }

  /** hash4j's HyperLogLog. */
  @Benchmark
  public HyperLogLog hash4jHyperLogLog() {
    return hll.add(hlls[counter()]);
  }

  /** DataSketches' HLL with eight bits a register. */
  @Benchmark
  public Union dataSketchesHll8() {
    union.update(hll8s[counter()]);
    return union;
  }

  /** DataSketches' CPC. */
  @Benchmark
  public CpcUnion dataSketchesCpc() {
    cpcUnion.update(cpcs[counter()]);
    return cpcUnion;
  }

  /** DataSketches' Theta. */
  @Benchmark
  public org.apache.datasketches.theta.Union dataSketchesTheta() {
    thetaUnion.union(thetas[counter()]);
    return thetaUnion;
  }
}
