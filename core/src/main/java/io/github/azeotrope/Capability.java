package io.github.azeotrope;

/**
 * What a request asks a model to be good at, as far as its wording shows. A description for people:
 * whoever knows the words can avoid them, and honest evaluators use them. Evidence only of {@link
 * #REASONING}, and of one account by itself, where it accuses nobody without a second piece.
 */
public enum Capability {
  /** Writing, reading or mending program code. */
  CODE("code"),
  /** Using tools, or acting as an agent. */
  AGENTIC("tools and agents"),
  /** Tasks of many steps over a long time. */
  LONG_HORIZON("long tasks"),
  /** Showing how an answer is arrived at. */
  REASONING("reasoning"),
  /** Judging, grading or comparing answers. */
  JUDGING("judging"),
  /** Rewording or cleaning text. */
  REWRITING("rewriting");

  private final String words;

  Capability(String words) {
    this.words = words;
  }

  /** For people. */
  public String words() {
    return words;
  }
}
