package io.github.azeotrope.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers of messages. In a stream a block begins, grows and stops; blocks do not interleave, and a
 * thinking block is an artifact once it has stopped.
 *
 * @see <a href="https://platform.claude.com/docs/en/api/messages/create">Create a message</a>
 * @see <a href="https://platform.claude.com/docs/en/build-with-claude/streaming">Streaming
 *     messages</a>
 */
final class AnthropicAnswer implements JsonHandler {
  static final Shape SHAPE =
      Shape.of(
          List.of(
              "type",
              "id",
              "model",
              "error",
              "stop_reason",
              "usage.output_tokens",
              "content[].type",
              "content[].text",
              "content[].signature",
              "content[].data",
              "message.id",
              "message.model",
              "message.usage.output_tokens",
              "content_block.type",
              "content_block.text",
              "content_block.signature",
              "content_block.data",
              "delta.text",
              "delta.signature",
              "delta.stop_reason"));

  private final AnswerParts answer;
  private final BoundedText signature = new BoundedText(1 << 16);
  private @Nullable String event;

  AnthropicAnswer(AnswerParts answer) {
    this.answer = answer;
  }

  @Override
  public void open(String place) {
    if (place.equals("error")) {
      answer.finish("error");
    }
  }

  @Override
  public void text(String place, String value) {
    switch (place) {
      case "type" -> event = value;
      case "id", "message.id" -> answer.id(value);
      case "model", "message.model" -> answer.model(value);
      case "stop_reason", "delta.stop_reason" -> answer.finish(value);
      case "content[].text", "content_block.text", "delta.text" -> answer.text(value);
      case "content[].signature", "content[].data", "content_block.data" -> answer.artifact(value);
      case "content_block.signature", "delta.signature" -> signature.append(value);
      case "content[].type", "content_block.type" -> block(value);
      default -> {}
    }
  }

  private void block(String type) {
    if (type.endsWith("tool_use")) {
      answer.toolCall();
    }
  }

  @Override
  public void number(String place, long value) {
    switch (place) {
      case "usage.output_tokens", "message.usage.output_tokens" -> answer.outputTokens(value);
      default -> {}
    }
  }

  @Override
  public void end() {
    if ("content_block_stop".equals(event)) {
      answer.artifact(signature.text());
      signature.clear();
    }
    event = null;
  }
}
