package io.github.azeotrope.testkit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What goes over the wire once, before it is known who sends it.
 *
 * @param issued artifacts that the answer hands out
 */
record Message(
    String prompt,
    @Nullable String system,
    @Nullable String session,
    int turn,
    List<String> history,
    List<String> presented,
    List<String> issued,
    int outputTokens) {

  /** A message outside any conversation. */
  static Message single(String prompt, @Nullable String system, int outputTokens) {
    return new Message(prompt, system, null, 0, List.of(), List.of(), List.of(), outputTokens);
  }

  /** A message in a conversation whose earlier messages are not sent again. */
  static Message inSession(String prompt, String session, int turn, int outputTokens) {
    return new Message(prompt, null, session, turn, List.of(), List.of(), List.of(), outputTokens);
  }

  /** How long the model takes to answer. */
  long answerMillis() {
    return 700 + 12L * outputTokens;
  }
}
