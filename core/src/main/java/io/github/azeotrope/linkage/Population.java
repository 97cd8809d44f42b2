package io.github.azeotrope.linkage;

import io.github.azeotrope.profile.ProfileSnapshot;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.ArrayList;
import java.util.List;

/**
 * What the sweep knows of ordinary traffic, as far as a signal needs it to say what is expected.
 */
public interface Population {
  /** Later than every time. */
  long NEVER = Long.MAX_VALUE;

  /** Accounts that have sent the token, in the whole population; 0 where unknown. */
  int accountsWith(long token);

  /** Accounts held. */
  int accounts();

  /**
   * Share of accounts, drawn at random and as many as the group has, that lie in one web of shared
   * networks, as {@link NetworkWeb} measures it; in [0, 1].
   */
  double networkWebShare(int groupSize);

  /**
   * Share of accounts that present what an unrelated account owns, in [0, 1]; NaN where the host
   * has shown nothing that can be owned.
   *
   * @param conversations whether conversations are meant, else artifacts that the host issued
   */
  double presentingShare(boolean conversations);

  /**
   * An even sample of the accounts held, a few thousand at most, members of groups among them; the
   * same for all groups of a sweep. Empty where unknown.
   */
  default List<ProfileSnapshot> sample() {
    return List.of();
  }

  /** The sampled accounts that are no members of the group. */
  default List<ProfileSnapshot> othersThan(Group group) {
    LongOpenHashSet members = new LongOpenHashSet();
    for (ProfileSnapshot member : group.members()) {
      members.add(member.ordinal());
    }
    List<ProfileSnapshot> others = new ArrayList<>();
    for (ProfileSnapshot account : sample()) {
      if (!members.contains(account.ordinal())) {
        others.add(account);
      }
    }
    return others;
  }

  /**
   * When the host first acted on an account, as it told, epoch milliseconds; {@link #NEVER} if it
   * told of nothing.
   *
   * @param ordinal of the account, see {@link ProfileSnapshot#ordinal}
   */
  default long enforcedEpochMillis(long ordinal) {
    return NEVER;
  }

  /**
   * What members of campaigns sent when the host limited some of them at a moment drawn at random,
   * oldest first; empty where it told of none.
   */
  default List<LimitTrial> limitTrials() {
    return List.of();
  }
}
