package io.github.azeotrope.jmh;

import com.dynatrace.hash4j.distinctcount.HyperLogLog;
import com.dynatrace.hash4j.distinctcount.UltraLogLog;
import com.dynatrace.hash4j.similarity.ElementHashProvider;
import com.dynatrace.hash4j.similarity.SimilarityHashPolicy;
import com.dynatrace.hash4j.similarity.SimilarityHasher;
import com.dynatrace.hash4j.similarity.SimilarityHashing;
import java.util.Locale;
import java.util.Random;
import org.apache.datasketches.cpc.CpcSketch;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;
import org.apache.datasketches.theta.UpdateSketch;

/**
 * Checks that the benchmarks compare sketches of about equal error, and says how many bytes each
 * needs for it: {@code name bytes rms-error}. The serialized form counts, and errors are relative
 * for distinct counts, absolute for the Jaccard similarity.
 */
public final class EqualError {
  private static final int COUNT_TRIALS = 400;
  private static final int SIMILARITY_TRIALS = 4000;
  private static final int UNION = 170;
  private static final int SHARED = 85;

  private EqualError() {}

  /** Prints a line a sketch; takes some seconds. */
  public static void main(String[] arguments) {
    counters();
    similarity("hash4j-MinHash-64x8", SimilarityHashing.minHash(64, 8));
    similarity("hash4j-SuperMinHash-64x8", SimilarityHashing.superMinHash(64, 8));
  }

  private static void counters() {
    String[] names = {
      "hash4j-UltraLogLog",
      "hash4j-HyperLogLog",
      "DataSketches-HLL8",
      "DataSketches-HLL4",
      "DataSketches-CPC",
      "DataSketches-Theta"
    };
    double[] squares = new double[names.length];
    double[] bytes = new double[names.length];
    Random random = new Random(1);
    for (int trial = 0; trial < COUNT_TRIALS; trial++) {
      UltraLogLog ull = UltraLogLog.create(DistinctAddBenchmark.ULL_LG);
      HyperLogLog hll = HyperLogLog.create(DistinctAddBenchmark.HLL_LG);
      HllSketch hll8 = new HllSketch(DistinctAddBenchmark.HLL_LG, TgtHllType.HLL_8);
      HllSketch hll4 = new HllSketch(DistinctAddBenchmark.HLL_LG, TgtHllType.HLL_4);
      CpcSketch cpc = new CpcSketch(DistinctAddBenchmark.CPC_LG);
      UpdateSketch theta =
          UpdateSketch.builder().setLogNominalEntries(DistinctAddBenchmark.THETA_LG).build();
      for (int i = 0; i < DistinctAddBenchmark.DISTINCT; i++) {
        long hash = random.nextLong();
        ull.add(hash);
        hll.add(hash);
        hll8.update(hash);
        hll4.update(hash);
        cpc.update(hash);
        theta.update(hash);
      }
      double[] estimates = {
        ull.getDistinctCountEstimate(),
        hll.getDistinctCountEstimate(),
        // Without the order of arrival, which no merged sketch has.
        hll8.getCompositeEstimate(),
        hll4.getCompositeEstimate(),
        cpc.getEstimate(),
        theta.getEstimate()
      };
      int[] sizes = {
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
      line(names[k], bytes[k], squares[k]);
    }
  }

  /** Two sets that share half of their union, which is as large as the benchmark's sets. */
  private static void similarity(String name, SimilarityHashPolicy policy) {
    SimilarityHasher hasher = policy.createHasher();
    Random random = new Random(1);
    double squares = 0;
    // A component of b bits agrees by chance with probability 2^-b.
    double chance = Math.pow(2, -policy.getComponentSizeInBits());
    for (int trial = 0; trial < SIMILARITY_TRIALS; trial++) {
      long[] union = random.longs(UNION).toArray();
      int inFirst = SHARED + (UNION - SHARED) / 2;
      byte[] first = hasher.compute(ElementHashProvider.ofFunction(i -> union[i], inFirst));
      byte[] second =
          hasher.compute(
              ElementHashProvider.ofFunction(
                  i -> union[i < SHARED ? i : UNION - 1 - (i - SHARED)], SHARED + UNION - inFirst));
      double equal = policy.getFractionOfEqualComponents(first, second);
      double error = (equal - chance) / (1 - chance) - (double) SHARED / UNION;
      squares += error * error / SIMILARITY_TRIALS;
    }
    line(name, policy.getSignatureSizeInBytes(), squares);
  }

  private static void line(String name, double bytes, double meanSquare) {
    System.out.printf(Locale.ROOT, "%s %.0f %.4f%n", name, bytes, Math.sqrt(meanSquare));
  }
}
