package io.github.azeotrope.evidence;

import java.util.Objects;

/**
 * The outcome of one signal on one group, stated as observed against expected. Immutable; holds
 * numbers and words about the group, never text of a request.
 *
 * @param family kind of evidence
 * @param signal name of the signal, stable across versions
 * @param outcome what it says
 * @param observed the statistic, in the unit that {@code text} names
 * @param expected its value, or margin, for groups of legitimate accounts
 * @param lower lower end of the interval around {@code observed}
 * @param upper upper end of the interval around {@code observed}
 * @param pValue in [0, 1]: chance of an outcome at least this extreme for a legitimate group; 1
 *     where the outcome is not {@link Outcome#SUPPORTS}
 * @param sampleSize what the statistic was computed from, in the unit that {@code text} names
 * @param text one sentence for people
 */
public record Evidence(
    Family family,
    String signal,
    Outcome outcome,
    double observed,
    double expected,
    double lower,
    double upper,
    double pValue,
    long sampleSize,
    String text) {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if the p-value is not in [0, 1] or sampleSize is negative
   */
  public Evidence {
    Objects.requireNonNull(family, "family");
    Objects.requireNonNull(signal, "signal");
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(text, "text");
    if (!(pValue >= 0 && pValue <= 1)) {
      throw new IllegalArgumentException("pValue must be in [0, 1], was " + pValue);
    }
    if (sampleSize < 0) {
      throw new IllegalArgumentException("sampleSize must be at least 0, was " + sampleSize);
    }
  }

  /** Whether it speaks for a campaign. */
  public boolean supports() {
    return outcome == Outcome.SUPPORTS;
  }

  /** Whether it speaks against one. */
  public boolean acquits() {
    return outcome == Outcome.ACQUITS;
  }

  /** The text, and that nothing was tested where that is so. */
  public String sentence() {
    return switch (outcome) {
      case NOT_ENOUGH, UNAVAILABLE -> "Not tested, " + signal + ": " + text;
      case SUPPORTS, ACQUITS, NEUTRAL -> text;
    };
  }

  /** What a signal says of a group. */
  public enum Outcome {
    /** The group is beyond the margin in the direction of a campaign. */
    SUPPORTS,
    /** The group shows what honest groups show and campaigns do not. */
    ACQUITS,
    /** Tested, and nothing found either way. */
    NEUTRAL,
    /** Too little data to say anything. */
    NOT_ENOUGH,
    /** The host does not supply the input, or it is constant. */
    UNAVAILABLE
  }
}
