package io.github.azeotrope.linkage;

import io.github.azeotrope.profile.ProfileSnapshot;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.longs.Long2ObjectLinkedOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Who belongs to a group that was found guilty. A separate decision from what proposed the group:
 * every link drags in bystanders, and members appear that had no link then. Not thread-safe; the
 * sweep owns it.
 */
public final class Members {
  private static final int MOST_MEMBERS_TOLD = 4_096;
  private static final int PRINCIPALS_THAT_FILL = 3;
  private static final int PAYERS_ACCOUNTS = 2;
  private static final int STRANGERS_ACCOUNTS = 2;
  private static final int SMALL_PAYER = 10;
  private static final int NETWORKS_OF_A_ROAMER = 3;
  private static final int MIN_DEALT = 10;

  private final ProfileReader reader;
  private final TokenIndex tokens;
  private final NetworkProposer networks;
  private final ContentProposer content;
  private final ArtifactProposer artifacts;

  /** Seats of accounts whose organization the host vouches for; somebody else keeps it. */
  private final BitSet vouchedFor;

  Members(
      ProfileReader reader,
      TokenIndex tokens,
      NetworkProposer networks,
      ContentProposer content,
      ArtifactProposer artifacts,
      BitSet vouchedFor) {
    this.reader = reader;
    this.tokens = tokens;
    this.networks = networks;
    this.content = content;
    this.artifacts = artifacts;
    this.vouchedFor = vouchedFor;
  }

  /**
   * Who belongs to a group that was found guilty, by all that is known of each account: members as
   * far as their content agrees, and of those who share their payers or the networks that they fill
   * the ones who do the same. Where content cannot tell, the group as it was proposed.
   *
   * @param onlyLinked whether links speak for the group's guilt, so that nobody belongs without one
   */
  public Membership byContent(Candidate group, boolean onlyLinked) {
    if (group.proposer() == Proposer.ARTIFACT) {
      return presentersOf(group);
    }
    if (group.size() > MOST_MEMBERS_TOLD) {
      return Membership.asProposed(group);
    }
    group.webNetworks().clear();
    group.links(linksOf(group));
    IntOpenHashSet members = new IntOpenHashSet(group.seats());
    IntOpenHashSet linked = new IntOpenHashSet();
    for (long link : group.links()) {
      linked.addAll(tokens.seats(link));
    }
    if (group.proposer() == Proposer.NETWORK) {
      linked.addAll(members);
    }
    IntOpenHashSet all = new IntOpenHashSet(members);
    all.addAll(linked);
    IntArrayList seats = new IntArrayList(all);
    seats.sort(null);
    float[] probabilities = content.memberships(seats, members, linked);
    if (probabilities == null) {
      return Membership.asProposed(group);
    }
    clear(group, seats, probabilities, onlyLinked);
    return new Membership(seats.toIntArray(), probabilities);
  }

  /**
   * Who belongs to a group that was found guilty by its links, where what it asks for is not narrow
   * enough to tell: those who roam over its networks, and who shares a payer of whose accounts most
   * do. Neighbours behind one exit ask for anything as well.
   *
   * @param roamers seats of members that roam over the group's networks
   */
  public Membership byLink(Candidate group, BitSet roamers) {
    if (group.proposer() == Proposer.ARTIFACT) {
      return presentersOf(group);
    }
    group.webNetworks().clear();
    group.links(linksOf(group));
    int[] seats = withTheirPayers(roamers).stream().toArray();
    float[] probabilities = new float[seats.length];
    Arrays.fill(probabilities, 1);
    return new Membership(seats, probabilities);
  }

  /**
   * Who belongs to a group that was found guilty without any link: who was dealt its requests, as
   * far as there are enough of them to tell. Such a group is guilty because its members claim to be
   * strangers, so whoever openly answers to a payer or an organization with others, or is seen only
   * where others live, is none.
   */
  public Membership byDealing(Candidate group) {
    IntArrayList seats = content.along(group);
    seats.removeIf(seat -> isOpenlyOneOfMany(seat) || livesWithOthers(seat));
    Membership members =
        new Membership(seats.toIntArray(), content.dealt(seats, new IntOpenHashSet(group.seats())));
    // A few out of a crowd that was taken for a pool are no pool.
    return members.belonging().length < MIN_DEALT ? members.only(new BitSet()) : members;
  }

  /**
   * The members without accounts whose organization the host vouches for, unless they have a link
   * of their own: that they do the group's job is explained, that they present what others were
   * given or roam over the group's networks is not.
   */
  public Membership accountable(Candidate group, Membership members) {
    BitSet cleared = new BitSet();
    for (int i = 0; i < members.size(); i++) {
      if (vouchedFor.get(members.seat(i))) {
        cleared.set(members.seat(i));
      }
    }
    if (cleared.isEmpty()) {
      return members;
    }
    cleared.andNot(artifacts.linked(IntArrayList.wrap(members.belonging())));
    for (int seat = cleared.nextSetBit(0); seat >= 0; seat = cleared.nextSetBit(seat + 1)) {
      cleared.set(seat, !roams(seat, group));
    }
    return members.without(cleared);
  }

  private boolean roams(int seat, Candidate group) {
    ProfileSnapshot profile = reader.read(seat);
    int shared = 0;
    for (long network : profile == null ? new long[0] : profile.networks()) {
      shared += group.webNetworks().contains(network) ? 1 : 0;
    }
    return shared >= NETWORKS_OF_A_ROAMER;
  }

  /**
   * Clears bystanders that merely ask alike: of whose payer nobody is on the group's networks.
   * Where links do not speak for the group's guilt, only those who openly answer to a payer or an
   * organization with others.
   */
  private void clear(
      Candidate group, IntArrayList seats, float[] probabilities, boolean onlyLinked) {
    IntOpenHashSet onTheWeb = new IntOpenHashSet();
    for (long network : group.webNetworks()) {
      for (int seat : tokens.seats(network)) {
        onTheWeb.add(networks.root(seat));
      }
    }
    boolean web = onlyLinked && !onTheWeb.isEmpty();
    for (int i = 0; i < probabilities.length; i++) {
      int seat = seats.getInt(i);
      if (!onTheWeb.contains(networks.root(seat))
          && (web || (!sharesSmallPayer(seat, group) && isOpenlyOneOfMany(seat)))) {
        probabilities[i] = 0;
      }
    }
  }

  /** Whether a payer of few accounts, mostly the group's, pays for the account. */
  private boolean sharesSmallPayer(int seat, Candidate group) {
    ProfileSnapshot profile = reader.read(seat);
    for (long payer : profile == null ? new long[0] : profile.payments()) {
      if (group.links().contains(payer) && tokens.count(payer) <= SMALL_PAYER) {
        return true;
      }
    }
    return false;
  }

  private boolean isOpenlyOneOfMany(int seat) {
    ProfileSnapshot profile = reader.read(seat);
    if (profile == null) {
      return true;
    }
    boolean open = tokens.count(profile.organization()) > STRANGERS_ACCOUNTS;
    for (long payer : profile.payments()) {
      open |= tokens.count(payer) > STRANGERS_ACCOUNTS;
    }
    return open;
  }

  /** Whether it is seen only on networks of several accounts: a class, a campus, an office. */
  private boolean livesWithOthers(int seat) {
    ProfileSnapshot profile = reader.read(seat);
    long[] networks = profile == null ? new long[0] : profile.networks();
    return networks.length > 0
        && Arrays.stream(networks).allMatch(network -> tokens.count(network) > STRANGERS_ACCOUNTS);
  }

  /** Adds the other accounts of payers most of whose accounts are in the set. */
  private BitSet withTheirPayers(BitSet some) {
    BitSet all = (BitSet) some.clone();
    some.stream()
        .forEach(
            seat -> {
              ProfileSnapshot profile = reader.read(seat);
              for (long payer : profile == null ? new long[0] : profile.payments()) {
                IntList theirs = tokens.seats(payer);
                int inside = 0;
                for (int other : theirs) {
                  inside += some.get(other) ? 1 : 0;
                }
                if (inside >= PAYERS_ACCOUNTS && inside * 2 >= theirs.size()) {
                  theirs.forEach((int other) -> all.set(other));
                }
              }
            });
    return all;
  }

  /**
   * Payers and networks of which the members are at least half, or two of a small payer's accounts;
   * networks also of many payers.
   */
  private LongOpenHashSet linksOf(Candidate group) {
    Long2ObjectLinkedOpenHashMap<IntArrayList> byPayer = new Long2ObjectLinkedOpenHashMap<>();
    Long2ObjectLinkedOpenHashMap<IntArrayList> byNetwork = new Long2ObjectLinkedOpenHashMap<>();
    for (int seat : group.seats()) {
      ProfileSnapshot member = reader.read(seat);
      if (member == null) {
        continue;
      }
      for (long payer : member.payments()) {
        byPayer.computeIfAbsent(payer, key -> new IntArrayList()).add(seat);
      }
      for (long network : member.networks()) {
        byNetwork.computeIfAbsent(network, key -> new IntArrayList()).add(networks.root(seat));
      }
    }
    LongOpenHashSet links = new LongOpenHashSet();
    for (var entry : byPayer.long2ObjectEntrySet()) {
      int all = tokens.count(entry.getLongKey());
      int ours = entry.getValue().size();
      if (all > 1 && (ours * 2 >= all || (all <= SMALL_PAYER && ours >= PAYERS_ACCOUNTS))) {
        links.add(entry.getLongKey());
      }
    }
    for (var entry : byNetwork.long2ObjectEntrySet()) {
      IntArrayList principals = entry.getValue();
      if (principals.size() * 2 >= tokens.count(entry.getLongKey())
          && new IntOpenHashSet(principals).size() >= PRINCIPALS_THAT_FILL) {
        links.add(entry.getLongKey());
        group.webNetworks().add(entry.getLongKey());
      }
    }
    return links;
  }

  /** Who presents what others of the group own, by all artifacts, not only those that proposed. */
  private Membership presentersOf(Candidate group) {
    IntArrayList all = artifacts.around(group.seats());
    BitSet linked = artifacts.linked(all);
    float[] certain = new float[all.size()];
    for (int i = 0; i < certain.length; i++) {
      certain[i] = linked.get(all.getInt(i)) ? 1 : 0;
    }
    return new Membership(all.toIntArray(), certain);
  }
}
