package io.github.azeotrope.examples.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.response.ActionKind;
import io.github.azeotrope.response.AuditTrail;
import io.github.azeotrope.response.AuditVerification;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {
  @TempDir private Path dir;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private AuditVerification head = new AuditVerification(0, "", "");

  @BeforeEach
  void writeThreeLines() throws IOException {
    try (AuditTrail trail = AuditTrail.open(dir)) {
      trail.noted("a new policy", 1_000);
      trail.acted("alice", ActionKind.LIMIT, 2_000, null);
      head = trail.head();
      trail.acted("bob", ActionKind.DELAY, 3_000, null);
    }
  }

  @Test
  void tellsAnIntactTrailInOneLine() throws IOException {
    AuditVerification last = AuditTrail.verify(file());
    for (Path trail : List.of(dir, file())) {
      assertThat(verify(trail)).isZero();
      assertThat(out).hasToString("intact: 3 entries, head " + last.head() + "\n");
      assertThat(err.toString()).isEmpty();
    }
    Files.writeString(file(), "");
    assertThat(verify(dir)).isZero();
    assertThat(out).hasToString("intact: 0 entries, head " + "0".repeat(64) + "\n");
  }

  @Test
  void findsTheKeptHeadInATrailThatHasGrown() throws IOException {
    String last = AuditTrail.verify(file()).head();
    assertThat(verify(dir, "--head", last)).isZero();
    assertThat(verify(dir, "--head", last, "--entries", "3")).isZero();
    assertThat(verify(dir, "--head", head.head().toUpperCase(Locale.ROOT), "--entries", "2"))
        .isZero();
    assertThat(verify(dir, "--entries", "2")).isZero();
    assertThat(verify(dir, "--head", "0".repeat(64), "--entries", "0")).isZero();
  }

  @Test
  void endsWithThreeWhereALineWasChanged() throws IOException {
    Files.writeString(file(), Files.readString(file()).replace("LIMIT", "ALLOW"));
    assertThat(verify(dir)).isEqualTo(3);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .contains("is broken: line 2: it was changed", "intact before it: 1 entry, head ");
  }

  @Test
  void endsWithThreeWhereTheTrailIsNotTheOneThatWasKept() throws IOException {
    assertThat(verify(dir, "--head", head.head())).isEqualTo(3);
    assertThat(err.toString()).contains("which is not the one given");
    assertThat(verify(dir, "--head", head.head(), "--entries", "3")).isEqualTo(3);
    assertThat(err.toString()).contains("line 3 has another hash");
    assertThat(verify(dir, "--head", head.head(), "--entries", "0")).isEqualTo(3);
  }

  @Test
  void endsWithThreeWhereLinesAreMissingAtTheEnd() throws IOException {
    List<String> lines = Files.readAllLines(file(), UTF_8);
    String last = AuditTrail.verify(file()).head();
    Files.write(file(), lines.subList(0, 2), UTF_8);
    assertThat(verify(dir)).isZero();
    assertThat(verify(dir, "--entries", "3")).isEqualTo(3);
    assertThat(err.toString()).contains("2 entries where there were 3; lines are missing");
    assertThat(verify(dir, "--head", last)).isEqualTo(3);
  }

  @Test
  void endsWithOneWhereThereIsNoTrail() {
    assertThat(verify(dir.resolve("missing"))).isEqualTo(1);
    assertThat(err.toString()).contains("cannot read ").endsWith(": no such file\n");
  }

  @Test
  void refusesAWrongCommandLine() {
    for (String[] wrong :
        new String[][] {{"--head", "abc"}, {"--entries", "-1"}, {"--entries", "all"}, {"more"}}) {
      assertThat(verify(dir, wrong)).as(String.join(" ", wrong)).isEqualTo(64);
      assertThat(err.toString().lines()).hasSize(1);
    }
  }

  private Path file() {
    return dir.resolve(AuditTrail.FILE);
  }

  private int verify(Path trail, String... options) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    List<String> arguments = new ArrayList<>(List.of("verify", trail.toString()));
    arguments.addAll(List.of(options));
    return Replay.commandLine(InputStream.nullInputStream(), 1_024)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments.toArray(String[]::new));
  }
}
