package io.github.azeotrope.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SketchBytesTest {
  private static final int TRIES = 5_000;

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 60, 3_000})
  void counters(int n) {
    DistinctCounter counter = DistinctCounter.withLgRegisters(5);
    Chance.random(n).longs(n).forEach(counter::add);
    SketchBytesFuzz.check(
        counter.toBytes(), TRIES, n, bytes -> DistinctCounter.fromBytes(bytes).toBytes());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 60, 3_000})
  void minHashes(int n) {
    MinHash sketch = MinHash.withLgSlots(6);
    Chance.random(n).longs(n).forEach(sketch::add);
    SketchBytesFuzz.check(sketch.toBytes(), TRIES, n, bytes -> MinHash.fromBytes(bytes).toBytes());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 16, 17, 40, 3_000})
  void coverages(int n) {
    CoverageSketch sketch = CoverageSketch.withLgSlots(6);
    SplittableRandom random = Chance.random(n);
    for (int i = 0; i < n; i++) {
      sketch.addHash(random.nextInt(Math.max(1, n)), random.nextInt(1 + n / 10));
    }
    SketchBytesFuzz.check(
        sketch.toBytes(), TRIES, n, bytes -> CoverageSketch.fromBytes(bytes).toBytes());
  }

  @Test
  void oneKindIsNotReadAsAnother() {
    byte[] counter = DistinctCounter.withLgRegisters(6).toBytes();
    byte[] minHash = MinHash.withLgSlots(6).toBytes();
    assertThatThrownBy(() -> MinHash.fromBytes(counter))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("does not begin");
    assertThatThrownBy(() -> CoverageSketch.fromBytes(minHash))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aLaterVersionIsNamed() {
    byte[] bytes = MinHash.withLgSlots(6).toBytes();
    bytes[4] = 9;
    assertThatThrownBy(() -> MinHash.fromBytes(bytes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("version is 9")
        .hasMessageContaining("version 1");
  }

  @Test
  void smallContentTakesFewBytes() {
    DistinctCounter counter = DistinctCounter.withLgRegisters(10);
    MinHash minHash = MinHash.withLgSlots(10);
    CoverageSketch sketch = CoverageSketch.withLgSlots(12);
    Chance.random(1)
        .longs(10)
        .forEach(
            hash -> {
              counter.add(hash);
              minHash.add(hash);
              sketch.addHash(hash);
            });
    assertThat(counter.toBytes()).hasSize(16 + 10 * 12);
    assertThat(minHash.toBytes()).hasSize(16 + 10 * 8);
    assertThat(sketch.toBytes()).hasSize(12 + 1 + 1 + 10 * 9 + 2 + 4);
  }
}
