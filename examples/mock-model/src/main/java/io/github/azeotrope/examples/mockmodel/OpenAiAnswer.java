package io.github.azeotrope.examples.mockmodel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An OpenAI chat completion. */
final class OpenAiAnswer {
  private OpenAiAnswer() {}

  static MockAnswer of(Reply reply, boolean streams) {
    return streams ? MockAnswer.streamed(events(reply)) : MockAnswer.whole(whole(reply));
  }

  private static String whole(Reply reply) {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("role", "assistant");
    message.put("content", reply.text());
    message.put("refusal", null);
    Map<String, Object> choice = choice("message", message, "stop");
    choice.put("logprobs", null);
    Map<String, Object> json = head(reply, "chat.completion");
    json.put("choices", List.of(choice));
    json.put("usage", usage(reply));
    return Reply.json(json);
  }

  private static List<String> events(Reply reply) {
    List<String> events = new ArrayList<>();
    events.add(chunk(reply, Map.of("role", "assistant", "content", ""), null));
    for (String word : reply.words()) {
      events.add(chunk(reply, Map.of("content", word), null));
    }
    events.add(chunk(reply, Map.of(), "stop"));
    Map<String, Object> last = head(reply, "chat.completion.chunk");
    last.put("choices", List.of());
    last.put("usage", usage(reply));
    events.add("data: " + Reply.json(last) + "\n\n");
    events.add("data: [DONE]\n\n");
    return events;
  }

  private static String chunk(Reply reply, Map<String, Object> delta, @Nullable String finish) {
    Map<String, Object> json = head(reply, "chat.completion.chunk");
    json.put("choices", List.of(choice("delta", delta, finish)));
    return "data: " + Reply.json(json) + "\n\n";
  }

  private static Map<String, Object> head(Reply reply, String object) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", "chatcmpl-" + reply.id());
    json.put("object", object);
    json.put("created", Reply.CREATED);
    json.put("model", reply.model());
    return json;
  }

  private static Map<String, Object> choice(
      String name, Map<String, Object> content, @Nullable String finish) {
    Map<String, Object> choice = new LinkedHashMap<>();
    choice.put("index", 0);
    choice.put(name, content);
    choice.put("finish_reason", finish);
    return choice;
  }

  private static Map<String, Object> usage(Reply reply) {
    Map<String, Object> usage = new LinkedHashMap<>();
    usage.put("prompt_tokens", reply.promptTokens());
    usage.put("completion_tokens", reply.outputTokens());
    usage.put("total_tokens", reply.promptTokens() + reply.outputTokens());
    return usage;
  }
}
