package io.github.azeotrope.detector;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.ModelRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the flight recorder is told: how long, never what. */
class FlightRecorderTest {
  private static final String SECRET = "xq7-only-the-user-and-the-model-may-read-this";

  @TempDir Path directory;

  private List<RecordedEvent> recorded(Duration threshold) throws IOException {
    Path file = directory.resolve("recording.jfr");
    try (Recording recording = new Recording();
        DistillationDetector detector = DistillationDetectorTest.builder().build()) {
      recording.enable("io.github.azeotrope.SlowObserve").withThreshold(threshold);
      recording.enable("io.github.azeotrope.Sweep");
      recording.start();
      detector.observer().observe(ModelRequest.of("acct-secret", SmallTraffic.START, SECRET));
      detector.sweepNow(SmallTraffic.START);
      recording.stop();
      recording.dump(file);
    }
    return RecordingFile.readAllEvents(file);
  }

  private static List<RecordedEvent> named(List<RecordedEvent> events, String name) {
    return events.stream().filter(event -> event.getEventType().getName().endsWith(name)).toList();
  }

  @Test
  void slowRequestsAndSweepsAreTold() throws IOException {
    List<RecordedEvent> events = recorded(Duration.ZERO);
    assertThat(named(events, ".SlowObserve"))
        .singleElement()
        .satisfies(event -> assertThat(event.getInt("promptUnits")).isEqualTo(SECRET.length()));
    assertThat(named(events, ".Sweep"))
        .singleElement()
        .satisfies(event -> assertThat(event.getLong("accounts")).isEqualTo(1));
    assertThat(events.toString()).doesNotContain(SECRET).doesNotContain("acct-secret");
  }

  @Test
  void fastRequestsAreNot() throws IOException {
    assertThat(named(recorded(Duration.ofHours(1)), ".SlowObserve")).isEmpty();
  }
}
