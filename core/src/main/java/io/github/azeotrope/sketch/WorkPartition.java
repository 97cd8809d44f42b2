package io.github.azeotrope.sketch;

import io.github.azeotrope.summary.Quantiles;
import it.unimi.dsi.fastutil.longs.Long2LongOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How a group divides its work, from coordinated samples of what each account sent: whether the
 * members all do the same, come back to their own, or were dealt pieces of a list. Immutable.
 *
 * <p>The samples are first cut to the smallest common threshold (members of the lowest twentieth of
 * thresholds are left out), so that every slot below it is known of every member with all its
 * copies: c_aj of account a in slot j, m_j in the group, n_a of the account, N in all.
 *
 * <pre>
 *   D_w = &Sigma;_a &Sigma;_j C(c_aj, 2)      E = &Sigma;_j C(m_j, 2) &Sigma;_a C(n_a, 2) / C(N, 2)
 * </pre>
 *
 * <p>D_w counts pairs of copies of one slot inside one account, and E is its exact expectation when
 * the copies are dealt out at random. People repeat themselves: D_w is many times E. A pool has
 * about E. That is evidence for a pool only where E is at least 5; free text has no duplicates at
 * all, and D_w = E = 0 says nothing.
 *
 * <p><b>Most of this acquits.</b> {@link #isSharedWork} is a class, a benchmark or a viral prompt;
 * D_w far above E is people. <b>{@link #multiplicityDispersion} is dangerous alone</b>: equal
 * numbers of copies are what a k-fold harvest looks like, and also what five evaluators of one
 * benchmark look like, who have exactly 0. Only together with {@link #isDealtOut} does it speak of
 * a pool; evaluators have a similarity near 1.
 *
 * <p>Cost: linear in the sampled slots, and for the mean Jaccard similarity quadratic in the
 * members, of which at most 200 are compared.
 *
 * <p>Source: Gibbons and Tirthapura 2001 (coordinated samples); Barton and David 1966 and Mantel
 * 1967 (mean and variance of D_w under dealing); Efron and Stein 1981 (jackknife).
 */
public final class WorkPartition {
  private static final double DROPPED_SHARE = 0.05;
  private static final int COMPARED_MEMBERS = 200;
  private static final double SHARED_SINGLES = 0.2;
  private static final double SHARED_JACCARD = 0.5;
  private static final double ENOUGH_EXPECTED = 5;

  private final int members;
  private final long copies;
  private final int slots;
  private final Estimate singles;
  private final double within;
  private final DealtPairs dealt;
  private final double withinVariance;
  private final Multiplicity multiplicity;
  private final Estimate jaccard;

  private WorkPartition(Common common) {
    members = common.accounts.size();
    Long2LongOpenHashMap bySlot = new Long2LongOpenHashMap();
    DealtPairs.Cliques accountCliques = new DealtPairs.Cliques();
    double[] own = new double[members];
    double pairs = 0;
    for (int a = 0; a < members; a++) {
      Account account = common.accounts.get(a);
      long n = 0;
      for (int i = 0; i < account.slots.length; i++) {
        long c = account.copies[i];
        bySlot.addTo(account.slots[i], c);
        n += c;
        own[a] += 0.5 * c * (c - 1);
      }
      accountCliques.add((double) n);
      pairs += own[a];
    }
    DealtPairs.Cliques slotCliques = new DealtPairs.Cliques();
    double sum = 0;
    double squares = 0;
    int once = 0;
    int twice = 0;
    for (long m : bySlot.values()) {
      slotCliques.add((double) m);
      sum += m;
      squares += (double) m * m;
      once += m == 1 ? 1 : 0;
      twice += m == 2 ? 1 : 0;
    }
    slots = bySlot.size();
    copies = (long) sum;
    singles = GoodTuring.estimate(once, twice, sum);
    within = pairs;
    withinVariance = jackknifeVariance(own);
    dealt = new DealtPairs(slotCliques, accountCliques, sum);
    multiplicity = new Multiplicity(slots, sum, squares);
    jaccard = meanJaccard(common.accounts);
  }

  /** The statistics of a group. */
  public static WorkPartition of(GroupSlots group) {
    return new WorkPartition(new Common(group));
  }

  /** Members that were compared: all but those whose samples reach too low. */
  public int members() {
    return members;
  }

  /** Sampled copies, N. */
  public long copies() {
    return copies;
  }

  /** Sampled distinct slots. */
  public int distinctSlots() {
    return slots;
  }

  /** Share of the copies whose slot has no other, f1 / N: near 1 for free text. */
  public Estimate singleShare() {
    return singles;
  }

  /** Mean Jaccard similarity of two members' slots, with jackknife limits. */
  public Estimate meanJaccard() {
    return jaccard;
  }

  /**
   * Whether the members do the same pieces of work, as a class, evaluators of one benchmark and a
   * viral prompt do: fewer than a fifth of the copies are single, and two members have more than
   * half of their slots in common. A veto.
   */
  public boolean isSharedWork() {
    return copies > 0 && singles.value() < SHARED_SINGLES && jaccard.value() > SHARED_JACCARD;
  }

  /** Pairs of copies of one slot in one account, D_w. */
  public double withinDuplicates() {
    return within;
  }

  /** Their exact expectation when the copies are dealt out at random, E. */
  public double expectedWithinDuplicates() {
    return dealt.mean();
  }

  /** Whether E is at least 5, so that D_w close to it says something. */
  public boolean hasEnoughDuplicates() {
    return dealt.mean() >= ENOUGH_EXPECTED;
  }

  /**
   * D_w / E; NaN without limits where E is 0. The limits are those of a Poisson count with as many
   * effective events as the jackknife over members leaves.
   */
  public Estimate duplicateRatio() {
    double expected = dealt.mean();
    if (expected == 0) {
      return new Estimate(Double.NaN, Double.NaN, (confidence, upper) -> Double.NaN);
    }
    double inflation = within > 0 ? Math.max(1, withinVariance / within) : 1;
    return new Estimate(
        within / expected,
        Math.sqrt(Math.max(within, 1) * inflation) / expected,
        (confidence, upper) ->
            inflation * Quantiles.poissonMean(within / inflation, confidence, upper) / expected);
  }

  /** Probability of at least this many pairs inside accounts under dealing: small for people. */
  public double pValueMoreDuplicates() {
    return dealt.atLeast(within);
  }

  /** Probability of at most this many: small where copies are kept in different accounts. */
  public double pValueFewerDuplicates() {
    return dealt.atMost(within);
  }

  /** Copies a slot, m. */
  public double meanMultiplicity() {
    return multiplicity.mean();
  }

  /**
   * Variance of the copies a slot over that of the Poisson law without zeros; 1 where independent
   * people pick from a list, 0 where each piece was sent equally often. NaN unless a slot has 1.5
   * to 20 copies in the mean.
   */
  public double multiplicityDispersion() {
    return multiplicity.dispersion();
  }

  /** Probability of a dispersion this small under that law; 1 where there is none. */
  public double pValueEqualMultiplicity() {
    return multiplicity.pValueBelow();
  }

  /**
   * The Jaccard similarity of two of m members to expect where each slot's k copies went to k of
   * them at random, (k - 1) / (2 (m - 1) - (k - 1)); NaN for fewer than two members.
   */
  public double jaccardIfDealt() {
    double others = members - 1.0;
    double again = multiplicity.mean() - 1;
    return members < 2 ? Double.NaN : again / (2 * others - again);
  }

  /**
   * Whether the members have as little in common as copies that were dealt out: a mean Jaccard
   * similarity below 2 (k - 1) / (m - 1), about four times what is to be expected, and below a
   * half.
   */
  public boolean isDealtOut() {
    double most = 2 * (multiplicity.mean() - 1) / (members - 1);
    return members > 1 && jaccard.value() < Math.min(SHARED_JACCARD, most);
  }

  private static double jackknifeVariance(double[] own) {
    int m = own.length;
    if (m < 2) {
      return 0;
    }
    double mean = Arrays.stream(own).sum() / m;
    double squares = 0;
    for (double x : own) {
      squares += (x - mean) * (x - mean);
    }
    return squares * m / (m - 1);
  }

  /** Over pairs of at most 200 members, spread evenly over the group, that sent anything. */
  private static Estimate meanJaccard(List<Account> accounts) {
    List<Account> busy = new ArrayList<>();
    for (Account account : accounts) {
      if (account.slots.length > 0) {
        busy.add(account);
      }
    }
    int step = Math.max(1, (busy.size() + COMPARED_MEMBERS - 1) / COMPARED_MEMBERS);
    List<long[]> compared = new ArrayList<>();
    for (int a = 0; a < busy.size(); a += step) {
      compared.add(busy.get(a).slots);
    }
    return new PairwiseJaccard(compared).estimate();
  }

  /** One member, cut to the common threshold. */
  private static final class Account {
    private final long[] slots;
    private final long[] copies;

    Account(long[] slots, long[] copies) {
      this.slots = slots;
      this.copies = copies;
    }
  }

  /** The members and slots that can be compared. */
  private static final class Common {
    private final List<Account> accounts = new ArrayList<>();

    Common(GroupSlots group) {
      int m = group.size();
      long[] sorted = new long[m];
      for (int a = 0; a < m; a++) {
        sorted[a] = group.threshold(a) ^ Long.MIN_VALUE;
      }
      Arrays.sort(sorted);
      long threshold = m == 0 ? 0 : sorted[(int) (DROPPED_SHARE * m)] ^ Long.MIN_VALUE;
      for (int a = 0; a < m; a++) {
        if (Long.compareUnsigned(group.threshold(a), threshold) >= 0) {
          accounts.add(cut(group.slots(a), group.copies(a), threshold));
        }
      }
    }

    private static Account cut(long[] slots, long[] copies, long threshold) {
      LongArrayList keptSlots = new LongArrayList();
      LongArrayList keptCopies = new LongArrayList();
      for (int i = 0; i < slots.length; i++) {
        if (Long.compareUnsigned(slots[i], threshold) <= 0) {
          keptSlots.add(slots[i]);
          keptCopies.add(copies[i]);
        }
      }
      return new Account(keptSlots.toLongArray(), keptCopies.toLongArray());
    }
  }
}
