package io.github.azeotrope.jmh;

import java.util.Locale;

/** Prints a line a goal, {@code name measured bound verdict}, and remembers whether one missed. */
final class Verdicts {
  private boolean missed;

  /** A goal that must not be exceeded. */
  void atMost(String name, double measured, double bound) {
    goal(name, measured, "<=", bound, measured <= bound);
  }

  /** A goal that must be reached. */
  void atLeast(String name, double measured, double bound) {
    goal(name, measured, ">=", bound, measured >= bound);
  }

  /** A value beside the goals that is held to nothing. */
  void reported(String name, double measured) {
    System.out.printf(Locale.ROOT, "%s %.3f - reported%n", name, measured);
  }

  private void goal(String name, double measured, String sign, double bound, boolean met) {
    missed |= !met;
    System.out.printf(
        Locale.ROOT, "%s %.3f %s%.3f %s%n", name, measured, sign, bound, met ? "met" : "MISSED");
  }

  /** 1 if a goal was missed, else 0. */
  int exitStatus() {
    return missed ? 1 : 0;
  }
}
