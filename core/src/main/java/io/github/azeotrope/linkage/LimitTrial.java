package io.github.azeotrope.linkage;

import io.github.azeotrope.profile.ProfileSnapshot;
import it.unimi.dsi.fastutil.longs.Long2ObjectMap;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;

/**
 * One draw of the host: at one of some candidate moments, drawn at random, it limited accounts.
 * Holds what other accounts sent just after each candidate. Who was limited at any time near has no
 * load in it, because the limit itself lowers that.
 *
 * <p>Immutable. Memory: a byte an account and candidate, and 50 bytes an account.
 */
public final class LimitTrial {
  private static final int BYTE = 0xff;

  private final int candidates;
  private final int drawn;
  private final LongOpenHashSet limited;
  private final Long2ObjectOpenHashMap<byte[]> loads;

  /**
   * A trial.
   *
   * @param candidates moments of which one was drawn, at least 2
   * @param drawn which of them
   * @param limited ordinals of the accounts that were limited then
   * @param loads requests after each candidate, as unsigned bytes, by ordinal of the account; who
   *     sent nothing may be left out
   * @throws IllegalArgumentException if {@code drawn} is no candidate or a row has another length
   */
  public LimitTrial(int candidates, int drawn, Set<Long> limited, Map<Long, byte[]> loads) {
    if (candidates < 2 || drawn < 0 || drawn >= candidates) {
      throw new IllegalArgumentException(
          "drawn must be one of 2 or more candidates, was " + drawn + " of " + candidates);
    }
    this.candidates = candidates;
    this.drawn = drawn;
    this.limited = new LongOpenHashSet(limited);
    this.loads = new Long2ObjectOpenHashMap<>(loads.size());
    loads.forEach(
        (ordinal, row) -> {
          if (row.length != candidates) {
            throw new IllegalArgumentException(
                "loads must be of " + candidates + " candidates, were of " + row.length);
          }
          this.loads.put(ordinal.longValue(), row.clone());
        });
  }

  /** Which candidate was drawn, from 0. */
  public int drawn() {
    return drawn;
  }

  /** Whether a member of the group was limited. */
  public boolean limits(Group group) {
    for (ProfileSnapshot member : group.members()) {
      if (limited.contains(member.ordinal())) {
        return true;
      }
    }
    return false;
  }

  /** Requests of the members that were not limited, after each candidate. */
  public long[] loads(Group group) {
    long[] sum = new long[candidates];
    for (ProfileSnapshot member : group.members()) {
      byte[] row = loads.get(member.ordinal());
      for (int k = 0; row != null && k < candidates; k++) {
        sum[k] += row[k] & BYTE;
      }
    }
    return sum;
  }

  /** Accounts of which it holds something. */
  public int accounts() {
    return limited.size() + loads.size();
  }

  /** The same with what it holds of these accounts alone. */
  public LimitTrial of(LongPredicate ordinals) {
    LongOpenHashSet stillLimited = new LongOpenHashSet();
    limited.forEach(
        ordinal -> {
          if (ordinals.test(ordinal)) {
            stillLimited.add(ordinal);
          }
        });
    Long2ObjectOpenHashMap<byte[]> rest = new Long2ObjectOpenHashMap<>();
    for (Long2ObjectMap.Entry<byte[]> row : loads.long2ObjectEntrySet()) {
      if (ordinals.test(row.getLongKey())) {
        rest.put(row.getLongKey(), row.getValue());
      }
    }
    return stillLimited.size() + rest.size() == accounts()
        ? this
        : new LimitTrial(candidates, drawn, stillLimited, rest);
  }
}
