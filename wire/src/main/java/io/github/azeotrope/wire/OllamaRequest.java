package io.github.azeotrope.wire;

import java.util.List;

/**
 * Bodies of chat and generate.
 *
 * @see <a href="https://docs.ollama.com/api/chat">Generate a chat message</a>
 * @see <a href="https://docs.ollama.com/api/generate">Generate a response</a>
 */
final class OllamaRequest extends RequestReader {
  static final Shape SHAPE =
      Shape.of(
          List.of(
              "model",
              "system",
              "prompt",
              "images[]",
              "options.num_predict",
              "tools[].function.name",
              "messages",
              "messages[]",
              "messages[].role",
              "messages[].content",
              "messages[].images[]",
              "messages[].tool_calls[].function.name",
              "messages[].tool_calls[].function.arguments.*"));

  OllamaRequest(Dialogue dialogue) {
    super(dialogue);
  }

  @Override
  boolean isMessage(String place) {
    return place.equals("messages[]");
  }

  @Override
  public void repeated(String place) {
    switch (place) {
      case "messages", "prompt" -> dialogue.beginMessages();
      case "messages[].content" -> dialogue.beginContent();
      case "system" -> dialogue.beginSystem();
      default -> {}
    }
  }

  @Override
  public void text(String place, String value) {
    switch (place) {
      case "model" -> dialogue.model(value);
      case "system" -> dialogue.system(value);
      case "prompt" -> dialogue.message(Side.USER, value);
      case "images[]", "messages[].images[]" -> dialogue.attachment();
      case "tools[].function.name" -> dialogue.tool(value);
      case "messages[].role" -> role(value);
      default -> dialogue.say(value);
    }
  }

  @Override
  public void number(String place, long value) {
    if (place.equals("options.num_predict")) {
      dialogue.maxOutputTokens(value);
    }
  }
}
