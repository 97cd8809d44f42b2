package io.github.azeotrope.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class DistinctCounterTest {

  private static DistinctCounter of(int lg, long... hashes) {
    DistinctCounter counter = DistinctCounter.withLgRegisters(lg);
    for (long hash : hashes) {
      counter.add(hash);
    }
    return counter;
  }

  @Property(tries = 200)
  void mergingIsAddingAllInAnyOrder(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 7) int lg,
      @ForAll @IntRange(max = 5000) int n,
      @ForAll @IntRange(min = 1, max = 6) int parts) {
    long[] hashes = Chance.hashes(Chance.random(seed), n);
    DistinctCounter whole = of(lg, hashes);
    DistinctCounter merged = DistinctCounter.withLgRegisters(lg);
    for (int part = 0; part < parts; part++) {
      DistinctCounter share = DistinctCounter.withLgRegisters(lg);
      for (int i = n - 1 - part; i >= 0; i -= parts) {
        share.add(hashes[i]);
        share.add(hashes[i]);
      }
      merged.merge(share);
    }
    assertThat(merged.toBytes()).isEqualTo(whole.toBytes());
  }

  @Property(tries = 200)
  void mergeIsACommutativeIdempotentMonoid(
      @ForAll long seed, @ForAll @IntRange(max = 3000) int n, @ForAll @IntRange(max = 60) int m) {
    SplittableRandom random = Chance.random(seed);
    DistinctCounter a = of(4, Chance.hashes(random, n));
    DistinctCounter b = of(4, Chance.hashes(random, m));
    DistinctCounter c = of(4, Chance.hashes(random, m));
    byte[] ab = a.copy().merge(b).toBytes();
    assertThat(b.copy().merge(a).toBytes()).isEqualTo(ab);
    assertThat(a.copy().merge(b).merge(c).toBytes())
        .isEqualTo(a.copy().merge(b.copy().merge(c)).toBytes());
    assertThat(a.copy().merge(a).toBytes()).isEqualTo(a.toBytes());
    assertThat(a.copy().merge(DistinctCounter.withLgRegisters(4)).toBytes()).isEqualTo(a.toBytes());
    assertThat(DistinctCounter.withLgRegisters(4).merge(a).toBytes()).isEqualTo(a.toBytes());
  }

  /** The definition, without a bit: the largest value and which of the 54 below it were seen. */
  @Property(tries = 300)
  void aRegisterIsWhatThePaperSays(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 400) int n,
      @ForAll @IntRange(max = 60) int zeros) {
    SplittableRandom random = Chance.random(seed);
    TreeSet<Integer> values = new TreeSet<>();
    long register = 0;
    for (int i = 0; i < n; i++) {
      // Some hashes with many leading zeros, so that the window jumps.
      long hash = random.nextLong() >>> (i % 7 == 0 ? random.nextInt(zeros + 1) : 0);
      int value = ExaLogLog.value(hash, ExaLogLog.zeros(hash, ExaLogLog.lowBits(2)));
      values.add(value);
      register = ExaLogLog.update(register, value);
      assertThat(ExaLogLog.isPossible(register, 2)).isTrue();
    }
    int largest = values.last();
    assertThat(ExaLogLog.largest(register)).isEqualTo(largest);
    for (int value = Math.max(1, largest - ExaLogLog.WINDOW); value <= largest; value++) {
      assertThat(register << (largest - value) < 0).isEqualTo(values.contains(value));
    }
    for (int low = 0; low < ExaLogLog.VALUES_PER_ZERO; low++) {
      int open = 0;
      while (isForgottenOrSeen(8 * open + low + 1, largest, values)) {
        open++;
      }
      int firstOpen = ExaLogLog.firstOpen(register, (random.nextLong() << 3) | low);
      assertThat(firstOpen).isLessThanOrEqualTo(open);
      if (largest > ExaLogLog.WINDOW) {
        assertThat(firstOpen).isEqualTo(open);
      }
    }
  }

  private static boolean isForgottenOrSeen(int value, int largest, Set<Integer> values) {
    return value < largest - ExaLogLog.WINDOW || values.contains(value);
  }

  /** Floors only save time: a counter of nothing but registers ends up in the same state. */
  @Example
  void floorsChangeNothing() {
    SplittableRandom random = Chance.random(11);
    DistinctCounter counter = DistinctCounter.withLgRegisters(2);
    DistinctCounter plain = DistinctCounter.withLgRegisters(2);
    for (int i = 0; i < 300_000; i++) {
      long hash = random.nextLong();
      counter.add(hash);
      // A merge never looks at floors.
      plain.merge(of(2, hash));
      if (i % 10_000 == 0) {
        assertThat(counter.toBytes()).isEqualTo(plain.toBytes());
      }
    }
    assertThat(counter.toBytes()).isEqualTo(plain.toBytes());
    assertThat(counter.hasTraceOf(random.nextLong() | Long.MIN_VALUE)).isTrue();
  }

  @Example
  void probabilitiesOfAllValuesAddUpToOne() {
    for (int lg = DistinctCounter.MIN_LG_REGISTERS; lg <= DistinctCounter.MAX_LG_REGISTERS; lg++) {
      double sum = 0;
      for (int value = ExaLogLog.maxValue(lg); value >= 1; value--) {
        sum += Math.scalb(1.0, -ExaLogLog.exponent(value, lg));
      }
      assertThat(sum).as("lg %d", lg).isEqualTo(1);
    }
  }

  @Example
  void extremeHashesAreValues() {
    for (int lg : new int[] {2, 10, 20}) {
      DistinctCounter counter = of(lg, 0, -1, Long.MIN_VALUE, Long.MAX_VALUE, 7, 8);
      assertThat(DistinctCounter.fromBytes(counter.toBytes()).toBytes())
          .isEqualTo(counter.toBytes());
      assertThat(counter.estimate().lower(0.99)).isBetween(1.0, 6.0);
    }
  }

  @Example
  void nothingIsZero() {
    Estimate none = DistinctCounter.withLgRegisters(5).estimate();
    assertThat(none.value()).isZero();
    assertThat(none.isExact()).isTrue();
    assertThat(none.upper(0.99)).isZero();
  }

  /** Hashes far beyond what can be added one by one: every value of the first 40 zeros is seen. */
  @Example
  void huge() {
    int lg = 6;
    DistinctCounter counter = DistinctCounter.withLgRegisters(lg);
    SplittableRandom random = Chance.random(3);
    // n hashes leave a value of exponent e unseen in a register with probability exp(-n 2^-e / m).
    double perRegister = Math.scalb(1.0, 42);
    for (int register = 0; register < 1 << lg; register++) {
      for (int value = 1; value <= ExaLogLog.maxValue(lg); value++) {
        double rate = perRegister * Math.scalb(1.0, -ExaLogLog.exponent(value, lg));
        if (random.nextDouble() < -Math.expm1(-rate)) {
          int zeros = (value - 1) / 8;
          long top = zeros < 61 - lg ? Long.MIN_VALUE >>> zeros : 0;
          counter.add(top | (long) register << 3 | (value - 1) % 8);
        }
      }
    }
    Estimate estimate = counter.estimate();
    assertThat(estimate.value() / Math.scalb(1.0, 48)).isBetween(0.85, 1.15);
    assertThat(estimate.relativeStandardError() * 8).isBetween(0.24, 0.26);
  }

  @Example
  void refusesWhatCannotBe() {
    assertThatThrownBy(() -> DistinctCounter.withLgRegisters(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1");
    assertThatThrownBy(() -> DistinctCounter.withLgRegisters(21))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> DistinctCounter.withLgRegisters(4).merge(DistinctCounter.withLgRegisters(5)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2^4")
        .hasMessageContaining("2^5");
    assertThatThrownBy(() -> of(4, 1).estimate().lower(1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> of(4, 1).estimate().upper(0.4))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Example
  void copiesAreIndependent() {
    DistinctCounter a = of(4, 1, 2, 3);
    byte[] before = a.toBytes();
    a.copy().add(99);
    assertThat(a.toBytes()).isEqualTo(before);
    assertThat(a.lgRegisters()).isEqualTo(4);
    assertThat(a).hasToString("DistinctCounter[lg=4, " + a.estimate() + "]");
  }
}
