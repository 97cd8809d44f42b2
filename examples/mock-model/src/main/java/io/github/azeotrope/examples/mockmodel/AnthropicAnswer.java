package io.github.azeotrope.examples.mockmodel;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An Anthropic message. */
final class AnthropicAnswer {
  private static final String REASONING = "They want to be answered in their own words.";

  private AnthropicAnswer() {}

  static MockAnswer of(Reply reply, boolean streams) {
    return streams ? MockAnswer.streamed(events(reply)) : MockAnswer.whole(whole(reply));
  }

  private static String whole(Reply reply) {
    List<Object> content = new ArrayList<>();
    if (reply.reasons()) {
      content.add(thinking(REASONING, signature(reply)));
    }
    content.add(text(reply.text()));
    return Reply.json(message(reply, content, "end_turn", reply.outputTokens()));
  }

  private static List<String> events(Reply reply) {
    List<String> events = new ArrayList<>();
    events.add(event("message_start", "message", message(reply, List.of(), null, 1)));
    int block = 0;
    if (reply.reasons()) {
      events.add(start(block, thinking("", "")));
      events.add(delta(block, "thinking_delta", "thinking", REASONING));
      events.add(delta(block, "signature_delta", "signature", signature(reply)));
      events.add(event("content_block_stop", "index", block++));
    }
    events.add(start(block, text("")));
    for (String word : reply.words()) {
      events.add(delta(block, "text_delta", "text", word));
    }
    events.add(event("content_block_stop", "index", block));
    Map<String, Object> end = new LinkedHashMap<>();
    end.put("stop_reason", "end_turn");
    end.put("stop_sequence", null);
    events.add(
        event(
            "message_delta", "delta", end, "usage", Map.of("output_tokens", reply.outputTokens())));
    events.add(event("message_stop"));
    return events;
  }

  private static Map<String, Object> message(
      Reply reply, List<Object> content, @Nullable String stopReason, int outputTokens) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", "msg_" + reply.id());
    json.put("type", "message");
    json.put("role", "assistant");
    json.put("model", reply.model());
    json.put("content", content);
    json.put("stop_reason", stopReason);
    json.put("stop_sequence", null);
    json.put("usage", Map.of("input_tokens", reply.promptTokens(), "output_tokens", outputTokens));
    return json;
  }

  private static Map<String, Object> text(String text) {
    return Map.of("type", "text", "text", text);
  }

  private static Map<String, Object> thinking(String thinking, String signature) {
    return Map.of("type", "thinking", "thinking", thinking, "signature", signature);
  }

  /** Opaque, and of this answer alone: who presents it elsewhere was handed it here. */
  private static String signature(Reply reply) {
    return Base64.getEncoder()
        .encodeToString(
            ("reasoning that only " + reply.id() + " has").getBytes(StandardCharsets.UTF_8));
  }

  private static String start(int block, Map<String, Object> content) {
    return event("content_block_start", "index", block, "content_block", content);
  }

  private static String delta(int block, String type, String name, String value) {
    return event("content_block_delta", "index", block, "delta", Map.of("type", type, name, value));
  }

  private static String event(String type, Object... namesAndValues) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", type);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      json.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return "event: " + type + "\ndata: " + Reply.json(json) + "\n\n";
  }
}
