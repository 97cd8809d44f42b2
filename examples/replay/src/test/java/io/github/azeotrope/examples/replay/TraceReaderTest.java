package io.github.azeotrope.examples.replay;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.AccountFacts;
import io.github.azeotrope.ClientNetwork;
import io.github.azeotrope.Conversation;
import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.ModelResponse;
import io.github.azeotrope.Verification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceReaderTest {
  private static final String GOOD = "{\"time\":1,\"account\":\"a\",\"prompt\":\"p\"}";

  private final List<String> reported = new ArrayList<>();
  private final TraceTally tally = new TraceTally(reported::add);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "nonsense                                       | NOT_JSON",
        "{                                              | NOT_JSON",
        "{\"time\":1,\"account\":\"a\",\"prompt\":\"p\" | NOT_JSON",
        "{\"time\":1,\"account\":\"a\",\"prompt\":\"p   | NOT_JSON",
        "{\"time\":1,\"account\":\"a\",\"history\":[\"p | NOT_JSON",
        "{\"time\":1,\"account\":\"a\",\"history\":[    | NOT_JSON",
        "{\"time\":1,\"account\":\"a\",\"prompt\":\"\\q\"} | NOT_JSON",
        "{'time':1}                                     | NOT_JSON",
        "{\"time\":NaN}                                 | NOT_JSON",
        "{\"time\":01}                                  | NOT_JSON",
        "[]                                             | NOT_AN_OBJECT",
        "\"text\"                                       | NOT_AN_OBJECT",
        "7                                              | NOT_AN_OBJECT",
        "null                                           | NOT_AN_OBJECT",
        "{}                                             | TIME_MISSING",
        "{\"time\":null,\"account\":\"a\",\"prompt\":\"p\"} | TIME_MISSING",
        "{\"time\":\"1\",\"account\":\"a\",\"prompt\":\"p\"} | TIME_WRONG",
        "{\"time\":1.5,\"account\":\"a\",\"prompt\":\"p\"} | TIME_WRONG",
        "{\"time\":1e3,\"account\":\"a\",\"prompt\":\"p\"} | TIME_WRONG",
        "{\"time\":true,\"account\":\"a\",\"prompt\":\"p\"} | TIME_WRONG",
        "{\"time\":[1],\"account\":\"a\",\"prompt\":\"p\"} | TIME_WRONG",
        "{\"time\":9223372036854775808,\"account\":\"a\",\"prompt\":\"p\"} | TIME_WRONG",
        "{\"time\":1,\"prompt\":\"p\"}                  | ACCOUNT_MISSING",
        "{\"time\":1,\"account\":null,\"prompt\":\"p\"} | ACCOUNT_MISSING",
        "{\"time\":1,\"account\":7,\"prompt\":\"p\"}    | ACCOUNT_WRONG",
        "{\"time\":1,\"account\":{\"a\":[{}]},\"prompt\":\"p\"} | ACCOUNT_WRONG",
        "{\"time\":1,\"account\":\"\",\"prompt\":\"p\"} | ACCOUNT_EMPTY",
        "{\"time\":1,\"account\":\"a\"}                 | PROMPT_MISSING",
        "{\"time\":1,\"account\":\"a\",\"prompt\":[\"p\"]} | PROMPT_WRONG",
        "{\"time\":1,\"account\":\"a\",\"prompt\":false} | PROMPT_WRONG",
      })
  void skipsAndCountsABadLineAndKeepsItsNeighbours(String line, LineProblem expected)
      throws IOException {
    assertThat(read(GOOD + "\n" + line + "\n" + GOOD)).hasSize(2);
    assertThat(tally.linesSkipped()).isEqualTo(1);
    assertThat(tally.skippedLineNumbers()).containsExactly(2L);
    assertThat(tally.skippedByProblem()).containsOnlyKeys(expected).containsEntry(expected, 1L);
    assertThat(reported).containsExactly("line 2 skipped: " + expected.words());
  }

  @Test
  void skipsAnObjectThatIsFollowedBySomething() throws IOException {
    assertThat(read(GOOD + GOOD + "\n" + GOOD + " x\n" + GOOD + ",\n" + GOOD + "]")).isEmpty();
    assertThat(tally.skippedByProblem()).containsOnlyKeys(LineProblem.NOT_JSON);
  }

  @Test
  void survivesNestingNumbersAndNulBytesWithoutEnd() throws IOException {
    String deep = "[".repeat(100_000);
    String number = "9".repeat(100_000);
    assertThat(
            read(
                with("\"x\":" + deep)
                    + "\n"
                    + with("\"x\":" + number)
                    + "\n\u0000{\u0000}\n{\u0000}\u0000\n"
                    + GOOD))
        .hasSize(1);
    assertThat(tally.linesSkipped()).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"system\":7",
        "\"session\":[\"s\"]",
        "\"turn\":\"1\"",
        "\"turn\":-1",
        "\"turn\":2147483648",
        "\"history\":\"text\"",
        "\"history\":[\"text\",7]",
        "\"history\":[\"text\",[\"text\"]]",
        "\"history\":[null]",
        "\"organization\":{}",
        "\"model\":false",
        "\"ip\":1",
        "\"country\":49",
        "\"asn\":\"AS1\"",
        "\"asn\":4294967296",
        "\"userAgent\":[]",
        "\"tls\":1.5",
        "\"device\":{\"id\":{\"x\":[1]}}",
        "\"payment\":0",
        "\"accountCreated\":\"2026-01-01\"",
        "\"verification\":\"GOLD\"",
        "\"verification\":1",
        "\"outputTokens\":-5",
        "\"outputTokens\":1.0",
        "\"requestId\":12",
        "\"artifacts\":{}",
        "\"issued\":\"rb\""
      })
  void ignoresAWrongOptionalFieldAndKeepsTheLine(String field) throws IOException {
    List<Exchange> exchanges = read(with(field));
    assertThat(exchanges).hasSize(1);
    assertThat(exchanges.get(0).response()).isNull();
    ModelRequest request = exchanges.get(0).request();
    assertThat(request.systemPrompt()).isNull();
    assertThat(request.model()).isNull();
    assertThat(request.requestId()).isNull();
    assertThat(request.conversation()).isEqualTo(Conversation.UNKNOWN);
    assertThat(request.client()).isEqualTo(ClientNetwork.UNKNOWN);
    assertThat(request.facts()).isEqualTo(AccountFacts.UNKNOWN);
    assertThat(request.presentedArtifacts()).isEmpty();
    assertThat(tally.linesSkipped()).isZero();
    String name = field.substring(1, field.indexOf('"', 1));
    TraceField ignored = TraceField.named(name);
    assertThat(ignored).isNotNull();
    assertThat(tally.ignoredFields()).containsOnlyKeys(ignored).containsEntry(ignored, 1L);
  }

  @Test
  void doesNotCountIgnoredFieldsOfSkippedLines() throws IOException {
    assertThat(read("{\"time\":1,\"account\":\"a\",\"turn\":\"x\"}")).isEmpty();
    assertThat(tally.ignoredFields()).isEmpty();
  }

  @Test
  void takesNullAndEmptyOptionalFieldsForAbsent() throws IOException {
    List<Exchange> exchanges =
        read(
            with("\"payment\":\"\",\"ip\":null,\"history\":null,\"turn\":null,\"issued\":null")
                + "\n"
                + with("\"verification\":\"\",\"organization\":\"\",\"outputTokens\":null"));
    assertThat(exchanges).hasSize(2);
    for (Exchange exchange : exchanges) {
      assertThat(exchange.request().facts()).isEqualTo(AccountFacts.UNKNOWN);
      assertThat(exchange.request().client()).isEqualTo(ClientNetwork.UNKNOWN);
      assertThat(exchange.response()).isNull();
    }
    assertThat(tally.ignoredFields()).isEmpty();
  }

  @Test
  void readsEveryField() throws IOException {
    Exchange exchange =
        read("""
            {"unknown":{"a":[1,{}]},"time":-5,"account":"a","prompt":"","system":"s","session":"c",\
            "turn":3,"history":["h1","h2"],"organization":"o","model":"m","ip":"192.0.2.1",\
            "country":"DE","asn":4294967295,"userAgent":"u","tls":"t","device":"d","payment":"y",\
            "accountCreated":-9,"verification":"BUSINESS","outputTokens":12,"requestId":"r",\
            "artifacts":["x"],"issued":["i","j"]}""")
            .get(0);
    ModelRequest request = exchange.request();
    assertThat(request.epochMillis()).isEqualTo(-5);
    assertThat(request.account()).isEqualTo("a");
    assertThat(request.prompt()).isEmpty();
    assertThat(request.systemPrompt()).isEqualTo("s");
    assertThat(request.model()).isEqualTo("m");
    assertThat(request.requestId()).isEqualTo("r");
    assertThat(request.conversation()).isEqualTo(new Conversation("c", 3, List.of("h1", "h2")));
    assertThat(request.client())
        .isEqualTo(new ClientNetwork("192.0.2.1", "DE", 4294967295L, "u", "t", "d"));
    assertThat(request.facts()).isEqualTo(new AccountFacts("o", "y", -9, Verification.BUSINESS));
    assertThat(request.presentedArtifacts()).containsExactly("x");
    assertThat(exchange.response())
        .isEqualTo(new ModelResponse("a", -5, "r", 12, List.of("i", "j")));
    assertThat(tally.ignoredFields()).isEmpty();
  }

  @Test
  void answersWhereTokensOrIssuedArtifactsAreTold() throws IOException {
    assertThat(read(GOOD).get(0).response()).isNull();
    assertThat(read(with("\"outputTokens\":0")).get(0).response())
        .isEqualTo(new ModelResponse("a", 1, null, 0, List.of()));
    assertThat(read(with("\"issued\":[]")).get(0).response()).isNotNull();
  }

  @Test
  void takesTheLastOfDuplicateNames() throws IOException {
    List<Exchange> exchanges =
        read(
            with("\"account\":\"b\",\"turn\":\"x\",\"turn\":2")
                + "\n"
                + with("\"prompt\":7")
                + "\n"
                + with("\"turn\":2,\"turn\":\"x\""));
    assertThat(exchanges).hasSize(2);
    assertThat(exchanges.get(0).request().account()).isEqualTo("b");
    assertThat(exchanges.get(0).request().conversation().turn()).isEqualTo(2);
    assertThat(exchanges.get(1).request().conversation().turn()).isZero();
    assertThat(tally.skippedByProblem()).containsOnlyKeys(LineProblem.PROMPT_WRONG);
    assertThat(tally.ignoredFields()).containsEntry(TraceField.TURN, 1L);
  }

  @Test
  void toleratesByteOrderMarkBlankLinesAndCarriageReturns() throws IOException {
    assertThat(read("\ufeff" + GOOD + "\r\n\r\n \t \n" + GOOD + "\n\n")).hasSize(2);
    assertThat(tally.blankLines()).isEqualTo(3);
    assertThat(tally.linesRead()).isEqualTo(5);
    assertThat(tally.goodLines()).isEqualTo(2);
    assertThat(tally.linesSkipped()).isZero();
  }

  @Test
  void repairsBrokenUtf8AndCountsIt() throws IOException {
    byte[] broken = (with("\"model\":\"caf\u00e9\"") + "\n" + GOOD).getBytes(ISO_8859_1);
    List<Exchange> exchanges = read(broken, TraceReader.maxLineBytes());
    assertThat(exchanges).hasSize(2);
    assertThat(exchanges.get(0).request().model()).isEqualTo("caf\ufffd");
    assertThat(tally.repairedLines()).isEqualTo(1);
  }

  @Test
  void repairsAnAccountThatNoFileCouldHold() throws IOException {
    assertThat(read(with("\"account\":\"a\\ud800b\"")).get(0).request().account())
        .isEqualTo("a\ufffdb");
  }

  @Test
  void readsAPromptOfTenMegabytes() throws IOException {
    String prompt = "word ".repeat(2_000_000);
    assertThat(read(with("\"prompt\":\"" + prompt + "\"") + "\n" + GOOD))
        .extracting(exchange -> exchange.request().prompt().length())
        .containsExactly(10_000_000, 1);
  }

  @Test
  void countsALineAboveTheBoundAndGoesOn() throws IOException {
    String tooLong = with("\"prompt\":\"" + "x".repeat(2_000) + "\"");
    assertThat(read((GOOD + "\n" + tooLong + "\n" + GOOD).getBytes(UTF_8), 1_000)).hasSize(2);
    assertThat(tally.skippedByProblem()).containsOnlyKeys(LineProblem.TOO_LONG);
    assertThat(tally.skippedLineNumbers()).containsExactly(2L);
  }

  @Test
  void tellsTwentyBadLinesThenOnlyTheTotal() throws IOException {
    assertThat(read("bad\n".repeat(150) + GOOD)).hasSize(1);
    tally.reportTotal();
    assertThat(reported).hasSize(22);
    assertThat(reported.get(19)).startsWith("line 20 skipped: ");
    assertThat(reported.get(21)).isEqualTo("150 of 151 lines skipped");
    assertThat(tally.skippedLineNumbers()).hasSize(100).endsWith(100L);
    assertThat(tally.skippedByProblem()).containsEntry(LineProblem.NOT_JSON, 150L);
  }

  private List<Exchange> read(String text) throws IOException {
    return read(text.getBytes(UTF_8), TraceReader.maxLineBytes());
  }

  private List<Exchange> read(byte[] bytes, int maxLineBytes) throws IOException {
    List<Exchange> exchanges = new ArrayList<>();
    try (TraceReader reader =
        new TraceReader(
            new ByteArrayInputStream(bytes),
            maxLineBytes,
            new TraceLineParser(maxLineBytes),
            tally)) {
      for (Exchange next = reader.next(); next != null; next = reader.next()) {
        exchanges.add(next);
      }
    }
    return exchanges;
  }

  /** A good line with further fields at its end. */
  private static String with(String fields) {
    return GOOD.substring(0, GOOD.length() - 1) + "," + fields + "}";
  }
}
