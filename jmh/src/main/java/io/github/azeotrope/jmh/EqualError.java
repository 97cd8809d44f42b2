package io.github.azeotrope.jmh;

import com.dynatrace.hash4j.distinctcount.HyperLogLog;
import com.dynatrace.hash4j.distinctcount.UltraLogLog;
import com.dynatrace.hash4j.similarity.ElementHashProvider;
import com.dynatrace.hash4j.similarity.SimilarityHashPolicy;
import com.dynatrace.hash4j.similarity.SimilarityHasher;
import com.dynatrace.hash4j.similarity.SimilarityHashing;
import io.github.azeotrope.sketch.DistinctCounter;
import io.github.azeotrope.sketch.MinHash;
import io.github.azeotrope.sketch.SimHash;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.apache.datasketches.cpc.CpcSketch;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;
import org.apache.datasketches.theta.UpdateSketch;

/**
 * Checks that the benchmarks compare sketches of about equal error, and says how many bytes each
 * needs for it: {@code name bytes rms-error}. The serialized form counts, and errors are relative
 * for distinct counts, absolute for the Jaccard similarity and for the angle over &pi; of SimHash.
 * All errors are measured on the hashes that the benchmarks take, so many at a time.
 */
public final class EqualError {
  private static final String MERGE = "DistinctMergeBenchmark.";
  private static final int COUNT_TRIALS = 400;
  private static final int SIMILARITY_TRIALS = 4000;
  private static final int SHARED = SimilarityBenchmark.HASHES / 2;

  /** Name to bytes and error; names are those of the benchmarks. */
  private final Map<String, double[]> measured = new LinkedHashMap<>();

  private EqualError() {}

  /** Prints a line a sketch; takes some seconds. */
  public static void main(String[] arguments) {
    measure()
        .forEach(
            (name, m) -> {
              // The same counters are added to and merged.
              if (!name.startsWith(MERGE)) {
                System.out.printf(Locale.ROOT, "%s %.0f %.4f%n", name, m[0], m[1]);
              }
            });
  }

  /** Bytes and error by benchmark. */
  static Map<String, double[]> measure() {
    EqualError all = new EqualError();
    all.counters();
    // Once with as many slots as the peers have components, and once with as many as are timed.
    all.minHash("SimilarityBenchmark.azeotropeMinHash, 64 slots", 6);
    all.minHash("SimilarityBenchmark.azeotropeMinHash", SimilarityBenchmark.LG_SLOTS);
    int components = SimilarityBenchmark.COMPONENTS;
    int bits = SimilarityBenchmark.COMPONENT_BITS;
    all.peer("SimilarityBenchmark.hash4jMinHash", SimilarityHashing.minHash(components, bits));
    all.peer(
        "SimilarityBenchmark.hash4jSuperMinHash", SimilarityHashing.superMinHash(components, bits));
    all.simHashes();
    return all.measured;
  }

  private void counters() {
    String[] names = {
      "azeotrope",
      "hash4jUltraLogLog",
      "hash4jHyperLogLog",
      "dataSketchesHll8",
      "dataSketchesHll4",
      "dataSketchesCpc",
      "dataSketchesTheta"
    };
    double[] squares = new double[names.length];
    double[] bytes = new double[names.length];
    Random random = new Random(1);
    for (int trial = 0; trial < COUNT_TRIALS; trial++) {
      DistinctCounter counter = DistinctCounter.withLgRegisters(DistinctAddBenchmark.AZEOTROPE_LG);
      UltraLogLog ull = UltraLogLog.create(DistinctAddBenchmark.ULL_LG);
      HyperLogLog hll = HyperLogLog.create(DistinctAddBenchmark.HLL_LG);
      HllSketch hll8 = new HllSketch(DistinctAddBenchmark.HLL_LG, TgtHllType.HLL_8);
      HllSketch hll4 = new HllSketch(DistinctAddBenchmark.HLL_LG, TgtHllType.HLL_4);
      CpcSketch cpc = new CpcSketch(DistinctAddBenchmark.CPC_LG);
      UpdateSketch theta =
          UpdateSketch.builder().setLogNominalEntries(DistinctAddBenchmark.THETA_LG).build();
      for (int i = 0; i < DistinctAddBenchmark.DISTINCT; i++) {
        long hash = random.nextLong();
        counter.add(hash);
        ull.add(hash);
        hll.add(hash);
        hll8.update(hash);
        hll4.update(hash);
        cpc.update(hash);
        theta.update(hash);
      }
      double[] estimates = {
        counter.estimate().value(),
        ull.getDistinctCountEstimate(),
        hll.getDistinctCountEstimate(),
        // Without the order of arrival, which no merged sketch has.
        hll8.getCompositeEstimate(),
        hll4.getCompositeEstimate(),
        cpc.getEstimate(),
        theta.getEstimate()
      };
      int[] sizes = {
        counter.toBytes().length,
        ull.getState().length,
        hll.getState().length,
        hll8.toCompactByteArray().length,
        hll4.toCompactByteArray().length,
        cpc.toByteArray().length,
        theta.compact().toByteArray().length
      };
      for (int k = 0; k < names.length; k++) {
        double error = estimates[k] / DistinctAddBenchmark.DISTINCT - 1;
        squares[k] += error * error / COUNT_TRIALS;
        bytes[k] += (double) sizes[k] / COUNT_TRIALS;
      }
    }
    for (int k = 0; k < names.length; k++) {
      put("DistinctAddBenchmark." + names[k], bytes[k], squares[k]);
      put(MERGE + names[k], bytes[k], squares[k]);
    }
  }

  /** Two sets of one size that share half of their union, which is as large as what is timed. */
  private static final class Pair {
    final long[] first;
    final long[] second;

    Pair(Random random) {
      long[] union = random.longs(SimilarityBenchmark.HASHES).toArray();
      int own = (union.length - SHARED) / 2;
      first = Arrays.copyOf(union, SHARED + own);
      second = Arrays.copyOf(union, union.length - own);
      System.arraycopy(
          union, union.length - (second.length - SHARED), second, SHARED, second.length - SHARED);
    }

    double jaccard() {
      return (double) SHARED / SimilarityBenchmark.HASHES;
    }
  }

  private void minHash(String name, int lgSlots) {
    Random random = new Random(1);
    double squares = 0;
    double bytes = 0;
    for (int trial = 0; trial < SIMILARITY_TRIALS; trial++) {
      Pair pair = new Pair(random);
      MinHash first = MinHash.withLgSlots(lgSlots);
      MinHash second = MinHash.withLgSlots(lgSlots);
      first.addAll(pair.first, 0, pair.first.length);
      second.addAll(pair.second, 0, pair.second.length);
      double error = first.jaccard(second).value() - pair.jaccard();
      squares += error * error / SIMILARITY_TRIALS;
      bytes += (double) first.toBytes().length / SIMILARITY_TRIALS;
    }
    put(name, bytes, squares);
  }

  private void peer(String name, SimilarityHashPolicy policy) {
    SimilarityHasher hasher = policy.createHasher();
    Random random = new Random(1);
    double squares = 0;
    // A component of b bits agrees by chance with probability 2^-b.
    double chance = Math.pow(2, -policy.getComponentSizeInBits());
    for (int trial = 0; trial < SIMILARITY_TRIALS; trial++) {
      Pair pair = new Pair(random);
      byte[] first = hasher.compute(ElementHashProvider.ofValues(pair.first));
      byte[] second = hasher.compute(ElementHashProvider.ofValues(pair.second));
      double equal = policy.getFractionOfEqualComponents(first, second);
      double error = (equal - chance) / (1 - chance) - pair.jaccard();
      squares += error * error / SIMILARITY_TRIALS;
    }
    put(name, policy.getSignatureSizeInBytes(), squares);
  }

  private void simHashes() {
    SimilarityHashPolicy policy = SimilarityHashing.fastSimHash(SimilarityBenchmark.SIM_HASH_BITS);
    SimilarityHasher hasher = policy.createHasher();
    Random random = new Random(1);
    double ours = 0;
    double theirs = 0;
    for (int trial = 0; trial < SIMILARITY_TRIALS; trial++) {
      Pair pair = new Pair(random);
      double cosine = SHARED / Math.sqrt((double) pair.first.length * pair.second.length);
      double angle = Math.acos(cosine) / Math.PI;
      long a = SimHash.of(pair.first, 0, pair.first.length);
      long b = SimHash.of(pair.second, 0, pair.second.length);
      double error = (double) SimHash.distance(a, b) / Long.SIZE - angle;
      ours += error * error / SIMILARITY_TRIALS;
      byte[] first = hasher.compute(ElementHashProvider.ofValues(pair.first));
      byte[] second = hasher.compute(ElementHashProvider.ofValues(pair.second));
      error = 1 - policy.getFractionOfEqualComponents(first, second) - angle;
      theirs += error * error / SIMILARITY_TRIALS;
    }
    put("SimilarityBenchmark.azeotropeSimHash", Long.BYTES, ours);
    put("SimilarityBenchmark.hash4jFastSimHash", policy.getSignatureSizeInBytes(), theirs);
  }

  private void put(String name, double bytes, double meanSquare) {
    measured.put(name, new double[] {bytes, Math.sqrt(meanSquare)});
  }
}
