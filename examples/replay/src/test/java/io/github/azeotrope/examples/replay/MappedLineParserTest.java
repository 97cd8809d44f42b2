package io.github.azeotrope.examples.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.AccountFacts;
import io.github.azeotrope.ClientNetwork;
import io.github.azeotrope.Conversation;
import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.ModelResponse;
import io.github.azeotrope.Verification;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MappedLineParserTest {
  private static final int MOST_BYTES = 1 << 20;
  private static final String FLAT = "account=$.account,time=$.time,prompt=$.prompt";

  @Test
  void readsEveryField() {
    Exchange exchange =
        parse(
            "account=$.k,time=$.t,prompt=$.m[-1].content,system=$.m[0].content,session=$.s,"
                + "turn=$.n,history=$.m[*].content,organization=$.o,model=$['gen_ai.request.model'],"
                + "ip=$.c.ip,country=$.c.country,asn=$.c.asn,userAgent=$.h['user-agent'],tls=$.c.ja4,"
                + "device=$.d,payment=$.pay,accountCreated=$.since,verification=$.v,"
                + "outputTokens=$.u.out,requestId=$.id,artifacts=$.m[*].sig,issued=$.issued",
            """
            {"k":71,"t":1767225600.5,"s":"c","n":"3","o":12,"gen_ai.request.model":"m",\
            "m":[{"content":"be brief"},{"content":"h1"},{"content":[{"text":"h2"}],"sig":"x"},\
            {"content":[{"type":"text","text":"p1"},{"type":"image"},{"type":"text","text":"p2"}]}],\
            "c":{"ip":"192.0.2.1","country":"DE","asn":64500,"ja4":"t"},"h":{"user-agent":"u"},\
            "d":"d","pay":"y","since":"2025-01-01","v":"EMAIL","u":{"out":12.0},"id":"r",\
            "issued":["i","j"]}""");
    assertThat(exchange).isNotNull();
    ModelRequest request = exchange.request();
    assertThat(request.account()).isEqualTo("71");
    assertThat(request.epochMillis()).isEqualTo(1_767_225_600_500L);
    assertThat(request.prompt()).isEqualTo("p1\np2");
    assertThat(request.systemPrompt()).isEqualTo("be brief");
    assertThat(request.model()).isEqualTo("m");
    assertThat(request.requestId()).isEqualTo("r");
    assertThat(request.conversation()).isEqualTo(new Conversation("c", 3, List.of("h1", "h2")));
    assertThat(request.client())
        .isEqualTo(new ClientNetwork("192.0.2.1", "DE", 64_500, "u", "t", "d"));
    assertThat(request.facts())
        .isEqualTo(new AccountFacts("12", "y", 1_735_689_600_000L, Verification.EMAIL));
    assertThat(request.presentedArtifacts()).containsExactly("x");
    assertThat(exchange.response())
        .isEqualTo(new ModelResponse("71", 1_767_225_600_500L, "r", 12, List.of("i", "j")));
  }

  /** What holds of the trace format holds of a map that names the same fields. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "nonsense                                                     | NOT_JSON",
        "{\"time\":1,\"account\":\"a\",\"prompt\":\"p\"               | NOT_JSON",
        "{\"time\":1,\"account\":\"a\",\"prompt\":\"p\"} x            | NOT_JSON",
        "[]                                                           | NOT_AN_OBJECT",
        "7                                                            | NOT_AN_OBJECT",
        "{}                                                           | TIME_MISSING",
        "{\"time\":null,\"account\":\"a\",\"prompt\":\"p\"}           | TIME_MISSING",
        "{\"time\":\"noon\",\"account\":\"a\",\"prompt\":\"p\"}       | TIME_WRONG",
        "{\"time\":true,\"account\":\"a\",\"prompt\":\"p\"}           | TIME_WRONG",
        "{\"time\":1e40,\"account\":\"a\",\"prompt\":\"p\"}           | TIME_WRONG",
        "{\"time\":1,\"prompt\":\"p\"}                                | ACCOUNT_MISSING",
        "{\"time\":1,\"account\":\"\",\"prompt\":\"p\"}               | ACCOUNT_MISSING",
        "{\"time\":1,\"account\":{},\"prompt\":\"p\"}                 | ACCOUNT_WRONG",
        "{\"time\":1,\"account\":[\"a\"],\"prompt\":\"p\"}            | ACCOUNT_WRONG",
        "{\"time\":1,\"account\":\"a\"}                               | PROMPT_MISSING",
        "{\"time\":1,\"account\":\"a\",\"prompt\":null}               | PROMPT_MISSING",
        "{\"time\":1,\"account\":\"a\",\"prompt\":7}                  | PROMPT_WRONG",
        "{\"time\":1,\"account\":\"a\",\"prompt\":{\"text\":\"p\"}}   | PROMPT_WRONG"
      })
  void saysWhyALineIsNoRequest(String line, LineProblem expected) {
    MappedLineParser parser = parser(FLAT);
    assertThat(parse(parser, line)).isNull();
    assertThat(parser.problem()).isEqualTo(expected);
    assertThat(parser.isLeftOut()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "turn=$.x;-1",
        "turn=$.x;\"one\"",
        "turn=$.x;1.5",
        "turn=$.x;true",
        "outputTokens=$.x;99999999999",
        "asn=$.x;\"AS1\"",
        "session=$.x;{}",
        "session=$.x;1.5",
        "system=$.x;7",
        "history=$.x;[7]",
        "history=$.x;{\"a\":1}",
        "artifacts=$.x[*];[\"a\",{}]",
        "verification=$.x;\"GOLD\"",
        "accountCreated=$.x;\"long ago\""
      })
  void ignoresAWrongOptionalFieldAndKeepsTheLine(String mapAndValue) {
    String[] parts = mapAndValue.split(";", 2);
    MappedLineParser parser = parser(FLAT + "," + parts[0]);
    assertThat(parse(parser, good("\"x\":" + parts[1]))).isNotNull();
    assertThat(parser.ignored())
        .containsExactly(TraceField.named(parts[0].substring(0, parts[0].indexOf('='))));
  }

  @Test
  void takesTheFirstPathThatLeadsToSomething() {
    String map = FLAT + ",session=$.a|$.b|$.c";
    assertThat(session(map, "\"a\":\"1\",\"b\":\"2\"")).isEqualTo("1");
    assertThat(session(map, "\"a\":null,\"b\":\"2\"")).isEqualTo("2");
    assertThat(session(map, "\"a\":\"\",\"c\":3")).isEqualTo("3");
    assertThat(session(map, "\"d\":\"1\"")).isNull();
  }

  @Test
  void takesTheLastOfDuplicateNames() {
    assertThat(session(FLAT + ",session=$.s", "\"s\":\"1\",\"s\":\"2\"")).isEqualTo("2");
    assertThat(session(FLAT + ",session=$.s", "\"s\":\"1\",\"s\":null")).isNull();
  }

  @Test
  void anEmptyPromptIsAPrompt() {
    Exchange exchange = parse(FLAT, "{\"time\":1,\"account\":\"a\",\"prompt\":\"\"}");
    assertThat(exchange).isNotNull();
    assertThat(exchange.request().prompt()).isEmpty();
  }

  @Test
  void leavesOutLinesOfAnotherKind() {
    MappedLineParser parser =
        new MappedLineParser(
            FieldMap.of(List.of(FLAT), List.of("$.type=GENERATION", "$.n=7")), MOST_BYTES);
    assertThat(parse(parser, good("\"type\":\"GENERATION\",\"n\":7"))).isNotNull();
    for (String other :
        List.of("\"n\":7", "\"type\":\"SPAN\",\"n\":7", "\"type\":\"GENERATION\"")) {
      assertThat(parse(parser, good(other))).isNull();
      assertThat(parser.isLeftOut()).isTrue();
    }
    assertThat(parse(parser, "bad")).isNull();
    assertThat(parser.isLeftOut()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"model\":\"m\",\"messages\":[{\"role\":\"system\",\"content\":\"s\"},"
            + "{\"role\":\"user\",\"content\":\"h\"},{\"role\":\"assistant\",\"content\":\"i\"},"
            + "{\"role\":\"user\",\"content\":\"p\"}]} | ``",
        "{\"model\":\"m\",\"system\":\"s\",\"messages\":[{\"role\":\"user\",\"content\":\"h\"},"
            + "{\"role\":\"assistant\",\"content\":\"i\"},"
            + "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"p\"}]}]}"
            + " | https://api.anthropic.com/v1/messages?beta=true",
        "{\"model\":\"m\",\"instructions\":\"s\",\"input\":[{\"role\":\"user\",\"content\":\"h\"},"
            + "{\"role\":\"assistant\",\"content\":\"i\"},{\"role\":\"user\",\"content\":\"p\"}]}"
            + " | /v1/responses",
        "{\"systemInstruction\":{\"parts\":[{\"text\":\"s\"}]},\"contents\":["
            + "{\"role\":\"user\",\"parts\":[{\"text\":\"h\"}]},"
            + "{\"role\":\"model\",\"parts\":[{\"text\":\"i\"}]},"
            + "{\"role\":\"user\",\"parts\":[{\"text\":\"p\"}]}]}"
            + " | /v1beta/models/m:generateContent"
      })
  void readsAWholeRequestAsItsClientSentIt(String body, String path) {
    String quoted = body.replace("\"", "\\\"");
    for (String logged : List.of(body, "\"" + quoted + "\"", "\"  " + quoted + "\"")) {
      Exchange exchange =
          parse(
              "account=$.a,time=$.t,request=$.b,path=$.p",
              "{\"a\":\"x\",\"p\":\"" + path + "\",\"b\":" + logged + ",\"t\":1}");
      assertThat(exchange).as(logged).isNotNull();
      assertThat(exchange.request().prompt()).isEqualTo("p");
      assertThat(exchange.request().systemPrompt()).isEqualTo("s");
      assertThat(exchange.request().model()).isEqualTo("m");
      assertThat(exchange.request().conversation())
          .isEqualTo(new Conversation(null, 2, List.of("h", "i")));
    }
  }

  @Test
  void readsAListOfMessagesAndAPromptAlone() {
    String map = "account=$.a,time=$.t,request=$.b,model=$.m";
    String messages = "[{\"role\":\"user\",\"content\":\"p\"}]";
    for (String body : List.of(messages, "\"" + messages.replace("\"", "\\\"") + "\"", "\"p\"")) {
      Exchange exchange = parse(map, "{\"a\":\"x\",\"t\":1,\"m\":\"own\",\"b\":" + body + "}");
      assertThat(exchange).as(body).isNotNull();
      assertThat(exchange.request().prompt()).isEqualTo("p");
      assertThat(exchange.request().model()).isEqualTo("own");
    }
    assertThat(parse(map, "{\"a\":\"x\",\"t\":1,\"b\":\"[not JSON\"}").request().prompt())
        .isEqualTo("[not JSON");
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "true", "{}", "[]", "{\"input\":7}", "{\"messages\":[]}"})
  void saysThatARequestCannotBeRead(String body) {
    MappedLineParser parser = parser("account=$.a,time=$.t,request=$.b");
    assertThat(parse(parser, "{\"a\":\"x\",\"t\":1,\"b\":" + body + "}")).isNull();
    assertThat(parser.problem()).isEqualTo(LineProblem.REQUEST_WRONG);
  }

  @Test
  void aFieldWithAPathOfItsOwnGoesBeforeTheBody() {
    String body = "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"p\"}]}";
    Exchange exchange =
        parse(
            "account=$.a,time=$.t,request=$.b,model=$.routed,prompt=$.b.messages[0].role",
            "{\"a\":\"x\",\"t\":1,\"b\":" + body + ",\"routed\":\"n\"}");
    assertThat(exchange).isNotNull();
    assertThat(exchange.request().model()).isEqualTo("n");
    assertThat(exchange.request().prompt()).isEqualTo("user");
  }

  @ParameterizedTest
  @CsvSource({"litellm", "kong", "helicone", "langfuse"})
  void readsWhatGatewaysWrite(String preset) throws IOException {
    LogPreset known = LogPreset.named(preset);
    MappedLineParser parser =
        new MappedLineParser(FieldMap.of(known.map(), known.where()), MOST_BYTES);
    Exchange exchange = parse(parser, sample(preset));
    assertThat(exchange).as("%s", parser.problem()).isNotNull();
    assertThat(parser.ignored()).isEmpty();
    ModelRequest request = exchange.request();
    assertThat(request.account()).isEqualTo("account-1");
    assertThat(request.epochMillis()).isEqualTo(1_767_225_600_250L);
    assertThat(request.prompt()).isEqualTo("And in two dimensions?");
    assertThat(request.systemPrompt()).isEqualTo("Be brief.");
    assertThat(request.model()).isEqualTo("model-1");
    assertThat(request.requestId()).isEqualTo("request-1");
    assertThat(request.conversation().history())
        .containsExactly("What is a random walk?", "A sum of random steps.");
    assertThat(exchange.response().outputTokens()).isEqualTo(21);
  }

  /** Whatever stands in a line, it is told or refused, and the next line is read as ever. */
  @Test
  void survivesEveryDamage() throws IOException {
    Random random = new Random(5);
    int told = 0;
    for (LogPreset preset : LogPreset.values()) {
      byte[] line = sample(preset.key()).getBytes(UTF_8);
      MappedLineParser parser =
          new MappedLineParser(FieldMap.of(preset.map(), preset.where()), MOST_BYTES);
      Exchange whole = parser.parse(line, 0, line.length);
      for (int i = 0; i < 2_000; i++) {
        byte[] damaged = line.clone();
        for (int k = random.nextInt(3); k >= 0; k--) {
          damaged[random.nextInt(line.length)] = (byte) "{}[]\",:0ae\\ ".charAt(random.nextInt(12));
        }
        int to = random.nextBoolean() ? line.length : random.nextInt(line.length);
        Exchange exchange = parser.parse(damaged, 0, to);
        told += exchange == null ? 0 : 1;
        assertThat(exchange != null || parser.isLeftOut() || parser.problem() != null).isTrue();
      }
      Exchange again = parser.parse(line, 0, line.length);
      assertThat(again.request().prompt()).isEqualTo(whole.request().prompt());
      assertThat(again.request().conversation()).isEqualTo(whole.request().conversation());
    }
    assertThat(told).isBetween(500, 7_500);
  }

  @Test
  void survivesDeepNesting() {
    MappedLineParser parser = parser("account=$.a[*],time=$.t,prompt=$.p");
    assertThat(parse(parser, "{\"a\":" + "[".repeat(100_000))).isNull();
    assertThat(parser.problem()).isEqualTo(LineProblem.NOT_JSON);
    assertThat(parse(parser, "{\"b\":" + "{\"a\":".repeat(100_000))).isNull();
    assertThat(parser.problem()).isEqualTo(LineProblem.NOT_JSON);
  }

  private static String sample(String preset) throws IOException {
    String name = preset + ".json";
    try (InputStream in = MappedLineParserTest.class.getResourceAsStream("logs/" + name)) {
      assertThat(in).as(name).isNotNull();
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static @Nullable String session(String map, String fields) {
    Exchange exchange = parse(map, good(fields));
    assertThat(exchange).isNotNull();
    return exchange.request().conversation().sessionId();
  }

  private static @Nullable Exchange parse(String map, String line) {
    return parse(parser(map), line);
  }

  private static @Nullable Exchange parse(MappedLineParser parser, String line) {
    byte[] bytes = line.getBytes(UTF_8);
    byte[] padded = Arrays.copyOf(new byte[] {'{'}, bytes.length + 2);
    System.arraycopy(bytes, 0, padded, 1, bytes.length);
    return parser.parse(padded, 1, bytes.length + 1);
  }

  private static MappedLineParser parser(String map) {
    return new MappedLineParser(FieldMap.of(List.of(map), List.of()), MOST_BYTES);
  }

  private static String good(String fields) {
    return "{\"time\":1,\"account\":\"a\",\"prompt\":\"p\"," + fields + "}";
  }
}
