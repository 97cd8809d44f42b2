package io.github.azeotrope.linkage;

/** Gives candidates their numbers, in order of proposal. */
final class Numbering {
  private long last;

  /** The number that {@link #take} will give next. */
  long upcoming() {
    return last + 1;
  }

  long take() {
    return ++last;
  }
}
