package io.github.azeotrope.jmh;

import com.dynatrace.hash4j.similarity.ElementHashProvider;
import com.dynatrace.hash4j.similarity.SimilarityHasher;
import com.dynatrace.hash4j.similarity.SimilarityHashing;
import io.github.azeotrope.sketch.MinHash;
import io.github.azeotrope.sketch.SimHash;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * A similarity signature of 170 hashes: as many as 1,024 units of English have word shingles. Sizes
 * are such that the library's error is not above that of the peer: {@link EqualError}.
 */
@State(Scope.Thread)
public class SimilarityBenchmark extends Measured {
  static final int HASHES = 170;
  static final int LG_SLOTS = 7;
  static final int SIM_HASH_BITS = 64;
  private static final int SETS = 64;
  static final int COMPONENTS = 64;
  static final int COMPONENT_BITS = 8;

  private final long[][] hashes = new long[SETS][];
  private final ElementHashProvider[] sets = new ElementHashProvider[SETS];
  private final MinHash sketch = MinHash.withLgSlots(LG_SLOTS);
  private final SimilarityHasher minHash =
      SimilarityHashing.minHash(COMPONENTS, COMPONENT_BITS).createHasher();
  private final SimilarityHasher superMinHash =
      SimilarityHashing.superMinHash(COMPONENTS, COMPONENT_BITS).createHasher();
  private final SimilarityHasher fastSimHash =
      SimilarityHashing.fastSimHash(SIM_HASH_BITS).createHasher();
  private int next;

  /** Makes the sets. */
  public SimilarityBenchmark() {
    Random random = new Random(1);
    for (int i = 0; i < SETS; i++) {
      hashes[i] = random.longs(HASHES).toArray();
      sets[i] = ElementHashProvider.ofValues(hashes[i]);
    }
  }

  private ElementHashProvider set() {
    return sets[next++ & SETS - 1];
  }

  /** The library's MinHash with 128 slots, from empty. */
  @Benchmark
  public MinHash azeotropeMinHash() {
    sketch.clear().addAll(hashes[next++ & SETS - 1], 0, HASHES);
    return sketch;
  }

  /** The library's SimHash. */
  @Benchmark
  public long azeotropeSimHash() {
    return SimHash.of(hashes[next++ & SETS - 1], 0, HASHES);
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
