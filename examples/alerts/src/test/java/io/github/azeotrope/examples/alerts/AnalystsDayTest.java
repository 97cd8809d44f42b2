package io.github.azeotrope.examples.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.response.AuditTrail;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way from the alert to the record, as the example prints it. */
class AnalystsDayTest {
  @TempDir Path directory;

  @Test
  void fromTheAlertToTheRecord() throws IOException {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    new AnalystsDay(directory, new PrintStream(printed, true, UTF_8)).play();
    List<String> lines = printed.toString(UTF_8).lines().toList();
    assertThat(lines.get(0))
        .startsWith(
            "Alert: {\"event\":\"campaign\",\"kind\":\"OPENED\",\"campaign\":\"campaign-1\"")
        .contains("\"facts\":[\"");
    assertThat(lines.get(1)).matches("(5[7-9]|60) accounts, from \\S+");
    String account = lines.get(1).replaceAll(".*from ", "");
    assertThat(lines)
        .contains("Evidence for " + account + ":", "Facts", "Inferences", "Counter-evidence")
        .contains("Action: LIMIT", "Dismissed: CLEAR, ALLOW");
    assertThat(lines).filteredOn(line -> line.startsWith("On record of " + account)).hasSize(1);
    assertThat(lines.get(lines.size() - 3)).doesNotEndWith(": 0 lines");
    assertThat(lines.get(lines.size() - 2)).endsWith(": 0 lines");
    assertThat(lines.get(lines.size() - 1)).matches("The trail is intact, \\d+ entries");
  }

  @Test
  void theTrailHoldsTheEvidenceAndNoAccount() throws IOException {
    new AnalystsDay(directory, new PrintStream(new ByteArrayOutputStream(), true, UTF_8)).play();
    String trail = Files.readString(directory.resolve(AuditTrail.FILE));
    assertThat(trail)
        .contains("\"records\":[{\"campaign\":\"campaign-1\"")
        .contains("\"kind\":\"DISMISSED\"")
        .contains("\"reason\":\"partner evaluation, ticket 4711\"")
        .contains("\"event\":\"forgotten\"");
    assertThat(Files.readString(directory.resolve("alerts.jsonl")))
        .doesNotContain("account\":")
        .contains("\"kind\":\"DISMISSED\"");
  }
}
