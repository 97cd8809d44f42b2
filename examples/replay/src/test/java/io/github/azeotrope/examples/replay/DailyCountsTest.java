package io.github.azeotrope.examples.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DailyCountsTest {
  @Test
  void agreesWithAMapForTimesInAnyOrder() {
    Random random = new Random(11);
    long baseDay = 20_000;
    for (int days : new int[] {1, 3, 60, 2_000}) {
      DailyCounts counts = new DailyCounts();
      Map<Long, Long> expected = new TreeMap<>();
      for (int i = 0; i < 100_000; i++) {
        long day = baseDay + random.nextInt(days) - days / 2;
        counts.add(baseDay, day * DailyCounts.DAY_MILLIS + random.nextInt(86_400_000));
        expected.merge(day, 1L, Long::sum);
      }
      assertThat(sum(counts, baseDay)).isEqualTo(expected);
    }
  }

  @Test
  void countsFarBeyondOneEntry() {
    DailyCounts counts = new DailyCounts();
    for (int i = 0; i < 1_000_000; i++) {
      counts.add(0, 5);
    }
    assertThat(sum(counts, 0)).containsExactly(Map.entry(0L, 1_000_000L));
  }

  @Test
  void countsAbsurdTimesAtTheEnds() {
    DailyCounts counts = new DailyCounts();
    counts.add(100, Long.MAX_VALUE);
    counts.add(100, Long.MIN_VALUE);
    assertThat(sum(counts, 100)).containsOnlyKeys(100L + Short.MAX_VALUE, 100L + Short.MIN_VALUE);
  }

  private static Map<Long, Long> sum(DailyCounts counts, long baseDay) {
    Map<Long, Long> sum = new TreeMap<>();
    counts.addTo(sum, baseDay);
    return sum;
  }
}
