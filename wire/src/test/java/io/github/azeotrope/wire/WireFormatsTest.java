package io.github.azeotrope.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.ModelResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireFormatsTest {
  private final WireFormats formats = WireFormats.standard();
  private final List<WireRequest> requests = new ArrayList<>();
  private final List<WireAnswer> answers = new ArrayList<>();

  private WireExchange exchange(String method, String path) {
    return formats.exchange(method, path, requests::add, answers::add);
  }

  private static void feed(BodyParser parser, String body) {
    Reading.feed(parser, body.getBytes(UTF_8), Chunks.WHOLE);
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/chat/completions, openai-chat-completions",
    "/openai/deployments/prod-4/chat/completions?api-version=2026-01-01, openai-chat-completions",
    "/proxy/v1/completions/, openai-chat-completions",
    "/v1/responses, openai-responses",
    "/v1/responses/compact, openai-responses",
    "/v1/files, openai-batch-file",
    "/v1/messages, anthropic-messages",
    "/v1/projects/p/locations/l/publishers/anthropic/models/claude-opus-5:streamRawPredict,"
        + " anthropic-messages",
    "/v1/messages/batches, anthropic-message-batch",
    "/v1beta/models/gemini-3-pro:streamGenerateContent?alt=sse, gemini-generate-content",
    "/v1beta/models/gemini-3-pro%3AgenerateContent, gemini-generate-content",
    "/v1beta/models/gemini-3-pro:batchGenerateContent, gemini-batch",
    "/upload/v1beta/files, gemini-batch-file",
    "/api/chat, ollama-chat",
    "/api/generate, ollama-chat",
  })
  void findsTheFormatByPath(String path, String name) {
    assertThat(exchange("POST", path).format()).isEqualTo(name);
    assertThat(exchange("GET", path).isRead()).isFalse();
    assertThat(formats.statistics().exchanges()).isEqualTo(1);
    assertThat(formats.statistics().withoutPrompt()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/embeddings",
        "/v1/moderations",
        "/v1/batches",
        "/v1/messages/count_tokens",
        "/v1beta/models/gemini-3-pro:countTokens",
        "/v1beta/models/text-4:embedContent",
        "/api/embed",
        "/api/show",
        "/v1/images/generations"
      })
  void endpointsWithoutPromptsAreCounted(String path) {
    WireExchange exchange = exchange("POST", path);
    feed(exchange.request(), "{\"input\":\"text\",\"messages\":[{\"content\":\"x\"}]}");
    feed(exchange.answer(), "{}");
    assertThat(exchange.isRead()).isFalse();
    assertThat(requests).isEmpty();
    assertThat(formats.statistics()).isEqualTo(new WireStatistics(0, 1, 0, 0, 0, 0, 0, Map.of()));
  }

  @Test
  void otherEndpointsAreCountedApart() {
    assertThat(exchange("POST", "/v9/converse").isRead()).isFalse();
    assertThat(formats.statistics().unknownEndpoint()).isEqualTo(1);
  }

  @Test
  void aPathNamesTheModelWhereTheBodyDoesNot() {
    String body = "{\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}";
    feed(exchange("POST", "/openai/deployments/prod-4/chat/completions").request(), body);
    feed(exchange("POST", "/publishers/anthropic/models/opus:rawPredict").request(), body);
    assertThat(requests).extracting(WireRequest::model).containsExactly("prod-4", "opus");
  }

  @Test
  void givesTheDetectorWhatItTakes() {
    WireExchange exchange = exchange("POST", "/v1/messages");
    Sample asked = sample("anthropic.request.json");
    Sample told = sample("anthropic.answer.sse");
    Reading.feed(exchange.request(), asked.bytes(), Chunks.WHOLE);
    Reading.feed(exchange.answer(), told.bytes(), Chunks.WHOLE);
    ModelRequest request = requests.get(0).toModelRequest("acct-1", 42).build();
    assertThat(request.account()).isEqualTo("acct-1");
    assertThat(request.epochMillis()).isEqualTo(42);
    assertThat(request.prompt()).isEqualTo(requests.get(0).prompt());
    assertThat(request.systemPrompt()).isEqualTo("You review code.\nHouse style: tabs.");
    assertThat(request.model()).isEqualTo("claude-opus-5");
    assertThat(request.conversation().history()).hasSize(2);
    assertThat(request.conversation().turn()).isEqualTo(2);
    assertThat(request.presentedArtifacts()).hasSize(2);
    assertThat(answers.get(0).toModelResponse("acct-1", 43, "r-1"))
        .isEqualTo(
            new ModelResponse(
                "acct-1",
                43,
                "r-1",
                57,
                List.of("EqQBCgIYAhIks-three==", "EqQBCgIYAhIkt-four==", "EmwKAhgB-hidden")));
    assertThat(formats.statistics().attachments()).isEqualTo(1);
  }

  private static Sample sample(String file) {
    return Sample.ALL.stream().filter(s -> s.file().equals(file)).findFirst().orElseThrow();
  }

  @Test
  void responsesThatContinueOneAnotherAreOneSession() {
    say(null, "resp_1");
    say("resp_1", "resp_2");
    say("resp_2", "resp_3");
    say("resp_3", "resp_4");
    say("resp_unknown", "resp_5");
    say("resp_5", "resp_6");
    assertThat(requests.get(0).sessionId()).isNull();
    String session = requests.get(1).sessionId();
    assertThat(session).isNotNull();
    assertThat(requests.get(2).sessionId()).isEqualTo(session);
    assertThat(requests.get(3).sessionId()).isEqualTo(session);
    assertThat(requests.get(4).sessionId()).isNotNull().isNotEqualTo(session);
    assertThat(requests.get(5).sessionId()).isEqualTo(requests.get(4).sessionId());
    assertThat(requests.get(1).presentedArtifacts()).containsExactly("resp_1");
    assertThat(answers.get(0).issuedArtifacts()).containsExactly("resp_1");
  }

  private void say(@Nullable String previous, String id) {
    WireExchange exchange = exchange("POST", "/v1/responses");
    String chain = previous == null ? "" : ",\"previous_response_id\":\"" + previous + "\"";
    feed(exchange.request(), "{\"input\":\"x\"" + chain + "}");
    feed(exchange.answer(), "{\"id\":\"" + id + "\",\"status\":\"completed\"}");
  }

  @Test
  void manyChainsStayBounded() {
    ResponseChains chains = new ResponseChains();
    for (int i = 0; i < 200_000; i++) {
      chains.put("resp_" + i, chains.sessionOf("resp_root"));
    }
    int known = 0;
    for (int i = 0; i < 200_000; i++) {
      known += chains.sessionOf("resp_" + i).equals(chains.sessionOf("resp_root")) ? 1 : 0;
    }
    assertThat(known).isBetween(60_000, 1 << 16);
    assertThat(chains.sessionOf("resp_199999")).isEqualTo(chains.sessionOf("resp_root"));
  }

  @Test
  void aConsumerThatThrowsHarmsNobody() {
    WireExchange exchange =
        formats.exchange(
            "POST",
            "/v1/messages/batches",
            request -> {
              requests.add(request);
              throw new IllegalStateException("host");
            },
            answers::add);
    Reading.feed(exchange.request(), sample("anthropic-batch.request.json").bytes(), Chunks.BYTES);
    assertThat(requests).hasSize(2);
    assertThat(formats.statistics().count(WireProblem.FAILED)).isEqualTo(2);
  }

  @Test
  void countsWhatManyThreadsRead() throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    LongAdder tokens = new LongAdder();
    for (int t = 0; t < 8; t++) {
      threads.add(
          new Thread(
              () -> {
                for (Sample sample : Sample.ALL) {
                  WireExchange exchange =
                      formats.exchange(
                          "POST",
                          sample.path(),
                          request -> tokens.increment(),
                          answer -> tokens.add(answer.outputTokens()));
                  BodyParser parser = sample.isRequest() ? exchange.request() : exchange.answer();
                  Reading.feed(parser, sample.bytes(), Chunks.BYTES);
                }
              }));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(formats.statistics().exchanges()).isEqualTo(8L * Sample.ALL.size());
    assertThat(formats.statistics().answers()).isEqualTo(8 * 11);
    assertThat(formats.statistics().requests()).isEqualTo(8 * 17);
    assertThat(tokens.sum()).isEqualTo(8 * (17 + 710));
    assertThat(formats.statistics().problems()).isEqualTo(Map.of(WireProblem.TRUNCATED, 16L));
  }

  @Test
  void finishingTwiceTellsOnce() {
    WireExchange exchange = exchange("POST", "/api/generate");
    feed(exchange.request(), "{\"prompt\":\"x\"}");
    exchange.request().feed(new byte[] {'{'}, 0, 1);
    exchange.request().finish();
    assertThat(requests).hasSize(1);
    assertThat(formats.statistics().problems()).isEmpty();
  }

  @Test
  void textIsNotPrinted() {
    feed(exchange("POST", "/api/generate").request(), "{\"prompt\":\"a secret\"}");
    assertThat(requests.get(0).toString()).doesNotContain("secret").contains("promptChars=8");
  }
}
