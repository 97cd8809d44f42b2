package io.github.azeotrope.jmh;

import com.dynatrace.hash4j.similarity.ElementHashProvider;
import com.dynatrace.hash4j.similarity.SimilarityHasher;
import com.dynatrace.hash4j.similarity.SimilarityHashing;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A similarity signature of 170 hashes: as many as 1,024 units of English have word shingles. */
@State(Scope.Thread)
public class SimilarityBenchmark extends Measured {
  private static final int HASHES = 170;
  private static final int SETS = 64;
  private static final int COMPONENTS = 64;
  private static final int COMPONENT_BITS = 8;

  private final ElementHashProvider[] sets = new ElementHashProvider[SETS];
  private final SimilarityHasher minHash =
      SimilarityHashing.minHash(COMPONENTS, COMPONENT_BITS).createHasher();
  private final SimilarityHasher superMinHash =
      SimilarityHashing.superMinHash(COMPONENTS, COMPONENT_BITS).createHasher();
  private final SimilarityHasher fastSimHash = SimilarityHashing.fastSimHash(64).createHasher();
  private int next;

  /** Makes the sets. */
  public SimilarityBenchmark() {
    Random random = new Random(1);
    for (int i = 0; i < SETS; i++) {
      sets[i] = ElementHashProvider.ofValues(random.longs(HASHES).toArray());
    }
  }

  private ElementHashProvider set() {
    return sets[next++ & SETS - 1];
  }

  /** hash4j's MinHash with 64 components. */
  @Benchmark
  public byte[] hash4jMinHash() {
    return minHash.compute(set());
  }

  /** hash4j's SuperMinHash with 64 components. */
  @Benchmark
  public byte[] hash4jSuperMinHash() {
    return superMinHash.compute(set());
  }

  /** hash4j's FastSimHash with 64 bits. */
  @Benchmark
  public byte[] hash4jFastSimHash() {
    return fastSimHash.compute(set());
  }
}
