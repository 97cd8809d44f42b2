package io.github.azeotrope.calibration;

import java.util.Objects;

/**
 * A group's evidence against what the false-positive budget asks for. Immutable.
 *
 * @param excess greatest so far, over all looks of the term, of how far the weaker of the two
 *     deciding pieces lies beyond the level of its signal, in decimal orders of magnitude of the
 *     p-value, from 0 up; {@link #NONE} where no two pieces decide
 * @param bar excess that the budget asks for, from 0 up; 0 where the fixed rule is enough
 * @param source what the bar rests on
 */
public record BudgetCheck(double excess, double bar, CalibrationSource source) {
  /** Stands for an excess that is not there: the group does not meet even the fixed rule. */
  public static final double NONE = -1;

  /** Checks for nulls. */
  public BudgetCheck {
    Objects.requireNonNull(source, "source");
  }

  /** Before the budget was asked: the fixed rule alone. */
  static BudgetCheck unasked(double excess) {
    return new BudgetCheck(excess, 0, CalibrationSource.EXTRAPOLATED);
  }

  /** Whether the evidence is within the budget. */
  public boolean passes() {
    return excess >= bar;
  }
}
