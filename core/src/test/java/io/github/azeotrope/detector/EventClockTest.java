package io.github.azeotrope.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventClockTest {
  private static final long START = 1_700_000_000_000L;
  private static final long SECOND = 1_000;
  private static final long TEN_MINUTES = TimeUnit.MINUTES.toMillis(10);
  private static final long DAY = 86_400_000;
  private static final long YEAR_9999 = 253_402_300_799_999L;

  private final EventClock clock = new EventClock();

  /** So many stamps, a second apart. */
  private void settle() {
    for (int i = 0; i < 15; i++) {
      clock.observe(START + i * SECOND);
    }
    assertThat(clock.isSettled()).isTrue();
  }

  @Test
  void isUnsetBeforeTheFirstStamp() {
    assertThat(clock.now()).isEqualTo(EventClock.UNSET);
    assertThat(clock.start()).isEqualTo(EventClock.UNSET);
    assertThat(clock.clamped()).isZero();
    assertThat(clock.isSettled()).isFalse();
  }

  @Test
  void followsStampsInOrder() {
    for (int i = 0; i < 100; i++) {
      assertThat(clock.observe(START + i * SECOND)).isEqualTo(START + i * SECOND);
      assertThat(clock.now()).isEqualTo(START + i * SECOND);
      assertThat(clock.start()).isEqualTo(START);
    }
    assertThat(clock.clamped()).isZero();
  }

  @Property(tries = 200)
  void neverRunsBackOnceSettled(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    EventClock any = new EventClock();
    for (int i = 0; i < 15; i++) {
      any.observe(random.nextLong(START, START + DAY));
    }
    long before = any.now();
    long start = any.start();
    for (int i = 0; i < 200; i++) {
      if (random.nextInt(10) == 0) {
        any.advanceTo(random.nextLong(START - DAY, START + 20 * DAY));
      } else {
        any.observe(random.nextLong(0, 2 * START));
      }
      assertThat(any.now()).isGreaterThanOrEqualTo(before);
      before = any.now();
      assertThat(any.start()).isEqualTo(start);
    }
  }

  /** One stamp of fifteen, wherever and however wrong. */
  @Property(tries = 300)
  void oneWrongStampMovesTheTimeByTenMinutesAtMost(
      @ForAll @IntRange(max = 60) int at, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long[] wrongs = {0, 1, START - 2 * DAY, START + 2 * DAY, YEAR_9999, random.nextLong(2 * START)};
    long wrong = wrongs[random.nextInt(wrongs.length)];
    EventClock any = new EventClock();
    for (int i = 0; i < 61; i++) {
      long right = START + i * SECOND;
      any.observe(i == at ? wrong : right);
      if (i >= 14) {
        assertThat(any.now()).isBetween(right - SECOND, right + TEN_MINUTES);
      }
    }
    assertThat(any.start()).isBetween(START - DAY, START + SECOND);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, START - 3 * DAY, START + 3 * DAY, YEAR_9999})
  void aWrongFirstStampIsForgotten(long wrong) {
    clock.observe(wrong);
    for (int i = 1; i < 15; i++) {
      clock.observe(START + i * SECOND);
    }
    assertThat(clock.start()).isEqualTo(START + SECOND);
    assertThat(clock.now()).isEqualTo(START + 14 * SECOND);
  }

  @Test
  void aStampFarAheadIsBroughtBackAndCounted() {
    settle();
    long median = START + 8 * SECOND;
    assertThat(clock.observe(YEAR_9999)).isEqualTo(median + DAY);
    assertThat(clock.clamped()).isEqualTo(1);
    assertThat(clock.now()).isEqualTo(median + TEN_MINUTES);
  }

  @Test
  void aStampOfTheSameDayIsTakenAsItIs() {
    settle();
    assertThat(clock.observe(START + DAY)).isEqualTo(START + DAY);
    assertThat(clock.observe(START - 5 * DAY)).isEqualTo(START - 5 * DAY);
    assertThat(clock.clamped()).isZero();
  }

  /** After a night without traffic the time goes on as soon as most stamps are of today. */
  @Test
  void goesOnAfterAGap() {
    settle();
    for (int i = 0; i < 8; i++) {
      clock.observe(START + 10 * DAY + i * SECOND);
    }
    assertThat(clock.now()).isEqualTo(START + 10 * DAY + 7 * SECOND);
  }

  @Test
  void aHostMayVouchForATime() {
    clock.advanceTo(START + DAY);
    assertThat(clock.now()).isEqualTo(START + DAY);
    assertThat(clock.start()).isEqualTo(START + DAY);
    clock.observe(START);
    assertThat(clock.now()).isEqualTo(START + DAY);
    assertThat(clock.start()).isEqualTo(START);
    settle();
    assertThat(clock.now()).isEqualTo(START + DAY);
    clock.advanceTo(START + 2 * DAY);
    clock.advanceTo(START);
    assertThat(clock.now()).isEqualTo(START + 2 * DAY);
    assertThat(clock.clamped()).isZero();
  }
}
