package io.github.azeotrope.wire;

import java.util.EnumSet;
import java.util.Set;

/** What is wrong with the request or answer being read; tells the sink once a kind. */
final class Notes {
  private final WireSink<?> sink;
  private final Set<WireProblem> found = EnumSet.noneOf(WireProblem.class);
  private long charsCut;

  Notes(WireSink<?> sink) {
    this.sink = sink;
  }

  void add(WireProblem problem) {
    if (found.add(problem)) {
      sink.problem(problem);
    }
  }

  /** So many UTF-16 units of text are missing. */
  void cut(long chars) {
    charsCut += chars;
    add(WireProblem.TEXT_CUT);
  }

  Set<WireProblem> problems() {
    return found;
  }

  long charsCut() {
    return charsCut;
  }

  /** Another request begins. */
  void clear() {
    found.clear();
    charsCut = 0;
  }
}
