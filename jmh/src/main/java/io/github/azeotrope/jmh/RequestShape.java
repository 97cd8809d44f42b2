package io.github.azeotrope.jmh;

import io.github.azeotrope.AccountFacts;
import io.github.azeotrope.ClientNetwork;
import io.github.azeotrope.Conversation;
import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.Verification;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What the requests hold that are measured. */
public enum RequestShape {
  /**
   * As hosts get them: a system prompt of 4,096 units, eight messages of history and a prompt of
   * 1,024 units each; address, network, user agent and payment; a session, one artifact.
   */
  REQUEST(1024, true),
  /** A prompt of 1,024 units and nothing else. */
  ROW(1024, false),
  /** A prompt of 4,096 units and nothing else. */
  ROW_4K(4096, false),
  /** A prompt of 1,024 ideographs and nothing else. */
  ROW_CHINESE(1024, false),
  /** A prompt of 200 units and nothing else. */
  SHORT(200, false),
  /** A prompt of 20,480 units, more than is read, with characters beyond the basic plane. */
  LONG_EMOJI(20_480, false);

  private static final int SYSTEM_UNITS = 4096;
  private static final int MESSAGE_UNITS = 1024;
  private static final int MESSAGES = 8;
  private static final long CREATED = 1_700_000_000_000L;

  final int promptUnits;
  final boolean whole;

  RequestShape(int promptUnits, boolean whole) {
    this.promptUnits = promptUnits;
    this.whole = whole;
  }

  /** All but account and time; one builder serves many accounts. */
  ModelRequest.Builder builder(SampleTexts texts, int index) {
    ModelRequest.Builder builder = ModelRequest.builder().prompt(prompt(texts));
    if (!whole) {
      return builder;
    }
    List<String> history = new ArrayList<>();
    for (int message = 0; message < MESSAGES; message++) {
      history.add(texts.english(MESSAGE_UNITS));
    }
    return builder
        .systemPrompt(texts.english(SYSTEM_UNITS))
        .model("model-" + index % 3)
        .conversation(
            new Conversation(
                "session-" + index, MESSAGES + 1, Collections.unmodifiableList(history)))
        .client(
            new ClientNetwork(
                "203.0.113." + index, "DE", 64_500 + index, "client/4." + index, null, null))
        .facts(new AccountFacts(null, "card-" + index, CREATED, Verification.IDENTITY))
        .presentedArtifacts(List.of("artifact-" + texts.code(200)));
  }

  private String prompt(SampleTexts texts) {
    return switch (this) {
      case ROW_CHINESE -> texts.chinese(promptUnits);
      case LONG_EMOJI -> texts.withEmoji(promptUnits);
      default -> texts.english(promptUnits);
    };
  }
}
