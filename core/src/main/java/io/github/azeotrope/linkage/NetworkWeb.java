package io.github.azeotrope.linkage;

import io.github.azeotrope.profile.ProfileSnapshot;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.Long2ObjectLinkedOpenHashMap;
import java.util.BitSet;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * The largest web of shared networks in a group: principals that meet on a network are joined, and
 * the web is the largest joined set, provided that no single network holds it together. A campus,
 * an office or one carrier exit is a place, a star around one network; a proxy pool is a web of
 * many.
 *
 * @param members members who are themselves seen on a network of the web with another principal
 * @param principals principals of the web
 * @param networks networks on which at least two principals of the web meet
 * @param busiest members of the web seen on its busiest network
 * @param roaming members of the web seen on three of its networks with other principals
 * @param indices which members of the group are those of the web; do not change it
 * @param roamers which of them roam, and so have a link of their own to the others, whoever
 *     proposed the group; do not change it
 */
public record NetworkWeb(
    int members,
    int principals,
    int networks,
    int busiest,
    int roaming,
    BitSet indices,
    BitSet roamers) {

  /** Who shares an exit or two of a vendor with a pool is its neighbour, not its member. */
  private static final int ROAMS = 3;

  /** A network with more accounts than this, most of them outside the group, is a public place. */
  private static final int PUBLIC = 50;

  /** The web of a group, over networks that are no public place. */
  public static NetworkWeb of(Group group, Population population) {
    int publicFrom = Math.max(PUBLIC, 2 * group.size());
    return of(group, network -> population.accountsWith(network) <= publicFrom);
  }

  /**
   * The web of a group, over the networks that pass the filter.
   *
   * <p>Cost: linear in the group's network tokens.
   */
  public static NetworkWeb of(Group group, LongPredicate counts) {
    List<ProfileSnapshot> members = group.members();
    Principals principals = group.principals();
    Long2ObjectLinkedOpenHashMap<IntArrayList> byNetwork = new Long2ObjectLinkedOpenHashMap<>();
    for (int a = 0; a < members.size(); a++) {
      for (long network : members.get(a).networks()) {
        if (counts.test(network)) {
          byNetwork.computeIfAbsent(network, key -> new IntArrayList()).add(a);
        }
      }
    }
    int p = principals.count();
    int[] parent = new int[p];
    for (int i = 0; i < p; i++) {
      parent[i] = i;
    }
    for (IntArrayList accounts : byNetwork.values()) {
      int first = principals.of(accounts.getInt(0));
      for (int i = 1; i < accounts.size(); i++) {
        int x = root(parent, first);
        int y = root(parent, principals.of(accounts.getInt(i)));
        parent[Math.max(x, y)] = Math.min(x, y);
      }
    }
    int[] webPrincipals = new int[p];
    int[] webMembers = new int[p];
    int[] webNetworks = new int[p];
    int[] webBusiest = new int[p];
    for (int i = 0; i < p; i++) {
      webPrincipals[root(parent, i)]++;
    }
    int[] meets = new int[members.size()];
    for (IntArrayList accounts : byNetwork.values()) {
      if (meet(accounts, principals)) {
        for (int a : accounts) {
          meets[a]++;
        }
        int web = root(parent, principals.of(accounts.getInt(0)));
        webNetworks[web]++;
        webBusiest[web] = Math.max(webBusiest[web], accounts.size());
      }
    }
    // Who answers to a large organization is not on the web because a colleague is.
    for (int a = 0; a < members.size(); a++) {
      webMembers[root(parent, principals.of(a))] += meets[a] > 0 ? 1 : 0;
    }
    int best = -1;
    for (int i = 0; i < p; i++) {
      if (webNetworks[i] > 1 && (best < 0 || webMembers[i] > webMembers[best])) {
        best = i;
      }
    }
    if (best < 0) {
      return new NetworkWeb(0, 0, 0, 0, 0, new BitSet(), new BitSet());
    }
    BitSet indices = new BitSet();
    BitSet roamers = new BitSet();
    for (int a = 0; a < members.size(); a++) {
      indices.set(a, meets[a] > 0 && root(parent, principals.of(a)) == best);
      roamers.set(a, indices.get(a) && meets[a] >= ROAMS);
    }
    return new NetworkWeb(
        webMembers[best],
        webPrincipals[best],
        webNetworks[best],
        webBusiest[best],
        roamers.cardinality(),
        indices,
        roamers);
  }

  /** Whether accounts of at least two principals are on the network. */
  private static boolean meet(IntArrayList accounts, Principals principals) {
    int first = principals.of(accounts.getInt(0));
    for (int i = 1; i < accounts.size(); i++) {
      if (principals.of(accounts.getInt(i)) != first) {
        return true;
      }
    }
    return false;
  }

  private static int root(int[] parent, int i) {
    int x = i;
    while (parent[x] != x) {
      parent[x] = parent[parent[x]];
      x = parent[x];
    }
    return x;
  }
}
