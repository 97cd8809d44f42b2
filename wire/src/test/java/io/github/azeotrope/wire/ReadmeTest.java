package io.github.azeotrope.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.Assessment;
import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.ModelResponse;
import io.github.azeotrope.RequestObserver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README shows this code. */
class ReadmeTest {
  private static final Path SOURCE =
      Path.of("src/test/java/io/github/azeotrope/wire/ReadmeTest.java");

  private final List<ModelRequest> requests = new ArrayList<>();
  private final List<ModelResponse> responses = new ArrayList<>();
  private final List<Object> printed = new ArrayList<>();

  private final RequestObserver observer =
      new RequestObserver() {
        @Override
        public Assessment assess(String account) {
          return RequestObserver.NOOP.assess(account);
        }

        @Override
        public Assessment observe(ModelRequest request) {
          requests.add(request);
          return assess(request.account());
        }

        @Override
        public void complete(ModelResponse response) {
          responses.add(response);
        }
      };

  @Test
  void showsTheCodeThatIsCompiledHere() throws IOException {
    String source = Files.readString(SOURCE);
    String compiled =
        source.substring(
            source.indexOf("// README begin\n") + "// README begin\n".length(),
            source.indexOf("// README end\n"));
    assertThat(normalised(shown())).isEqualTo(normalised(compiled));
  }

  @Test
  void theDetectorHearsBothSides() {
    String body = "{\"model\":\"qwen3\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}";
    byte[] bytes = body.getBytes(UTF_8);
    byte[] answered = "{\"message\":{\"content\":\"hi\"},\"eval_count\":2}".getBytes(UTF_8);
    inAHost("POST", "/api/chat", "acct-1", bytes, 0, bytes.length, answered);
    assertThat(requests).singleElement().extracting(ModelRequest::prompt).isEqualTo("hello");
    assertThat(responses).containsExactly(ModelResponse.of("acct-1", 1, 2));
    assertThat(printed).hasSize(1);
  }

  private void inAHost(
      String method,
      String path,
      String account,
      byte[] bytes,
      int offset,
      int length,
      byte[] answered) {
    // README begin
    WireFormats formats =
        WireFormats.standard(); // one for the host; formats of your own: with(...)
    WireExchange exchange =
        formats.exchange(
            method,
            path,
            request -> observer.observe(request.toModelRequest(account, now()).build()),
            answer -> observer.complete(answer.toModelResponse(account, now(), null)));
    exchange.request().feed(bytes, offset, length); // chunk by chunk
    exchange.request().finish(); // also when the connection broke
    exchange.answer().feed(answered, 0, answered.length); // JSON, server-sent events, lines
    exchange.answer().finish();
    print(formats.statistics()); // what was read, ignored, cut, malformed, and why
    // README end
  }

  private static long now() {
    return 1;
  }

  private void print(Object what) {
    printed.add(what);
  }

  private static String shown() throws IOException {
    Matcher matcher =
        Pattern.compile("```java\n(WireFormats.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(Path.of("../README.md")));
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  /** Formatting apart, which the formatter and the page decide differently. */
  private static String normalised(String code) {
    return code.replaceAll("\\s+", " ").strip();
  }
}
