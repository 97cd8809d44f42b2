package io.github.azeotrope.linkage;

import io.github.azeotrope.profile.ProfileSnapshot;
import io.github.azeotrope.summary.Median;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.ints.IntSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Proposes groups of accounts whose requests point the same way: nearest neighbours by the signs of
 * centred half-0 vectors give dense cores, and {@link ContentPeel} says who belongs. Reads half 0
 * only.
 *
 * <p>The population mean, around which vectors are centred, is taken anew each time the accounts
 * indexed have doubled, and all signatures with it; in between an update costs one account.
 */
final class ContentProposer {
  private static final int MIN_REQUESTS = 1;
  private static final int FIRST_MEAN_AT = 40;
  private static final double NEAR = 0.3;
  private static final double DENSE = 0.4;
  private static final double ALONG = 0.12;
  private static final int CORE = 12;
  private static final int MIN_CORE = 6;
  private static final int MIN_MEMBERS = 10;
  private static final int MIN_CANDIDATES = 400;
  private static final int CANDIDATES_A_MEMBER = 4;
  private static final int MAX_CANDIDATES = 4_096;
  private static final int RESERVOIR = 200;
  private static final int SEEDS_A_SWEEP = 24;
  private static final double MIN_WEIGHT = 0.5;

  /** What a link says before content is looked at: neighbours behind one exit have it too. */
  private static final double LINKED = 0.2;

  private static final double FAR_MORE = 10;

  private final ProfileReader reader;
  private final int dimensions;
  private final SignatureIndex index = new SignatureIndex();
  private final IntOpenHashSet eligible = new IntOpenHashSet();
  private final IntArrayList changed = new IntArrayList();
  private final Int2IntOpenHashMap triedAt = new Int2IntOpenHashMap();
  private final Int2IntOpenHashMap requests = new Int2IntOpenHashMap();
  private double[] mean;
  private int meanOf;

  ContentProposer(ProfileReader reader, int dimensions) {
    this.reader = reader;
    this.dimensions = dimensions;
    this.mean = new double[dimensions];
  }

  /** Notes that an account's half 0 has changed. */
  void update(int seat, ProfileSnapshot profile) {
    if (profile.halfCount(0) < MIN_REQUESTS) {
      return;
    }
    eligible.add(seat);
    changed.add(seat);
    requests.put(seat, profile.halfCount(0));
    if (meanOf > 0) {
      index.put(seat, signature(profile));
    }
  }

  void remove(int seat) {
    eligible.remove(seat);
    requests.remove(seat);
    triedAt.remove(seat);
    index.remove(seat);
  }

  /** Accounts with enough requests in half 0 to be compared. */
  int eligible() {
    return eligible.size();
  }

  /** The seats changed since the last call to {@link #settle}. */
  IntArrayList changed() {
    return changed;
  }

  /** Ends a sweep. */
  void settle() {
    changed.clear();
  }

  /** Takes the mean anew where the accounts have doubled. */
  void recentre() {
    if (eligible.size() < Math.max(FIRST_MEAN_AT, 2 * meanOf)) {
      return;
    }
    int[] seats = eligible.toIntArray();
    Arrays.sort(seats);
    double[] sum = new double[dimensions];
    int counted = 0;
    for (int seat : seats) {
      ProfileSnapshot profile = reader.read(seat);
      if (profile == null) {
        continue;
      }
      float[] v = profile.halfSum(0);
      for (int i = 0; i < dimensions; i++) {
        sum[i] += (double) v[i] / profile.halfCount(0);
      }
      counted++;
    }
    for (int i = 0; i < dimensions; i++) {
      sum[i] /= Math.max(1, counted);
    }
    mean = sum;
    meanOf = eligible.size();
    for (int seat : seats) {
      ProfileSnapshot profile = reader.read(seat);
      if (profile != null) {
        index.put(seat, signature(profile));
      }
    }
  }

  private long[] signature(ProfileSnapshot profile) {
    double[] centred = new double[dimensions];
    float[] v = profile.halfSum(0);
    double n = profile.halfCount(0);
    for (int i = 0; i < dimensions; i++) {
      centred[i] = v[i] / n - mean[i];
    }
    long[] signature = new long[Signature.LONGS];
    Signature.of(centred, signature, 0);
    return signature;
  }

  /** A dense core around a changed account that is in no group yet. */
  record Seed(int seat, IntArrayList core, double density) {}

  /** The densest cores among the changed accounts, densest first. */
  List<Seed> seeds(IntOpenHashSet taken) {
    List<Seed> seeds = new ArrayList<>();
    for (int seat : changed) {
      if (!index.contains(seat) || taken.contains(seat) || !isWorthTrying(seat)) {
        continue;
      }
      IntArrayList near = index.neighbours(seat, NEAR, CORE);
      near.removeIf(taken::contains);
      if (near.size() < MIN_CORE) {
        continue;
      }
      double sum = 0;
      for (int other : near) {
        sum += index.cosine(seat, other);
      }
      if (sum >= DENSE * near.size()) {
        seeds.add(new Seed(seat, near, sum / near.size()));
      }
    }
    seeds.sort(
        (x, y) -> {
          int byDensity = Double.compare(y.density(), x.density());
          return byDensity != 0 ? byDensity : Integer.compare(x.seat(), y.seat());
        });
    return seeds.size() > SEEDS_A_SWEEP ? seeds.subList(0, SEEDS_A_SWEEP) : seeds;
  }

  /** A seat that gave no group is tried again when it has twice as many requests. */
  private boolean isWorthTrying(int seat) {
    return requests.get(seat) >= 2 * triedAt.get(seat);
  }

  /** Notes that a seat and its neighbours gave no group. */
  void tried(Seed seed) {
    triedAt.put(seed.seat(), requests.get(seed.seat()));
    for (int seat : seed.core()) {
      triedAt.put(seat, requests.get(seat));
    }
  }

  /** Whether a changed account lies along a group's direction. */
  boolean isAlong(int seat, long[] direction) {
    return index.contains(seat) && index.cosine(seat, direction) >= ALONG;
  }

  /**
   * Grows the group from a core and sets its members.
   *
   * @return whether there is a group
   */
  boolean grow(Candidate group, IntArrayList core, IntSet taken) {
    double[] towards = meanOf(core);
    if (towards == null) {
      return false;
    }
    long[] direction = new long[Signature.LONGS];
    Signature.of(towards, direction, 0);
    IntArrayList candidates =
        index.near(
            direction,
            ALONG,
            Math.min(MAX_CANDIDATES, Math.max(MIN_CANDIDATES, CANDIDATES_A_MEMBER * core.size())));
    IntOpenHashSet inCore = new IntOpenHashSet(core);
    candidates.removeIf(seat -> taken.contains(seat) && !inCore.contains(seat));
    IntOpenHashSet near = new IntOpenHashSet(candidates);
    for (int seat : core) {
      if (index.contains(seat) && !near.contains(seat)) {
        candidates.add(seat);
      }
    }
    List<ProfileSnapshot> accounts = new ArrayList<>();
    IntArrayList seats = new IntArrayList();
    read(candidates, accounts, seats, true);
    int reservoirFrom = accounts.size();
    read(reservoir(), accounts, seats, true);
    boolean[] start = new boolean[accounts.size()];
    for (int i = 0; i < reservoirFrom; i++) {
      start[i] = inCore.contains(seats.getInt(i));
    }
    ContentPeel.Result result =
        ContentPeel.of(accounts, start, reservoirFrom, eligible.size(), mean);
    if (result == null) {
      return false;
    }
    return adopt(group, seats, reservoirFrom, result);
  }

  /**
   * Who belongs to a group by all requests of each account.
   *
   * @param seats in ascending order
   * @param members which of them are members
   * @param linked which of them have a link to the group besides what they ask
   * @return a probability for each, 0 for one without requests; or null where content cannot tell
   */
  float @Nullable [] memberships(IntArrayList seats, IntSet members, IntSet linked) {
    List<ProfileSnapshot> accounts = new ArrayList<>();
    IntArrayList read = new IntArrayList();
    read(seats, accounts, read, false);
    int reservoirFrom = accounts.size();
    read(reservoir(), accounts, new IntArrayList(), true);
    boolean[] core = new boolean[accounts.size()];
    double[] priors = new double[reservoirFrom];
    double share = (double) members.size() / Math.max(1, eligible.size());
    for (int i = 0; i < reservoirFrom; i++) {
      core[i] = members.contains(read.getInt(i));
      priors[i] =
          linked.contains(read.getInt(i)) ? LINKED : Math.min(LINKED, Math.max(0.002, share));
    }
    double[] found = ContentPeel.memberships(accounts, core, reservoirFrom, priors, mean);
    if (found == null) {
      return null;
    }
    double most = FAR_MORE * medianRequests(accounts, core, reservoirFrom);
    float[] values = new float[reservoirFrom];
    for (int i = 0; i < reservoirFrom; i++) {
      // One who sends far more than the others and has no link to them runs something of his own: a
      // benchmark is worded like a template, and its position has hardly an error.
      boolean apart = accounts.get(i).requests() > most && !linked.contains(read.getInt(i));
      values[i] = apart ? 0 : (float) found[i];
    }
    return spread(values, read, seats);
  }

  private static double medianRequests(List<ProfileSnapshot> accounts, boolean[] core, int to) {
    double[] counts = new double[to];
    int n = 0;
    for (int i = 0; i < to; i++) {
      if (core[i]) {
        counts[n++] = accounts.get(i).requests();
      }
    }
    return n == 0 ? 0 : Median.upper(counts, n);
  }

  /** Members of a group and accounts along its direction, ascending. */
  IntArrayList along(Candidate group) {
    IntOpenHashSet seats = new IntOpenHashSet(group.seats());
    if (group.direction().length > 0) {
      seats.addAll(index.near(group.direction(), ALONG, MAX_CANDIDATES));
    }
    IntArrayList all = new IntArrayList(seats);
    all.sort(null);
    return all;
  }

  /**
   * Who was dealt the requests of a group, see {@link DealtMembers}.
   *
   * @param seats in ascending order
   * @param members which of them are members as proposed
   * @return a probability for each
   */
  float[] dealt(IntArrayList seats, IntSet members) {
    List<ProfileSnapshot> accounts = new ArrayList<>();
    IntArrayList read = new IntArrayList();
    read(seats, accounts, read, false);
    int reservoirFrom = accounts.size();
    read(reservoir(), accounts, new IntArrayList(), true);
    boolean[] core = new boolean[accounts.size()];
    for (int i = 0; i < reservoirFrom; i++) {
      core[i] = members.contains(read.getInt(i));
    }
    return spread(DealtMembers.of(accounts, core, reservoirFrom, mean), read, seats);
  }

  /** Values of the seats that could be read, and 0 for the others. */
  private static float[] spread(float[] values, IntArrayList read, IntArrayList seats) {
    float[] all = new float[seats.size()];
    for (int i = 0, k = 0; i < all.length && k < read.size(); i++) {
      if (seats.getInt(i) == read.getInt(k)) {
        all[i] = values[k++];
      }
    }
    return all;
  }

  private boolean adopt(
      Candidate group, IntArrayList seats, int reservoirFrom, ContentPeel.Result result) {
    List<int[]> members = new ArrayList<>();
    for (int i = 0; i < reservoirFrom; i++) {
      if (result.weights()[i] >= MIN_WEIGHT) {
        members.add(new int[] {seats.getInt(i), i});
      }
    }
    if (members.size() < MIN_MEMBERS) {
      return false;
    }
    members.sort((x, y) -> Integer.compare(x[0], y[0]));
    IntArrayList memberSeats = new IntArrayList(members.size());
    float[] memberships = new float[members.size()];
    for (int i = 0; i < memberships.length; i++) {
      memberSeats.add(members.get(i)[0]);
      memberships[i] = (float) result.memberships()[members.get(i)[1]];
    }
    long[] direction = new long[Signature.LONGS];
    Signature.of(result.direction(), direction, 0);
    group.direction(direction);
    group.members(memberSeats, memberships);
    return true;
  }

  private double @Nullable [] meanOf(IntArrayList core) {
    double[] sum = new double[dimensions];
    int counted = 0;
    for (int seat : core) {
      ProfileSnapshot profile = reader.read(seat);
      if (profile == null || profile.halfCount(0) == 0) {
        continue;
      }
      float[] v = profile.halfSum(0);
      double n = profile.halfCount(0);
      for (int i = 0; i < dimensions; i++) {
        sum[i] += v[i] / n - mean[i];
      }
      counted++;
    }
    return counted == 0 ? null : sum;
  }

  /**
   * Accounts spread evenly over the seats, whatever they are: leaving out those that lie along the
   * direction would make strangers look farther away than they are.
   */
  private IntArrayList reservoir() {
    int[] seats = eligible.toIntArray();
    Arrays.sort(seats);
    IntArrayList some = new IntArrayList();
    int step = Math.max(1, seats.length / RESERVOIR);
    for (int i = 0; i < seats.length; i += step) {
      some.add(seats[i]);
    }
    return some;
  }

  private void read(
      IntArrayList from, List<ProfileSnapshot> accounts, IntArrayList seats, boolean onlyHalf0) {
    for (int seat : from) {
      ProfileSnapshot profile = reader.read(seat);
      if (profile != null && (!onlyHalf0 || profile.halfCount(0) > 0)) {
        accounts.add(profile);
        seats.add(seat);
      }
    }
  }
}
