package io.github.azeotrope.examples.evaluation;

/**
 * One world, played once to a detector of its own. Equal trials give equal outcomes.
 *
 * @param kind what it is for
 * @param name the trace, the campaign, or {@link #LOOK_ALIKES}
 * @param variant {@link #FIRST} or {@link #SECOND} simulator, the family of evidence that is left
 *     out, or the evasion
 * @param seed everything random follows from it
 */
record Trial(Kind kind, String name, String variant, long seed) {
  static final String FIRST = "first";
  static final String SECOND = "second";
  static final String LOOK_ALIKES = "look-alikes";

  boolean isOf(Kind kind, String name, String variant) {
    return this.kind == kind && this.name.equals(name) && this.variant.equals(variant);
  }

  @Override
  public String toString() {
    return kind + " " + name + " " + variant + " " + seed;
  }
}
