package io.github.azeotrope.entropy;

import java.util.Arrays;

/**
 * What a kind adds to the Jensen&ndash;Shannon divergence of two samples of equal size: of the
 * larger one as many draws are picked at random as the smaller one has, and this is the
 * expectation.
 */
final class DivergenceValue implements PairKinds.Value {
  /** Above, the count that is picked stands for its expectation: what it adds is smooth there. */
  private static final double MANY = 256;

  private final double size;
  private final Hypergeometric picked;
  private final boolean firstIsLarger;
  private final boolean equalSizes;

  DivergenceValue(long firstSize, long secondSize) {
    size = Math.min(firstSize, secondSize);
    firstIsLarger = firstSize > secondSize;
    equalSizes = firstSize == secondSize;
    picked = new Hypergeometric(Math.max(firstSize, secondSize), size);
  }

  /** Half the logarithm of a share over that of the mixture, in bits. */
  static double half(double share, double other) {
    return Math.log(2 * share / (share + other)) / Math.log(4);
  }

  /** What equal shares add: each draw half the logarithm of its kind's share over the mixture's. */
  private double ofDraws(double own, double other) {
    return own == 0 ? 0 : own * half(own, other) / size;
  }

  @Override
  public double perFirst(double a, double b) {
    if (equalSizes) {
      return half(a, b) / size;
    }
    return firstIsLarger
        ? picked.expectation(a, k -> ofDraws(k, b)) / a
        : picked.expectation(b, k -> half(a, k) / size);
  }

  @Override
  public double perSecond(double a, double b) {
    if (equalSizes) {
      return half(b, a) / size;
    }
    return firstIsLarger
        ? picked.expectation(a, k -> half(b, k) / size)
        : picked.expectation(b, k -> ofDraws(k, a)) / b;
  }

  /** The same when the draws of both are dealt out at random again. */
  PairKinds.Value byChance() {
    return new ByChance();
  }

  private final class ByChance implements PairKinds.Value {
    private final Hypergeometric dealt = new Hypergeometric(2 * size, size);
    private final double[] known = new double[(int) (2 * MANY)];

    ByChance() {
      Arrays.fill(known, Double.NaN);
    }

    /** Of a kind of so many draws in both together. */
    private double dealt(double all) {
      if (all >= known.length) {
        return expected(all);
      }
      if (Double.isNaN(known[(int) all])) {
        known[(int) all] = expected(all);
      }
      return known[(int) all];
    }

    private double expected(double all) {
      return dealt.expectation(all, k -> ofDraws(k, all - k) + ofDraws(all - k, k));
    }

    @Override
    public double of(double a, double b) {
      if (equalSizes) {
        return dealt(a + b);
      }
      double larger = firstIsLarger ? a : b;
      double other = firstIsLarger ? b : a;
      double mean = picked.mean(larger);
      return mean + other > MANY
          ? dealt(Math.rint(mean + other))
          : picked.expectation(larger, k -> dealt(k + other));
    }

    @Override
    public double perFirst(double a, double b) {
      return of(a, b) / (a + b);
    }

    @Override
    public double perSecond(double a, double b) {
      return perFirst(a, b);
    }
  }
}
