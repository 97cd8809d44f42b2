package io.github.azeotrope.examples.replay.jsonpath;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one path leads to in the latest document, in order. Refilled for every document. */
public final class Matches {
  private final List<Match> found = new ArrayList<>();

  Matches() {}

  /** All values, in the order of the document. */
  public List<Match> all() {
    return found;
  }

  /**
   * The last value, or null: of a name that occurs twice the last one counts, as in any map; a path
   * without wildcards leads to no second value otherwise.
   */
  public @Nullable Match last() {
    return found.isEmpty() ? null : found.get(found.size() - 1);
  }

  int size() {
    return found.size();
  }

  void clear() {
    found.clear();
  }

  Match begin() {
    Match match = new Match();
    found.add(match);
    return match;
  }

  void remove(int from, int to) {
    found.subList(from, to).clear();
  }
}
