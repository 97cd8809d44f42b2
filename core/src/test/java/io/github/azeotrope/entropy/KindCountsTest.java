package io.github.azeotrope.entropy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Against what the documentation says: the K smallest of all hashes, and sums of buckets. */
class KindCountsTest {
  private static final int LG = 4;
  private static final int K = 1 << LG;

  private static SortedMap<Long, Long> counts(List<Integer> kinds) {
    SortedMap<Long, Long> counts = new TreeMap<>(Long::compareUnsigned);
    kinds.forEach(kind -> counts.merge(Draws.hash(kind, 7), 1L, Long::sum));
    return counts;
  }

  private static KindCounts sample(List<Integer> kinds) {
    KindCounts sample = new KindCounts(LG);
    kinds.forEach(kind -> sample.add(Draws.hash(kind, 7), 1));
    return sample;
  }

  private static void check(KindCounts sample, List<Integer> kinds) {
    SortedMap<Long, Long> all = counts(kinds);
    assertThat(sample.total()).isEqualTo(kinds.size());
    assertThat(sample.isSampled()).isEqualTo(all.size() > K);
    long[] hashes = all.keySet().stream().limit(K).mapToLong(h -> h).toArray();
    assertThat(sample.hashes()).isEqualTo(hashes);
    for (long hash : hashes) {
      assertThat(sample.count(hash)).isEqualTo(all.get(hash));
    }
    long[] buckets = new long[4 * K];
    all.forEach((hash, count) -> buckets[hash.intValue() & 4 * K - 1] += count);
    assertThat(sample.buckets()).isEqualTo(buckets);
  }

  @Property(tries = 400)
  void holdsTheSmallestAndTheBuckets(@ForAll("draws") List<Integer> kinds) {
    check(sample(kinds), kinds);
  }

  @Property(tries = 400)
  void mergesAsIfAllHadBeenAdded(
      @ForAll("draws") List<Integer> a, @ForAll("draws") List<Integer> b, @ForAll boolean read) {
    KindCounts left = sample(a);
    KindCounts right = sample(b);
    if (read) {
      left.hashes();
    }
    left.merge(right);
    check(right, b);
    List<Integer> both = new java.util.ArrayList<>(a);
    both.addAll(b);
    check(left, both);
    left.add(Draws.hash(12_345, 7), 3);
    both.addAll(List.of(12_345, 12_345, 12_345));
    check(left, both);
  }

  @Property(tries = 100)
  void copiesAndMergesWithItself(@ForAll("draws") List<Integer> kinds) {
    KindCounts sample = sample(kinds);
    KindCounts copy = sample.copy();
    sample.merge(sample);
    check(copy, kinds);
    List<Integer> twice = new java.util.ArrayList<>(kinds);
    twice.addAll(kinds);
    check(sample, twice);
  }

  @Property(tries = 100)
  void mergesInAnyTree(@ForAll("draws") List<Integer> kinds, @ForAll @IntRange(max = 5) int cut) {
    int at = kinds.size() * cut / 5;
    int middle = at / 2;
    KindCounts tree = sample(kinds.subList(at, kinds.size()));
    KindCounts left = sample(kinds.subList(middle, at));
    left.merge(sample(kinds.subList(0, middle)));
    tree.merge(left);
    check(tree, kinds);
  }

  @Test
  void refusesMoreThanDoublesCanCount() {
    KindCounts a = new KindCounts(LG);
    a.add(1L << 40, KindCounts.MAX_TOTAL);
    KindCounts b = sample(List.of(1));
    assertThatThrownBy(() -> b.merge(a)).isInstanceOf(IllegalArgumentException.class);
    check(b, List.of(1));
  }

  @Test
  void isBounded() {
    KindCounts sample = new KindCounts(10);
    for (int i = 0; i < 1_000_000; i++) {
      sample.add(Draws.hash(i, 7), 1);
    }
    assertThat(sample.hashes()).hasSize(1024);
    assertThat(Arrays.stream(sample.buckets()).sum()).isEqualTo(1_000_000);
  }

  /** From none to ten times what there is room for. */
  @Provide
  Arbitrary<List<Integer>> draws() {
    return Arbitraries.integers()
        .between(1, 10)
        .flatMap(
            scale -> Arbitraries.integers().between(0, scale * K).list().ofMaxSize(scale * 40));
  }
}
