package io.github.azeotrope.linkage;

import io.github.azeotrope.profile.ProfileSnapshot;
import io.github.azeotrope.summary.Dot;
import io.github.azeotrope.summary.Median;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The sums of request vectors of some accounts around the population's mean, made robust: no
 * account counts for more than a few times the requests of the median one of the core, none is much
 * longer, and robots are marked. Memory: 2 KB an account of 256 dimensions.
 */
final class CentredAccounts {
  private static final double SHARE_CAP = 4;
  private static final double LENGTH_CAP = 1.5;
  private static final int MIN_TO_REPEAT = 6;
  private static final double REPEATS = 0.4;
  private static final int MIN_FOR_NOISE = 20;

  /** Least variance of one request's position. */
  static final double MIN_NOISE = 0.02;

  /** Median of a chi-square variable of one degree of freedom. */
  private static final double CHI_SQUARE_MEDIAN = 0.4549;

  private final Halves halves;
  private final List<ProfileSnapshot> accounts;
  private final double[][] centred;
  private final double[] counts;

  /** Requests as far as they count for the direction: one busy account must not set it. */
  private final double[] shares;

  private final double[] squaredNorms;

  /** By how much each vector was shortened, at most 1. */
  private final double[] clips;

  private final BitSet robots = new BitSet();
  private final double cap;
  private final double[] mean;
  private final int d;

  /** What is read. */
  private enum Halves {
    ZERO,
    BOTH;

    int count(ProfileSnapshot account) {
      return account.halfCount(0) + (this == BOTH ? account.halfCount(1) : 0);
    }

    float[] sum(ProfileSnapshot account) {
      float[] sum = account.halfSum(0);
      if (this == BOTH) {
        sum = sum.clone();
        float[] other = account.halfSum(1);
        for (int i = 0; i < sum.length; i++) {
          sum[i] += other[i];
        }
      }
      return sum;
    }
  }

  /** To choose whom to test. */
  static CentredAccounts ofHalf0(List<ProfileSnapshot> accounts, boolean[] core, double[] mean) {
    return new CentredAccounts(Halves.ZERO, accounts, core, mean);
  }

  /** To act on those who were chosen. */
  static CentredAccounts ofBoth(List<ProfileSnapshot> accounts, boolean[] core, double[] mean) {
    return new CentredAccounts(Halves.BOTH, accounts, core, mean);
  }

  private CentredAccounts(
      Halves halves, List<ProfileSnapshot> accounts, boolean[] core, double[] mean) {
    this.halves = halves;
    this.accounts = accounts;
    this.mean = mean;
    this.d = mean.length;
    int m = accounts.size();
    centred = new double[m][d];
    counts = new double[m];
    shares = new double[m];
    squaredNorms = new double[m];
    clips = new double[m];
    Arrays.fill(clips, 1);
    cap = SHARE_CAP * medianCount(core);
    for (int a = 0; a < m; a++) {
      ProfileSnapshot account = accounts.get(a);
      counts[a] = halves.count(account);
      shares[a] = capped(counts[a]);
      double factor = counts[a] > 0 ? shares[a] / counts[a] : 0;
      float[] sum = halves.sum(account);
      double[] z = centred[a];
      for (int i = 0; i < d; i++) {
        z[i] = factor * (sum[i] - counts[a] * mean[i]);
      }
      squaredNorms[a] = Dot.of(z, z);
    }
    clip(core);
    findRobots(core);
  }

  /**
   * Accounts that send nearly one and the same prompt all the time where others of the core do not.
   * They lie along whatever they share a word with, and their counts would drown everybody else's.
   * Only the most extreme: to take out whoever repeats himself a little would manufacture what the
   * correlation within accounts is to show.
   */
  private void findRobots(boolean[] core) {
    double[] own = new double[core.length];
    double[] some = new double[core.length];
    int n = 0;
    for (int a = 0; a < core.length; a++) {
      double count = counts[a];
      if (count < MIN_TO_REPEAT) {
        continue;
      }
      float[] sum = halves.sum(accounts.get(a));
      double square = Dot.of(sum, sum);
      own[a] = (square - count) / (count * (count - 1));
      if (core[a]) {
        some[n++] = own[a];
      }
    }
    double usual = n == 0 ? 0 : Median.upper(some, n);
    for (int a = 0; a < core.length; a++) {
      robots.set(a, own[a] > usual + REPEATS);
    }
  }

  /**
   * Shortens the vectors of accounts that are far longer than the core's: a robot that repeats one
   * prompt all day lies along many directions a little, and would turn them into its own.
   */
  private void clip(boolean[] core) {
    double[] lengths = new double[core.length];
    double[] some = new double[core.length];
    int n = 0;
    for (int a = 0; a < core.length; a++) {
      lengths[a] = shares[a] > 0 ? Math.sqrt(squaredNorms[a]) / shares[a] : 0;
      if (core[a] && lengths[a] > 0) {
        some[n++] = lengths[a];
      }
    }
    if (n == 0) {
      return;
    }
    double longest = LENGTH_CAP * Median.upper(some, n);
    for (int a = 0; a < core.length; a++) {
      if (lengths[a] > longest) {
        clips[a] = longest / lengths[a];
        for (int i = 0; i < d; i++) {
          centred[a][i] *= clips[a];
        }
        squaredNorms[a] *= clips[a] * clips[a];
      }
    }
  }

  /** Median requests of the core's accounts in what is read, at least 1. */
  private double medianCount(boolean[] core) {
    double[] some = new double[core.length];
    int n = 0;
    for (int a = 0; a < core.length; a++) {
      if (core[a]) {
        some[n++] = halves.count(accounts.get(a));
      }
    }
    return n == 0 ? 1 : Math.max(1, Median.upper(some, n));
  }

  /** The weighted sum of some accounts, and the requests in it. */
  record Total(Sum sum, double requests) {
    /** Mean centred request. */
    double[] direction() {
      double[] direction = sum.v.clone();
      for (int i = 0; i < direction.length; i++) {
        direction[i] /= Math.max(requests, 1e-9);
      }
      return direction;
    }
  }

  /** A vector with its squared length. */
  private static final class Sum {
    final double[] v;
    double square;

    Sum(int d) {
      v = new double[d];
    }
  }

  /** The sum over the first accounts. */
  Total total(double[] weights, int to) {
    Sum sum = new Sum(d);
    double requests = 0;
    for (int a = 0; a < to; a++) {
      if (weights[a] > 0) {
        requests += weights[a] * shares[a];
        for (int i = 0; i < d; i++) {
          sum.v[i] += weights[a] * centred[a][i];
        }
      }
    }
    sum.square = Dot.of(sum.v, sum.v);
    return new Total(sum, requests);
  }

  /**
   * Position of an account along the mean of the others, from one dot product: 1 where they are,
   * about 0 where the population is.
   *
   * @param wa the weight with which the account is in the total
   */
  double position(Total total, double wa, int a) {
    double others = total.requests() - wa * shares[a];
    if (others <= 0 || shares[a] == 0) {
      return 0;
    }
    double dot = Dot.of(centred[a], total.sum().v);
    double norm = total.sum().square - 2 * wa * dot + wa * wa * squaredNorms[a];
    return norm > 0 ? (dot - wa * squaredNorms[a]) * others / (shares[a] * norm) : 0;
  }

  /**
   * Variance of the position of one request along the direction, from what differs between the
   * halves of each account: whatever an account asks for on the whole, or who the account is, has
   * no part in it.
   *
   * @return at least {@link #MIN_NOISE}, also where fewer than 20 accounts have both halves
   */
  double noise(int[] some, double[] direction) {
    double squaredNorm = Dot.of(direction, direction);
    double[] squares = new double[some.length];
    int n = 0;
    for (int a : some) {
      double n0 = accounts.get(a).halfCount(0);
      double n1 = accounts.get(a).halfCount(1);
      if (n0 > 0 && n1 > 0) {
        float[] v0 = accounts.get(a).halfSum(0);
        float[] v1 = accounts.get(a).halfSum(1);
        double gap = 0;
        for (int i = 0; i < d; i++) {
          gap += (v0[i] / n0 - v1[i] / n1) * direction[i];
        }
        squares[n++] = gap * gap / (1 / n0 + 1 / n1);
      }
    }
    if (n < MIN_FOR_NOISE || squaredNorm == 0) {
      return MIN_NOISE;
    }
    double perRequest = Median.upper(squares, n) / CHI_SQUARE_MEDIAN;
    return Math.max(MIN_NOISE, perRequest / (squaredNorm * squaredNorm));
  }

  int size() {
    return accounts.size();
  }

  int dimensions() {
    return d;
  }

  ProfileSnapshot account(int a) {
    return accounts.get(a);
  }

  /** Requests read of an account. */
  double count(int a) {
    return counts[a];
  }

  boolean isRobot(int a) {
    return robots.get(a);
  }

  double clip(int a) {
    return clips[a];
  }

  double capped(double requests) {
    return Math.min(requests, cap);
  }

  double mean(int i) {
    return mean[i];
  }
}
