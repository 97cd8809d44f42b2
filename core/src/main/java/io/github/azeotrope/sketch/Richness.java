package io.github.azeotrope.sketch;

import io.github.azeotrope.summary.DistinctSample;
import io.github.azeotrope.summary.Quantiles;

/**
 * How much of what there is has been seen, from the numbers of things seen once and twice. Some of
 * it from a sample: then f1 and f2 are the sample's shares of the distinct count.
 *
 * <p>Notation: N occurrences, D distinct things, f_i of them seen i times; k sampled things, x_i of
 * them seen i times.
 */
final class Richness {
  private final double total;
  private final Estimate distinct;
  private final boolean lossless;
  private final double sampled;
  private final double share1;
  private final double share2;
  private final double f1;
  private final double f2;

  Richness(Coverage coverage) {
    Coverage settled = coverage.settled();
    DistinctSample sample = settled.sample();
    total = settled.total();
    lossless = settled.isLossless();
    distinct = settled.distinct();
    sampled = sample.size();
    int x1 = sample.withCount(1);
    int x2 = sample.withCount(2);
    share1 = sampled == 0 ? 0 : x1 / sampled;
    share2 = sampled == 0 ? 0 : x2 / sampled;
    f1 = share1 * distinct.value();
    f2 = share2 * distinct.value();
  }

  Estimate distinct() {
    return distinct;
  }

  /**
   * The probability that the next occurrence is of something not seen yet, f1 / N.
   *
   * <p>Three errors: Good and Turing's own, that of the sampled share of things seen once, and that
   * of the distinct count; each limit is as far away as those of all three, in root mean square.
   */
  Estimate unseenMass() {
    Estimate whole = GoodTuring.estimate(f1, f2, total);
    if (lossless) {
      return whole;
    }
    double mass = whole.value();
    Estimate share = growthExponent();
    double distinctPerTotal = distinct.value() / total;
    double error =
        Math.sqrt(
            square(whole.standardError())
                + square(distinctPerTotal * share.standardError())
                + square(mass * distinct.relativeStandardError()));
    return new Estimate(
        mass,
        error,
        (confidence, upper) -> {
          double byShare = (limit(share, confidence, upper) - share1) * distinctPerTotal;
          double byDistinct =
              (limit(distinct, confidence, upper) / total - distinctPerTotal) * share1;
          double distance =
              Math.sqrt(
                  square(limit(whole, confidence, upper) - mass)
                      + square(byShare)
                      + square(byDistinct));
          return upper ? Math.min(1, mass + distance) : Math.max(0, mass - distance);
        });
  }

  private static double limit(Estimate estimate, double confidence, boolean upper) {
    return upper ? estimate.upper(confidence) : estimate.lower(confidence);
  }

  /**
   * A lower bound of how many things there are: D + (N - 1) / N f1 (f1 - 1) / (2 (f2 + 1)), the
   * bias-corrected form of Chao 1984, with the log-normal limits of Chao 1987. The one that keeps
   * the denominator from 0 is one thing of the sample. Where nothing was seen twice there is no
   * upper limit.
   */
  Estimate chao1() {
    if (f1 <= 1) {
      return distinct;
    }
    double shrink = (total - 1) / total;
    // One more in the sample stands for as many as each of the others does.
    double twos = (share2 * sampled + 1) * distinct.value() / sampled;
    double unseen = shrink * f1 * (f1 - 1) / (2 * twos);
    double by1 = shrink * (2 * f1 - 1) / (2 * twos);
    double by2 = unseen / twos;
    // Variance of unseen at given D: f1 and f2 as Poisson counts.
    double variance = unseen + by1 * by1 * f1 + by2 * by2 * f2;
    if (!lossless) {
      double d = distinct.value();
      double covariance = -share1 * share2 / sampled;
      variance +=
          d
              * d
              * (by1 * by1 * sampleVariance(share1)
                  + by2 * by2 * sampleVariance(share2)
                  - 2 * by1 * by2 * covariance);
      double byDistinct = d + by1 * f1 - by2 * f2;
      variance += square(byDistinct * distinct.relativeStandardError());
    }
    double logVariance = Math.log1p(variance / (unseen * unseen));
    boolean open = share2 == 0;
    return new Estimate(
        distinct.value() + unseen,
        Math.sqrt(variance),
        (confidence, upper) -> {
          if (upper && open) {
            return Double.POSITIVE_INFINITY;
          }
          double factor = Math.exp(Quantiles.normal(confidence) * Math.sqrt(logVariance));
          return upper
              ? distinct.value() + unseen * factor
              : Math.max(distinct.lower(confidence), distinct.value() + unseen / factor);
        });
  }

  /**
   * The exponent b of D ~ N^b at the present N: the slope of the expected D of a random part of the
   * stream, in logarithms, which is f1 / D.
   *
   * <p>Why: keep each occurrence with probability q. Then E D(q) = &Sigma; 1 - (1 - q)^c over the
   * counts c, and its derivative at q = 1 is the number of those with c = 1. Karlin 1967: where the
   * frequencies have a power law of index b, f1 / D converges to b.
   */
  Estimate growthExponent() {
    return Shares.estimate((int) Math.round(share1 * sampled), (int) sampled);
  }

  /** Variance of a share of the sampled things as one of all distinct things. */
  private double sampleVariance(double share) {
    if (lossless) {
      return 0;
    }
    double smoothed = (share * sampled + 1) / (sampled + 2);
    double notSampled = Math.max(0, 1 - sampled / distinct.value());
    return smoothed * (1 - smoothed) / sampled * notSampled;
  }

  private static double square(double x) {
    return x * x;
  }
}
