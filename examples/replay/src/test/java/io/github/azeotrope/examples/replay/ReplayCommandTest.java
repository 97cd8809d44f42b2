package io.github.azeotrope.examples.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.detector.DistillationDetector;
import io.github.azeotrope.hash.LinkageKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReplayCommandTest {
  private static final String CANARY = "quixotic-canary";
  private static final String TRACE =
      line(1_000, "b,1", CANARY) + line(2_000, "a", CANARY) + line(3_000, "a", CANARY);

  @TempDir private Path dir;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private byte[] standardInput = new byte[0];

  @Test
  void replaysAFile() throws IOException {
    assertThat(replay(file("t.jsonl", TRACE))).isZero();
    assertThat(read("accounts.csv"))
        .startsWith("account,requests,verdict,basis,score,campaign,flaggedAt,requestsBeforeFlag\n")
        .contains("\na,2,CLEAR,", "\n\"b,1\",1,CLEAR,");
    assertThat(json("campaigns.json").get("campaigns")).isEmpty();
    assertThat(json("summary.json").get("requests").asLong()).isEqualTo(3);
    assertThat(read("report.html")).contains("No campaign was found.");
    assertThat(out.toString()).startsWith("3 requests of 2 accounts, 0 campaigns");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void replaysStandardInputPlainAndCompressed() throws IOException {
    for (byte[] bytes : List.of(TRACE.getBytes(UTF_8), gzip(TRACE))) {
      standardInput = bytes;
      assertThat(replay("-")).isZero();
      assertThat(json("summary.json").get("requests").asLong()).isEqualTo(3);
      assertThat(read("report.html")).contains("standard input");
    }
  }

  @Test
  void givesTheSameFilesEveryTime() throws IOException {
    String trace = file("t.jsonl", TRACE + "bad\n");
    replay(trace);
    List<String> first = List.of(read("accounts.csv"), read("campaigns.json"), read("report.html"));
    replay(trace);
    assertThat(List.of(read("accounts.csv"), read("campaigns.json"), read("report.html")))
        .isEqualTo(first);
  }

  @Test
  void writesNoTextOfAnyRequest() throws IOException {
    String good = line(1, "a", CANARY);
    replay(
        file(
            "t.jsonl",
            good
                + good.replace("\"time\":1", "\"time\":\"" + CANARY + "\"")
                + good.replace("}", ", " + CANARY + "}")
                + good.replace("}", ",\"system\":\"" + CANARY + "\",\"turn\":\"" + CANARY + "\"}")
                + "{\""
                + CANARY
                + "\":\""
                + CANARY));
    assertThat(out + "" + err).contains("line 2 skipped").doesNotContain(CANARY);
    try (Stream<Path> files = Files.list(dir.resolve("out"))) {
      assertThat(files).hasSize(4).allSatisfy(f -> assertThat(f).content().doesNotContain(CANARY));
    }
  }

  @Test
  void skipsBadLinesWithCodeZero() throws IOException {
    assertThat(replay(file("t.jsonl", "bad\n" + TRACE + "[]\n"))).isZero();
    assertThat(err.toString().lines())
        .containsExactly(
            "line 1 skipped: " + LineProblem.NOT_JSON.words(),
            "line 5 skipped: " + LineProblem.NOT_AN_OBJECT.words());
    assertThat(json("summary.json").get("linesSkipped").asLong()).isEqualTo(2);
  }

  @Test
  void endsWithTwoWhereNoLineIsValid() throws IOException {
    for (String text : List.of("", "\n\n", "bad\n[]\n")) {
      assertThat(replay(file("t.jsonl", text))).isEqualTo(2);
      assertThat(err.toString().lines().toList())
          .endsWith("azeotrope-replay: t.jsonl holds no valid line");
      assertThat(read("accounts.csv").lines()).hasSize(1);
      assertThat(json("summary.json").get("requests").asLong()).isZero();
    }
  }

  @Test
  void endsWithOneAndOneLineWhereNothingCanBeRead() throws IOException {
    for (String trace : List.of(dir.resolve("missing").toString(), dir.toString(), "nul\u0000")) {
      assertThat(replay(trace)).isEqualTo(1);
      assertThat(err.toString().lines().toList())
          .hasSize(1)
          .first()
          .asString()
          .contains("cannot read");
    }
  }

  @Test
  void endsWithOneWhereNothingCanBeWritten() throws IOException {
    String trace = file("t.jsonl", TRACE);
    assertThat(run("replay", trace, "--out", trace)).isEqualTo(1);
    assertThat(err.toString().lines()).hasSize(1);
    Files.createDirectories(dir.resolve("taken/report.html"));
    assertThat(run("replay", trace, "--out", dir.resolve("taken").toString())).isEqualTo(1);
    assertThat(err.toString().lines()).hasSize(1);
  }

  @Test
  void keepsWhatATruncatedTraceHeldAndEndsWithOne() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 5_000; i++) {
      text.append(line(i, "a" + i * 7919L % 1000, "p" + i * 104729L));
    }
    byte[] whole = gzip(text.toString());
    Path file = Files.write(dir.resolve("t.gz"), Arrays.copyOf(whole, whole.length / 2));
    assertThat(replay(file.toString())).isEqualTo(1);
    assertThat(err.toString())
        .endsWith("could not read " + file + " to its end: the gzip data is cut off\n");
    assertThat(json("summary.json").get("requests").asLong()).isBetween(1_000L, 4_999L);
    assertThat(json("summary.json").get("linesSkipped").asLong()).isLessThanOrEqualTo(1);
    assertThat(json("summary.json").get("brokeOff").asString())
        .isEqualTo("the gzip data is cut off");
    assertThat(read("report.html")).contains("The trace broke off");
  }

  @Test
  void refusesAWrongCommandLineWith64AndOneLine() throws IOException {
    String trace = file("t.jsonl", TRACE);
    List<String[]> wrong = new ArrayList<>();
    wrong.add(new String[] {});
    wrong.add(new String[] {"destroy"});
    wrong.add(new String[] {"replay"});
    wrong.add(new String[] {"replay", trace});
    for (String[] options :
        new String[][] {
          {"--sweep-every", "1 hour"},
          {"--sweep-every", "PT0S"},
          {"--sweep-every", "-PT1H"},
          {"--max-accounts", "0"},
          {"--max-accounts", "many"},
          {"--key", "c2VjcmV0"},
          {"--key", "not-base64-s3cret!"},
          {"--until", "tomorrow"},
          {"--preset", "nginx"},
          {"--map", "account=$.k"},
          {"--map", "acount=$.k,time=$.t,prompt=$.p"},
          {"--map", "account=$.k[,time=$.t,prompt=$.p"},
          {"--where", "$.type"},
          {"--snapshot", "state.azss"},
          {"--preset", "kong", "--where", "type=x"},
          {"--colour"}
        }) {
      List<String> arguments = new ArrayList<>(List.of("replay", trace, "--out", dir + "/out"));
      arguments.addAll(List.of(options));
      wrong.add(arguments.toArray(String[]::new));
    }
    for (String[] arguments : wrong) {
      assertThat(run(arguments)).as(Arrays.toString(arguments)).isEqualTo(64);
      assertThat(err.toString().lines()).as(err.toString()).hasSize(1);
      assertThat(err.toString()).doesNotContain("c2VjcmV0", "s3cret");
    }
    assertThat(dir.resolve("out")).doesNotExist();
  }

  @Test
  void leavesOutWhatComesLater() throws IOException {
    String trace = file("t.jsonl", TRACE + line(2_500, "late", "x"));
    assertThat(run("replay", trace, "--out", dir + "/out", "--until", "2500")).isZero();
    assertThat(read("accounts.csv")).contains("\na,1,", "\nlate,1,");
    assertThat(json("summary.json").get("linesAfterUntil").asLong()).isEqualTo(1);
    assertThat(json("summary.json").get("lastEvent").asLong()).isEqualTo(2_500);
  }

  @Test
  void playsStrangeTimesWithoutFailing() throws IOException {
    String trace =
        line(-5, "a", "x")
            + line(Long.MAX_VALUE, "a", "x")
            + line(Long.MIN_VALUE, "a", "x")
            + line(7, "a", "x")
            + line(3, "a", "x");
    assertThat(replay(file("t.jsonl", trace))).isZero();
    assertThat(read("accounts.csv")).contains("\na,5,");
    assertThat(json("summary.json").get("firstEvent").asLong()).isEqualTo(3);
    assertThat(json("summary.json").get("lastEvent").asLong()).isEqualTo(3);
  }

  @Test
  void readsALogByAMap() throws IOException {
    String log =
        """
        {"kind":"chat","key":7,"at":"2026-01-01T00:00:00Z","messages":[{"content":"p"}]}
        {"kind":"embed","key":8,"at":"2026-01-01T00:00:01Z"}
        {"kind":"chat","key":9,"at":"2026-01-01T00:00:02Z","messages":[]}
        {"kind":"chat","key":7,"at":"2026-01-01T00:00:03Z","messages":[{"content":"p"}]}
        """;
    assertThat(
            run(
                "replay",
                file("log.jsonl", log),
                "--out",
                dir + "/out",
                "--map",
                "account=$.key,time=$.at",
                "--map",
                "prompt=$.messages[-1].content",
                "--where",
                "$.kind=chat"))
        .isZero();
    assertThat(read("accounts.csv")).contains("\n7,2,").doesNotContain("\n8,", "\n9,");
    assertThat(err.toString().lines())
        .containsExactly("line 3 skipped: " + LineProblem.PROMPT_MISSING.words());
    assertThat(json("summary.json").get("linesLeftOut").asLong()).isEqualTo(1);
    assertThat(json("summary.json").get("linesSkipped").asLong()).isEqualTo(1);
    assertThat(json("summary.json").get("lastEvent").asLong()).isEqualTo(1_767_225_603_000L);
  }

  @Test
  void readsALogByAPresetInWhichAMapReplacesFields() throws IOException {
    String log =
        """
        {"id":"1","startTime":1767225600.5,"messages":[{"role":"user","content":"p"}],\
        "metadata":{"user_api_key_hash":"k"},"end_user":"e"}
        """;
    String trace = file("log.jsonl", log);
    assertThat(run("replay", trace, "--out", dir + "/out", "--preset", "litellm")).isZero();
    assertThat(read("accounts.csv")).contains("\nk,1,");
    String[] options = {"--preset", "LiteLLM", "--map", "account=$.end_user"};
    List<String> arguments = new ArrayList<>(List.of("replay", trace, "--out", dir + "/out"));
    arguments.addAll(List.of(options));
    assertThat(run(arguments.toArray(String[]::new))).isZero();
    assertThat(read("accounts.csv")).contains("\ne,1,").doesNotContain("\nk,");
  }

  @Test
  void writesTheStateThatALiveDetectorLoads() throws IOException {
    String key = "bGl2ZS1kZXRlY3Rvci1rZXk=";
    Path state = dir.resolve("state.azss");
    String[] arguments = {
      "replay",
      file("t.jsonl", TRACE),
      "--out",
      dir + "/out",
      "--key",
      key,
      "--snapshot",
      "" + state
    };
    assertThat(run(arguments)).isZero();
    try (DistillationDetector live =
        DistillationDetector.builder()
            .linkageKey(LinkageKey.fromBase64(key))
            .executor(Runnable::run)
            .restore(state)
            .build()) {
      assertThat(live.health().accounts()).isEqualTo(2);
    }
    arguments[7] = dir.resolve("no/such/directory").toString();
    assertThat(run(arguments)).isEqualTo(1);
    assertThat(err.toString()).contains("cannot write ").contains("directory");
    assertThat(err.toString().lines()).hasSize(1);
  }

  @Test
  void endsWithTwoWhereEveryLineIsOfAnotherKind() throws IOException {
    String[] arguments = {
      "replay",
      file("t.jsonl", TRACE),
      "--out",
      dir + "/out",
      "--map",
      "account=$.account,time=$.time,prompt=$.prompt",
      "--where",
      "$.account=nobody"
    };
    assertThat(run(arguments)).isEqualTo(2);
    assertThat(json("summary.json").get("linesLeftOut").asLong()).isEqualTo(3);
  }

  @Test
  void quietTellsOnlyWhatGoesWrong() throws IOException {
    assertThat(run("replay", file("t.jsonl", TRACE + "bad"), "--out", dir + "/out", "--quiet"))
        .isZero();
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).startsWith("line 4 skipped");
  }

  @Test
  void helpNamesExitCodesAndTheKey() {
    assertThat(run("replay", "--help")).isZero();
    assertThat(out.toString()).contains("Exit codes:", "needs a", "secret key");
    for (LogPreset preset : LogPreset.values()) {
      assertThat(out.toString()).contains("\n  " + preset.key() + " ");
    }
    assertThat(out.toString()).contains("account=$.key,time=$.startTime");
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).contains("replay");
  }

  private int replay(String trace) {
    return run("replay", trace, "--out", dir.resolve("out").toString());
  }

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    CommandLine commandLine =
        Replay.commandLine(new ByteArrayInputStream(standardInput), TraceReader.maxLineBytes());
    return commandLine
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(dir.resolve(name), text, UTF_8).toString();
  }

  private String read(String name) throws IOException {
    return Files.readString(dir.resolve("out").resolve(name), UTF_8);
  }

  private JsonNode json(String name) throws IOException {
    return JsonMapper.shared().readTree(read(name));
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  private static String line(long time, String account, String prompt) {
    return "{\"time\":%d,\"account\":\"%s\",\"prompt\":\"%s\"}\n".formatted(time, account, prompt);
  }
}
