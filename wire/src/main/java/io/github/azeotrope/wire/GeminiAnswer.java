package io.github.azeotrope.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers of generateContent; of a stream each event, or each element of an array, holds a part,
 * and counts are of all until then.
 *
 * @see <a href="https://ai.google.dev/api/generate-content#v1beta.GenerateContentResponse">
 *     GenerateContentResponse</a>
 */
final class GeminiAnswer implements JsonHandler {
  private static final String PART = "candidates[].content.parts[]";

  static final Shape SHAPE =
      Shape.of(
          List.of(
              "responseId",
              "modelVersion",
              "error",
              "usageMetadata",
              "usageMetadata.candidatesTokenCount",
              "usageMetadata.thoughtsTokenCount",
              "promptFeedback.blockReason",
              "candidates[].finishReason",
              PART,
              PART + ".text",
              PART + ".thought",
              PART + ".thoughtSignature",
              PART + ".functionCall"));

  private final AnswerParts answer;
  private @Nullable String partText;
  private boolean isThought;
  private long candidateTokens;
  private long thoughtTokens;

  GeminiAnswer(AnswerParts answer) {
    this.answer = answer;
  }

  @Override
  public void open(String place) {
    switch (place) {
      case "error" -> answer.finish("error");
      case "usageMetadata" -> {
        candidateTokens = 0;
        thoughtTokens = 0;
      }
      case PART -> {
        partText = null;
        isThought = false;
      }
      case PART + ".functionCall" -> answer.toolCall();
      default -> {}
    }
  }

  @Override
  public void close(String place) {
    String text = partText;
    if (place.equals(PART) && text != null && !isThought) {
      answer.text(text);
    } else if (place.equals("usageMetadata")) {
      answer.outputTokens(candidateTokens + thoughtTokens);
    }
  }

  @Override
  public void text(String place, String value) {
    switch (place) {
      case "responseId" -> answer.id(value);
      case "modelVersion" -> answer.model(value);
      case "candidates[].finishReason", "promptFeedback.blockReason" -> answer.finish(value);
      case PART + ".text" -> partText = value;
      case PART + ".thoughtSignature" -> answer.artifact(value);
      default -> {}
    }
  }

  @Override
  public void flag(String place, boolean value) {
    if (place.equals(PART + ".thought")) {
      isThought = value;
    }
  }

  @Override
  public void number(String place, long value) {
    switch (place) {
      case "usageMetadata.candidatesTokenCount" -> candidateTokens = tokens(value);
      case "usageMetadata.thoughtsTokenCount" -> thoughtTokens = tokens(value);
      default -> {}
    }
  }

  private static long tokens(long value) {
    return Math.max(0, Math.min(Integer.MAX_VALUE, value));
  }
}
