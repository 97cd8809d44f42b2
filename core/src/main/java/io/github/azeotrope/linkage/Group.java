package io.github.azeotrope.linkage;

import io.github.azeotrope.profile.ProfileSnapshot;
import java.util.List;

/**
 * A candidate group at one moment: who proposed it, its members' profiles, and which members openly
 * answer to one payer or organization.
 *
 * <p>Immutable. Groups of more than a few thousand accounts come with an evenly spread sample of
 * members; {@link #size()} is the true size.
 */
public final class Group {
  private final Proposer proposer;
  private final List<ProfileSnapshot> members;
  private final int size;
  private final Principals principals;
  private final List<ForeignPresentation> presentations;
  private final NewNetworks newNetworks;
  private final NewPrompts newPrompts;

  /**
   * A group whose members present nothing of other accounts and came to no new network.
   *
   * @param size accounts in the group, at least {@code members.size()}
   * @throws IllegalArgumentException if size is below the number of members
   */
  public Group(Proposer proposer, List<ProfileSnapshot> members, int size) {
    this(proposer, members, size, List.of());
  }

  /**
   * A group whose members came to no new network.
   *
   * @param size accounts in the group, at least {@code members.size()}
   * @param presentations what its members present of other accounts, related ones and public
   *     artifacts left out
   * @throws IllegalArgumentException if size is below the number of members
   */
  public Group(
      Proposer proposer,
      List<ProfileSnapshot> members,
      int size,
      List<ForeignPresentation> presentations) {
    this(proposer, members, size, presentations, NewNetworks.NONE);
  }

  /**
   * A group.
   *
   * @param size accounts in the group, at least {@code members.size()}
   * @param presentations what its members present of other accounts, related ones and public
   *     artifacts left out
   * @param newNetworks where its members went after networks had proposed them
   * @throws IllegalArgumentException if size is below the number of members
   */
  public Group(
      Proposer proposer,
      List<ProfileSnapshot> members,
      int size,
      List<ForeignPresentation> presentations,
      NewNetworks newNetworks) {
    this(proposer, members, size, presentations, newNetworks, NewPrompts.NONE);
  }

  private Group(
      Proposer proposer,
      List<ProfileSnapshot> members,
      int size,
      List<ForeignPresentation> presentations,
      NewNetworks newNetworks,
      NewPrompts newPrompts) {
    if (size < members.size()) {
      throw new IllegalArgumentException(
          "size must be at least the members given, was " + size + " < " + members.size());
    }
    this.proposer = proposer;
    this.members = List.copyOf(members);
    this.size = size;
    this.principals = Principals.of(this.members);
    this.presentations = List.copyOf(presentations);
    this.newNetworks = newNetworks;
    this.newPrompts = newPrompts;
  }

  /**
   * One account by itself.
   *
   * @param presentations what it presents of other accounts
   * @param newPrompts what it has asked lately that it had not asked before
   */
  public static Group ofOne(
      ProfileSnapshot account, List<ForeignPresentation> presentations, NewPrompts newPrompts) {
    return new Group(
        Proposer.VOLUME, List.of(account), 1, presentations, NewNetworks.NONE, newPrompts);
  }

  /** What kind of link proposed it. */
  public Proposer proposer() {
    return proposer;
  }

  /** The members, or an even sample of them. */
  public List<ProfileSnapshot> members() {
    return members;
  }

  /** Accounts in the group. */
  public int size() {
    return size;
  }

  /** Who openly answers for the members. */
  public Principals principals() {
    return principals;
  }

  /** What the members present that other accounts own. */
  public List<ForeignPresentation> presentations() {
    return presentations;
  }

  /** Where the members went after networks had proposed them. */
  public NewNetworks newNetworks() {
    return newNetworks;
  }

  /** What a single account has asked lately that it had not asked before. */
  public NewPrompts newPrompts() {
    return newPrompts;
  }

  /** Mean requests of a member. */
  public double meanRequests() {
    double sum = 0;
    for (ProfileSnapshot member : members) {
      sum += member.requests();
    }
    return members.isEmpty() ? 0 : sum / members.size();
  }
}
