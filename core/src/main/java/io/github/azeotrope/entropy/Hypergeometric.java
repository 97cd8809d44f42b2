package io.github.azeotrope.entropy;

import java.util.function.DoubleUnaryOperator;

/**
 * Expectations over how many of {@code count} marked draws are among {@code drawn} that are picked
 * at random, without replacement, from all {@code size} draws.
 */
final class Hypergeometric {
  private static final double NOTHING = 1e-14;

  private final double size;
  private final double drawn;

  Hypergeometric(double size, double drawn) {
    this.size = size;
    this.drawn = drawn;
  }

  /** The expectation of the number itself. */
  double mean(double count) {
    return count * drawn / size;
  }

  /**
   * The expectation of a function of the number of marked draws among those picked: summed outwards
   * from the mode, relative to its probability, until nothing is left, so that no factorial is
   * needed. Takes O(standard deviation) steps.
   */
  double expectation(double count, DoubleUnaryOperator function) {
    double lowest = Math.max(0, count + drawn - size);
    double highest = Math.min(count, drawn);
    double mode = Math.floor((count + 1) * (drawn + 1) / (size + 2));
    mode = Math.min(highest, Math.max(lowest, mode));
    double all = 1;
    double sum = function.applyAsDouble(mode);
    double p = 1;
    for (double k = mode; k < highest && p > NOTHING; k++) {
      p *= (count - k) * (drawn - k) / ((k + 1) * (size - count - drawn + k + 1));
      all += p;
      sum += p * function.applyAsDouble(k + 1);
    }
    p = 1;
    for (double k = mode; k > lowest && p > NOTHING; k--) {
      p *= k * (size - count - drawn + k) / ((count - k + 1) * (drawn - k + 1));
      all += p;
      sum += p * function.applyAsDouble(k - 1);
    }
    return sum / all;
  }
}
