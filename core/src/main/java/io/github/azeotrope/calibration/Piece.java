package io.github.azeotrope.calibration;

import io.github.azeotrope.evidence.Evidence;
import io.github.azeotrope.evidence.Family;
import io.github.azeotrope.linkage.Input;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.ToDoubleFunction;

/**
 * A supporting outcome with what it was computed from and the level at which it supports.
 *
 * @param level the greatest p-value with which its signal supports
 */
record Piece(Evidence evidence, Set<Input> inputs, double level) {
  Family.Cause cause() {
    return evidence.family().cause();
  }

  private boolean isDisjointFrom(Piece other) {
    return Collections.disjoint(inputs, other.inputs);
  }

  double orders() {
    return -Math.log10(Math.max(evidence.pValue(), 1e-9));
  }

  /** Beyond its signal's level; p-values below 1e-15 are what rounding leaves. */
  double excess() {
    return Math.max(0, Math.log10(level / Math.max(evidence.pValue(), 1e-15)));
  }

  /**
   * The lesser of both measures in the pair of disjoint inputs where it is greatest, at least the
   * given one.
   */
  static double strongestPair(
      List<Piece> pieces,
      BiPredicate<Piece, Piece> together,
      ToDoubleFunction<Piece> measure,
      double least) {
    double best = least;
    for (int i = 0; i < pieces.size(); i++) {
      for (int j = 0; j < i; j++) {
        Piece x = pieces.get(i);
        Piece y = pieces.get(j);
        if (x.isDisjointFrom(y) && together.test(x, y)) {
          best = Math.max(best, Math.min(measure.applyAsDouble(x), measure.applyAsDouble(y)));
        }
      }
    }
    return best;
  }
}
