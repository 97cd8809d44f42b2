package io.github.azeotrope.linkage;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.Long2ObjectLinkedOpenHashMap;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Candidates that are the users of one rare token, as they are. Not thread-safe. */
final class TokenGroups {
  private static final int MAX_GROUPS = 256;
  private static final int MIN_GROUP = 20;
  private static final double POPULAR_SHARE = 0.1;

  private final TokenIndex tokens;
  private final Numbering numbers;
  private final Long2ObjectLinkedOpenHashMap<Candidate> groups =
      new Long2ObjectLinkedOpenHashMap<>();
  private long dropped;

  TokenGroups(TokenIndex tokens, Numbering numbers) {
    this.tokens = tokens;
    this.numbers = numbers;
  }

  /** Notes that so many accounts now have the token. */
  void shared(long token, int accounts, Proposer proposer) {
    if (accounts != MIN_GROUP) {
      return;
    }
    if (groups.size() >= MAX_GROUPS) {
      dropped++;
      return;
    }
    groups.put(token, new Candidate(numbers.take(), proposer, token));
  }

  /**
   * Notes that an account has changed.
   *
   * @param known its tokens
   */
  void touch(int seat, long[] known) {
    for (long token : known) {
      Candidate group = groups.get(token);
      if (group != null) {
        group.touch(seat);
      }
    }
  }

  void forget(int seat) {
    groups.values().forEach(group -> group.forget(seat));
  }

  /**
   * Adds the groups that are due for a look.
   *
   * @param accounts in the population
   */
  void propose(int accounts, List<Candidate> due) {
    List<Candidate> looked = new ArrayList<>();
    for (Iterator<Candidate> all = groups.values().iterator(); all.hasNext(); ) {
      Candidate group = all.next();
      if (!group.isDue()) {
        continue;
      }
      int count = tokens.count(group.key());
      if (count > Math.max(5 * MIN_GROUP, POPULAR_SHARE * accounts)) {
        // Popularity clears: what a tenth of everybody shares is evidence of nothing.
        group.drop();
        all.remove();
        due.add(group);
        continue;
      }
      group.membersOfOneMind(new IntArrayList(tokens.seats(group.key())));
      if (!isTwin(group, looked)) {
        looked.add(group);
        due.add(group);
      }
    }
  }

  /** Groups not kept because there were too many. */
  long dropped() {
    return dropped;
  }

  /** Several shingles of one template propose the same accounts; one look is enough. */
  private static boolean isTwin(Candidate group, List<Candidate> looked) {
    for (Candidate other : looked) {
      if (group.proposer() == other.proposer()
          && group.overlap(other) * 10
              >= 9 * Math.max(group.seats().size(), other.seats().size())) {
        return true;
      }
    }
    return false;
  }
}
