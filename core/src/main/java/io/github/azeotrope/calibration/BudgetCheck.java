package io.github.azeotrope.calibration;

import java.util.Locale;
import java.util.Objects;

/**
 * A group's evidence against what the false-positive budget asks for. Immutable.
 *
 * @param excess greatest so far, over all looks of the term, of how far the weaker of the two
 *     deciding pieces lies beyond the level of its signal, in decimal orders of magnitude of the
 *     p-value, from 0 up; {@link #NONE} where no two pieces decide
 * @param bar excess that the budget asks for, from 0 up; 0 where the fixed rule is enough
 * @param source what the bar rests on
 * @param hostReferences legitimate groups of the host's own that the bar was computed from
 * @param builtInReferences simulated ones that come with the library among them
 */
public record BudgetCheck(
    double excess,
    double bar,
    CalibrationSource source,
    int hostReferences,
    int builtInReferences) {
  /** Stands for an excess that is not there: the group does not meet even the fixed rule. */
  public static final double NONE = -1;

  /** Nothing to ask the budget for: no two pieces decide. */
  public static final BudgetCheck UNASKED = unasked(NONE);

  /** Checks for nulls. */
  public BudgetCheck {
    Objects.requireNonNull(source, "source");
  }

  /** Before the budget was asked: the fixed rule alone. */
  static BudgetCheck unasked(double excess) {
    return new BudgetCheck(excess, 0, CalibrationSource.EXTRAPOLATED, 0, 0);
  }

  /** What the bar is and rests on, for people. */
  public String sentence() {
    return String.format(
        Locale.ROOT,
        "The false-positive budget asks that both pieces be %.2f decimal orders of magnitude beyond"
            + " their levels, %s what %d groups of the host and %d simulated ones showed; they were"
            + " %s.",
        bar,
        source == CalibrationSource.EXTRAPOLATED ? "extrapolated from" : "certified by",
        hostReferences,
        builtInReferences,
        excess < 0 ? "not" : String.format(Locale.ROOT, "%.2f", excess));
  }

  /** Whether the evidence is within the budget. */
  public boolean passes() {
    return excess >= bar;
  }
}
