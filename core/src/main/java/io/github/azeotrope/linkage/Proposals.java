package io.github.azeotrope.linkage;

import io.github.azeotrope.profile.ProfileSnapshot;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.longs.Long2ObjectLinkedOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongLinkedOpenHashSet;
import it.unimi.dsi.fastutil.objects.ObjectArrayList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All proposers behind one door: takes the accounts that changed and gives the candidate groups
 * that are due for a look. Not thread-safe; the sweep owns it.
 *
 * <p>Cost of a sweep: what changed, plus one pass over the shared network tokens where some are
 * new. Memory: about 300 B an account.
 */
public final class Proposals {
  private static final int LONGEST_LIST = 8_192;
  private static final int MAX_CONTENT_GROUPS = 64;
  private static final int MAX_TOKEN_GROUPS = 256;
  private static final int MAX_ARTIFACT_GROUPS = 64;
  private static final int MIN_TOKEN_GROUP = 20;
  private static final int MIN_TEMPLATE_GROUP = 12;
  private static final double POPULAR_SHARE = 0.1;
  private static final double SAME_GROUP = 0.5;
  private static final double SURE = 0.95;

  private final ContentProposer content;
  private final TokenIndex tokens = new TokenIndex(LONGEST_LIST);
  private final NetworkProposer networks = new NetworkProposer(tokens);
  private final ArtifactProposer artifacts;
  private final Members members;
  private final ObjectArrayList<long[]> tokensOfSeat = new ObjectArrayList<>();
  private final List<Candidate> contentGroups = new ArrayList<>();
  private final List<Candidate> networkGroups = new ArrayList<>();
  private final List<Candidate> artifactGroups = new ArrayList<>();
  private final Long2ObjectLinkedOpenHashMap<Candidate> tokenGroups =
      new Long2ObjectLinkedOpenHashMap<>();

  /** Seats of accounts whose organization the host vouches for. */
  private final BitSet vouchedFor = new BitSet();

  private final LongLinkedOpenHashSet templates = new LongLinkedOpenHashSet();
  private final IntArrayList changed = new IntArrayList();
  private int accounts;
  private long newNetworks;
  private long sharedNewNetworks;
  private long numbers;
  private long dropped;

  /**
   * No accounts yet.
   *
   * @param reader reads profiles of seats
   * @param dimensions components of the request vectors
   */
  public Proposals(ProfileReader reader, int dimensions) {
    content = new ContentProposer(reader, dimensions);
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
    for (long token : known) {
      Candidate group = tokenGroups.get(token);
      if (group != null) {
        group.touch(seat);
      }
    }
    content.update(seat, profile);
    for (Candidate group : contentGroups) {
      if (group.contains(seat) || content.isAlong(seat, group.direction())) {
        group.touch(seat);
      }
    }
    for (Candidate group : networkGroups) {
      if (group.contains(seat)) {
        group.touch(seat);
      }
    }
    artifacts.update(seat, profile);
    vouchedFor.set(seat, profile.isVouchedFor());
    for (Candidate group : artifactGroups) {
      if (group.contains(seat)) {
        group.touch(seat);
      }
    }
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
    content.remove(seat);
    artifacts.remove(seat);
    contentGroups.forEach(group -> group.forget(seat));
    networkGroups.forEach(group -> group.forget(seat));
    artifactGroups.forEach(group -> group.forget(seat));
    tokenGroups.values().forEach(group -> group.forget(seat));
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

  /** Groups that are due for a look, in order of proposal; members are set. */
  public List<Candidate> due() {
    content.recentre();
    growContentGroups();
    openContentGroups();
    openTemplateGroups();
    proposeNetworks();
    proposeByArtifacts();
    refreshTokenGroups();
    List<Candidate> due = new ArrayList<>();
    due.addAll(dueContent);
    due.addAll(dueNetworks);
    due.addAll(dueArtifacts);
    due.addAll(dueTokens);
    dueContent.clear();
    dueNetworks.clear();
    dueArtifacts.clear();
    dueTokens.clear();
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
    return dropped + tokens.dropped() + artifacts.dropped();
  }

  private final List<Candidate> dueContent = new ArrayList<>();
  private final List<Candidate> dueNetworks = new ArrayList<>();
  private final List<Candidate> dueArtifacts = new ArrayList<>();
  private final List<Candidate> dueTokens = new ArrayList<>();

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
          cameToNetwork(seat, token, count);
        }
        case DEVICE -> openTokenGroup(token, count, Proposer.DEVICE);
        case SYSTEM_PROMPT -> openTokenGroup(token, count, Proposer.SYSTEM_PROMPT);
        case TEMPLATE -> {
          if (count == MIN_TEMPLATE_GROUP
              || (count > MIN_TEMPLATE_GROUP && Integer.bitCount(count) == 1)) {
            templates.add(token);
          }
        }
      }
    }
    return all;
  }

  /** Counts a network that is new to an account, for the group that networks put it in. */
  private void cameToNetwork(int seat, long network, int accountsThere) {
    if (accountsThere > NetworkProposer.popularFrom(accounts)) {
      return;
    }
    Candidate group = null;
    for (Candidate other : networkGroups) {
      group = other.contains(seat) ? other : group;
    }
    int root = networks.root(seat);
    boolean shared = false;
    for (int other : tokens.seats(network)) {
      shared |= networks.root(other) != root && (group == null || group.contains(other));
    }
    if (group != null) {
      group.cameToNetwork(shared);
    } else {
      newNetworks++;
      sharedNewNetworks += shared ? 1 : 0;
    }
  }

  /** Where the members of a group went after networks had proposed them. */
  public NewNetworks newNetworks(Candidate group) {
    return group.newNetworks((double) sharedNewNetworks / Math.max(1, newNetworks));
  }

  private static boolean contains(long[] values, long value) {
    for (long v : values) {
      if (v == value) {
        return true;
      }
    }
    return false;
  }

  private void openTokenGroup(long token, int count, Proposer proposer) {
    if (count != MIN_TOKEN_GROUP) {
      return;
    }
    if (tokenGroups.size() >= MAX_TOKEN_GROUPS) {
      dropped++;
      return;
    }
    tokenGroups.put(token, new Candidate(++numbers, proposer, token));
  }

  private void refreshTokenGroups() {
    List<Candidate> looked = new ArrayList<>();
    for (Iterator<Candidate> all = tokenGroups.values().iterator(); all.hasNext(); ) {
      Candidate group = all.next();
      if (!group.isDue()) {
        continue;
      }
      int count = tokens.count(group.key());
      if (count > Math.max(5 * MIN_TOKEN_GROUP, POPULAR_SHARE * accounts)) {
        // Popularity clears: what a tenth of everybody shares is evidence of nothing.
        group.drop();
        all.remove();
        dueTokens.add(group);
        continue;
      }
      IntArrayList seats = new IntArrayList(tokens.seats(group.key()));
      group.membersOfOneMind(seats);
      if (isTwin(group, looked)) {
        continue;
      }
      looked.add(group);
      dueTokens.add(group);
    }
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

  private void growContentGroups() {
    for (Iterator<Candidate> all = contentGroups.iterator(); all.hasNext(); ) {
      Candidate group = all.next();
      if (!group.isDue()) {
        continue;
      }
      IntArrayList before = new IntArrayList(group.seats());
      boolean holds = content.grow(group, before);
      // A group that loses more than half of its members was a wrong proposal: dissolve it, do not
      // shrink it until it fits.
      if (!holds
          || NetworkProposer.overlap(group.seats(), before) < SAME_GROUP * before.size()
          || isSwallowed(group)) {
        group.drop();
        all.remove();
      }
      dueContent.add(group);
    }
  }

  private boolean isSwallowed(Candidate group) {
    for (Candidate other : contentGroups) {
      if (other.number() < group.number()
          && group.overlap(other) > SAME_GROUP * group.seats().size()) {
        return true;
      }
    }
    return false;
  }

  private void openContentGroups() {
    IntOpenHashSet taken = new IntOpenHashSet();
    for (Candidate group : contentGroups) {
      taken.addAll(group.seats());
    }
    for (ContentProposer.Seed seed : content.seeds(taken)) {
      if (taken.contains(seed.seat())) {
        continue;
      }
      if (contentGroups.size() >= MAX_CONTENT_GROUPS) {
        dropped++;
        continue;
      }
      Candidate group = new Candidate(numbers + 1, Proposer.CONTENT, 0);
      IntArrayList core = new IntArrayList(seed.core());
      core.removeIf(taken::contains);
      core.add(seed.seat());
      if (core.size() < 5 || !content.grow(group, core)) {
        content.tried(seed);
        continue;
      }
      taken.addAll(group.seats());
      if (isSwallowed(group)) {
        continue;
      }
      numbers++;
      contentGroups.add(group);
      dueContent.add(group);
    }
  }

  /**
   * Accounts with a fixed part of prompts in common are one more dense core to grow from: a shared
   * line may be a quotation, and only those along the same direction belong.
   */
  private void openTemplateGroups() {
    IntOpenHashSet taken = new IntOpenHashSet();
    for (Candidate group : contentGroups) {
      taken.addAll(group.seats());
    }
    for (long token : templates) {
      IntArrayList core = new IntArrayList(tokens.seats(token));
      int all = core.size();
      core.removeIf(taken::contains);
      if (core.size() < SAME_GROUP * all || contentGroups.size() >= MAX_CONTENT_GROUPS) {
        continue;
      }
      Candidate group = new Candidate(numbers + 1, Proposer.PROMPT_TEMPLATE, 0);
      if (content.grow(group, core) && !isSwallowed(group)) {
        numbers++;
        taken.addAll(group.seats());
        contentGroups.add(group);
        dueContent.add(group);
      }
    }
    templates.clear();
  }

  private void proposeNetworks() {
    if (networks.isDue()) {
      List<Candidate> before = new ArrayList<>(networkGroups);
      networkGroups.clear();
      for (IntArrayList pool : networks.propose(accounts)) {
        Candidate group = bestMatch(before, pool);
        if (group == null) {
          group = new Candidate(++numbers, Proposer.NETWORK, 0);
        } else {
          before.remove(group);
        }
        group.membersOfOneMind(pool);
        networkGroups.add(group);
        dueNetworks.add(group);
      }
      for (Candidate lost : before) {
        lost.drop();
        dueNetworks.add(lost);
      }
      return;
    }
    for (Candidate group : networkGroups) {
      if (group.isDue()) {
        group.membersOfOneMind(new IntArrayList(group.seats()));
        dueNetworks.add(group);
      }
    }
  }

  private void proposeByArtifacts() {
    if (!artifacts.isDue()) {
      for (Candidate group : artifactGroups) {
        if (group.isDue()) {
          group.membersOfOneMind(new IntArrayList(group.seats()));
          dueArtifacts.add(group);
        }
      }
      return;
    }
    List<Candidate> before = new ArrayList<>(artifactGroups);
    artifactGroups.clear();
    for (IntArrayList seats : artifacts.propose(accounts)) {
      Candidate group = bestMatch(before, seats);
      if (group != null) {
        before.remove(group);
      } else if (artifactGroups.size() >= MAX_ARTIFACT_GROUPS) {
        dropped++;
        continue;
      } else {
        group = new Candidate(++numbers, Proposer.ARTIFACT, 0);
      }
      group.membersOfOneMind(seats);
      artifactGroups.add(group);
      dueArtifacts.add(group);
    }
    for (Candidate lost : before) {
      lost.drop();
      dueArtifacts.add(lost);
    }
  }

  private static @Nullable Candidate bestMatch(List<Candidate> groups, IntArrayList seats) {
    Candidate best = null;
    int most = 0;
    for (Candidate group : groups) {
      int both = NetworkProposer.overlap(group.seats(), seats);
      if (both > most && both * 2 > Math.min(group.seats().size(), seats.size())) {
        best = group;
        most = both;
      }
    }
    return best;
  }
}
