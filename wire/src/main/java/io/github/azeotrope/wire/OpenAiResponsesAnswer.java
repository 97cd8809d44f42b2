package io.github.azeotrope.wire;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers of responses. Events of a stream hold a piece of text, an item, or the response as far as
 * it is; the last one holds all of it.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/responses/object">The response
 *     object</a>
 * @see <a href="https://platform.openai.com/docs/api-reference/responses-streaming">Streaming
 *     events</a>
 */
final class OpenAiResponsesAnswer implements JsonHandler {
  private static final String IN_EVENT = "response.";

  private static final List<String> RESPONSE =
      List.of(
          "id",
          "model",
          "status",
          "error",
          "incomplete_details.reason",
          "usage.output_tokens",
          "output",
          "output[]",
          "output[].type",
          "output[].id",
          "output[].encrypted_content",
          "output[].content[].text",
          "output[].content[].refusal");

  static final Shape SHAPE = Shape.of(places());

  private final AnswerParts answer;
  private final List<String> artifacts = new ArrayList<>();
  private @Nullable String event;
  private @Nullable String delta;
  private @Nullable String itemType;
  private @Nullable String itemId;

  /** Whether the items that follow are those of the stream once more. */
  private boolean isRepeated;

  OpenAiResponsesAnswer(AnswerParts answer) {
    this.answer = answer;
  }

  private static List<String> places() {
    List<String> places = new ArrayList<>(RESPONSE);
    RESPONSE.forEach(place -> places.add(IN_EVENT + place));
    places.addAll(List.of("type", "delta", "item", "item.type", "item.id"));
    places.add("item.encrypted_content");
    return places;
  }

  private static String inResponse(String place) {
    return place.startsWith(IN_EVENT) ? place.substring(IN_EVENT.length()) : place;
  }

  @Override
  public void open(String place) {
    switch (inResponse(place)) {
      case "" -> {
        event = null;
        delta = null;
        artifacts.clear();
        beginItem();
      }
      case "error" -> answer.finish("error");
      case "output" -> isRepeated = true;
      case "output[]" -> {
        if (isRepeated) {
          isRepeated = false;
          answer.restartContent();
        }
        beginItem();
      }
      default -> {}
    }
  }

  private void beginItem() {
    itemType = null;
    itemId = null;
  }

  @Override
  public void close(String place) {
    String at = inResponse(place);
    if (at.equals("output[]") || at.equals("item")) {
      String id = itemId;
      if (id != null && "reasoning".equals(itemType)) {
        artifacts.add(id);
      }
      if (at.equals("output[]") && isCall(itemType)) {
        answer.toolCall();
      }
    }
  }

  private static boolean isCall(@Nullable String type) {
    return type != null && type.endsWith("_call");
  }

  @Override
  public void text(String place, String value) {
    switch (inResponse(place)) {
      case "type" -> event = value;
      case "delta" -> delta = value;
      case "id" -> {
        answer.id(value);
        // Whoever has it can continue the conversation.
        artifacts.add(value);
      }
      case "model" -> answer.model(value);
      case "status" -> status(value);
      case "incomplete_details.reason" -> answer.finish(value);
      case "output[].type", "item.type" -> itemType = value;
      case "output[].id", "item.id" -> itemId = value;
      case "output[].encrypted_content", "item.encrypted_content" -> artifacts.add(value);
      case "output[].content[].text", "output[].content[].refusal" -> answer.text(value);
      default -> {}
    }
  }

  /** Why it is incomplete says more, and may stand before or after. */
  private void status(String status) {
    switch (status) {
      case "completed", "failed", "cancelled" -> answer.finish(status);
      default -> {}
    }
  }

  @Override
  public void number(String place, long value) {
    if (inResponse(place).equals("usage.output_tokens")) {
      answer.outputTokens(value);
    }
  }

  /** The type of an event may stand after what it speaks of. */
  @Override
  public void end() {
    String type = event == null ? "" : event;
    String text = delta;
    switch (type) {
      case "response.output_text.delta", "response.refusal.delta" -> {
        if (text != null) {
          answer.text(text);
        }
      }
      // What has only begun has not its final content yet.
      case "response.output_item.added" -> artifacts.clear();
      case "response.output_item.done" -> {
        if (isCall(itemType)) {
          answer.toolCall();
        }
      }
      case "error" -> answer.finish("error");
      default -> {}
    }
    artifacts.forEach(answer::artifact);
    artifacts.clear();
  }
}
