package io.github.azeotrope.examples.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.examples.replay.jsonpath.JsonPath;
import io.github.azeotrope.examples.replay.jsonpath.PathReader;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.json.JsonFactory;

class EventTimesTest {

  @ParameterizedTest
  @CsvSource({
    "1767225600, 1767225600000",
    "1767225600.25, 1767225600250",
    "1767225600.9999, 1767225600999",
    "1.7672256E9, 1767225600000",
    "1767225600123, 1767225600123",
    "1767225600123456, 1767225600123",
    "1767225600123456789, 1767225600123",
    "1.7672256001234e+18, 1767225600123",
    "99999999999, 99999999999000",
    "100000000000, 100000000000",
    "0, 0",
    "-1, -1000",
    "-0.0001, -1",
    "'\"1767225600\"', 1767225600000",
    "'\"1767225600.5\"', 1767225600500",
    "'\"2026-01-01T00:00:00Z\"', 1767225600000",
    "'\"2026-01-01t00:00:00z\"', 1767225600000",
    "'\"2026-01-01T00:00:00.123456Z\"', 1767225600123",
    "'\"2026-01-01T01:30:00+01:30\"', 1767225600000",
    "'\"2025-12-31T19:00:00-0500\"', 1767225600000",
    "'\"2026-01-01 00:00:00.500000\"', 1767225600500",
    "'\" 2026-01-01 00:00:00 \"', 1767225600000",
    "'\"2026-01-01T00:00\"', 1767225600000",
    "'\"2026-01-01\"', 1767225600000"
  })
  void readsTimesAsLogsWriteThem(String json, long expected) {
    assertThat(read(json, TimeUnitHint.BY_MAGNITUDE)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "true",
        "null",
        "[1]",
        "{\"a\":1}",
        "\"\"",
        "\"now\"",
        "\"1.2.3\"",
        "\"01/02/2026\"",
        "\"2026-02-30T00:00:00Z\"",
        "\"2026-02-30\"",
        "\"+999999999-01-01T00:00:00Z\"",
        "1e999999999",
        "1e-999999999",
        "1e300",
        "99999999999999999999999999999999"
      })
  void takesNothingElseForATime(String json) {
    assertThat(read(json, TimeUnitHint.BY_MAGNITUDE)).isNull();
  }

  @Test
  void takesAWrittenUnitAtItsWord() {
    assertThat(read("5", TimeUnitHint.SECONDS)).isEqualTo(5_000);
    assertThat(read("5", TimeUnitHint.MILLIS)).isEqualTo(5);
    assertThat(read("5000", TimeUnitHint.MICROS)).isEqualTo(5);
    assertThat(read("5000000", TimeUnitHint.NANOS)).isEqualTo(5);
    assertThat(read("\"1970-01-01T00:00:05Z\"", TimeUnitHint.NANOS)).isEqualTo(5_000);
  }

  /** Each hour from 1980 to 2100 is the same time in every unit. */
  @Test
  void theUnitFollowsFromTheSize() {
    long start = 315_532_800L;
    long end = 4_102_444_800L;
    for (long second = start; second < end; second += Duration.ofHours(97).toSeconds()) {
      for (String zeros : List.of("", "000", "000000", "000000000")) {
        assertThat(read(second + zeros, TimeUnitHint.BY_MAGNITUDE)).isEqualTo(second * 1_000);
      }
    }
  }

  private static @Nullable Long read(String value, TimeUnitHint unit) {
    PathReader reader = new PathReader(new JsonFactory(), List.of(JsonPath.parse("$.t")));
    byte[] json = ("{\"t\":" + value + "}").getBytes(UTF_8);
    reader.read(json, 0, json.length);
    return EventTimes.epochMillis(reader.matches(0).last(), unit);
  }
}
