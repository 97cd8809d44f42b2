package io.github.azeotrope.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bodies that no client sends by mistake. */
class HostileBodiesTest {
  private static final String CHAT = "/v1/chat/completions";

  private final List<WireRequest> told = new ArrayList<>();
  private WireFormats formats = WireFormats.standard();

  private void send(byte[] body) {
    told.clear();
    WireExchange exchange = formats.exchange("POST", CHAT, told::add, answer -> {});
    Reading.feed(exchange.request(), body, Chunks.random(body.length));
    assertThat(formats.statistics().count(WireProblem.FAILED)).isZero();
  }

  private void send(String body) {
    send(body.getBytes(UTF_8));
  }

  private static String user(String content) {
    return "{\"messages\":[{\"role\":\"user\",\"content\":" + content + "}]}";
  }

  private WireRequest only() {
    assertThat(told).hasSize(1);
    return told.get(0);
  }

  private void sees(WireProblem... problems) {
    assertThat(formats.statistics().problems()).containsOnlyKeys(problems);
  }

  @Test
  void byteOrderMark() {
    send("\uFEFF" + user("\"hello\""));
    assertThat(only().prompt()).isEqualTo("hello");
    sees();
  }

  @Test
  void byteOrderMarkBeforeEventsAndLines() {
    for (Sample sample : Sample.ALL) {
      byte[] body = ("\uFEFF" + new String(sample.bytes(), UTF_8)).getBytes(UTF_8);
      assertThat(sample.read(body, Chunks.BYTES)).isEqualTo(sample.golden());
    }
  }

  @Test
  void gzip() throws IOException {
    byte[] body = zipped(user("\"hello\""));
    send(body);
    assertThat(only().prompt()).isEqualTo("hello");
    sees();
    for (int cut = 1; cut < body.length - 1; cut++) {
      send(Arrays.copyOf(body, body.length - cut));
      assertThat(told).isEmpty();
    }
    sees(WireProblem.TRUNCATED, WireProblem.EMPTY);
  }

  /** Servers read all members, so a body in two of them hides nothing. */
  @Test
  void gzipInTwoMembers() throws IOException {
    String body = user("\"hello\"");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(zipped(body.substring(0, 20)));
    out.write(zipped(body.substring(20)));
    send(out.toByteArray());
    assertThat(only().prompt()).isEqualTo("hello");
    out.write("padding".getBytes(UTF_8));
    send(out.toByteArray());
    assertThat(only().prompt()).isEqualTo("hello");
    sees();
  }

  @Test
  void gzipWithEveryOptionalHeader() throws IOException {
    byte[] plain = zipped(user("\"hello\""));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(plain, 0, 3);
    out.write(2 | 4 | 8 | 16);
    out.write(plain, 4, 6);
    out.write(new byte[] {44, 1});
    out.write(new byte[300]);
    out.write("name\0comment\0cc".getBytes(UTF_8));
    out.write(plain, 10, plain.length - 10);
    send(out.toByteArray());
    assertThat(only().prompt()).isEqualTo("hello");
    sees();
  }

  private static byte[] zipped(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(text.getBytes(UTF_8));
    }
    return out.toByteArray();
  }

  @Test
  void gzipOfNothingButBlanksIsBounded() throws IOException {
    formats = formats.withLimits(new WireLimits(1 << 20, 1 << 16, 100));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      byte[] blanks = new byte[1 << 20];
      Arrays.fill(blanks, (byte) ' ');
      for (int i = 0; i < 64; i++) {
        gzip.write(blanks);
      }
    }
    send(out.toByteArray());
    assertThat(told).isEmpty();
  }

  @Test
  void brokenGzip() throws IOException {
    send(new byte[] {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, 0, -1, -1, -1, -1});
    assertThat(told).isEmpty();
    sees(WireProblem.UNREADABLE, WireProblem.EMPTY);
  }

  @Test
  void otherEncodings() {
    for (Charset charset : List.of(UTF_16LE, UTF_16BE, Charset.forName("UTF-32LE"))) {
      send(user("\"hello\"").getBytes(charset));
      assertThat(told).isEmpty();
    }
    assertThat(formats.statistics().count(WireProblem.UNREADABLE)).isEqualTo(3);
    sees(WireProblem.UNREADABLE);
  }

  @Test
  void latin1() {
    send(user("\"sch\u00f6n\"").getBytes(ISO_8859_1));
    assertThat(only().prompt()).isEqualTo("sch\uFFFDn");
    assertThat(only().isComplete()).isTrue();
    sees(WireProblem.ENCODING);
  }

  /** As the WHATWG Encoding Standard has it: U+FFFD for each longest beginning of a sequence. */
  @ParameterizedTest
  @CsvSource({
    "C080, 2",
    "E08080, 3",
    "EDA080, 3",
    "F4908080, 4",
    "F09F9A, 1",
    "E282, 1",
    "E282E282AC, 1",
    "FFFE80, 3"
  })
  void wrongUtf8IsReplaced(String hex, int replacements) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(user("\"a").replace("}]}", "").getBytes(UTF_8));
    body.writeBytes(HexFormat.of().parseHex(hex));
    body.writeBytes("b\"}]}".getBytes(UTF_8));
    send(body.toByteArray());
    String prompt = only().prompt();
    assertThat(prompt).startsWith("a\uFFFD").endsWith("b");
    assertThat(prompt.chars().filter(c -> c == '\uFFFD')).hasSize(replacements);
    sees(WireProblem.ENCODING);
  }

  @Test
  void loneSurrogates() {
    send(user("\"a\\ud83d b\\ude00 \\ud83d\\ud83d\\ude00 \\ud83d\""));
    assertThat(only().prompt()).isEqualTo("a\uFFFD b\uFFFD \uFFFD\uD83D\uDE00 \uFFFD");
    sees(WireProblem.LONE_SURROGATE);
    send("{\"\\ud83d\":1," + user("\"x\"").substring(1));
    assertThat(only().prompt()).isEqualTo("x");
  }

  @Test
  void namesTwice() {
    send(
        "{\"model\":\"a\",\"messages\":[{\"role\":\"user\",\"content\":\"first\"}],\"model\":\"b\","
            + "\"messages\":[{\"role\":\"assistant\",\"content\":\"x\",\"content\":\"second\","
            + "\"role\":\"user\"}]}");
    assertThat(only().model()).isEqualTo("b");
    assertThat(only().prompt()).isEqualTo("second");
    assertThat(only().history()).isEmpty();
    sees(WireProblem.DUPLICATE_NAME);
  }

  @Test
  void deepNesting() {
    String deep = "[".repeat(100_000) + "]".repeat(100_000);
    send("{\"metadata\":" + deep + "," + user("\"after\"").substring(1));
    assertThat(told).isEmpty();
    send(user("\"before\"").replace("}]}", "}],\"metadata\":" + deep + "}"));
    assertThat(only().prompt()).isEqualTo("before");
    assertThat(only().isComplete()).isTrue();
    sees(WireProblem.TOO_DEEP, WireProblem.NO_PROMPT);
    send(user("\"at the limit\"").replace("}]}", "}],\"m\":" + nested(199) + "}"));
    assertThat(only().problems()).isEmpty();
    send(user("\"beyond\"").replace("}]}", "}],\"m\":" + nested(200) + "}"));
    assertThat(only().problems()).containsExactly(WireProblem.TOO_DEEP);
  }

  private static String nested(int depth) {
    return "[".repeat(depth) + "]".repeat(depth);
  }

  @Test
  void hugeNumbers() {
    send("{\"max_tokens\":" + "9".repeat(500) + "," + user("\"a\"").substring(1));
    assertThat(only().maxOutputTokens()).isZero();
    assertThat(only().prompt()).isEqualTo("a");
    send("{\"max_tokens\":\"" + "9".repeat(500_000) + "\"," + user("\"b\"").substring(1));
    assertThat(only().prompt()).isEqualTo("b");
    send("{\"max_tokens\":-5," + user("\"c\"").substring(1));
    assertThat(only().maxOutputTokens()).isZero();
    send(user("\"d\"").replace("}]}", "}],\"x\":" + "9".repeat(5_000_000) + "}"));
    assertThat(only().prompt()).isEqualTo("d");
    assertThat(only().problems()).containsExactly(WireProblem.NUMBER);
    String digits = "9".repeat(5_000);
    String told = Reading.of(CHAT, true, WireLimits.DEFAULT, number(digits), Chunks.WHOLE);
    assertThat(told).contains("prompt \"e\"").contains("problems {NUMBER=1}");
    assertThat(Reading.of(CHAT, true, WireLimits.DEFAULT, number(digits), Chunks.BYTES))
        .isEqualTo(told);
    sees(WireProblem.NUMBER, WireProblem.TEXT_CUT);
  }

  private static byte[] number(String digits) {
    return user("\"e\"").replace("}]}", "}],\"x\":" + digits + ",\"model\":\"m\"}").getBytes(UTF_8);
  }

  @Test
  void longTextKeepsItsEnds() {
    String text = "b" + "x".repeat(1_000_000) + "e";
    send(user("\"" + text + "\""));
    WireRequest request = only();
    assertThat(request.prompt()).startsWith("bxx").endsWith("xxe").hasSizeLessThan(1 << 16);
    // A line break stands for what is missing.
    assertThat(request.prompt().length() - 1 + request.charsCut()).isEqualTo(text.length());
    assertThat(request.isComplete()).isTrue();
    sees(WireProblem.TEXT_CUT);
    assertThat(formats.statistics().charsCut()).isEqualTo(request.charsCut());
  }

  @Test
  void manyMessagesLeaveTheOldestAndTheNewest() {
    StringBuilder body = new StringBuilder("{\"messages\":[");
    for (int i = 0; i < 2_000; i++) {
      String role = i % 2 == 0 ? "user" : "assistant";
      body.append("{\"role\":\"%s\",\"content\":\"%d %s\"},".formatted(role, i, "y".repeat(8_000)));
    }
    send(body + "{\"role\":\"user\",\"content\":\"newest\"}]}");
    WireRequest request = only();
    assertThat(request.prompt()).isEqualTo("newest");
    assertThat(request.turn()).isEqualTo(1_001);
    assertThat(request.history()).hasSize(64);
    assertThat(request.history().get(63)).startsWith("63 yyy").hasSizeGreaterThanOrEqualTo(1_280);
    assertThat(request.history().stream().mapToInt(String::length).sum())
        .isLessThanOrEqualTo(WireLimits.DEFAULT.maxTextChars() / 2);
    sees(WireProblem.TEXT_CUT, WireProblem.LIST_CUT);
  }

  @Test
  void manyArtifactsLeaveTheNewest() {
    StringBuilder body = new StringBuilder("{\"input\":[");
    for (int i = 0; i < 100; i++) {
      body.append("{\"type\":\"reasoning\",\"encrypted_content\":\"block-%d\"},".formatted(i));
    }
    send(body + "{\"role\":\"user\",\"content\":\"go on\"}]}");
    assertThat(only().presentedArtifacts()).hasSize(16).startsWith("block-99", "block-98");
    sees(WireProblem.LIST_CUT);
  }

  @Test
  void notJson() {
    send("<html>busy</html>");
    assertThat(told).isEmpty();
    send(user("\"read\"").replace("}]}", "}],oops}"));
    assertThat(told).isEmpty();
    sees(WireProblem.MALFORMED);
  }

  /** A parser tells what it has; the front door lets only whole requests through. */
  @Test
  void cutOffInTheMiddle() {
    List<WireProblem> problems = new ArrayList<>();
    BodyParser parser =
        StandardFormats.ALL
            .get(0)
            .request(
                CHAT,
                WireLimits.DEFAULT,
                new WireSink<>() {
                  @Override
                  public void accept(WireRequest part) {
                    told.add(part);
                  }

                  @Override
                  public void problem(WireProblem problem) {
                    problems.add(problem);
                  }
                });
    Reading.feed(parser, user("\"read\"").replace("}]}", "},{\"ro").getBytes(UTF_8), Chunks.BYTES);
    assertThat(only().prompt()).isEqualTo("read");
    assertThat(only().isComplete()).isFalse();
    assertThat(problems).containsExactly(WireProblem.TRUNCATED);
    told.clear();
    send(user("\"read\"").replace("}]}", "},{\"ro"));
    assertThat(told).isEmpty();
    assertThat(formats.statistics().requests()).isZero();
  }

  @Test
  void eachWrongLineCounts() {
    byte[] body = "{\"custom_id\":oops}\n{]\n{\"body\":}\n".getBytes(UTF_8);
    assertThat(Reading.of("/v1/files", true, WireLimits.DEFAULT, body, Chunks.WHOLE))
        .contains("MALFORMED=3");
  }

  @Test
  void nothingAtAll() {
    send("");
    send(" \r\n\t ");
    assertThat(formats.statistics().count(WireProblem.EMPTY)).isEqualTo(2);
    send("\"a string\"");
    send("{}");
    send("{\"messages\":[]}");
    assertThat(formats.statistics().count(WireProblem.NO_PROMPT)).isEqualTo(3);
    assertThat(told).isEmpty();
    sees(WireProblem.EMPTY, WireProblem.NO_PROMPT);
  }

  @Test
  void somethingAfterTheEnd() {
    send(user("\"first\"") + user("\"second\""));
    assertThat(only().prompt()).isEqualTo("first");
    sees(WireProblem.TRAILING);
  }

  @Test
  void longerThanIsRead() {
    formats = formats.withLimits(new WireLimits(1_024, 1 << 16, 100));
    send(user("\"read\"").replace("}]}", "}],\"x\":\"" + "z".repeat(2_000) + "\"}"));
    assertThat(only().prompt()).isEqualTo("read");
    assertThat(only().isComplete()).isTrue();
    sees(WireProblem.TOO_LONG);
  }

  @Test
  void anArtifactIsTheSameInAnswerAndRequestHoweverItIsWritten() {
    String block = "s/".repeat(40_000) + "end";
    List<WireAnswer> answers = new ArrayList<>();
    WireExchange exchange = formats.exchange("POST", "/v1/messages", told::add, answers::add);
    String escaped = block.replace("/", "\\/").replace("d", "\\u0064");
    Reading.feed(
        exchange.answer(),
        ("{\"content\":[{\"type\":\"thinking\",\"signature\":\"" + escaped + "\"}]}")
            .getBytes(UTF_8),
        Chunks.WHOLE);
    Reading.feed(
        exchange.request(),
        ("{\"messages\":[{\"role\":\"assistant\",\"content\":[{\"signature\":\""
                + block
                + "\"}]}]}")
            .getBytes(UTF_8),
        Chunks.BYTES);
    assertThat(answers.get(0).issuedArtifacts()).isEqualTo(only().presentedArtifacts()).hasSize(1);
    assertThat(only().presentedArtifacts().get(0)).hasSize(8_192).startsWith("s/").endsWith("end");
  }
}
