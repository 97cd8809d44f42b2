package io.github.azeotrope.linkage;

import io.github.azeotrope.profile.ProfileSnapshot;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.objects.ObjectArrayList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * All proposers behind one door: takes the accounts that changed and gives the candidate groups
 * that are due for a look. Not thread-safe; the sweep owns it.
 *
 * <p>Cost of a sweep: what changed, plus one pass over the shared network tokens where some are
 * new. Memory: about 300 B an account.
 */
public final class Proposals {
  private static final int LONGEST_LIST = 8_192;
  private static final int MAX_ARTIFACT_GROUPS = 64;
  private static final double SURE = 0.95;

  private final ContentProposer content;
  private final TokenIndex tokens = new TokenIndex(LONGEST_LIST);
  private final NetworkProposer networks = new NetworkProposer(tokens);
  private final ArtifactProposer artifacts;
  private final Members members;
  private final ObjectArrayList<long[]> tokensOfSeat = new ObjectArrayList<>();
  private final Numbering numbers = new Numbering();
  private final ContentGroups contentGroups;
  private final MatchedGroups networkGroups =
      new MatchedGroups(Proposer.NETWORK, Integer.MAX_VALUE, numbers);
  private final MatchedGroups artifactGroups =
      new MatchedGroups(Proposer.ARTIFACT, MAX_ARTIFACT_GROUPS, numbers);
  private final TokenGroups tokenGroups = new TokenGroups(tokens, numbers);
  private final BusyAccounts busy = new BusyAccounts(numbers);
  private final NetworkArrivals arrivals = new NetworkArrivals(tokens, networks, networkGroups);

  /** Seats of accounts whose organization the host vouches for. */
  private final BitSet vouchedFor = new BitSet();

  private final IntArrayList changed = new IntArrayList();
  private int accounts;

  /**
   * No accounts yet.
   *
   * @param reader reads profiles of seats
   * @param dimensions components of the request vectors
   */
  public Proposals(ProfileReader reader, int dimensions) {
    content = new ContentProposer(reader, dimensions);
    contentGroups = new ContentGroups(content, tokens, numbers);
    artifacts = new ArtifactProposer(reader);
    members = new Members(reader, tokens, networks, content, artifacts, vouchedFor);
  }

  /** Takes in an account that changed. */
  public void update(int seat, ProfileSnapshot profile) {
    long[] known = seat < tokensOfSeat.size() ? tokensOfSeat.get(seat) : null;
    if (known == null) {
      accounts++;
      known = new long[0];
    }
    changed.add(seat);
    networks.root(seat);
    known = note(seat, known, profile.payments(), Kind.PAYER);
    known =
        profile.organization() == 0
            ? known
            : note(seat, known, new long[] {profile.organization()}, Kind.ORGANIZATION);
    known = note(seat, known, profile.networks(), Kind.NETWORK);
    known = note(seat, known, profile.devices(), Kind.DEVICE);
    known = note(seat, known, profile.systemPrompts(), Kind.SYSTEM_PROMPT);
    known = note(seat, known, profile.templates(), Kind.TEMPLATE);
    while (tokensOfSeat.size() <= seat) {
      tokensOfSeat.add(null);
    }
    tokensOfSeat.set(seat, known);
    tokenGroups.touch(seat, known);
    contentGroups.update(seat, profile);
    networkGroups.touch(seat);
    artifacts.update(seat, profile);
    busy.update(seat, profile);
    vouchedFor.set(seat, profile.isVouchedFor());
    artifactGroups.touch(seat);
  }

  /**
   * Notes that the account on a seat presents what the one on another seat owns.
   *
   * @param conversation whether it is the beginning of a conversation, else an artifact that the
   *     host issued
   */
  public void presented(
      long token, boolean conversation, int presenter, int owner, long epochMillis) {
    artifacts.presented(token, conversation, presenter, owner, epochMillis);
  }

  /** Shows the presentations that are remembered, each with the latest time of its artifact. */
  public void forEachPresented(PresentedVisitor visitor) {
    artifacts.forEach(visitor);
  }

  /** Forgets presentations that are too long ago. */
  public void expirePresentations(long nowEpochMillis) {
    artifacts.expire(nowEpochMillis);
  }

  /**
   * What the accounts on these seats present that unrelated accounts own.
   *
   * @param seats ascending
   */
  public List<ForeignPresentation> presentations(int[] seats) {
    return artifacts.of(IntArrayList.wrap(seats));
  }

  /** Share of accounts that present what an unrelated account owns, in [0, 1]. */
  public double presentingShare(boolean conversations) {
    return artifacts.presentingShare(conversations, accounts);
  }

  /** Seats of members that have a link of their own to the others by what they present. */
  public BitSet linkedByArtifacts(Candidate group) {
    return artifacts.linked(group.seats());
  }

  /** Forgets an account that is no longer held. */
  public void remove(int seat) {
    long[] known = seat < tokensOfSeat.size() ? tokensOfSeat.get(seat) : null;
    if (known == null) {
      return;
    }
    for (long token : known) {
      tokens.remove(token, seat);
    }
    tokensOfSeat.set(seat, null);
    vouchedFor.clear(seat);
    artifacts.remove(seat);
    busy.remove(seat);
    contentGroups.remove(seat);
    networkGroups.forget(seat);
    artifactGroups.forget(seat);
    tokenGroups.forget(seat);
    accounts--;
  }

  /** A number for who pays for an account, the same for all accounts that a payer joins. */
  public int payerOf(int seat) {
    return networks.root(seat);
  }

  /** Accounts that have sent the token. */
  public int accountsWith(long token) {
    return tokens.count(token);
  }

  /** Where the members of a group went after networks had proposed them. */
  public NewNetworks newNetworks(Candidate group) {
    return arrivals.of(group);
  }

  /** What a single account that was proposed has asked lately that it had not asked before. */
  public NewPrompts newPrompts(Candidate group) {
    return group.proposer().isOfOne() ? busy.newPrompts(group.seat(0)) : NewPrompts.NONE;
  }

  /** Groups that are due for a look, in order of proposal; members are set. */
  public List<Candidate> due() {
    List<Candidate> due = new ArrayList<>();
    contentGroups.propose(due);
    if (networks.isDue()) {
      networkGroups.replace(networks.propose(accounts), due);
    } else {
      networkGroups.refresh(due);
    }
    if (artifacts.isDue()) {
      artifactGroups.replace(artifacts.propose(accounts), due);
    } else {
      artifactGroups.refresh(due);
    }
    tokenGroups.propose(accounts, due);
    busy.propose(due);
    due.sort((x, y) -> Long.compare(x.number(), y.number()));
    return due;
  }

  /** Who belongs to a group that was found guilty. */
  public Members members() {
    return members;
  }

  /** Whether somebody has changed who has a link to the group and is no sure member yet. */
  public boolean hasNewcomer(Candidate group, Membership membership) {
    for (int seat : changed) {
      if (membership.probabilityOf(seat) < SURE && isLinked(seat, group)) {
        return true;
      }
    }
    return false;
  }

  private boolean isLinked(int seat, Candidate group) {
    long[] known = seat < tokensOfSeat.size() ? tokensOfSeat.get(seat) : null;
    if (known != null) {
      for (long token : known) {
        if (group.links().contains(token)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Ends a sweep: what has changed from now on is for the next. */
  public void settle() {
    changed.clear();
    content.settle();
  }

  /** Links and groups not kept because a bound was reached. */
  public long dropped() {
    return tokens.dropped()
        + artifacts.dropped()
        + contentGroups.dropped()
        + artifactGroups.dropped()
        + tokenGroups.dropped();
  }

  private enum Kind {
    PAYER,
    ORGANIZATION,
    NETWORK,
    DEVICE,
    SYSTEM_PROMPT,
    TEMPLATE
  }

  /** Indexes the tokens that are new for the seat. */
  private long[] note(int seat, long[] known, long[] now, Kind kind) {
    long[] all = known;
    for (long token : now) {
      if (contains(all, token)) {
        continue;
      }
      all = Arrays.copyOf(all, all.length + 1);
      all[all.length - 1] = token;
      int count = tokens.add(token, seat);
      switch (kind) {
        case PAYER -> {
          if (count >= 2) {
            networks.samePayer(seat, tokens.seats(token).getInt(0));
          }
        }
        case ORGANIZATION -> {
          // Counted only: thousands may declare one, and their networks say nothing of each other.
        }
        case NETWORK -> {
          networks.seen(token, count);
          if (count <= NetworkProposer.popularFrom(accounts)) {
            arrivals.count(seat, token);
          }
        }
        case DEVICE -> tokenGroups.shared(token, count, Proposer.DEVICE);
        case SYSTEM_PROMPT -> tokenGroups.shared(token, count, Proposer.SYSTEM_PROMPT);
        case TEMPLATE -> contentGroups.shared(token, count);
      }
    }
    return all;
  }

  private static boolean contains(long[] values, long value) {
    for (long v : values) {
      if (v == value) {
        return true;
      }
    }
    return false;
  }
}
