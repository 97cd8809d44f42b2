package io.github.azeotrope.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bodies of chat completions ({@code messages}), responses ({@code input}) and completions ({@code
 * prompt}), and the lines of batch input files that hold one.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/chat/create">Create chat
 *     completion</a>
 * @see <a href="https://platform.openai.com/docs/api-reference/responses/create">Create a model
 *     response</a>
 * @see <a href="https://platform.openai.com/docs/api-reference/batch/request-input">The request
 *     input object</a>
 */
final class OpenAiRequest extends RequestReader {
  private static final List<String> PLACES =
      List.of(
          "model",
          "max_tokens",
          "max_completion_tokens",
          "max_output_tokens",
          "instructions",
          "previous_response_id",
          "conversation",
          "conversation.id",
          "prompt",
          "prompt[]",
          "prompt.id",
          "prompt.variables.*",
          "functions[].name",
          "tools[].name",
          "tools[].function.name",
          "tools[].custom.name",
          "messages",
          "messages[]",
          "messages[].role",
          "messages[].content",
          "messages[].content[].type",
          "messages[].content[].text",
          "messages[].content[].refusal",
          "messages[].function_call.name",
          "messages[].function_call.arguments",
          "messages[].tool_calls[].function.name",
          "messages[].tool_calls[].function.arguments",
          "messages[].tool_calls[].custom.name",
          "messages[].tool_calls[].custom.input",
          "messages[].reasoning_details[].data",
          "messages[].reasoning_details[].signature",
          "input",
          "input[]",
          "input[].role",
          "input[].type",
          "input[].id",
          "input[].content",
          "input[].content[].type",
          "input[].content[].text",
          "input[].content[].refusal",
          "input[].name",
          "input[].arguments",
          "input[].input",
          "input[].output",
          "input[].output[].type",
          "input[].output[].text",
          "input[].encrypted_content");

  static final Shape SHAPE = Shape.of(PLACES);
  static final Shape BATCH_LINE = Shape.mounted("body", PLACES, List.of("url"));

  private final boolean isBatchLine;
  private @Nullable String url;
  private boolean isWaiting;
  private @Nullable String type;
  private @Nullable String id;

  /**
   * A reader.
   *
   * @param isBatchLine whether the endpoint stands beside the body
   */
  OpenAiRequest(Dialogue dialogue, boolean isBatchLine) {
    super(dialogue);
    this.isBatchLine = isBatchLine;
  }

  @Override
  boolean isMessage(String place) {
    return place.equals("messages[]") || place.equals("input[]");
  }

  @Override
  void beginMessage() {
    type = null;
    id = null;
  }

  @Override
  public void repeated(String place) {
    switch (place) {
      case "messages", "input", "prompt" -> dialogue.beginMessages();
      case "messages[].content", "input[].content", "input[].output" -> dialogue.beginContent();
      case "instructions" -> dialogue.beginSystem();
      default -> {}
    }
  }

  @Override
  public void text(String place, String value) {
    switch (place) {
      case "model" -> dialogue.model(value);
      // A prompt that is stored with the vendor: its id stands for the fixed part of it.
      case "instructions", "prompt.id" -> dialogue.system(value);
      case "previous_response_id" -> dialogue.previousResponse(value);
      case "conversation", "conversation.id" -> dialogue.session(value);
      case "functions[].name", "tools[].name", "tools[].function.name", "tools[].custom.name" ->
          dialogue.tool(value);
      case "prompt", "prompt[]", "prompt.variables.*", "input" ->
          dialogue.message(Side.USER, value);
      case "messages[].role", "input[].role" -> role(value);
      case "input[].type" -> type = value;
      case "input[].id" -> id = value;
      case "input[].encrypted_content",
          "messages[].reasoning_details[].data",
          "messages[].reasoning_details[].signature" ->
          dialogue.artifact(value);
      case "messages[].content[].type", "input[].content[].type", "input[].output[].type" ->
          part(value);
      case "url" -> url = value;
      default -> dialogue.say(value);
    }
  }

  @Override
  public void number(String place, long value) {
    switch (place) {
      case "max_tokens", "max_completion_tokens", "max_output_tokens" ->
          dialogue.maxOutputTokens(value);
      default -> {}
    }
  }

  private void part(String partType) {
    switch (partType) {
      case "image_url", "input_image", "input_audio", "file", "input_file" -> dialogue.attachment();
      default -> {}
    }
  }

  @Override
  Side side(@Nullable String role) {
    String item = type;
    if (item != null && id != null && isOfReasoning(item)) {
      dialogue.artifact(id);
    }
    if (role != null || item == null) {
      return Side.ofRole(role);
    }
    return item.equals("message") || item.endsWith("_output") ? Side.USER : Side.MODEL;
  }

  private static boolean isOfReasoning(String item) {
    return item.equals("reasoning") || item.equals("item_reference");
  }

  @Override
  void complete() {
    if (isBatchLine) {
      isWaiting = true;
    } else {
      super.complete();
    }
  }

  /** The endpoint may stand after the body. */
  @Override
  public void end() {
    String endpoint = url;
    url = null;
    if (isWaiting) {
      isWaiting = false;
      if (endpoint == null || Paths.mayCarryPrompt("POST", Paths.normalised(endpoint))) {
        super.complete();
      }
    }
  }
}
