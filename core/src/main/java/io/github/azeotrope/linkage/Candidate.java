package io.github.azeotrope.linkage;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.Arrays;

/**
 * A proposed group that lives over many sweeps: its accounts by seat, and how much has changed
 * since it was last looked at. Owned by the sweep; not thread-safe.
 */
public final class Candidate {
  private static final int MIN_CHANGES = 3;

  private final long number;
  private final Proposer proposer;
  private final long key;
  private IntArrayList seats = new IntArrayList();
  private float[] memberships = {};
  private long changes;
  private long changesSeen;
  private int newcomers;
  private int newNetworks;
  private int sharedNewNetworks;
  private boolean gone;
  private long[] direction = {};
  private LongOpenHashSet links = new LongOpenHashSet();
  private final LongOpenHashSet webNetworks = new LongOpenHashSet();

  /**
   * A group without members.
   *
   * @param number order of proposal, unique
   * @param key the token that proposed it, or 0
   */
  Candidate(long number, Proposer proposer, long key) {
    this.number = number;
    this.proposer = proposer;
    this.key = key;
  }

  /** Order of proposal. */
  public long number() {
    return number;
  }

  /** What kind of link proposed it. */
  public Proposer proposer() {
    return proposer;
  }

  /** How many accounts it has. */
  public int size() {
    return seats.size();
  }

  /** The seat of the i-th account; they ascend. */
  public int seat(int i) {
    return seats.getInt(i);
  }

  IntList seats() {
    return seats;
  }

  /** Probability, in [0, 1], that the i-th account belongs, as far as the proposer can tell. */
  public float membership(int i) {
    return memberships[i];
  }

  /** Whether the group no longer holds; it is not proposed again. */
  public boolean isGone() {
    return gone;
  }

  /** Notes that a member came to a network that is new to it. */
  void cameToNetwork(boolean shared) {
    newNetworks++;
    sharedNewNetworks += shared ? 1 : 0;
  }

  NewNetworks newNetworks(double expectedShare) {
    return new NewNetworks(sharedNewNetworks, newNetworks, expectedShare);
  }

  long key() {
    return key;
  }

  long[] direction() {
    return direction;
  }

  void direction(long[] signature) {
    direction = signature;
  }

  /** Tokens that link others to it: networks its members fill, and their payers. */
  LongOpenHashSet links() {
    return links;
  }

  /** Those of its links that are networks. */
  LongOpenHashSet webNetworks() {
    return webNetworks;
  }

  void links(LongOpenHashSet tokens) {
    links = tokens;
  }

  /** Replaces the members; seats must be in ascending order. */
  void members(IntArrayList newSeats, float[] newMemberships) {
    seats = newSeats;
    memberships = newMemberships;
    changesSeen += changes;
    changes = 0;
    newcomers = 0;
  }

  void membersOfOneMind(IntArrayList newSeats) {
    newSeats.sort(null);
    float[] all = new float[newSeats.size()];
    Arrays.fill(all, 1);
    members(newSeats, all);
  }

  /** Notes that an account of the group, or one that may belong to it, has changed. */
  void touch(int seat) {
    if (contains(seat)) {
      changes++;
    } else {
      newcomers++;
    }
  }

  /** Takes an account out that is no longer held: its seat will be somebody else's. */
  void forget(int seat) {
    int at = Arrays.binarySearch(seats.elements(), 0, seats.size(), seat);
    if (at < 0) {
      return;
    }
    // Fresh lists, because somebody may be reading the old ones.
    seats = new IntArrayList(seats);
    seats.removeInt(at);
    float[] rest = new float[seats.size()];
    System.arraycopy(memberships, 0, rest, 0, at);
    System.arraycopy(memberships, at + 1, rest, at, rest.length - at);
    memberships = rest;
    changes++;
  }

  /**
   * Whether enough has changed to look again: newcomers for a twentieth of the members, or members
   * for a tenth of them and a twentieth of all changes so far. The number of looks so grows with
   * the logarithm of the traffic, and with it the cost and the chances to err.
   */
  boolean isDue() {
    return !gone
        && (newcomers >= Math.max(MIN_CHANGES, seats.size() / 20)
            || changes >= Math.max(MIN_CHANGES, Math.max(seats.size() / 10, changesSeen / 20)));
  }

  void drop() {
    gone = true;
  }

  /** Whether the account on a seat was proposed with it. */
  public boolean contains(int seat) {
    return Arrays.binarySearch(seats.elements(), 0, seats.size(), seat) >= 0;
  }

  /** Seats that both have. */
  int overlap(Candidate other) {
    int both = 0;
    int i = 0;
    int j = 0;
    while (i < seats.size() && j < other.seats.size()) {
      int x = seats.getInt(i);
      int y = other.seats.getInt(j);
      both += x == y ? 1 : 0;
      i += x <= y ? 1 : 0;
      j += y <= x ? 1 : 0;
    }
    return both;
  }
}
