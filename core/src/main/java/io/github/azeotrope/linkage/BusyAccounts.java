package io.github.azeotrope.linkage;

import io.github.azeotrope.profile.ProfileSnapshot;
import it.unimi.dsi.fastutil.ints.Int2ObjectLinkedOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Proposes single accounts that send as much as a small campaign does, each as a group of its own.
 * Volume proposes and never verifies: back ends, batches and agents send as much.
 *
 * <p>At most {@link #MOST} accounts, those that came last; about 1 KB each. Not thread-safe.
 */
final class BusyAccounts {
  /** From so many requests on an account is followed, and from so many it is proposed. */
  static final int FOLLOWED_FROM = 500;

  static final int PROPOSED_FROM = 2_000;

  /** Mean requests on a day with requests. */
  static final int PER_DAY = 500;

  private static final int MOST = 4_096;
  private static final double MILLIS_A_DAY = 24 * 3_600_000.0;

  /** Days that the bitmap of half days tells apart. */
  private static final double DAYS_APART = Long.SIZE / 2.0;

  private final Numbering numbers;
  private final Int2ObjectLinkedOpenHashMap<Busy> followed = new Int2ObjectLinkedOpenHashMap<>();
  private final List<Candidate> dropped = new ArrayList<>();

  private static final class Busy {
    private final PromptMarks prompts;
    private @Nullable Candidate group;
    private long requests;
    private long lookedAt;

    Busy(PromptMarks prompts) {
      this.prompts = prompts;
    }

    /** Looks grow with the logarithm of the traffic, and with them the chances to err. */
    boolean isDue() {
      return group != null && requests >= lookedAt + lookedAt / 10;
    }
  }

  BusyAccounts(Numbering numbers) {
    this.numbers = numbers;
  }

  /** Takes in an account that changed. */
  void update(int seat, ProfileSnapshot profile) {
    Busy busy = followed.getAndMoveToLast(seat);
    if (busy == null) {
      if (profile.requests() < FOLLOWED_FROM || perDay(profile) < PER_DAY) {
        return;
      }
      busy = new Busy(new PromptMarks(profile));
      followed.putAndMoveToLast(seat, busy);
      if (followed.size() > MOST) {
        remove(followed.firstIntKey());
      }
      return;
    }
    busy.prompts.update(profile);
    busy.requests = profile.requests();
    if (busy.group == null && busy.requests >= PROPOSED_FROM && perDay(profile) >= PER_DAY) {
      busy.group = new Candidate(numbers.take(), Proposer.VOLUME, 0);
      busy.group.membersOfOneMind(IntArrayList.of(seat));
    }
  }

  /** Requests on a day on which it sent any. */
  static double perDay(ProfileSnapshot profile) {
    double span = (profile.lastSeenEpochMillis() - profile.firstSeenEpochMillis()) / MILLIS_A_DAY;
    double halfDays = Long.bitCount(profile.activity());
    // Beyond 32 days a bit stands for several half days; those it stands for are taken for active.
    double days = halfDays / 2 * Math.max(1, span / DAYS_APART);
    return profile.requests() / Math.max(1, days);
  }

  /** What an account that is proposed has asked lately that it had not asked before. */
  NewPrompts newPrompts(int seat) {
    Busy busy = followed.get(seat);
    return busy == null ? NewPrompts.NONE : busy.prompts.compare();
  }

  /** Forgets an account. */
  void remove(int seat) {
    Busy busy = followed.remove(seat);
    if (busy != null && busy.group != null) {
      busy.group.drop();
      dropped.add(busy.group);
    }
  }

  /** Adds the groups that are due for a look, and those that hold no longer. */
  void propose(List<Candidate> due) {
    due.addAll(dropped);
    dropped.clear();
    for (Busy busy : followed.values()) {
      if (busy.group != null && busy.isDue()) {
        busy.lookedAt = busy.requests;
        due.add(busy.group);
      }
    }
  }
}
