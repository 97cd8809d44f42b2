package io.github.azeotrope.examples.mockmodel;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is answered, before it is put into an API's words.
 *
 * @param reasons whether the reasoning goes along
 */
record Reply(String id, String model, String prompt, boolean reasons) {
  /** A time for answers that may not depend on a clock, in seconds since 1970. */
  static final long CREATED = 1_790_000_000;

  private static final JsonMapper JSON = new JsonMapper();
  private static final int MOST_WORDS = 12;

  /** Each with the space in front that belongs to it, as tokens of a model have. */
  static List<String> wordsFor(String prompt) {
    String[] asked = prompt.strip().split("\\s+", MOST_WORDS + 1);
    List<String> words = new ArrayList<>();
    words.add("Asked:");
    for (int i = 0; i < Math.min(asked.length, MOST_WORDS); i++) {
      words.add(" " + asked[i]);
    }
    return words;
  }

  List<String> words() {
    return wordsFor(prompt);
  }

  String text() {
    return String.join("", words());
  }

  int promptTokens() {
    return prompt.strip().split("\\s+").length;
  }

  int outputTokens() {
    return words().size();
  }

  static String json(Object value) {
    return JSON.writeValueAsString(value);
  }
}
