package io.github.azeotrope.wire;

import java.util.List;

/**
 * Answers of chat completions and completions; of a stream each event holds a part.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/chat/object">The chat completion
 *     object</a>
 * @see <a href="https://platform.openai.com/docs/api-reference/chat-streaming">The chat completion
 *     chunk object</a>
 */
final class OpenAiChatAnswer implements JsonHandler {
  static final Shape SHAPE =
      Shape.of(
          List.of(
              "id",
              "model",
              "error",
              "usage.completion_tokens",
              "choices[].finish_reason",
              "choices[].text",
              "choices[].message.content",
              "choices[].message.refusal",
              "choices[].message.function_call",
              "choices[].message.tool_calls[].id",
              "choices[].message.reasoning_details[].data",
              "choices[].message.reasoning_details[].signature",
              "choices[].delta.content",
              "choices[].delta.refusal",
              "choices[].delta.tool_calls[].id",
              "choices[].delta.reasoning_details[].data",
              "choices[].delta.reasoning_details[].signature"));

  private final AnswerParts answer;

  OpenAiChatAnswer(AnswerParts answer) {
    this.answer = answer;
  }

  @Override
  public void open(String place) {
    switch (place) {
      case "error" -> answer.finish("error");
      case "choices[].message.function_call" -> answer.toolCall();
      default -> {}
    }
  }

  @Override
  public void text(String place, String value) {
    switch (place) {
      case "id" -> answer.id(value);
      case "model" -> answer.model(value);
      case "error" -> answer.finish("error");
      case "choices[].finish_reason" -> answer.finish(value);
      // Of a streamed call only the first part has an id.
      case "choices[].message.tool_calls[].id", "choices[].delta.tool_calls[].id" ->
          answer.toolCall();
      case "choices[].text",
          "choices[].message.content",
          "choices[].message.refusal",
          "choices[].delta.content",
          "choices[].delta.refusal" ->
          answer.text(value);
      case "choices[].message.reasoning_details[].data",
          "choices[].message.reasoning_details[].signature",
          "choices[].delta.reasoning_details[].data",
          "choices[].delta.reasoning_details[].signature" ->
          answer.artifact(value);
      default -> {}
    }
  }

  @Override
  public void number(String place, long value) {
    if (place.equals("usage.completion_tokens")) {
      answer.outputTokens(value);
    }
  }
}
