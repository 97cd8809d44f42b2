package io.github.azeotrope.entropy;

import io.github.azeotrope.summary.Quantiles;
import java.util.Locale;

/**
 * The squared distance of the means of two populations of vectors, without bias: maximum mean
 * discrepancy with the linear kernel, from sums alone. With V_b and n_b the sum and number of the
 * vectors in block b of the first sample, V and n of all, W_b, W and m of the second,
 *
 * <pre>
 *   MMD&sup2; = (|V|&sup2; - &Sigma; |V_b|&sup2;) / (n&sup2; - &Sigma; n_b&sup2;) + (|W|&sup2; - &Sigma; |W_b|&sup2;) / (m&sup2; - &Sigma; m_b&sup2;) - 2 V&middot;W / (n m)
 * </pre>
 *
 * <p>Only products of vectors of different blocks are counted, so that neither a vector's own
 * length nor the likeness of vectors of one source is taken for a difference. The mean over samples
 * is exactly the squared distance of the population means, also of 0, so the estimate can be below
 * 0.
 *
 * <p>Standard error: the jackknife over blocks, at 0 too wide. p-value: under the hypothesis of
 * equal means the signs of the centred block sums Z_b = V_b - n_b (V + W) / (n + m) are
 * exchangeable to first order, so T = |&Sigma; a_b|&sup2; - &Sigma; |a_b|&sup2; with a_b = Z_b / n
 * and -Z_b / m has the distribution of &Sigma; &epsilon;_b &epsilon;_c a_b&middot;a_c over b &ne; c
 * for random signs &epsilon; (wild bootstrap); its first three moments are computed instead of
 * drawn, and a gamma distribution takes them.
 *
 * <p>Measured with 60 to 200 sources: p was below .05 in up to 6.0 % and below .01 in up to 1.5 %
 * of 10,000 pairs of equal populations; limits of 0.95 together held in 92.7 % or more.
 *
 * <p>With many requests any two communities differ: decide on the effect, {@link #squared}, against
 * that of other communities of the same size, not on the p-value.
 *
 * <p>Cost: O(B&sup2; d) for B = {@value VectorSample#BLOCKS} blocks, whatever the number of
 * vectors.
 *
 * <p>Source: Gretton et al. 2012, lemma 6 (unbiased estimate); Chwialkowski, Sejdinovic and Gretton
 * 2014 (wild bootstrap); Efron and Stein 1981 (jackknife).
 *
 * @param squared the estimate, in units of the squared length given
 * @param standardError of repeated sampling, infinite if one sample has fewer than two blocks
 * @param pValue of the hypothesis of equal means against a larger distance; 1 if one sample has
 *     fewer than eight blocks
 * @param firstSize vectors of the first sample
 * @param secondSize vectors of the second
 * @param blocks blocks that hold anything, of the sample that has fewer
 */
public record MaximumMeanDiscrepancy(
    double squared,
    double standardError,
    double pValue,
    long firstSize,
    long secondSize,
    int blocks) {
  private static final int FEWEST_BLOCKS = 8;

  /**
   * The discrepancy of two samples.
   *
   * @param length what counts as length 1, such as 32 for request vectors
   * @throws IllegalArgumentException if the dimensions differ, one sample is empty, or the length
   *     is not above 0
   */
  public static MaximumMeanDiscrepancy between(
      VectorSample first, VectorSample second, double length) {
    if (first.dimensions() != second.dimensions()
        || first.size() == 0
        || second.size() == 0
        || !(length > 0)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d and %d vectors of %d and %d components, length %s",
              first.size(),
              second.size(),
              first.dimensions(),
              second.dimensions(),
              length));
    }
    BlockSums x = new BlockSums(first, length);
    BlockSums y = new BlockSums(second, length);
    int blocks = Math.min(x.blocks(), y.blocks());
    double error =
        blocks < 2
            ? Double.POSITIVE_INFINITY
            : Math.sqrt(x.jackknifeVariance(y) + y.jackknifeVariance(x));
    return new MaximumMeanDiscrepancy(
        blocks < 2 ? 0 : x.within() + y.within() - 2 * x.across(y),
        error,
        blocks < FEWEST_BLOCKS ? 1 : GammaTail.pValue(x.signMoments(y)),
        first.size(),
        second.size(),
        blocks);
  }

  /**
   * The one-sided lower limit; at least 0.
   *
   * @param confidence from 0.5 up to, but not, 1
   * @throws IllegalArgumentException if the confidence is out of range
   */
  public double lower(double confidence) {
    return Math.max(0, squared - margin(confidence));
  }

  /**
   * The one-sided upper limit; at least 0.
   *
   * @param confidence from 0.5 up to, but not, 1
   * @throws IllegalArgumentException if the confidence is out of range
   */
  public double upper(double confidence) {
    return Math.max(0, squared + margin(confidence));
  }

  private double margin(double confidence) {
    return standardError * Quantiles.student(Quantiles.checked(confidence), blocks - 1);
  }
}
