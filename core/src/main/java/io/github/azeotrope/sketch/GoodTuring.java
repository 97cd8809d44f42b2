package io.github.azeotrope.sketch;

import io.github.azeotrope.summary.ExactBinomial;
import io.github.azeotrope.summary.Quantiles;

/**
 * The probability that the next occurrence is of something not seen yet: f1 / N, where f1 things
 * were seen once among N occurrences.
 *
 * <p>The variance of its error is f1 (N - f1) / N + 2 f2, over N squared; one more thing seen once
 * and one more seen twice are put into it, so that neither no repetition at all nor nothing but
 * repetitions looks like certainty. The limits are the wider ones of the normal distribution, which
 * reaches 0 where little is left to be seen, and of a share of as many independent trials as have
 * that variance, which is right where nearly everything is unseen.
 *
 * <p>Source: Good 1953; Esty, "A normal limit law for a nonparametric estimator of the coverage of
 * a random sample", Annals of Statistics 11, 1983.
 */
final class GoodTuring {
  private GoodTuring() {}

  static Estimate estimate(double f1, double f2, double n) {
    if (n == 0) {
      return Estimate.exact(1);
    }
    double mass = Math.min(1, f1 / n);
    double spread = (f1 + 1) * (n - Math.min(f1, n) + 2);
    double trials = n * spread / (spread + 2 * (f2 + 1) * n);
    double smoothed = (mass * trials + 1) / (trials + 2);
    double error = Math.sqrt(smoothed * (1 - smoothed) / trials);
    return new Estimate(
        mass,
        error,
        (confidence, upper) -> {
          double distance = Quantiles.normal(confidence) * error;
          double share = ExactBinomial.limit(mass * trials, trials, confidence, upper);
          return upper
              ? Math.min(1, Math.max(share, mass + distance))
              : Math.max(0, Math.min(share, mass - distance));
        });
  }
}
