package io.github.azeotrope.linkage;

import io.github.azeotrope.profile.ProfileSnapshot;
import io.github.azeotrope.summary.Dot;
import io.github.azeotrope.summary.Median;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which of some candidates belong to a dense core, by a two-component mixture on the position of
 * each account along the core's content direction, on half 0 only.
 *
 * <pre>
 *   &delta;_a = leave-a-out mean of (V_b - n_b &mu;) weighted by w, per request
 *   y_a = ((V_a / n_a - &mu;) &middot; &delta;_a) / |&delta;_a|&sup2;            1 = member, about 0 = population
 *   members y ~ N(1, s&sup2;/n_a + .01),  strangers y ~ N(m0, v0) from a reservoir of accounts
 * </pre>
 *
 * <p>Peeling is along content, never by self-similarity: taking out self-similar members would
 * manufacture the evidence that the correlation is to give. It starts from a dense core, not from
 * one half for everybody, which flips to the innocents where they are many.
 *
 * <p>Source: Dempster, Laird and Rubin 1977; Efron et al. 2001 (local false discovery rate).
 */
final class ContentPeel {
  private static final int MAX_ITERATIONS = 15;
  private static final double SETTLED = 0.01;
  private static final double MIN_CORE_POSITION = 0.25;
  private static final int MIN_STRANGERS = 20;
  private static final double MIN_TOPICS = 1e-3;

  /** Between a stranger's position and a member's. */
  private static final double HALF_WAY = 0.5;

  private final CentredAccounts all;
  private final int d;
  private double memberVariance;
  private double strangerMean;
  private double strangerVariance = 0.04;
  private double strangerNoise = CentredAccounts.MIN_NOISE;

  private ContentPeel(CentredAccounts all) {
    this.all = all;
    this.d = all.dimensions();
  }

  /** What was found; the arrays are not copied. */
  static final class Result {
    private final double[] weights;
    private final double[] memberships;
    private final double[] direction;

    Result(double[] weights, double[] memberships, double[] direction) {
      this.weights = weights;
      this.memberships = memberships;
      this.direction = direction;
    }

    /** For each account the probability, in [0, 1], that it belongs, by half 0. */
    double[] weights() {
      return weights;
    }

    /** The same by both halves; for acting on an account, never for choosing whom to test. */
    double[] memberships() {
      return memberships;
    }

    /** Mean centred request of the members. */
    double[] direction() {
      return direction;
    }
  }

  /**
   * Grows from a core.
   *
   * @param accounts candidates first, then the reservoir
   * @param core for each account whether it starts as a member
   * @param reservoirFrom index of the first account of the reservoir
   * @param population how many accounts the candidates were found among
   * @param mean the population's mean request &mu;
   * @return null where there is no content direction, so that membership stays with the links
   */
  static @Nullable Result of(
      List<ProfileSnapshot> accounts,
      boolean[] core,
      int reservoirFrom,
      int population,
      double[] mean) {
    ContentPeel peel = new ContentPeel(CentredAccounts.ofHalf0(accounts, core, mean));
    double[] w =
        peel.settle(
            core,
            reservoirFrom,
            members -> {
              double prior = Math.min(0.95, Math.max(0.002, members / population));
              return account -> prior;
            });
    if (w == null) {
      return null;
    }
    double[] direction = peel.all.total(w, reservoirFrom).direction();
    return peel.holdsOnHalf1(core, direction)
        ? new Result(w, peel.memberships(w, direction), direction)
        : null;
  }

  /**
   * Who belongs to a group that was found guilty: by both halves, because nothing is tested on them
   * any more, and with what links say of each account before its content is looked at. One request
   * is enough where the content is one narrow job.
   *
   * @param accounts members and those with a link to them first, then the reservoir
   * @param core for each account whether it is a member
   * @param reservoirFrom index of the first account of the reservoir
   * @param priors for each account before the reservoir a probability, in (0, 1)
   * @param mean the population's mean request &mu;
   * @return a probability for each account, or null where there is no content direction
   */
  static double @Nullable [] memberships(
      List<ProfileSnapshot> accounts,
      boolean[] core,
      int reservoirFrom,
      double[] priors,
      double[] mean) {
    ContentPeel peel = new ContentPeel(CentredAccounts.ofBoth(accounts, core, mean));
    IntToDoubleFunction prior = account -> account < reservoirFrom ? priors[account] : 0.5;
    return peel.settle(core, reservoirFrom, members -> prior);
  }

  /** The prior of each account, given the expected number of members. */
  private interface Priors {
    IntToDoubleFunction given(double members);
  }

  /** Expectation and maximization until memberships stay; null where there is no direction. */
  private double @Nullable [] settle(boolean[] core, int reservoirFrom, Priors priors) {
    double[] w = new double[core.length];
    for (int a = 0; a < w.length; a++) {
      w[a] = core[a] && !all.isRobot(a) ? 1 : 0;
    }
    for (int iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
      double[] next = step(w, reservoirFrom, priors);
      if (next == null) {
        return null;
      }
      double moved = 0;
      for (int a = 0; a < w.length; a++) {
        moved = Math.max(moved, Math.abs(next[a] - w[a]));
      }
      w = next;
      if (moved < SETTLED) {
        break;
      }
    }
    return w;
  }

  /** Adds what half 1 says to what half 0 said. */
  private double[] memberships(double[] w, double[] direction) {
    double norm = Dot.of(direction, direction);
    double[] both = w.clone();
    for (int a = 0; a < w.length; a++) {
      int n = all.account(a).halfCount(1);
      if (n == 0 || w[a] == 0 || norm == 0) {
        continue;
      }
      float[] v = all.account(a).halfSum(1);
      double dot = 0;
      for (int i = 0; i < d; i++) {
        dot += (v[i] - n * all.mean(i)) * direction[i];
      }
      double y = Math.min(dot / n / norm, 1);
      double logit =
          Math.log(Math.max(w[a], 1e-12) / Math.max(1 - w[a], 1e-12))
              + logDensity(y, 1, memberVariance / n + 0.01)
              - logDensity(y, strangerMean, strangerVariance + strangerNoise / n);
      both[a] = 1 / (1 + Math.exp(-Math.max(-30, Math.min(30, logit))));
    }
    return both;
  }

  private double @Nullable [] step(double[] w, int reservoirFrom, Priors priors) {
    int m = w.length;
    // The reservoir says what strangers look like; whoever of it belongs is a candidate too.
    double members = 0;
    for (int a = 0; a < reservoirFrom; a++) {
      members += w[a];
    }
    if (members < 4) {
      return null;
    }
    CentredAccounts.Total total = all.total(w, reservoirFrom);
    double[] y = new double[m];
    double squares = 0;
    for (int a = 0; a < m; a++) {
      y[a] = all.position(total, a < reservoirFrom ? w[a] : 0, a);
      squares += a >= reservoirFrom ? 0 : w[a] * all.count(a) * (y[a] - 1) * (y[a] - 1);
    }
    memberVariance = Math.max(squares / members, 0.01);
    strangerNoise = all.noise(IntStream.range(reservoirFrom, m).toArray(), total.direction());
    if (!strangers(y, reservoirFrom)) {
      return null;
    }
    IntToDoubleFunction priorOf = priors.given(members);
    double[] next = new double[m];
    for (int a = 0; a < m; a++) {
      if (all.count(a) == 0 || all.isRobot(a)) {
        continue;
      }
      double clipped = Math.min(y[a], 1);
      double prior = priorOf.applyAsDouble(a);
      double logit =
          Math.log(prior / (1 - prior))
              + logDensity(clipped, 1, memberVariance / all.count(a) + 0.01)
              - logDensity(clipped, strangerMean, strangerVariance + strangerNoise / all.count(a));
      next[a] = 1 / (1 + Math.exp(-Math.max(-30, Math.min(30, logit))));
    }
    return next;
  }

  /**
   * Median and variance, from the median absolute deviation, of the reservoir's positions. Where
   * most of the population are members, of those who lie nearer to 0 than to 1.
   *
   * @return whether there are strangers to tell members from
   */
  private boolean strangers(double[] y, int from) {
    if (from == y.length) {
      return true;
    }
    double[] positions = Arrays.copyOfRange(y, from, y.length);
    int[] who = IntStream.range(from, y.length).toArray();
    if (median(positions) > HALF_WAY) {
      who = Arrays.stream(who).filter(a -> y[a] <= HALF_WAY).toArray();
      if (who.length < MIN_STRANGERS) {
        return false;
      }
    }
    double[] some = Arrays.stream(who).mapToDouble(a -> y[a]).toArray();
    double[] shares = Arrays.stream(who).mapToDouble(a -> 1 / Math.max(1, all.count(a))).toArray();
    strangerMean = median(some);
    double sd =
        Median.SD_PER_MAD
            * median(Arrays.stream(some).map(x -> Math.abs(x - strangerMean)).toArray());
    strangerVariance = Math.max(sd * sd - strangerNoise * median(shares), MIN_TOPICS);
    return true;
  }

  private static double median(double[] values) {
    return Median.upper(values, values.length);
  }

  private static double logDensity(double x, double mean, double variance) {
    return -0.5 * ((x - mean) * (x - mean) / variance + Math.log(variance));
  }

  /** Whether the core lies along the direction on requests that did not choose it. */
  private boolean holdsOnHalf1(boolean[] core, double[] direction) {
    double norm = Dot.of(direction, direction);
    double dot = 0;
    double requests = 0;
    for (int a = 0; a < core.length; a++) {
      int n = all.account(a).halfCount(1);
      if (!core[a] || n == 0 || all.isRobot(a)) {
        continue;
      }
      float[] v = all.account(a).halfSum(1);
      double share = all.capped(n);
      requests += share;
      for (int i = 0; i < d; i++) {
        dot += all.clip(a) * share * (v[i] / n - all.mean(i)) * direction[i];
      }
    }
    return requests == 0 || (norm > 0 && dot / requests / norm >= MIN_CORE_POSITION);
  }
}
