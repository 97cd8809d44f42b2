package io.github.azeotrope.entropy;

import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/**
 * How often each kind was seen, and what follows for the distribution the draws came from. Kinds
 * are words, say, or filled slots of a template. Immutable.
 *
 * <p>Cost: O(distinct counts), at most sqrt(2N) of them, an estimate; of a sample of K kinds O(K).
 * {@link #shannonEntropyAt} takes O(sqrt(n)) more for each.
 */
public final class Abundances {
  /** Bits by which the unseen part may be richer than estimated: 32 times as many kinds. */
  private static final double ALLOWANCE = 5;

  private static final double LN2 = Math.log(2);

  private final Kinds kinds;
  private final double designEffect;
  private final long independent;
  private final double pairsWithin;
  private final double agreeingWithin;

  /**
   * @param designEffect by how much the variance of a mean is larger than that of independent draws
   * @param independent how many draws are independent
   */
  Abundances(Kinds kinds, double designEffect, long independent) {
    this(kinds, designEffect, independent, 0, 0);
  }

  private Abundances(
      Kinds kinds,
      double designEffect,
      long independent,
      double pairsWithin,
      double agreeingWithin) {
    this.kinds = kinds;
    this.designEffect = designEffect;
    this.independent = independent;
    this.pairsWithin = pairsWithin;
    this.agreeingWithin = agreeingWithin;
  }

  /** Abundances of draws that came prompt by prompt. */
  Abundances(Kinds kinds, DesignEffect prompts) {
    this(
        kinds, prompts.value(), prompts.prompts(), prompts.pairsWithin(), prompts.agreeingWithin());
  }

  /**
   * Abundances from the count of each kind, of independent draws. Zeros are ignored.
   *
   * @throws IllegalArgumentException if a count is negative or all together are above 2^48
   */
  public static Abundances of(long... counts) {
    long total = 0;
    for (long count : counts) {
      if (count < 0 || count > KindCounts.MAX_TOTAL - total) {
        throw new IllegalArgumentException(
            "counts must be at least 0 and at most 2^48 together, one was " + count);
      }
      total += count;
    }
    return new Abundances(new ExactKinds(counts), 1, total);
  }

  /** How many were drawn, N. */
  public long sampleSize() {
    return kinds.sampleSize();
  }

  /**
   * How many kinds were seen. Exact unless {@link #isSampled}; then an estimate with relative
   * standard error 1 / sqrt(K - 2) from the K smallest hashes (Beyer et al. 2007).
   */
  public double distinct() {
    return kinds.distinct();
  }

  /** Whether only a sample of the kinds was kept. */
  public boolean isSampled() {
    return kinds.isSampled();
  }

  /**
   * The chance that the next draw is of a kind not seen yet: f1 / N, the share of draws whose kind
   * was seen only once (Good 1953); 1 if nothing was drawn. Standard error at most 1 / sqrt(N) for
   * independent draws (Robbins 1968).
   */
  public double unseenMass() {
    return sampleSize() == 0 ? 1 : Math.min(1, kinds.seen(1) / sampleSize());
  }

  /** By how much dependence between draws widens the variance; 1 for independent draws. */
  public double designEffect() {
    return designEffect;
  }

  /**
   * Shannon entropy, H = -&Sigma; p log2 p, estimated after Chao, Wang and Jost 2013: exact in
   * expectation up to the unseen kinds, whose share is extrapolated from those seen once and twice.
   *
   * <p>Standard error by the jackknife, times the square root of {@link #designEffect}; beyond
   * {@link #isSampled}, with the error of the sample, which is below 0.1 bit for a million kinds.
   */
  public EntropyEstimate shannonEntropy() {
    if (sampleSize() == 0) {
      return estimate(0, 0, Double.POSITIVE_INFINITY);
    }
    ShannonEstimator shannon = new ShannonEstimator(kinds);
    return estimate(
        shannon.nats() / LN2,
        Math.sqrt(shannon.variance(designEffect)) / LN2,
        ALLOWANCE * Math.min(1, shannon.singletons() / sampleSize()));
  }

  /**
   * The entropy that n draws show, bias and all: the expected plug-in entropy of n draws, estimated
   * without bias by rarefaction (Chao et al. 2014): with n of the N draws picked at random, a kind
   * seen c times is among them k times with probability C(c,k) C(N-c,n-k) / C(N,n). This is the
   * number to compare samples of different size by, at an n that both have: it needs no
   * extrapolation and no allowance.
   *
   * @param draws n, from 1 to {@link #sampleSize}
   * @throws IllegalArgumentException if n is out of range
   */
  public EntropyEstimate shannonEntropyAt(long draws) {
    if (draws < 1 || draws > sampleSize()) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "draws must be from 1 to %d, was %d", sampleSize(), draws));
    }
    Hypergeometric picked = new Hypergeometric(sampleSize(), draws);
    DoubleUnaryOperator share = n -> picked.expectation(n, k -> plugIn(k / draws));
    double drawn =
        ShannonEstimator.jackknife(kinds, n -> share.applyAsDouble(n - 1) - share.applyAsDouble(n));
    double variance = designEffect * drawn + kinds.sumVariance(share);
    return estimate(kinds.sum(share), Math.sqrt(variance), 0);
  }

  private static double plugIn(double p) {
    return p == 0 ? 0 : -p * Math.log(p) / LN2;
  }

  /**
   * R&eacute;nyi entropy of order 2, -log2 &Sigma; p&sup2;, from the unbiased collision count
   * &Sigma; n(n-1) / (N(N-1)). Frequent kinds decide it, so it is known well long before the
   * Shannon entropy is. If no two draws agree, it is that of one agreeing pair, without upper
   * limit. Of the words of prompts, pairs of one prompt are left out: they agree more often.
   *
   * <p>Standard error by the jackknife, to first order in the logarithm. Of independent draws each
   * limit was measured to fail at most 0.01 more often than it says, from 100 draws on.
   */
  public EntropyEstimate collisionEntropy() {
    double size = sampleSize();
    double pairs = size * (size - 1) - pairsWithin;
    if (pairs < 2) {
      return estimate(0, 0, Double.POSITIVE_INFINITY);
    }
    double ordered = Math.max(0, kinds.sum(n -> n * (n - 1)) - agreeingWithin);
    double agreeing = Math.max(2, ordered);
    // One draw of n takes n - 1 pairs along; each unordered pair counts twice.
    double drawn = ShannonEstimator.jackknife(kinds, n -> -2 * (n - 1));
    double variance =
        designEffect * Math.max(drawn, 2 * agreeing) + kinds.sumVariance(n -> n * (n - 1));
    return estimate(
        Math.max(0, -Math.log(agreeing / pairs) / LN2),
        Math.sqrt(variance) / agreeing / LN2,
        ordered < 2 ? Double.POSITIVE_INFINITY : 0);
  }

  /**
   * Hill's evenness, the ratio of the effective numbers of kinds of order 2 and 1: near 1 if all
   * kinds are equally frequent, near 0 if few of them are nearly everything (Hill 1973). As good as
   * {@link #shannonEntropy} is.
   */
  public double hillEvenness() {
    double bits = collisionEntropy().bits() - shannonEntropy().bits();
    return Math.min(1, Math.exp(bits * LN2));
  }

  /**
   * Pielou's evenness, the entropy as a share of what equally frequent kinds would have: H / log2 S
   * (Pielou 1966), with S Chao's lower bound of the number of kinds, seen or not (Chao 1984). 1 if
   * there is but one kind.
   */
  public double pielouEvenness() {
    double once = kinds.seen(1);
    double twice = kinds.seen(2);
    double richness = distinct() + once * Math.max(0, once - 1) / (2 * (twice + 1));
    return richness <= 1 ? 1 : Math.min(1, shannonEntropy().bits() / (Math.log(richness) / LN2));
  }

  private EntropyEstimate estimate(double bits, double error, double unseen) {
    return new EntropyEstimate(
        bits, error, unseen, sampleSize(), Math.round(distinct()), independent);
  }

  /** Sizes and the estimate of Shannon's entropy. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "Abundances[draws=%d, kinds=%.0f, bits=%.2f]",
        sampleSize(),
        distinct(),
        shannonEntropy().bits());
  }
}
