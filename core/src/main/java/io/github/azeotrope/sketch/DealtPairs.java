package io.github.azeotrope.sketch;

import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Gamma;

/**
 * How many pairs of copies of one slot lie in one account, when N copies are dealt to the accounts
 * at random: every arrangement that leaves each slot its m_j copies and each account its n_a is
 * equally likely.
 *
 * <p>Same slot and same account are two graphs on the N copies, each a union of cliques, and the
 * pairs are the edges they share when one of them is shuffled. With e edges, Q pairs of edges that
 * meet in a copy and R = e (e - 1) / 2 - Q that do not,
 *
 * <pre>
 *   E D           = e e' / (N (N-1) / 2)
 *   E D (D-1) / 2 = Q Q' / (N (N-1) (N-2) / 2) + R R' / (N (N-1) (N-2) (N-3) / 8)
 * </pre>
 *
 * <p>exactly. Tails are those of the negative binomial with this mean and variance, or of the
 * Poisson distribution where the variance is not larger than the mean.
 *
 * <p>Source: Barton and David, "The random intersection of two graphs", Research Papers in
 * Statistics, 1966; Mantel 1967.
 */
final class DealtPairs {
  private final double mean;
  private final double variance;

  DealtPairs(Cliques slots, Cliques accounts, double copies) {
    double n = copies;
    double pairs = n * (n - 1) / 2;
    mean = n < 2 ? 0 : slots.edges * accounts.edges / pairs;
    double meeting = n < 3 ? 0 : slots.meeting * accounts.meeting / (pairs * (n - 2));
    double apart = n < 4 ? 0 : slots.apart() * accounts.apart() / (pairs * (n - 2) * (n - 3) / 4);
    variance = Math.max(0, 2 * (meeting + apart) + mean - mean * mean);
  }

  /** Edges of a union of cliques, and pairs of them that meet. */
  static final class Cliques {
    private double edges;
    private double meeting;

    void add(double size) {
      edges += size * (size - 1) / 2;
      meeting += size * (size - 1) * (size - 2) / 2;
    }

    private double apart() {
      return edges * (edges - 1) / 2 - meeting;
    }
  }

  double mean() {
    return mean;
  }

  double variance() {
    return variance;
  }

  /** The probability of at least so many pairs. */
  double atLeast(double observed) {
    if (observed <= 0) {
      return 1;
    }
    if (mean <= 0) {
      return 0;
    }
    if (variance <= mean) {
      return Gamma.regularizedGammaP(observed, mean);
    }
    double size = mean * mean / (variance - mean);
    return Beta.regularizedBeta(mean / (size + mean), observed, size);
  }

  /** The probability of at most so many pairs. */
  double atMost(double observed) {
    return 1 - atLeast(observed + 1);
  }
}
