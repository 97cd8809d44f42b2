package io.github.azeotrope.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bodies of generateContent and streamGenerateContent, alone, in a batch, or in the lines of a
 * batch input file. Names may be in camel case or in snake case.
 *
 * @see <a href="https://ai.google.dev/api/generate-content">Generating content</a>
 * @see <a href="https://ai.google.dev/gemini-api/docs/thought-signatures">Thought signatures</a>
 * @see <a href="https://ai.google.dev/api/batch-mode">Batches</a>
 */
final class GeminiRequest extends RequestReader {
  private static final String PART = "contents[].parts[]";

  private static final List<String> PLACES =
      List.of(
          "model",
          "generationConfig.maxOutputTokens",
          "systemInstruction",
          "systemInstruction.parts[].text",
          "tools[].functionDeclarations[].name",
          "contents",
          "contents[]",
          "contents[].role",
          "contents[].parts",
          PART,
          PART + ".text",
          PART + ".thought",
          PART + ".thoughtSignature",
          PART + ".inlineData",
          PART + ".fileData",
          PART + ".executableCode.code",
          PART + ".codeExecutionResult.output",
          PART + ".functionCall.name",
          PART + ".functionCall.args.*",
          PART + ".functionResponse.response.*");

  static final Shape SHAPE = Shape.of(PLACES);
  static final Shape BATCH_LINE = Shape.mounted("request", PLACES, List.of());
  static final Shape BATCH =
      Shape.mounted("batch.inputConfig.requests.requests[].request", PLACES, List.of());

  private @Nullable String partText;
  private boolean isThought;

  GeminiRequest(Dialogue dialogue) {
    super(dialogue);
  }

  @Override
  boolean isMessage(String place) {
    return place.equals("contents[]");
  }

  @Override
  void begin(String place) {
    switch (place) {
      case PART -> {
        partText = null;
        isThought = false;
      }
      case PART + ".inlineData", PART + ".fileData" -> dialogue.attachment();
      default -> {}
    }
  }

  @Override
  void end(String place) {
    String text = partText;
    if (place.equals(PART) && text != null && !isThought) {
      dialogue.say(text);
    }
  }

  @Override
  public void repeated(String place) {
    switch (place) {
      case "contents" -> dialogue.beginMessages();
      case "contents[].parts" -> dialogue.beginContent();
      case "systemInstruction" -> dialogue.beginSystem();
      default -> {}
    }
  }

  @Override
  public void text(String place, String value) {
    switch (place) {
      case "model" -> dialogue.model(modelName(value));
      case "systemInstruction.parts[].text" -> dialogue.system(value);
      case "tools[].functionDeclarations[].name" -> dialogue.tool(value);
      case "contents[].role" -> role(value);
      case PART + ".text" -> partText = value;
      case PART + ".thoughtSignature" -> dialogue.artifact(value);
      case PART + ".executableCode.code",
          PART + ".codeExecutionResult.output",
          PART + ".functionCall.name",
          PART + ".functionCall.args.*",
          PART + ".functionResponse.response.*" ->
          dialogue.say(value);
      default -> {}
    }
  }

  /** {@code models/NAME} is the name of a resource. */
  private static String modelName(String resource) {
    return resource.substring(resource.lastIndexOf('/') + 1);
  }

  @Override
  public void flag(String place, boolean value) {
    if (place.equals(PART + ".thought")) {
      isThought = value;
    }
  }

  @Override
  public void number(String place, long value) {
    if (place.equals("generationConfig.maxOutputTokens")) {
      dialogue.maxOutputTokens(value);
    }
  }
}
