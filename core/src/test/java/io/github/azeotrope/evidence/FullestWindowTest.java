package io.github.azeotrope.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FullestWindowTest {

  @Test
  void withoutTimesThereIsNone() {
    assertThat(FullestWindow.of(new long[0], 1)).isEqualTo(new FullestWindow(Long.MIN_VALUE, 0));
  }

  @Test
  void itsWidthIsIncludedAndTheEarliestOfSeveralTaken() {
    long[] times = {-5, 1, 3, 10, 12, 20};
    assertThat(FullestWindow.of(times, 2)).isEqualTo(new FullestWindow(1, 2));
    assertThat(FullestWindow.of(times, 1)).isEqualTo(new FullestWindow(-5, 1));
    assertThat(FullestWindow.of(times, 11)).isEqualTo(new FullestWindow(1, 4));
  }

  @Test
  void noOtherWindowHoldsMore() {
    SplittableRandom random = new SplittableRandom(3);
    for (int trial = 0; trial < 200; trial++) {
      long[] times = random.longs(1 + random.nextInt(30), 0, 60).sorted().toArray();
      long width = random.nextLong(20);
      FullestWindow fullest = FullestWindow.of(times, width);
      assertThat(in(times, fullest.start(), width)).isEqualTo(fullest.count());
      for (long start : times) {
        assertThat(in(times, start, width)).isLessThanOrEqualTo(fullest.count());
      }
    }
  }

  private static int in(long[] times, long start, long width) {
    int count = 0;
    for (long time : times) {
      count += time >= start && time <= start + width ? 1 : 0;
    }
    return count;
  }
}
