package io.github.azeotrope.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azeotrope.hash.LinkageKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class CoverageSketchTest {
  private static final int LG = 6;

  /**
   * At lg 6 sixteen distinct prompts are held exactly: streams on both sides, and at the border.
   */
  private static List<long[]> stream(long seed, int n) {
    SplittableRandom random = Chance.random(seed);
    int kinds = 1 + random.nextInt(n + 20);
    List<long[]> stream = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      stream.add(new long[] {random.nextInt(kinds), random.nextInt(1 + kinds / 3)});
    }
    return stream;
  }

  private static CoverageSketch of(List<long[]> stream) {
    CoverageSketch sketch = CoverageSketch.withLgSlots(LG);
    stream.forEach(x -> sketch.addHash(x[0], x[1]));
    return sketch;
  }

  @Property(tries = 500)
  void mergingIsAddingAllInAnyOrder(
      @ForAll long seed,
      @ForAll @IntRange(max = 300) int n,
      @ForAll @IntRange(min = 1, max = 7) int parts) {
    List<long[]> stream = stream(seed, n);
    byte[] whole = of(stream).toBytes();
    List<long[]> shuffled = new ArrayList<>(stream);
    Collections.shuffle(shuffled, new Random(seed));
    assertThat(of(shuffled).toBytes()).isEqualTo(whole);
    CoverageSketch merged = CoverageSketch.withLgSlots(LG);
    for (int part = 0; part < parts; part++) {
      List<long[]> share = new ArrayList<>();
      for (int i = part; i < n; i += parts) {
        share.add(shuffled.get(i));
      }
      CoverageSketch sketch = of(share);
      byte[] before = sketch.toBytes();
      merged.merge(sketch);
      assertThat(sketch.toBytes()).as("what was merged is unchanged").isEqualTo(before);
    }
    assertThat(merged.toBytes()).isEqualTo(whole);
  }

  @Property(tries = 300)
  void mergeIsACommutativeMonoid(
      @ForAll long seed,
      @ForAll @IntRange(max = 100) int n,
      @ForAll @IntRange(max = 40) int m,
      @ForAll @IntRange(max = 40) int k) {
    CoverageSketch a = of(stream(seed, n));
    CoverageSketch b = of(stream(seed + 1, m));
    CoverageSketch c = of(stream(seed + 2, k));
    byte[] ab = a.copy().merge(b).toBytes();
    assertThat(b.copy().merge(a).toBytes()).isEqualTo(ab);
    assertThat(a.copy().merge(b).merge(c).toBytes())
        .isEqualTo(a.copy().merge(b.copy().merge(c)).toBytes());
    assertThat(a.copy().merge(CoverageSketch.withLgSlots(LG)).toBytes()).isEqualTo(a.toBytes());
    assertThat(CoverageSketch.withLgSlots(LG).merge(a).toBytes()).isEqualTo(a.toBytes());
  }

  @Property(tries = 200)
  void whatIsASetIsIdempotent(@ForAll long seed, @ForAll @IntRange(max = 200) int n) {
    CoverageSketch a = of(stream(seed, n));
    CoverageSketch twice = a.copy().merge(a);
    assertThat(twice.distinctPrompts().value()).isEqualTo(a.distinctPrompts().value());
    assertThat(twice.distinctTopics().value()).isEqualTo(a.distinctTopics().value());
    assertThat(twice.jaccard(a).value()).isEqualTo(n == 0 ? 0 : 1);
    assertThat(twice.prompts()).isEqualTo(2L * n);
    CoverageSketch self = a.copy();
    assertThat(self.merge(self).toBytes()).isEqualTo(twice.toBytes());
  }

  /** Against a map from prompt to count. */
  @Property(tries = 300)
  void isExactWhileItHoldsEverything(
      @ForAll long seed, @ForAll @IntRange(max = 60) int n, @ForAll @IntRange(max = 60) int m) {
    List<long[]> first = stream(seed, n);
    List<long[]> second = stream(seed + 1, m);
    Map<Long, Integer> a = counts(first);
    Map<Long, Integer> b = counts(second);
    CoverageSketch x = of(first);
    CoverageSketch y = of(second);
    assertThat(x.prompts()).isEqualTo(n);
    assertThat(x.distinctPrompts().isExact()).isEqualTo(a.size() <= 16);
    if (a.size() <= 16) {
      assertThat(x.distinctPrompts().value()).isEqualTo(a.size());
      long once = a.values().stream().filter(c -> c == 1).count();
      long twice = a.values().stream().filter(c -> c == 2).count();
      assertThat(x.unseenMass().value()).isEqualTo(n == 0 ? 1 : (double) once / n);
      assertThat(x.growthExponent().value()).isEqualTo(n == 0 ? 0 : (double) once / a.size());
      assertThat(x.chao1().value())
          .isCloseTo(
              a.size() + (n - 1.0) / Math.max(1, n) * once * (once - 1) / (2.0 * (twice + 1)),
              org.assertj.core.data.Offset.offset(1e-9));
    }
    if (a.size() <= 16 && b.size() <= 16) {
      Set<Long> both = new HashSet<>(a.keySet());
      both.retainAll(b.keySet());
      Set<Long> either = new HashSet<>(a.keySet());
      either.addAll(b.keySet());
      assertThat(x.sharedPrompts(y).value()).isEqualTo(both.size());
      assertThat(x.jaccard(y).value())
          .isEqualTo(either.isEmpty() ? 0 : (double) both.size() / either.size());
      assertThat(x.containment(y).value())
          .isEqualTo(a.isEmpty() ? 0 : (double) both.size() / a.size());
      assertThat(x.jaccard(y).isExact()).isTrue();
    }
  }

  private static Map<Long, Integer> counts(List<long[]> stream) {
    Map<Long, Integer> counts = new HashMap<>();
    stream.forEach(x -> counts.merge(x[0], 1, Integer::sum));
    return counts;
  }

  @Example
  void promptsAreComparedByTheirWords() {
    CoverageSketch sketch = CoverageSketch.withLgSlots(12);
    sketch.add("Sort this list:  3, 1, 2");
    sketch.add("sort THIS list 3 1 2!");
    sketch.add("Sort that list: 3, 1, 2");
    assertThat(sketch.prompts()).isEqualTo(3);
    assertThat(sketch.distinctPrompts().value()).isEqualTo(2);
    assertThat(sketch.distinctTopics().value()).isBetween(1.0, 2.0);
    assertThat(sketch)
        .hasToString(
            "CoverageSketch[lg=12, prompts=3, distinct=2, topics="
                + (int) sketch.distinctTopics().value()
                + "]");
  }

  @Example
  void topicsMayBeNamed() {
    CoverageSketch a = CoverageSketch.withLgSlots(8);
    CoverageSketch b = CoverageSketch.withLgSlots(8);
    for (int i = 0; i < 100; i++) {
      a.add("prompt number " + i, i % 2 == 0 ? "algebra" : "sql");
      b.add("question number " + i, "sql");
    }
    assertThat(a.distinctTopics().value()).isEqualTo(2);
    assertThat(a.unseenTopicMass().value()).isZero();
    assertThat(a.topicChao1().value()).isEqualTo(2);
    assertThat(a.topicGrowthExponent().value()).isZero();
    assertThat(a.topicJaccard(b).value()).isEqualTo(0.5);
    assertThat(a.jaccard(b).value()).isZero();
    assertThat(a.unseenMass().value()).isGreaterThan(0.85);
  }

  @Example
  void anEmptySketchKnowsNothing() {
    CoverageSketch empty = CoverageSketch.withLgSlots(6);
    assertThat(empty.distinctPrompts().value()).isZero();
    assertThat(empty.unseenMass().value()).isEqualTo(1);
    assertThat(empty.jaccard(empty).value()).isZero();
    assertThat(empty.chao1().value()).isZero();
    assertThat(empty.growthExponent().value()).isZero();
    assertThat(empty.lgSlots()).isEqualTo(6);
  }

  @Example
  void sketchesOfDifferentKeysOrSizesAreNeverCompared() {
    PromptHasher hasher = PromptHasher.V1.withKey(LinkageKey.fromBytes(new byte[16]));
    CoverageSketch keyed = CoverageSketch.withLgSlots(6, hasher);
    CoverageSketch open = CoverageSketch.withLgSlots(6);
    assertThat(keyed.keyId()).isEqualTo(hasher.keyId());
    assertThatThrownBy(() -> keyed.merge(open))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(keyed.keyId())
        .hasMessageContaining(open.keyId());
    assertThatThrownBy(() -> open.jaccard(keyed)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> open.topicJaccard(keyed)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> open.containment(keyed)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> open.sharedPrompts(keyed))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> open.merge(CoverageSketch.withLgSlots(7)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2^7");
    byte[] bytes = keyed.toBytes();
    assertThatThrownBy(() -> CoverageSketch.fromBytes(bytes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(keyed.keyId());
    assertThat(CoverageSketch.fromBytes(bytes, hasher).toBytes()).isEqualTo(bytes);
    assertThatThrownBy(() -> CoverageSketch.withLgSlots(5))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CoverageSketch.withLgSlots(21))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Example
  void whatIsReadGoesOnAsWhatWasWritten() {
    List<long[]> first = stream(1, 200);
    List<long[]> second = stream(2, 300);
    CoverageSketch a = of(first);
    CoverageSketch read = CoverageSketch.fromBytes(a.toBytes());
    second.forEach(x -> a.addHash(x[0], x[1]));
    second.forEach(x -> read.addHash(x[0], x[1]));
    assertThat(read.toBytes()).isEqualTo(a.toBytes());
  }
}
