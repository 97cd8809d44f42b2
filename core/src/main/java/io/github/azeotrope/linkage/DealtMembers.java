package io.github.azeotrope.linkage;

import io.github.azeotrope.profile.ProfileSnapshot;
import io.github.azeotrope.summary.Median;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Who of a group found guilty by content alone was dealt its requests: accounts nearer to the
 * group's mean than to the population's, by both halves, which do not come back to topics of their
 * own more than the group does. A pool that hides among other people's requests has no narrow job,
 * so bystanders who ask a little alike are in every proposal; few requests tell nothing of them.
 *
 * <pre>
 *   y_a = position along the mean of the others, 0 the population, 1 the group
 *   members   y_a ~ N(1, s&sup2; / n_a),       s from what differs between halves
 *   strangers y_a ~ N(0, v + s&sup2; / n_a),   v from that of a reservoir of accounts
 *   t_a = (V_a0 &middot; V_a1 / p_a - C) sqrt(p_a),   C the group's median
 * </pre>
 *
 * <p>Only accounts with 16 requests are asked, whose t is within 3 robust deviations of the group's
 * median; the probability is the posterior one of this mixture, with the share of members among
 * those asked from expectation and maximization.
 *
 * <p>Source: Hampel 1974 (median absolute deviation); Efron et al. 2001 (local false discovery
 * rate); Dempster, Laird and Rubin 1977.
 */
final class DealtMembers {
  private static final int MIN_REQUESTS = 16;
  private static final int MIN_MEMBERS = 20;
  private static final double FAR_OUT = 3;
  private static final int ITERATIONS = 50;
  private static final double MIN_TOPICS = 0.02;

  /** Bounds of the share of members, so that no look is sure of everybody. */
  private static final double MIN_SHARE = 0.02;

  private static final double MAX_SHARE = 0.9;

  private final List<ProfileSnapshot> accounts;
  private final CentredAccounts all;
  private final double[] weights;
  private final CentredAccounts.Total total;
  private final double[] position;

  private DealtMembers(List<ProfileSnapshot> accounts, boolean[] core, int to, double[] mean) {
    this.accounts = accounts;
    this.all = CentredAccounts.ofBoth(accounts, core, mean);
    this.weights = new double[accounts.size()];
    this.position = new double[accounts.size()];
    for (int a = 0; a < to; a++) {
      weights[a] = core[a] && !all.isRobot(a) ? 1 : 0;
    }
    total = all.total(weights, to);
    for (int a = 0; a < position.length; a++) {
      position[a] = all.position(total, weights[a], a);
    }
  }

  /**
   * A probability for each account before the reservoir.
   *
   * @param accounts candidates first, then the reservoir
   * @param core for each whether it is a member of the proposed group
   * @param reservoirFrom index of the first account of the reservoir
   * @param mean the population's mean request
   */
  static float[] of(
      List<ProfileSnapshot> accounts, boolean[] core, int reservoirFrom, double[] mean) {
    return new DealtMembers(accounts, core, reservoirFrom, mean).probabilities(reservoirFrom);
  }

  private float[] probabilities(int to) {
    float[] probabilities = new float[to];
    int[] known =
        IntStream.range(0, to)
            .filter(a -> weights[a] > 0 && pairs(a) > 0 && all.count(a) >= MIN_REQUESTS)
            .toArray();
    if (known.length < MIN_MEMBERS) {
      return probabilities;
    }
    double noise = all.noise(known, total.direction());
    int[] asked = whoDoesNotComeBack(known, to);
    double topics = topics(to, noise);
    double share = 0.5;
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
      double sum = 0;
      for (int a : asked) {
        sum += posterior(a, share, noise, topics);
      }
      share = Math.max(MIN_SHARE, Math.min(MAX_SHARE, sum / Math.max(1, asked.length)));
    }
    for (int a : asked) {
      probabilities[a] = (float) posterior(a, share, noise, topics);
    }
    return probabilities;
  }

  /** Candidates that come back to their own topics no more than the group's members do. */
  private int[] whoDoesNotComeBack(int[] known, int to) {
    double usual = median(known, this::ownLikeness);
    IntToDoubleFunction t = a -> (ownLikeness(a) - usual) * Math.sqrt(pairs(a));
    double middle = median(known, t);
    double spread = median(known, a -> Math.abs(t.applyAsDouble(a) - middle));
    double bar = middle + FAR_OUT * Median.SD_PER_MAD * spread;
    return IntStream.range(0, to)
        .filter(a -> all.count(a) >= MIN_REQUESTS && pairs(a) > 0 && !all.isRobot(a))
        .filter(a -> t.applyAsDouble(a) <= bar)
        .toArray();
  }

  /** Variance of strangers' positions by what they ask for, without the noise of few requests. */
  private double topics(int from, double noise) {
    int[] strangers =
        IntStream.range(from, position.length).filter(a -> all.count(a) > 0).toArray();
    if (strangers.length < MIN_MEMBERS) {
      return MIN_TOPICS;
    }
    double middle = median(strangers, a -> position[a]);
    double sd = Median.SD_PER_MAD * median(strangers, a -> Math.abs(position[a] - middle));
    return Math.max(MIN_TOPICS, sd * sd - noise * median(strangers, a -> 1 / all.count(a)));
  }

  private double posterior(int a, double share, double noise, double topics) {
    // Who lies beyond the group's mean asks for the same, only undiluted.
    double y = Math.min(position[a], 1);
    double perAccount = noise / all.count(a);
    double odds =
        Math.log(share / (1 - share))
            + logDensity(y - 1, perAccount)
            - logDensity(y, topics + perAccount);
    return 1 / (1 + Math.exp(-odds));
  }

  private static double logDensity(double x, double variance) {
    return -0.5 * (x * x / variance + Math.log(variance));
  }

  private static double median(int[] some, IntToDoubleFunction value) {
    return Median.upper(Arrays.stream(some).mapToDouble(value).toArray(), some.length);
  }

  private double pairs(int a) {
    ProfileSnapshot account = accounts.get(a);
    return (double) account.halfCount(0) * account.halfCount(1);
  }

  /** Mean likeness of two requests of different halves. */
  private double ownLikeness(int a) {
    double dot = 0;
    float[] v0 = accounts.get(a).halfSum(0);
    float[] v1 = accounts.get(a).halfSum(1);
    for (int i = 0; i < v0.length; i++) {
      dot += v0[i] * v1[i];
    }
    return dot / pairs(a);
  }
}
