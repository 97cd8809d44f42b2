package io.github.azeotrope.linkage;

import io.github.azeotrope.profile.ProfileSnapshot;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.List;

/**
 * Who openly answers for the accounts of a group: accounts that share a payment instrument or an
 * organization that answers for them are one principal. An honest company <em>shares</em> its
 * payer; a pool claims to be many strangers. Immutable.
 */
public final class Principals {
  private final int[] principalOf;
  private final int count;
  private final int largest;
  private final int identified;
  private final int countUnclaimed;

  private Principals(
      int[] principalOf, int count, int largest, int identified, int countUnclaimed) {
    this.principalOf = principalOf;
    this.count = count;
    this.largest = largest;
    this.identified = identified;
    this.countUnclaimed = countUnclaimed;
  }

  /** Joins members by payment and organization tokens. Cost: linear in the tokens. */
  static Principals of(List<ProfileSnapshot> members) {
    int m = members.size();
    int[] parent = new int[m];
    Long2IntOpenHashMap firstWith = new Long2IntOpenHashMap();
    firstWith.defaultReturnValue(-1);
    int identified = 0;
    for (int a = 0; a < m; a++) {
      parent[a] = a;
      ProfileSnapshot member = members.get(a);
      for (long token : member.payments()) {
        join(parent, firstWith, token, a);
      }
      if (member.organization() != 0) {
        join(parent, firstWith, member.organization(), a);
      }
      identified += member.payments().length > 0 || member.organization() != 0 ? 1 : 0;
    }
    int[] number = new int[m];
    int[] sizes = new int[m];
    int count = 0;
    int[] principalOf = new int[m];
    for (int a = 0; a < m; a++) {
      int root = root(parent, a);
      if (root == a) {
        number[a] = count++;
      }
      principalOf[a] = number[root];
      sizes[principalOf[a]]++;
    }
    boolean[] known = new boolean[count];
    for (int a = 0; a < m; a++) {
      known[principalOf[a]] |= members.get(a).isIdentified();
    }
    int largest = Math.min(1, m);
    int countUnclaimed = 0;
    for (int i = 0; i < count; i++) {
      largest = known[i] ? Math.max(largest, sizes[i]) : largest;
      countUnclaimed += known[i] ? 1 : sizes[i];
    }
    return new Principals(principalOf, count, largest, identified, countUnclaimed);
  }

  private static void join(int[] parent, Long2IntOpenHashMap firstWith, long token, int account) {
    int other = firstWith.putIfAbsent(token, account);
    if (other >= 0) {
      int x = root(parent, account);
      int y = root(parent, other);
      // The lower index stays the root, so that numbering in order meets roots first.
      parent[Math.max(x, y)] = Math.min(x, y);
    }
  }

  private static int root(int[] parent, int a) {
    int x = a;
    while (parent[x] != x) {
      parent[x] = parent[parent[x]];
      x = parent[x];
    }
    return x;
  }

  /** Number of the member's principal, from 0. */
  public int of(int member) {
    return principalOf[member];
  }

  /** Principals in the group. */
  public int count() {
    return count;
  }

  /** Members of the largest principal with a payer or an organization that is vouched for. */
  public int largest() {
    return largest;
  }

  /** Principals, where an organization that anybody can register joins nobody. */
  public int countUnclaimed() {
    return countUnclaimed;
  }

  /** Members for which a payer or an organization is known. */
  public int identified() {
    return identified;
  }
}
