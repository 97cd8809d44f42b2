package io.github.azeotrope.linkage;

import org.jspecify.annotations.Nullable;

/**
 * Where accounts go after networks have proposed their groups: each network that is new to an
 * account is counted for the account's group, or for everybody else, who say what is usual. Not
 * thread-safe.
 */
final class NetworkArrivals {
  private final TokenIndex tokens;
  private final NetworkProposer networks;
  private final Iterable<Candidate> groups;
  private long others;
  private long othersShared;

  /**
   * Nothing counted yet.
   *
   * @param groups those that networks propose, at any time
   */
  NetworkArrivals(TokenIndex tokens, NetworkProposer networks, Iterable<Candidate> groups) {
    this.tokens = tokens;
    this.networks = networks;
    this.groups = groups;
  }

  /** Counts a network that is new to an account and has the account in the index already. */
  void count(int seat, long network) {
    Candidate group = groupOf(seat);
    boolean shared = isShared(seat, network, group);
    if (group != null) {
      group.cameToNetwork(shared);
    } else {
      others++;
      othersShared += shared ? 1 : 0;
    }
  }

  /** Where the members of a group went. */
  NewNetworks of(Candidate group) {
    return group.newNetworks((double) othersShared / Math.max(1, others));
  }

  private @Nullable Candidate groupOf(int seat) {
    Candidate last = null;
    for (Candidate group : groups) {
      last = group.contains(seat) ? group : last;
    }
    return last;
  }

  /** Whether somebody of the group who does not pay for the account is on the network. */
  private boolean isShared(int seat, long network, @Nullable Candidate group) {
    int root = networks.root(seat);
    for (int other : tokens.seats(network)) {
      if (networks.root(other) != root && (group == null || group.contains(other))) {
        return true;
      }
    }
    return false;
  }
}
