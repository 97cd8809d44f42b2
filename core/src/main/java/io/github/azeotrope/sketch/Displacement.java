package io.github.azeotrope.sketch;

/**
 * Whether the load of some accounts rises when others are limited: the one trace that a balancer
 * cannot hide, because whatever it does not send through one account it sends through another.
 *
 * <p>Each event offers some candidate moments, of which one was drawn at random, and says how much
 * load the accounts that were <em>not</em> limited had in the minutes after each of them. The
 * statistic is the sum over events of the rank of the drawn moment among its candidates:
 *
 * <pre>
 *   T = &Sigma;_e R_e      R_e = 2 #{k : x_ek &lt; x_e} + #{k &ne; drawn : x_ek = x_e},  0 &le; R_e &le; 2 (K_e - 1)
 * </pre>
 *
 * <p>If the accounts do not react, each candidate was as likely to be drawn as the others, whatever
 * the loads are, so the distribution of T is known: the convolution of the events' ranks. The
 * p-value is exact for any number of events and any rhythm, trend or burst of the loads. It is
 * <em>only</em> that where the moment was drawn at random. Limits that follow the load, as an
 * ordinary rate limit does, choose busy moments, and then a rank says nothing.
 *
 * <p>Power comes from how much is displaced. One of 100 accounts limited moves a hundredth of the
 * load, which drowns in the noise of 100; limit a tenth or more of a group at a time.
 *
 * <p>The state is the distribution of T and T itself: adding events is order-free, {@link #merge}
 * is the convolution of both distributions, equal up to rounding in the 16th digit. Memory: 8 bytes
 * times 1 plus the sum of 2 (K - 1), at most {@link #MAX_EVENTS} events of {@link #MAX_CANDIDATES}
 * candidates: 0.5 MB. Not thread-safe.
 *
 * <p>Cost of an event: K log K, and K times the length of the distribution so far.
 *
 * <p>Source: Rosenbaum 2002 (randomisation inference); van Elteren 1960 (ranks within blocks).
 */
public final class Displacement {
  /** Most candidate moments of one event. */
  public static final int MAX_CANDIDATES = 64;

  /** Most events. */
  public static final int MAX_EVENTS = 512;

  private double[] distribution = {1};
  private int observed;
  private int events;

  /** Without events. */
  public Displacement() {}

  /**
   * Adds an event.
   *
   * @param loads requests of the accounts that were not limited, in the minutes after each
   *     candidate moment; the minutes of two candidates need not be disjoint
   * @param drawn which of them it was, chosen at random and not by load
   * @throws IllegalArgumentException unless there are 2 to {@link #MAX_CANDIDATES} loads, none
   *     negative, and {@code drawn} is one of them
   * @throws IllegalStateException beyond {@link #MAX_EVENTS} events
   */
  public void add(long[] loads, int drawn) {
    int candidates = loads.length;
    if (candidates < 2 || candidates > MAX_CANDIDATES) {
      throw new IllegalArgumentException(
          "candidates must be 2 to " + MAX_CANDIDATES + ", were " + candidates);
    }
    if (drawn < 0 || drawn >= candidates) {
      throw new IllegalArgumentException("drawn must be 0 to " + (candidates - 1) + ": " + drawn);
    }
    requireRoom(1);
    double[] ranks = new double[2 * candidates - 1];
    for (int k = 0; k < candidates; k++) {
      if (loads[k] < 0) {
        throw new IllegalArgumentException("a load is negative: " + loads[k]);
      }
      ranks[rank(loads, k)] += 1.0 / candidates;
    }
    distribution = convolution(distribution, ranks);
    observed += rank(loads, drawn);
    events++;
  }

  /**
   * Adds the events of another one, of other events.
   *
   * @throws IllegalStateException beyond {@link #MAX_EVENTS} events
   */
  public void merge(Displacement other) {
    requireRoom(other.events);
    distribution = convolution(distribution, other.distribution);
    observed += other.observed;
    events += other.events;
  }

  /** How many events there are. */
  public int events() {
    return events;
  }

  /**
   * Mean rank of the drawn moments, from 0, all others had more load, to 1, all had less; 0.5 is
   * what chance gives. NaN without events.
   */
  public double meanRank() {
    return events == 0 ? Double.NaN : (double) observed / (distribution.length - 1);
  }

  /**
   * Probability of ranks so high in all if nobody reacts, exact; 1 without events. Small where the
   * others take up the load of those that were limited.
   */
  public double pValue() {
    double p = 0;
    for (int t = distribution.length - 1; t >= observed; t--) {
      p += distribution[t];
    }
    return Math.min(1, p);
  }

  private void requireRoom(int more) {
    if (events + more > MAX_EVENTS) {
      throw new IllegalStateException("more than " + MAX_EVENTS + " events");
    }
  }

  private static int rank(long[] loads, int of) {
    int rank = -1;
    for (long load : loads) {
      rank += load < loads[of] ? 2 : load == loads[of] ? 1 : 0;
    }
    return rank;
  }

  private static double[] convolution(double[] x, double[] y) {
    double[] sum = new double[x.length + y.length - 1];
    for (int j = 0; j < y.length; j++) {
      if (y[j] != 0) {
        for (int i = 0; i < x.length; i++) {
          sum[i + j] += x[i] * y[j];
        }
      }
    }
    return sum;
  }

  /** Events, mean rank and p-value. */
  @Override
  public String toString() {
    return "Displacement[events="
        + events
        + ", meanRank="
        + meanRank()
        + ", pValue="
        + pValue()
        + "]";
  }
}
