package io.github.azeotrope.linkage;

import io.github.azeotrope.profile.ProfileSnapshot;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectLinkedOpenHashMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.longs.Long2ObjectLinkedOpenHashMap;
import it.unimi.dsi.fastutil.objects.ObjectArrayList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Accounts that present what was given to others: the groups are the connected components of
 * presenters. A presenter is joined with the owner, if he presents foreign artifacts himself, and
 * with whoever presents the same artifact. Who only owns is never joined: what was stolen from him
 * is no act of his.
 *
 * <p>Left out is what has an honest reason:
 *
 * <ul>
 *   <li>presenter and owner share a payer, an organization, or the one place where both live;
 *   <li>the artifact is public: it has more presenters than eight and than each of them presents
 *       artifacts on average. A published trace has many readers who know little else; a campaign
 *       can wear this disguise only by harvesting less than one artifact an account.
 * </ul>
 *
 * <p>Groups are proposed from artifacts of even token; odd ones are left to verify on. Bounded:
 * 65,536 artifacts, the least recently presented dropped first, 128 presenters of each, 64
 * artifacts of a presenter, 30 days. The sweep owns it; not thread-safe.
 */
final class ArtifactProposer {
  private static final int MOST_ARTIFACTS = 1 << 16;
  private static final int MOST_PRESENTERS = 128;
  private static final int MOST_OF_A_PRESENTER = 64;
  private static final long EXPIRY_MILLIS = 30L * 24 * 60 * 60_000;
  private static final int RARE = 8;
  private static final int SMALLEST_GROUP = 10;
  private static final int RESIDENT_NETWORKS = 2;
  private static final int MIN_COUNTERPARTIES = 2;

  private final ProfileReader reader;
  private final Long2ObjectLinkedOpenHashMap<Shown> artifacts =
      new Long2ObjectLinkedOpenHashMap<>();
  private final Int2ObjectOpenHashMap<ObjectArrayList<Shown>> byPresenter =
      new Int2ObjectOpenHashMap<>();
  private final Int2ObjectOpenHashMap<Facts> facts = new Int2ObjectOpenHashMap<>();
  private boolean changed;
  private long dropped;

  /** An artifact that somebody else than its owner presents. */
  private static final class Shown {
    final long token;
    final boolean conversation;
    final int owner;
    final IntArrayList presenters = new IntArrayList(2);
    long lastEpochMillis;

    Shown(long token, boolean conversation, int owner) {
      this.token = token;
      this.conversation = conversation;
      this.owner = owner;
    }
  }

  /** Who answers for an account, and where it lives. */
  private static final class Facts {
    private final long[] payments;
    private final long organization;
    private final long[] networks;

    Facts(ProfileSnapshot profile) {
      payments = profile.payments();
      organization = profile.isOneOfMany() ? 0 : profile.organization();
      networks = profile.networks();
    }

    boolean isRelatedTo(Facts other) {
      return (organization != 0 && organization == other.organization)
          || meet(payments, other.payments)
          || (networks.length <= RESIDENT_NETWORKS
              && other.networks.length <= RESIDENT_NETWORKS
              && meet(networks, other.networks));
    }

    private static boolean meet(long[] x, long[] y) {
      for (long a : x) {
        for (long b : y) {
          if (a == b) {
            return true;
          }
        }
      }
      return false;
    }
  }

  ArtifactProposer(ProfileReader reader) {
    this.reader = reader;
  }

  /** Notes that the account on a seat presents what the one on another seat owns. */
  void presented(long token, boolean conversation, int presenter, int owner, long epochMillis) {
    if (presenter == owner || !hasFacts(presenter) || !hasFacts(owner)) {
      return;
    }
    ObjectArrayList<Shown> all = byPresenter.get(presenter);
    boolean isFull = all != null && all.size() >= MOST_OF_A_PRESENTER;
    Shown shown = artifacts.getAndMoveToLast(token);
    if (shown != null && shown.owner != owner) {
      forget(shown);
      shown = null;
    }
    if (shown == null) {
      // What one account alone presents must not drive out what others do.
      if (isFull) {
        return;
      }
      if (artifacts.size() >= MOST_ARTIFACTS) {
        forget(artifacts.get(artifacts.firstLongKey()));
        dropped++;
      }
      shown = new Shown(token, conversation, owner);
      artifacts.put(token, shown);
    }
    shown.lastEpochMillis = Math.max(shown.lastEpochMillis, epochMillis);
    if (!isFull
        && shown.presenters.size() < MOST_PRESENTERS
        && !shown.presenters.contains(presenter)) {
      shown.presenters.add(presenter);
      byPresenter.computeIfAbsent(presenter, seat -> new ObjectArrayList<>(2)).add(shown);
      changed = true;
    }
  }

  /** Shows everything that is remembered of presentations. */
  void forEach(PresentedVisitor visitor) {
    for (Shown shown : artifacts.values()) {
      for (int presenter : shown.presenters) {
        visitor.presented(
            shown.token, shown.conversation, presenter, shown.owner, shown.lastEpochMillis);
      }
    }
  }

  private boolean hasFacts(int seat) {
    if (!facts.containsKey(seat)) {
      ProfileSnapshot profile = reader.read(seat);
      if (profile == null) {
        return false;
      }
      facts.put(seat, new Facts(profile));
    }
    return true;
  }

  /** Takes in that an account has changed: whom it is related to may have, too. */
  void update(int seat, ProfileSnapshot profile) {
    if (facts.containsKey(seat)) {
      facts.put(seat, new Facts(profile));
    }
  }

  /** Forgets an account that is no longer held. */
  void remove(int seat) {
    if (facts.remove(seat) != null) {
      changed = true;
      forgetIf(shown -> shown.owner == seat);
      ObjectArrayList<Shown> all = byPresenter.remove(seat);
      if (all != null) {
        all.forEach(shown -> shown.presenters.rem(seat));
      }
      forgetIf(shown -> shown.presenters.isEmpty());
    }
  }

  /** Forgets what nobody has presented for 30 days of event time. */
  void expire(long nowEpochMillis) {
    int before = artifacts.size();
    forgetIf(shown -> shown.lastEpochMillis < nowEpochMillis - EXPIRY_MILLIS);
    changed |= artifacts.size() < before;
  }

  private void forgetIf(Predicate<Shown> condition) {
    List<Shown> some = new ArrayList<>();
    for (Shown shown : artifacts.values()) {
      if (condition.test(shown)) {
        some.add(shown);
      }
    }
    some.forEach(this::forget);
  }

  private void forget(Shown shown) {
    artifacts.remove(shown.token);
    for (int presenter : shown.presenters) {
      ObjectArrayList<Shown> all = byPresenter.get(presenter);
      if (all != null) {
        all.remove(shown);
        if (all.isEmpty()) {
          byPresenter.remove(presenter);
        }
      }
    }
  }

  /** Whether there is something new to propose from. */
  boolean isDue() {
    return changed;
  }

  long dropped() {
    return dropped;
  }

  /** Share of so many accounts that present what an unrelated one owns. */
  double presentingShare(boolean conversations, int accounts) {
    IntOpenHashSet presenting = new IntOpenHashSet();
    for (Shown shown : artifacts.values()) {
      if (shown.conversation == conversations) {
        presenting.addAll(telling(shown));
      }
    }
    return accounts == 0 ? 0 : Math.min(1, (double) presenting.size() / accounts);
  }

  /** What some accounts, by seat ascending, present that unrelated accounts own. */
  List<ForeignPresentation> of(IntList seats) {
    Int2IntOpenHashMap indexOf = new Int2IntOpenHashMap();
    indexOf.defaultReturnValue(-1);
    for (int i = 0; i < seats.size(); i++) {
      indexOf.put(seats.getInt(i), i);
    }
    List<ForeignPresentation> all = new ArrayList<>();
    for (int i = 0; i < seats.size(); i++) {
      ObjectArrayList<Shown> shownBy = byPresenter.get(seats.getInt(i));
      if (shownBy == null) {
        continue;
      }
      for (Shown shown : shownBy) {
        if (tells(shown, seats.getInt(i)) && !isPublic(shown)) {
          int owner = indexOf.get(shown.owner);
          all.add(
              new ForeignPresentation(
                  shown.token, shown.conversation, i, owner >= 0 ? owner : -1 - shown.owner));
        }
      }
    }
    return all;
  }

  /** The groups, each in ascending order of seats; not one that holds most of all accounts. */
  List<IntArrayList> propose(int accounts) {
    changed = false;
    List<IntArrayList> groups = components(shown -> (shown.token & 1) == 0);
    for (Iterator<IntArrayList> all = groups.iterator(); all.hasNext(); ) {
      IntArrayList group = all.next();
      if (group.size() < SMALLEST_GROUP) {
        all.remove();
      } else if (group.size() * 2 > Math.max(accounts, 2 * SMALLEST_GROUP)) {
        dropped++;
        all.remove();
      }
    }
    return groups;
  }

  /**
   * The component, over all artifacts, that a proposed group is most of: accounts that present too
   * little of even token belong to it as well.
   */
  IntArrayList around(IntList group) {
    IntOpenHashSet inside = new IntOpenHashSet(group);
    IntArrayList best = new IntArrayList(group);
    int most = 0;
    for (IntArrayList component : components(shown -> true)) {
      int both = 0;
      for (int seat : component) {
        both += inside.contains(seat) ? 1 : 0;
      }
      if (both > most) {
        most = both;
        best = component;
      }
    }
    return best;
  }

  /**
   * Those of some accounts who have a link of their own to others of them: who present a foreign
   * artifact, and stand with two of them at least as presenter or owner. Being handed one foreign
   * artifact is nobody's guilt.
   */
  BitSet linked(IntList seats) {
    IntOpenHashSet inside = new IntOpenHashSet(seats);
    Int2ObjectLinkedOpenHashMap<IntOpenHashSet> counterparties =
        new Int2ObjectLinkedOpenHashMap<>();
    IntOpenHashSet presenting = new IntOpenHashSet();
    for (Shown shown : artifacts.values()) {
      IntArrayList presenters = telling(shown);
      presenters.removeIf(seat -> !inside.contains(seat));
      for (int presenter : presenters) {
        presenting.add(presenter);
        note(counterparties, presenter, shown.owner);
        if (inside.contains(shown.owner)) {
          note(counterparties, shown.owner, presenter);
        }
      }
    }
    BitSet linked = new BitSet();
    for (int seat : presenting) {
      IntOpenHashSet others = counterparties.get(seat);
      if (others != null && others.size() >= MIN_COUNTERPARTIES) {
        linked.set(seat);
      }
    }
    return linked;
  }

  private static void note(Int2ObjectLinkedOpenHashMap<IntOpenHashSet> map, int seat, int other) {
    map.computeIfAbsent(seat, key -> new IntOpenHashSet()).add(other);
  }

  private List<IntArrayList> components(Predicate<Shown> which) {
    List<Shown> used = new ArrayList<>();
    IntOpenHashSet presenting = new IntOpenHashSet();
    for (Shown shown : artifacts.values()) {
      if (which.test(shown)) {
        IntArrayList presenters = telling(shown);
        if (!presenters.isEmpty()) {
          used.add(shown);
          presenting.addAll(presenters);
        }
      }
    }
    Int2IntOpenHashMap parent = new Int2IntOpenHashMap();
    for (Shown shown : used) {
      IntArrayList presenters = telling(shown);
      int first = presenters.getInt(0);
      for (int presenter : presenters) {
        join(parent, first, presenter);
      }
      if (presenting.contains(shown.owner)) {
        join(parent, first, shown.owner);
      }
    }
    int[] seats = presenting.toIntArray();
    Arrays.sort(seats);
    Int2ObjectLinkedOpenHashMap<IntArrayList> byRoot = new Int2ObjectLinkedOpenHashMap<>();
    for (int seat : seats) {
      byRoot.computeIfAbsent(root(parent, seat), key -> new IntArrayList()).add(seat);
    }
    return new ArrayList<>(byRoot.values());
  }

  private static void join(Int2IntOpenHashMap parent, int x, int y) {
    int a = root(parent, x);
    int b = root(parent, y);
    parent.put(Math.max(a, b), Math.min(a, b));
  }

  private static int root(Int2IntOpenHashMap parent, int seat) {
    int x = seat;
    int up = parent.getOrDefault(x, x);
    while (up != x) {
      int next = parent.getOrDefault(up, up);
      parent.put(x, next);
      x = up;
      up = next;
    }
    return x;
  }

  /** Who presents it without being related to its owner; nobody if it is public. */
  private IntArrayList telling(Shown shown) {
    IntArrayList some = new IntArrayList();
    if (!isPublic(shown)) {
      for (int presenter : shown.presenters) {
        if (tells(shown, presenter)) {
          some.add(presenter);
        }
      }
    }
    return some;
  }

  private boolean tells(Shown shown, int presenter) {
    Facts x = facts.get(presenter);
    Facts y = facts.get(shown.owner);
    return x != null && y != null && !x.isRelatedTo(y);
  }

  private boolean isPublic(Shown shown) {
    int n = shown.presenters.size();
    if (n <= RARE) {
      return false;
    }
    long presented = 0;
    for (int presenter : shown.presenters) {
      ObjectArrayList<Shown> all = byPresenter.get(presenter);
      presented += all == null ? 0 : all.size();
    }
    return (long) n * n > presented;
  }
}
