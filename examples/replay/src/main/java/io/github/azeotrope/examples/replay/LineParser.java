package io.github.azeotrope.examples.replay;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns one line into an {@link Exchange} or a {@link LineProblem}. Reads tokens, builds no tree.
 * Not thread-safe.
 */
interface LineParser {

  /**
   * Reads the line in bytes[from, to), well-formed UTF-8.
   *
   * @return what it tells, or null where {@link #problem} says why it tells nothing
   */
  @Nullable Exchange parse(byte[] bytes, int from, int to);

  /** Why the latest line told nothing. */
  LineProblem problem();

  /** Optional fields that the latest line held with a wrong type or out of range. */
  Set<TraceField> ignored();

  /** Whether the latest line told nothing because it is of another kind than was asked for. */
  default boolean isLeftOut() {
    return false;
  }
}
