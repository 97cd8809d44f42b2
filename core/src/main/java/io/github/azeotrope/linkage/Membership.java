package io.github.azeotrope.linkage;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Who belongs to a group as far as acting on accounts goes, each with a probability: its members,
 * and others with a link to them whose few requests are of the same kind. Immutable.
 */
public final class Membership {
  private static final double RATHER = 0.5;

  private final int[] seats;
  private final float[] probabilities;

  /** Seats must ascend; nothing is copied. */
  Membership(int[] seats, float[] probabilities) {
    this.seats = seats;
    this.probabilities = probabilities;
  }

  /** The group as it was proposed. */
  public static Membership asProposed(Candidate group) {
    int[] seats = new IntArrayList(group.seats()).toIntArray();
    float[] probabilities = new float[seats.length];
    for (int i = 0; i < seats.length; i++) {
      probabilities[i] = group.membership(i);
    }
    return new Membership(seats, probabilities);
  }

  /** The same with nobody but the accounts of these seats. */
  public Membership only(BitSet some) {
    float[] rest = probabilities.clone();
    for (int i = 0; i < rest.length; i++) {
      rest[i] = some.get(seats[i]) ? rest[i] : 0;
    }
    return new Membership(seats, rest);
  }

  /** Seats of the accounts that rather belong than not, ascending. */
  public int[] belonging() {
    IntArrayList some = new IntArrayList();
    for (int i = 0; i < seats.length; i++) {
      if (probabilities[i] >= RATHER) {
        some.add(seats[i]);
      }
    }
    return some.toIntArray();
  }

  /** The same without the accounts of these seats. */
  public Membership without(BitSet bystanders) {
    float[] rest = probabilities.clone();
    for (int i = 0; i < rest.length; i++) {
      rest[i] = bystanders.get(seats[i]) ? 0 : rest[i];
    }
    return new Membership(seats, rest);
  }

  /** The same without seats whose accounts are gone: they will be somebody else's. */
  public Membership forgetting(BitSet gone) {
    IntArrayList left = new IntArrayList();
    for (int i = 0; i < seats.length; i++) {
      if (!gone.get(seats[i])) {
        left.add(i);
      }
    }
    int[] leftSeats = new int[left.size()];
    float[] leftProbabilities = new float[left.size()];
    for (int i = 0; i < leftSeats.length; i++) {
      leftSeats[i] = seats[left.getInt(i)];
      leftProbabilities[i] = probabilities[left.getInt(i)];
    }
    return new Membership(leftSeats, leftProbabilities);
  }

  /** How many accounts. */
  public int size() {
    return seats.length;
  }

  /** The seat of the i-th account; they ascend. */
  public int seat(int i) {
    return seats[i];
  }

  /** Probability, in [0, 1], that the i-th account belongs. */
  public float probability(int i) {
    return probabilities[i];
  }

  /** Probability that the account on a seat belongs; 0 for who was never in question. */
  public float probabilityOf(int seat) {
    int i = Arrays.binarySearch(seats, seat);
    return i < 0 ? 0 : probabilities[i];
  }
}
