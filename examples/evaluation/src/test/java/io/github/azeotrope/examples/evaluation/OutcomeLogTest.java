package io.github.azeotrope.examples.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutcomeLogTest {
  @TempDir private Path dir;

  private static Outcome outcome(String stamp, long seed) {
    Tally tally = new Tally("organic", "", 3, 0, 1, 7, 7, 0, 0, 0);
    return new Outcome(
        stamp, new Trial(Kind.CAMPAIGN, "x", Trial.FIRST, seed), List.of(tally), 7, 0.25);
  }

  @Test
  void takesUpWhatItHasWritten() throws IOException {
    Path file = dir.resolve("new").resolve("log.jsonl");
    OutcomeLog.open(file, "now").add(outcome("now", 1));
    OutcomeLog again = OutcomeLog.open(file, "now");
    assertThat(again.outcomes()).containsExactly(outcome("now", 1));
    assertThat(again.has(outcome("now", 1).trial())).isTrue();
    assertThat(again.has(outcome("now", 2).trial())).isFalse();
  }

  @Test
  void takesUpNothingOfAnotherProgram() throws IOException {
    Path file = dir.resolve("log.jsonl");
    OutcomeLog.open(file, "before").add(outcome("before", 1));
    assertThat(OutcomeLog.open(file, "now").outcomes()).isEmpty();
  }

  @Test
  void survivesALineThatWasCutOff() throws IOException {
    Path file = dir.resolve("log.jsonl");
    OutcomeLog.open(file, "now").add(outcome("now", 1));
    Files.writeString(file, "{\"stamp\":\"now\",\"tri", StandardOpenOption.APPEND);
    OutcomeLog.open(file, "now").add(outcome("now", 2));
    assertThat(OutcomeLog.open(file, "now").outcomes())
        .containsExactly(outcome("now", 1), outcome("now", 2));
  }
}
