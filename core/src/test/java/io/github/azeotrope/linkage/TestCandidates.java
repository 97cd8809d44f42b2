package io.github.azeotrope.linkage;

import it.unimi.dsi.fastutil.ints.IntArrayList;

/** Candidate groups for the tests of the rooms that receive them. */
public final class TestCandidates {
  private TestCandidates() {}

  public static Candidate of(long number, Proposer proposer, int... seats) {
    Candidate candidate = new Candidate(number, proposer, 0);
    candidate.membersOfOneMind(new IntArrayList(seats));
    return candidate;
  }

  /** The accounts on these seats from now on, ascending, with their memberships. */
  public static void change(Candidate candidate, int[] seats, float[] memberships) {
    candidate.members(new IntArrayList(seats), memberships);
  }

  public static void change(Candidate candidate, int... seats) {
    candidate.membersOfOneMind(new IntArrayList(seats));
  }
}
