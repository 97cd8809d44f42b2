package io.github.azeotrope.sketch;

import io.github.azeotrope.summary.Quantiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Whether the accounts of a group are active at the same times more often than the rhythm of
 * everybody explains. Immutable.
 *
 * <p>Each account's activity is a bitmap of 64 stretches of time, the same for all. A pair counts
 * each stretch t in which one is active while the other is active in it or within {@code slack} of
 * it, and counts it the more the rarer that is, r_t being the share of all accounts that are:
 *
 * <pre>
 *   T = &Sigma;_{a &ne; b} &Sigma; 1 / r_t over t in x_a &cap; x_b widened by the slack
 * </pre>
 *
 * <p>Null: the members are accounts like those of the reference. Each stratum of accounts with a
 * similar number of active stretches is shuffled, members and reference together, and the
 * expectation of T is exact: over ordered pairs of the pooled stratum, or of two pooled strata. The
 * p-value is that of a permutation test, (1 + how many of 999 shuffles reach T) / 1000, and valid
 * for any group size. Whatever rhythm the reference has (office hours, time zones, the weekend)
 * explains itself away.
 *
 * <p><b>Not evidence of a campaign.</b> Scheduled jobs, school classes and build robots are active
 * together as well. It only says that somebody's clock drives these accounts.
 *
 * <p>Cost: O(64 (m + r)) for m members and r reference accounts, times 1,000 for the p-value.
 *
 * <p>Source: Fisher 1935 and Pitman 1937 (permutation tests); Phipson and Smyth 2010 (the 1 + in
 * the p-value).
 */
public final class CoActivity {
  /** Shuffles of the permutation test. */
  private static final int SHUFFLES = 999;

  private static final int STRATA = 7;
  private static final int MIN_MEMBERS = 3;

  private final int members;
  private final double observed;
  private final double expected;
  private final double logError;
  private final double pValue;

  private CoActivity(
      int members, double observed, double expected, double logError, double pValue) {
    this.members = members;
    this.observed = observed;
    this.expected = expected;
    this.logError = logError;
    this.pValue = pValue;
  }

  /**
   * The co-activity of a group.
   *
   * @param group one bitmap a member; members that were never active are left out, and so are those
   *     in whose stratum the reference has nobody
   * @param reference bitmaps of accounts that do not belong to the group, the more the better, at
   *     least as many as members
   * @param slack stretches of time that count as the same, 0 to 8; the first stretch follows the
   *     last
   * @param seed of the shuffles; equal seeds give equal p-values
   * @throws IllegalArgumentException if the slack is out of range
   */
  public static CoActivity of(long[] group, long[] reference, int slack, long seed) {
    if (slack < 0 || slack > 8) {
      throw new IllegalArgumentException("slack must be 0 to 8, was " + slack);
    }
    double[] weights = weights(group, reference, slack);
    List<Stratum> strata = new ArrayList<>();
    int members = 0;
    for (int s = 0; s < STRATA; s++) {
      Stratum stratum = new Stratum(of(group, s), of(reference, s), weights, slack);
      if (stratum.members > 0 && stratum.members < stratum.pool.length) {
        strata.add(stratum);
        members += stratum.members;
      }
    }
    if (members < MIN_MEMBERS) {
      return new CoActivity(members, Double.NaN, Double.NaN, Double.NaN, 1);
    }
    Sums pairs = new Sums(weights);
    for (Stratum stratum : strata) {
      for (int i = 0; i < stratum.members; i++) {
        pairs.add(stratum.pool[i], slack);
      }
    }
    double observed = pairs.pairs();
    double expected = expected(strata, -1);
    return new CoActivity(
        members,
        observed,
        expected,
        logError(strata, pairs, members, slack),
        pValue(strata, observed, weights, slack, seed));
  }

  /** One over the share of accounts, members and reference together, that are near each stretch. */
  private static double[] weights(long[] group, long[] reference, int slack) {
    double[] ones = new double[Long.SIZE];
    Arrays.fill(ones, 1);
    Sums all = new Sums(ones);
    for (long[] accounts : new long[][] {group, reference}) {
      for (long bitmap : accounts) {
        all.add(bitmap, slack);
      }
    }
    double[] weights = new double[Long.SIZE];
    for (int t = 0; t < Long.SIZE; t++) {
      weights[t] = (double) (group.length + reference.length) / Math.max(1, all.near[t]);
    }
    return weights;
  }

  /** Members that could be compared. */
  public int members() {
    return members;
  }

  /** Weighted coincidences over ordered pairs of members, T; NaN for fewer than three members. */
  public double observed() {
    return observed;
  }

  /** Their exact expectation for accounts like those of the reference. */
  public double expected() {
    return expected;
  }

  /**
   * Observed over expected, with jackknife limits over members; NaN for fewer than three members.
   */
  public Estimate ratio() {
    double ratio = observed / expected;
    return new Estimate(
        ratio,
        ratio * logError,
        (confidence, upper) -> {
          double factor = Math.exp(Quantiles.student(confidence, members - 1) * logError);
          return upper ? ratio * factor : ratio / factor;
        });
  }

  /** Probability of so many coincidences under the null; 1 for fewer than three members. */
  public double pValue() {
    return pValue;
  }

  /** The bitmaps with 2^(s-1) &lt; active stretches &le; 2^s; all with one in the first. */
  private static long[] of(long[] bitmaps, int s) {
    return Arrays.stream(bitmaps)
        .filter(
            x -> x != 0 && Integer.SIZE - Integer.numberOfLeadingZeros(Long.bitCount(x) - 1) == s)
        .toArray();
  }

  /** The exact expectation, with one member of a stratum less; -1 for none less. */
  private static double expected(List<Stratum> strata, int without) {
    double sum = 0;
    for (int s = 0; s < strata.size(); s++) {
      Stratum a = strata.get(s);
      double m = a.members - (s == without ? 1 : 0);
      double n = a.pool.length;
      sum += m * (m - 1) * a.sums.pairs() / (n * (n - 1));
      for (int t = 0; t < strata.size(); t++) {
        if (t != s) {
          Stratum b = strata.get(t);
          double k = b.members - (t == without ? 1 : 0);
          sum += m * k * Sums.between(a.sums, b.sums) / (n * b.pool.length);
        }
      }
    }
    return sum;
  }

  /** Jackknife error of the logarithm of observed over expected. */
  private static double logError(List<Stratum> strata, Sums pairs, int members, int slack) {
    double[] leftOut = new double[members];
    double mean = 0;
    int k = 0;
    for (int s = 0; s < strata.size(); s++) {
      double rest = expected(strata, s);
      for (int i = 0; i < strata.get(s).members; i++) {
        double observed = pairs.pairs() - pairs.withOne(strata.get(s).pool[i], slack);
        // One coincidence more keeps the logarithm finite where there is none.
        leftOut[k] = Math.log((observed + 1) / (rest + 1));
        mean += leftOut[k++] / members;
      }
    }
    double squares = 0;
    for (double x : leftOut) {
      squares += (x - mean) * (x - mean);
    }
    return Math.sqrt(squares * (members - 1) / members);
  }

  private static double pValue(
      List<Stratum> strata, double observed, double[] weights, int slack, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int reached = 0;
    for (int shuffle = 0; shuffle < SHUFFLES; shuffle++) {
      Sums drawn = new Sums(weights);
      for (Stratum stratum : strata) {
        stratum.draw(random, drawn, slack);
      }
      // A shuffle that deals the members to themselves must tie, whatever the order of adding.
      reached += drawn.pairs() >= observed * (1 - 1e-9) ? 1 : 0;
    }
    return (1.0 + reached) / (1 + SHUFFLES);
  }

  private static long widened(long bitmap, int slack) {
    long wide = bitmap;
    for (int i = 0; i < slack; i++) {
      wide |= Long.rotateLeft(wide, 1) | Long.rotateRight(wide, 1);
    }
    return wide;
  }

  /** Members, first, and reference accounts with a similar number of active stretches. */
  private static final class Stratum {
    private final int members;
    private final long[] pool;
    private final long[] deck;
    private final Sums sums;

    Stratum(long[] group, long[] reference, double[] weights, int slack) {
      sums = new Sums(weights);
      members = group.length;
      pool = Arrays.copyOf(group, group.length + reference.length);
      System.arraycopy(reference, 0, pool, group.length, reference.length);
      deck = pool.clone();
      for (long bitmap : pool) {
        sums.add(bitmap, slack);
      }
    }

    /** Adds as many accounts as there are members, drawn without replacement. */
    void draw(SplittableRandom random, Sums into, int slack) {
      // Any order of the deck is as good as any other, so it is never sorted back.
      for (int i = 0; i < members; i++) {
        int j = random.nextInt(i, deck.length);
        long drawn = deck[j];
        deck[j] = deck[i];
        deck[i] = drawn;
        into.add(drawn, slack);
      }
    }
  }

  /** Numbers of active accounts by stretch, as they are and widened. */
  private static final class Sums {
    private final double[] weights;
    private final long[] active = new long[Long.SIZE];
    private final long[] near = new long[Long.SIZE];

    Sums(double[] weights) {
      this.weights = weights;
    }

    void add(long bitmap, int slack) {
      for (long rest = bitmap; rest != 0; rest &= rest - 1) {
        active[Long.numberOfTrailingZeros(rest)]++;
      }
      for (long rest = widened(bitmap, slack); rest != 0; rest &= rest - 1) {
        near[Long.numberOfTrailingZeros(rest)]++;
      }
    }

    /** Coincidences over ordered pairs of different accounts. */
    double pairs() {
      double sum = 0;
      for (int t = 0; t < Long.SIZE; t++) {
        sum += weights[t] * active[t] * (near[t] - 1.0);
      }
      return sum;
    }

    /** Coincidences over ordered pairs of one account each. */
    static double between(Sums a, Sums b) {
      double sum = 0;
      for (int t = 0; t < Long.SIZE; t++) {
        sum += a.weights[t] * a.active[t] * b.near[t];
      }
      return sum;
    }

    /** Those of the pairs that one account is part of. */
    double withOne(long bitmap, int slack) {
      double sum = 0;
      for (long rest = bitmap; rest != 0; rest &= rest - 1) {
        int t = Long.numberOfTrailingZeros(rest);
        sum += weights[t] * (near[t] - 1);
      }
      for (long rest = widened(bitmap, slack); rest != 0; rest &= rest - 1) {
        int t = Long.numberOfTrailingZeros(rest);
        sum += weights[t] * (active[t] - (bitmap >>> t & 1));
      }
      return sum;
    }
  }
}
