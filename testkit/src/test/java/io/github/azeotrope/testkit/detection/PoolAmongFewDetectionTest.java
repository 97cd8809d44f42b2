package io.github.azeotrope.testkit.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.Verdict;
import io.github.azeotrope.testkit.Day;
import io.github.azeotrope.testkit.Traffic;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A young service, on which a pool of 200 accounts is a quarter, half or more of everybody: what
 * the population is like must not be taken from the pool.
 */
class PoolAmongFewDetectionTest {

  @ParameterizedTest
  @CsvSource({"200, 2", "300, 3", "600, 2", "600, 3"})
  void thePoolIsFoundAndNobodyElse(int people, long seed) {
    Traffic everybody =
        Traffic.merge(
            Traffic.organic(seed).accounts(people).days(10),
            Traffic.templateHarvest(seed).accounts(200).from(Day.of(3)).days(5));
    Watched watched = Watched.play(everybody, Duration.ofHours(2));
    assertThat(watched.legitimate(Verdict.FLAGGED)).isEmpty();
    assertThat(watched.recall()).isGreaterThanOrEqualTo(0.95);
    assertThat(watched.purity()).isGreaterThanOrEqualTo(0.99);
  }
}
