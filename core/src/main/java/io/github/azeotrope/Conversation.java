package io.github.azeotrope;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The conversation a request belongs to.
 *
 * @param sessionId the conversation's id, or null where the host knows none; requests of one
 *     account less than 30 minutes apart then count as one session
 * @param turn place in the conversation from 1, 0 where unknown
 * @param history earlier messages that the client sends again, oldest first; empty where none
 */
public record Conversation(@Nullable String sessionId, int turn, List<String> history) {

  /** No session id, no history. */
  public static final Conversation UNKNOWN = new Conversation(null, 0, List.of());

  /**
   * Keeps the given list as it is: pass an immutable one.
   *
   * @throws NullPointerException if history is null
   */
  public Conversation {
    Objects.requireNonNull(history, "history");
  }

  /** A session id and a turn, without history. */
  public static Conversation of(String sessionId, int turn) {
    return new Conversation(sessionId, turn, List.of());
  }
}
