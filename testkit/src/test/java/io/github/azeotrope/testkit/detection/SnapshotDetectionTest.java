package io.github.azeotrope.testkit.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.campaign.Campaign;
import io.github.azeotrope.detector.DistillationDetector;
import io.github.azeotrope.hash.LinkageKey;
import io.github.azeotrope.testkit.Day;
import io.github.azeotrope.testkit.Exchange;
import io.github.azeotrope.testkit.Traffic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A detector that was stopped and restored flags whom it would have flagged without a stop. */
class SnapshotDetectionTest {
  private static final LinkageKey KEY =
      LinkageKey.fromBytes("snapshot-detect1".getBytes(StandardCharsets.US_ASCII));
  private static final long HOUR = 3_600_000;

  private static final List<Exchange> TRAFFIC =
      Traffic.merge(
              Traffic.organic(42).accounts(900).days(8),
              Traffic.templateHarvest(43).accounts(60).from(Day.of(3)).days(4))
          .stream()
          .toList();

  @TempDir private Path dir;

  /** Before the campaign, in its first hours, once it is found, and near its end. */
  @ParameterizedTest
  @CsvSource({"60", "76", "100", "150"})
  void flagsTheSame(int stopAfterHours) throws IOException {
    long start = TRAFFIC.get(0).request().epochMillis();
    long stop = start + stopAfterHours * HOUR;
    DistillationDetector whole = builder().build();
    play(whole, Long.MIN_VALUE, stop);
    Path file = dir.resolve("state.azss");
    whole.snapshot(file);
    DistillationDetector restored = builder().restore(file).build();
    assertThat(flagged(restored)).isEqualTo(flagged(whole));
    play(whole, stop, Long.MAX_VALUE);
    play(restored, stop, Long.MAX_VALUE);
    assertThat(flagged(whole)).hasSizeGreaterThan(55);
    assertThat(flagged(restored)).isEqualTo(flagged(whole));
    assertThat(restored.campaigns())
        .extracting(Campaign::id)
        .isEqualTo(whole.campaigns().stream().map(Campaign::id).toList());
  }

  private static DistillationDetector.Builder builder() {
    return DistillationDetector.builder().linkageKey(KEY).executor(Runnable::run);
  }

  private static void play(DistillationDetector detector, long from, long to) {
    long last = 0;
    for (Exchange exchange : TRAFFIC) {
      long at = exchange.request().epochMillis();
      if (at >= from && at < to) {
        detector.observer().observe(exchange.request());
        if (exchange.response() != null) {
          detector.observer().complete(exchange.response());
        }
        last = at;
      }
    }
    if (to == Long.MAX_VALUE) {
      detector.sweepNow(last);
    }
    assertThat(detector.health().internalFailures()).isZero();
  }

  private static Set<String> flagged(DistillationDetector detector) {
    Set<String> flagged = new TreeSet<>();
    for (Exchange exchange : TRAFFIC) {
      if (detector.assess(exchange.request().account()).isFlagged()) {
        flagged.add(exchange.request().account());
      }
    }
    return flagged;
  }
}
