package io.github.azeotrope.wire;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The answer being read. */
final class AnswerParts {
  private static final int MOST_ARTIFACTS = 64;
  private static final int MOST_ID_CHARS = 512;

  private final Notes notes;
  private final WireSink<WireAnswer> sink;
  private final Set<String> artifacts = new LinkedHashSet<>();
  private @Nullable String id;
  private @Nullable String model;
  private @Nullable String finish;
  private long outputTokens;
  private long outputChars;
  private int toolCalls;
  private boolean isAnything;

  AnswerParts(Notes notes, WireSink<WireAnswer> sink) {
    this.notes = notes;
    this.sink = sink;
  }

  void id(String text) {
    id = Ends.of(text, MOST_ID_CHARS);
    isAnything = true;
  }

  void model(String text) {
    model = Ends.of(text, MOST_ID_CHARS);
    isAnything = true;
  }

  void finish(String text) {
    finish = Ends.of(text, MOST_ID_CHARS);
    isAnything = true;
  }

  /** What the API counts; the latest count is the one that holds. */
  void outputTokens(long tokens) {
    outputTokens = Math.max(0, tokens);
    isAnything = true;
  }

  void text(String text) {
    outputChars += text.length();
    isAnything = true;
  }

  void toolCall() {
    toolCalls++;
    isAnything = true;
  }

  /** Text and calls are told once more, as a whole. */
  void restartContent() {
    outputChars = 0;
    toolCalls = 0;
  }

  void artifact(String artifact) {
    if (artifact.isEmpty()) {
      return;
    }
    isAnything = true;
    if (artifacts.size() < MOST_ARTIFACTS) {
      artifacts.add(Ends.ofArtifact(artifact));
    } else {
      notes.add(WireProblem.LIST_CUT);
    }
  }

  void deliver() {
    if (isAnything) {
      sink.accept(
          new WireAnswer(
              id,
              model,
              (int) Math.min(Integer.MAX_VALUE, outputTokens),
              outputChars,
              toolCalls,
              finish,
              List.copyOf(artifacts),
              notes.problems()));
    }
  }
}
