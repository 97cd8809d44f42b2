package io.github.azeotrope.wire;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The request being read: its messages in order, and what else matters. Consecutive messages of one
 * side are one turn; a turn becomes history when a later turn of the user begins.
 */
final class Dialogue {
  private static final int MOST_TURNS = 64;
  private static final int MOST_ARTIFACTS = 16;
  private static final int MOST_TOOLS = 64;
  private static final int MOST_ID_CHARS = 512;

  private final Notes notes;
  private final WireSink<WireRequest> sink;
  private final int historyChars;
  private final @Nullable String pathModel;
  private final BoundedText system;
  private final BoundedText message;
  private final BoundedText user;
  private final BoundedText modelTurn;
  private final List<String> history = new ArrayList<>();
  private final Deque<String> artifacts = new ArrayDeque<>();
  private final List<String> tools = new ArrayList<>();
  private @Nullable String model;
  private @Nullable String previousResponse;
  private @Nullable String session;
  private long maxOutputTokens;
  private int historySum;
  private int modelTurns;
  private int attachments;
  private boolean hasMessages;
  private boolean hasBegun;

  /**
   * An empty request.
   *
   * @param pathModel the model where the body names none
   */
  Dialogue(@Nullable String pathModel, Notes notes, WireLimits limits, WireSink<WireRequest> sink) {
    this.notes = notes;
    this.sink = sink;
    this.pathModel = pathModel;
    this.historyChars = limits.historyChars();
    system = new BoundedText(limits.systemChars());
    message = new BoundedText(limits.promptChars());
    user = new BoundedText(limits.promptChars());
    modelTurn = new BoundedText(limits.promptChars());
    model = pathModel;
  }

  /** A request begins; what was wrong with the one before does not count for it. */
  void begin() {
    if (hasBegun) {
      notes.clear();
    }
    hasBegun = true;
    beginMessages();
    system.clear();
    tools.clear();
    model = pathModel;
    previousResponse = null;
    session = null;
    maxOutputTokens = 0;
  }

  /** The list of messages begins; an earlier one does not count. */
  void beginMessages() {
    beginContent();
    user.clear();
    modelTurn.clear();
    history.clear();
    artifacts.clear();
    historySum = 0;
    modelTurns = 0;
    attachments = 0;
    hasMessages = false;
  }

  void model(String name) {
    model = Ends.of(name, MOST_ID_CHARS);
  }

  void maxOutputTokens(long tokens) {
    maxOutputTokens = Math.max(0, tokens);
  }

  void session(String id) {
    session = id.isEmpty() ? null : Ends.of(id, MOST_ID_CHARS);
  }

  void previousResponse(String id) {
    previousResponse = id.isEmpty() ? null : Ends.of(id, MOST_ID_CHARS);
  }

  void tool(String name) {
    if (tools.size() < MOST_TOOLS) {
      tools.add(Ends.of(name, MOST_ID_CHARS));
    } else {
      notes.add(WireProblem.LIST_CUT);
    }
  }

  void artifact(String artifact) {
    if (artifact.isEmpty()) {
      return;
    }
    artifacts.addFirst(Ends.ofArtifact(artifact));
    if (artifacts.size() > MOST_ARTIFACTS) {
      artifacts.removeLast();
      notes.add(WireProblem.LIST_CUT);
    }
  }

  void attachment() {
    attachments++;
  }

  /** Instructions that stand outside the messages begin; earlier ones do not count. */
  void beginSystem() {
    system.clear();
  }

  void system(String text) {
    system.add(text);
  }

  /** The content of a message begins; an earlier content of it does not count. */
  void beginContent() {
    message.clear();
  }

  /** Text of the message being read. */
  void say(String text) {
    message.add(text);
  }

  /** A message ends. */
  void endMessage(Side side) {
    hasMessages = true;
    switch (side) {
      case SYSTEM -> move(system);
      case MODEL -> move(modelTurn);
      case USER -> {
        if (!modelTurn.isEmpty()) {
          modelTurns++;
          remember(user);
          remember(modelTurn);
        }
        move(user);
      }
    }
    message.clear();
  }

  /** A message that is one text. */
  void message(Side side, String text) {
    beginContent();
    say(text);
    endMessage(side);
  }

  private void move(BoundedText to) {
    if (message.dropped() > 0) {
      notes.cut(message.dropped());
    }
    to.add(message.text());
  }

  private void remember(BoundedText turn) {
    if (!turn.isEmpty()) {
      String text = take(turn);
      if (history.size() == MOST_TURNS) {
        notes.add(WireProblem.LIST_CUT);
      } else {
        String kept = Ends.of(text, room());
        if (kept.length() < text.length()) {
          notes.cut(text.length() - kept.length());
        }
        history.add(kept);
        historySum += kept.length();
      }
    }
    turn.clear();
  }

  /** Every turn to come can have what the detector reads of it; this one what is left. */
  private int room() {
    int least = Math.min(Ends.MESSAGE_CHARS, historyChars / MOST_TURNS);
    int reserved = (MOST_TURNS - 1 - history.size()) * least;
    return Math.max(least, historyChars - historySum - reserved);
  }

  private String take(BoundedText text) {
    if (text.dropped() > 0) {
      notes.cut(text.dropped());
    }
    return text.text();
  }

  /** There was no request. */
  void nothing() {
    if (notes.problems().stream().noneMatch(WireProblem::isFatal)) {
      notes.add(WireProblem.NO_PROMPT);
    }
  }

  /** Tells the request, as far as it was read. */
  void deliver() {
    if (!hasMessages) {
      nothing();
      return;
    }
    String previous = previousResponse;
    if (previous != null) {
      artifact(previous);
    }
    String prompt = take(user);
    String instructions = take(system);
    sink.accept(
        WireRequest.builder()
            .model(model)
            .prompt(prompt)
            .systemPrompt(instructions.isEmpty() ? null : instructions)
            .previousResponseId(previous)
            .session(session, previous == null ? modelTurns + 1 : 0)
            .history(history)
            .presentedArtifacts(List.copyOf(artifacts))
            .tools(tools)
            .attachments(attachments)
            .maxOutputTokens(maxOutputTokens)
            .charsCut(notes.charsCut())
            .problems(notes.problems())
            .build());
  }
}
