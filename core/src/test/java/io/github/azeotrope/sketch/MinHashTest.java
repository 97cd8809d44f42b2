package io.github.azeotrope.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class MinHashTest {

  private static MinHash of(int lg, long... hashes) {
    MinHash sketch = MinHash.withLgSlots(lg);
    sketch.addAll(hashes, 0, hashes.length);
    return sketch;
  }

  @Property(tries = 200)
  void mergingIsAddingAllInAnyOrder(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 8) int lg,
      @ForAll @IntRange(max = 2000) int n,
      @ForAll @IntRange(min = 1, max = 6) int parts) {
    long[] hashes = Chance.hashes(Chance.random(seed), n);
    MinHash merged = MinHash.withLgSlots(lg);
    for (int part = 0; part < parts; part++) {
      MinHash share = MinHash.withLgSlots(lg);
      for (int i = n - 1 - part; i >= 0; i -= parts) {
        share.add(hashes[i]);
        share.add(hashes[i]);
      }
      merged.merge(share);
    }
    assertThat(merged.toBytes()).isEqualTo(of(lg, hashes).toBytes());
  }

  @Property(tries = 200)
  void mergeIsACommutativeIdempotentMonoid(
      @ForAll long seed, @ForAll @IntRange(max = 300) int n, @ForAll @IntRange(max = 60) int m) {
    SplittableRandom random = Chance.random(seed);
    MinHash a = of(5, Chance.hashes(random, n));
    MinHash b = of(5, Chance.hashes(random, m));
    MinHash c = of(5, Chance.hashes(random, m));
    assertThat(b.copy().merge(a).toBytes()).isEqualTo(a.copy().merge(b).toBytes());
    assertThat(a.copy().merge(b).merge(c).toBytes())
        .isEqualTo(a.copy().merge(b.copy().merge(c)).toBytes());
    assertThat(a.copy().merge(a).toBytes()).isEqualTo(a.toBytes());
    assertThat(MinHash.withLgSlots(5).merge(a).toBytes()).isEqualTo(a.toBytes());
  }

  /** One bin, one minimum: the definition, slot by slot. */
  @Property(tries = 100)
  void aSlotHoldsTheSmallest(@ForAll long seed, @ForAll @IntRange(max = 100) int n) {
    long[] hashes = Chance.hashes(Chance.random(seed), n);
    MinHash sketch = of(3, hashes);
    for (long hash : hashes) {
      assertThat(sketch.hasTraceOf(hash)).isTrue();
    }
    int[] smallest = new int[8];
    Arrays.fill(smallest, Integer.MAX_VALUE);
    for (long hash : hashes) {
      int slot = (int) (hash >>> 61);
      smallest[slot] = Math.min(smallest[slot], (int) hash);
    }
    int filled = (int) Arrays.stream(smallest).filter(x -> x != Integer.MAX_VALUE).count();
    assertThat(sketch).hasToString("MinHash[lg=3, filled=" + filled + "]");
    if (filled > 0) {
      int[] signature = sketch.signature();
      for (int i = 0; i < 8; i++) {
        if (smallest[i] == Integer.MAX_VALUE) {
          int copied = signature[i];
          assertThat(Arrays.stream(smallest).anyMatch(x -> x == copied)).isTrue();
        } else {
          assertThat(signature[i]).isEqualTo(smallest[i]);
        }
      }
    }
  }

  @Example
  void emptySetsHaveNothingInCommon() {
    MinHash empty = MinHash.withLgSlots(4);
    assertThat(empty.isEmpty()).isTrue();
    assertThat(empty.jaccard(empty).value()).isZero();
    assertThat(empty.containment(of(4, 1)).value()).isZero();
    assertThat(of(4, 1).jaccard(empty).value()).isZero();
    assertThat(of(4, 1).isEmpty()).isFalse();
    assertThat(empty.signature()).containsOnly(0);
  }

  @Example
  void equalSetsAreAlikeAndOneInsideAnotherIsContained() {
    SplittableRandom random = Chance.random(5);
    long[] hashes = Chance.hashes(random, 5_000);
    MinHash all = of(8, hashes);
    MinHash part = of(8, Arrays.copyOf(hashes, 1_000));
    assertThat(all.jaccard(of(8, hashes)).value()).isEqualTo(1);
    assertThat(all.jaccard(of(8, hashes)).upper(0.99)).isEqualTo(1);
    assertThat(all.jaccard(of(8, hashes)).lower(0.99)).isBetween(0.97, 1.0);
    assertThat(part.containment(all).value()).isEqualTo(1);
    assertThat(all.containment(part).value()).isBetween(0.1, 0.3);
  }

  @Example
  void refusesWhatCannotBe() {
    assertThatThrownBy(() -> MinHash.withLgSlots(1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> MinHash.withLgSlots(21)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> MinHash.withLgSlots(4).merge(MinHash.withLgSlots(5)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2^4");
    assertThatThrownBy(() -> MinHash.withLgSlots(4).jaccard(MinHash.withLgSlots(5)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> MinHash.withLgSlots(4).addAll(new long[3], 2, 4))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThat(MinHash.withLgSlots(4).lgSlots()).isEqualTo(4);
  }
}
