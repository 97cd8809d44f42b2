package io.github.azeotrope.testkit.detection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.detector.DetectorWithSignals;
import io.github.azeotrope.detector.DistillationDetector;
import io.github.azeotrope.hash.LinkageKey;
import io.github.azeotrope.testkit.Exchange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Measures the references that core comes with, in 100 worlds of look-alikes, and compares them
 * with those in its resources, or writes them there with {@code -Dreferences.update=true}.
 */
@Tag("evaluation")
class BuiltInReferencesTest {
  private static final int WORLDS = 100;
  private static final String HEADER = "# references 1: proposer,accounts,excess";
  private static final Path RESOURCE =
      Path.of("../core/src/main/resources/io/github/azeotrope/calibration/references.csv");

  @Test
  void theReferencesAreWhatLookAlikesShow() throws IOException {
    List<String> lines = new ArrayList<>(List.of(HEADER));
    for (int seed = 1; seed <= WORLDS; seed++) {
      lines.addAll(measured(seed));
    }
    if (Boolean.getBoolean("references.update")) {
      Files.write(RESOURCE, lines, UTF_8);
    }
    assertThat(Files.readAllLines(RESOURCE, UTF_8)).isEqualTo(lines);
  }

  private static List<String> measured(int seed) {
    try (DistillationDetector detector =
        DistillationDetector.builder()
            .linkageKey(LinkageKey.fromBytes(new byte[16]))
            .sweepEvery(Duration.ofHours(12))
            .executor(Runnable::run)
            .build()) {
      long last = 0;
      for (Exchange exchange : LookAlikeWorld.of(seed)) {
        detector.observer().observe(exchange.request());
        if (exchange.response() != null) {
          detector.observer().complete(exchange.response());
        }
        last = exchange.request().epochMillis();
      }
      detector.sweepNow(last);
      return DetectorWithSignals.measuredGroups(detector);
    }
  }
}
