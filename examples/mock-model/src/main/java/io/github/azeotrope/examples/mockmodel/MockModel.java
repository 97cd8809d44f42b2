package io.github.azeotrope.examples.mockmodel;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a model server answers, without a server and without a model: OpenAI chat completions and
 * Anthropic messages, whole or as server-sent events. Equal requests get the same words; only the
 * answers' ids are counted up. Any API key is good. Thread-safe.
 */
public final class MockModel {
  private static final JsonMapper JSON = new JsonMapper();

  private final AtomicLong answers = new AtomicLong();

  /**
   * The answer to a POST.
   *
   * @param path of the request, with any prefix
   * @param body of the request
   * @param reasons whether the answer may carry the model's reasoning
   */
  public MockAnswer answer(String path, byte[] body, boolean reasons) {
    boolean openAi = path.endsWith("/chat/completions");
    if (!openAi && !path.endsWith("/messages")) {
      return MockAnswer.noSuchEndpoint();
    }
    try {
      JsonNode request = JSON.readTree(body);
      String prompt = prompt(request.path("messages"));
      if (prompt.isBlank()) {
        return MockAnswer.notUnderstood();
      }
      Reply reply =
          new Reply(
              "mock-" + answers.incrementAndGet(),
              request.path("model").asString("mock-1"),
              prompt,
              reasons && request.path("thinking").path("type").asString("").equals("enabled"));
      boolean streams = request.path("stream").asBoolean(false);
      return openAi ? OpenAiAnswer.of(reply, streams) : AnthropicAnswer.of(reply, streams);
    } catch (JacksonException e) {
      return MockAnswer.notUnderstood();
    }
  }

  /** What the model says to a prompt: words for as many words as it was given, up to twelve. */
  public static List<String> wordsFor(String prompt) {
    return Reply.wordsFor(prompt);
  }

  /** The text of the newest message. */
  private static String prompt(JsonNode messages) {
    JsonNode content = messages.path(messages.size() - 1).path("content");
    if (content.isString()) {
      return content.asString();
    }
    StringBuilder text = new StringBuilder();
    for (JsonNode part : content) {
      text.append(part.path("text").asString("")).append(' ');
    }
    return text.toString();
  }
}
