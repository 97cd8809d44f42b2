package io.github.azeotrope.entropy;

import java.util.function.DoubleUnaryOperator;

/**
 * How often each kind was seen, as far as estimators need it: sums over the kinds of a function of
 * their counts, a function that is 0 at 0.
 */
interface Kinds {
  /** All counts together. */
  long sampleSize();

  /** How many kinds there are. */
  double distinct();

  /** Whether sums are themselves estimated. */
  boolean isSampled();

  /** The sum of the function over all kinds. */
  double sum(DoubleUnaryOperator function);

  /** The variance of that sum; 0 if it is exact. */
  double sumVariance(DoubleUnaryOperator function);

  /** How many kinds were seen exactly so often. */
  default double seen(int times) {
    return Math.max(0, sum(n -> n == times ? 1 : 0));
  }
}
