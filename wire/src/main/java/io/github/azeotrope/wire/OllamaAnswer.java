package io.github.azeotrope.wire;

import java.util.List;

/**
 * Answers of chat and generate; a stream is one object a line, the last one with the counts.
 *
 * @see <a href="https://docs.ollama.com/api/chat">Generate a chat message</a>
 * @see <a href="https://docs.ollama.com/api/streaming">Streaming</a>
 */
final class OllamaAnswer implements JsonHandler {
  static final Shape SHAPE =
      Shape.of(
          List.of(
              "model",
              "error",
              "done_reason",
              "eval_count",
              "response",
              "message.content",
              "message.tool_calls[]"));

  private final AnswerParts answer;

  OllamaAnswer(AnswerParts answer) {
    this.answer = answer;
  }

  @Override
  public void open(String place) {
    if (place.equals("message.tool_calls[]")) {
      answer.toolCall();
    }
  }

  @Override
  public void text(String place, String value) {
    switch (place) {
      case "model" -> answer.model(value);
      case "error" -> answer.finish("error");
      case "done_reason" -> answer.finish(value);
      case "response", "message.content" -> answer.text(value);
      default -> {}
    }
  }

  @Override
  public void number(String place, long value) {
    if (place.equals("eval_count")) {
      answer.outputTokens(value);
    }
  }
}
