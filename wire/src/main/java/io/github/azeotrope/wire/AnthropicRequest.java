package io.github.azeotrope.wire;

import java.util.List;

/**
 * Bodies of messages, alone or in a message batch.
 *
 * @see <a href="https://platform.claude.com/docs/en/api/messages/create">Create a message</a>
 * @see <a href="https://platform.claude.com/docs/en/build-with-claude/extended-thinking">Extended
 *     thinking: signatures and redacted blocks</a>
 * @see <a href="https://platform.claude.com/docs/en/api/messages/batches/create">Create a message
 *     batch</a>
 */
final class AnthropicRequest extends RequestReader {
  private static final List<String> PLACES =
      List.of(
          "model",
          "max_tokens",
          "system",
          "system[].text",
          "tools[].name",
          "messages",
          "messages[]",
          "messages[].role",
          "messages[].content",
          "messages[].content[].type",
          "messages[].content[].text",
          "messages[].content[].signature",
          "messages[].content[].data",
          "messages[].content[].name",
          "messages[].content[].input.*",
          "messages[].content[].content",
          "messages[].content[].content[].type",
          "messages[].content[].content[].text");

  static final Shape SHAPE = Shape.of(PLACES);
  static final Shape BATCH = Shape.mounted("requests[].params", PLACES, List.of());

  AnthropicRequest(Dialogue dialogue) {
    super(dialogue);
  }

  @Override
  boolean isMessage(String place) {
    return place.equals("messages[]");
  }

  @Override
  public void repeated(String place) {
    switch (place) {
      case "messages" -> dialogue.beginMessages();
      case "messages[].content" -> dialogue.beginContent();
      case "system" -> dialogue.beginSystem();
      default -> {}
    }
  }

  @Override
  public void text(String place, String value) {
    switch (place) {
      case "model" -> dialogue.model(value);
      case "system", "system[].text" -> dialogue.system(value);
      case "tools[].name" -> dialogue.tool(value);
      case "messages[].role" -> role(value);
      case "messages[].content[].signature", "messages[].content[].data" ->
          dialogue.artifact(value);
      case "messages[].content[].type", "messages[].content[].content[].type" -> block(value);
      default -> dialogue.say(value);
    }
  }

  private void block(String type) {
    switch (type) {
      case "image", "document", "container_upload" -> dialogue.attachment();
      default -> {}
    }
  }

  @Override
  public void number(String place, long value) {
    if (place.equals("max_tokens")) {
      dialogue.maxOutputTokens(value);
    }
  }
}
