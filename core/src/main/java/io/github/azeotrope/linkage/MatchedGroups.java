package io.github.azeotrope.linkage;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Candidates of a proposer that names all its groups anew each time: who holds mostly the same
 * accounts as a group before is that group. Not thread-safe.
 */
final class MatchedGroups implements Iterable<Candidate> {
  private final Proposer proposer;
  private final int most;
  private final Numbering numbers;
  private final List<Candidate> groups = new ArrayList<>();
  private long dropped;

  /**
   * No groups yet.
   *
   * @param most groups that are kept
   */
  MatchedGroups(Proposer proposer, int most, Numbering numbers) {
    this.proposer = proposer;
    this.most = most;
    this.numbers = numbers;
  }

  void touch(int seat) {
    for (Candidate group : groups) {
      if (group.contains(seat)) {
        group.touch(seat);
      }
    }
  }

  void forget(int seat) {
    groups.forEach(group -> group.forget(seat));
  }

  /** Adds the groups of which enough has changed to look again. */
  void refresh(List<Candidate> due) {
    for (Candidate group : groups) {
      if (group.isDue()) {
        group.membersOfOneMind(new IntArrayList(group.seats()));
        due.add(group);
      }
    }
  }

  /** Replaces the groups by those proposed now, and adds all of them and those that are lost. */
  void replace(List<IntArrayList> proposed, List<Candidate> due) {
    List<Candidate> before = new ArrayList<>(groups);
    groups.clear();
    for (IntArrayList seats : proposed) {
      Candidate group = bestMatch(before, seats);
      if (group != null) {
        before.remove(group);
      } else if (groups.size() >= most) {
        dropped++;
        continue;
      } else {
        group = new Candidate(numbers.take(), proposer, 0);
      }
      group.membersOfOneMind(seats);
      groups.add(group);
      due.add(group);
    }
    for (Candidate lost : before) {
      lost.drop();
      due.add(lost);
    }
  }

  @Override
  public Iterator<Candidate> iterator() {
    return groups.iterator();
  }

  /** Groups not kept because there were too many. */
  long dropped() {
    return dropped;
  }

  private static @Nullable Candidate bestMatch(List<Candidate> groups, IntArrayList seats) {
    Candidate best = null;
    int most = 0;
    for (Candidate group : groups) {
      int both = NetworkProposer.overlap(group.seats(), seats);
      if (both > most && both * 2 > Math.min(group.seats().size(), seats.size())) {
        best = group;
        most = both;
      }
    }
    return best;
  }
}
