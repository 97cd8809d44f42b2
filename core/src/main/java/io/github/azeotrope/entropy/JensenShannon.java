package io.github.azeotrope.entropy;

import io.github.azeotrope.summary.Quantiles;
import java.util.Locale;

/**
 * The Jensen&ndash;Shannon divergence of two distributions, in bits: 0 if they are equal, 1 if no
 * kind is common to both. With M = (P + Q) / 2,
 *
 * <pre>
 *   JS = H(M) - (H(P) + H(Q)) / 2 = (KL(P, M) + KL(Q, M)) / 2
 * </pre>
 *
 * <p>Two samples of one distribution differ by chance, of words by half a bit and more. So three
 * numbers are given, all for samples of equal size n, that of the smaller one, as expectations over
 * which n draws of the larger one are picked:
 *
 * <ul>
 *   <li>{@code observedBits} of the samples as they are. Its expectation is never below the truth,
 *       because JS is jointly convex.
 *   <li>{@code chanceBits}, what is expected of it when all 2n draws are dealt out at random: the
 *       whole of what is observed if P = Q.
 *   <li>{@code bits} = (observed - chance) / (1 - chance), which is 0 in expectation for equal
 *       distributions whatever they are, and 1 for distributions without a common kind. It can lie
 *       a little below 0. It is the estimate to rank by; it takes frequent and rare kinds to differ
 *       alike.
 * </ul>
 *
 * <p>The limits assume nothing of the kind: its limits are those of observed - chance and of
 * observed. They are far apart while most kinds were seen once, which is when the divergence is not
 * known. A lower limit above 0 says that the distributions differ.
 *
 * <p>Standard error by the delta method (influence of a draw from P: log2(p / m) / 2), widened by
 * the design effect of prompts.
 *
 * <p>Cost: O(kinds), and O(sqrt(c)) more for each different pair of counts up to c.
 *
 * <p>Source: Lin 1991 (divergence); Vinh, Epps and Bailey 2010 (adjustment for chance, there of
 * mutual information, which this is with equal weights).
 *
 * @param bits the estimate; at most 1
 * @param standardErrorBits its standard error, for distributions in which all kinds differ alike
 * @param observedBits the divergence of the two samples as they are
 * @param chanceBits what of it is expected of two samples of one distribution
 * @param sampleSize n
 * @param independentSamples how many draws of the smaller sample count as independent
 */
public record JensenShannon(
    double bits,
    double standardErrorBits,
    double observedBits,
    double chanceBits,
    long sampleSize,
    long independentSamples) {
  /**
   * The divergence of the words of two sketches.
   *
   * @throws IllegalArgumentException if key or capacity differ, or one is empty
   */
  public static JensenShannon between(PromptDiversity first, PromptDiversity second) {
    first.requireSameKind(second);
    double effect = Math.max(first.words().designEffect(), second.words().designEffect());
    return between(
        PairKinds.of(first.tables[PromptDiversity.WORDS], second.tables[PromptDiversity.WORDS]),
        effect,
        Math.min(first.prompts(), second.prompts()));
  }

  /**
   * The divergence of two histograms of the same bins, of independent draws.
   *
   * @throws IllegalArgumentException if the lengths differ, a count is negative, one is empty or
   *     above 2^48 together
   */
  public static JensenShannon between(long[] first, long[] second) {
    if (first.length != second.length) {
      throw new IllegalArgumentException(
          "histograms of " + first.length + " and " + second.length + " bins");
    }
    long smaller = Math.min(Abundances.of(first).sampleSize(), Abundances.of(second).sampleSize());
    return between(PairKinds.of(first.clone(), second.clone()), 1, smaller);
  }

  private static JensenShannon between(PairKinds kinds, double designEffect, long independent) {
    long n = kinds.firstTotal();
    long m = kinds.secondTotal();
    if (n == 0 || m == 0) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "samples of %d and %d draws", n, m));
    }
    DivergenceValue divergence = new DivergenceValue(n, m);
    double observed = kinds.sum(divergence);
    double chance = Math.min(observed < 1 ? 1 - 1e-9 : 1, kinds.sum(divergence.byChance()));
    double variance = designEffect * influence(kinds) + kinds.sumVariance(divergence);
    return new JensenShannon(
        observed >= 1 ? 1 : (observed - chance) / (1 - chance),
        Math.sqrt(variance),
        observed,
        chance,
        Math.min(n, m),
        independent);
  }

  /** The variance of the observed divergence, to first order. */
  private static double influence(PairKinds kinds) {
    double n = kinds.firstTotal();
    double m = kinds.secondTotal();
    double sum = 0;
    for (boolean ofFirst : new boolean[] {true, false}) {
      double mean = kinds.sum(new Influence(n, m, ofFirst, 1));
      double square = kinds.sum(new Influence(n, m, ofFirst, 2));
      sum += Math.max(0, square - mean * mean) / (ofFirst ? n : m);
    }
    return sum;
  }

  /**
   * The one-sided lower limit; at least 0.
   *
   * @param confidence from 0.5 up to, but not, 1
   * @throws IllegalArgumentException if the confidence is out of range
   */
  public double lowerBits(double confidence) {
    return Math.max(0, observedBits - chanceBits - margin(confidence));
  }

  /**
   * The one-sided upper limit; at most 1.
   *
   * @param confidence from 0.5 up to, but not, 1
   * @throws IllegalArgumentException if the confidence is out of range
   */
  public double upperBits(double confidence) {
    return Math.min(1, observedBits + margin(confidence));
  }

  private double margin(double confidence) {
    return standardErrorBits
        * Quantiles.student(Quantiles.checked(confidence), independentSamples - 1.0);
  }

  /** A power of the influence of a draw, averaged over the draws of one of the two. */
  private record Influence(double n, double m, boolean ofFirst, int power)
      implements PairKinds.Value {
    @Override
    public double perFirst(double a, double b) {
      return ofFirst ? Math.pow(DivergenceValue.half(a / n, b / m), power) / n : 0;
    }

    @Override
    public double perSecond(double a, double b) {
      return ofFirst ? 0 : Math.pow(DivergenceValue.half(b / m, a / n), power) / m;
    }
  }
}
