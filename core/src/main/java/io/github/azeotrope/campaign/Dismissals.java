package io.github.azeotrope.campaign;

import io.github.azeotrope.Verdict;
import io.github.azeotrope.evidence.Evidence;
import io.github.azeotrope.evidence.Family;
import io.github.azeotrope.linkage.Membership;
import it.unimi.dsi.fastutil.ints.IntIterator;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.longs.Long2ObjectLinkedOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person has dismissed, and whether a finding is more of the same. A finding that shares
 * more than half of the smaller side's accounts with a dismissed campaign is the same group, under
 * whatever number and by whatever link. It stays dismissed until, at a verdict no lighter than the
 * dismissed one,
 *
 * <ul>
 *   <li>its sure members beyond the dismissed ones are as many as those were, or
 *   <li>a family speaks that had not spoken before. Families of the cause JOB count as one: one
 *       honest job trips several.
 * </ul>
 *
 * <p>An account dismissed by itself stays out until such a family speaks. Bounded: 256 campaigns of
 * 262,144 accounts together and 65,536 single accounts, the oldest dropped first. Accounts are kept
 * as keyed hashes. The registry owns it; not thread-safe.
 */
final class Dismissals {
  private static final int MOST_CAMPAIGNS = 256;
  private static final int MOST_MEMBERS = 1 << 18;
  private static final int MOST_ACCOUNTS = 1 << 16;
  private static final double SAME = 0.5;

  private final Map<String, Dismissed> campaigns = new LinkedHashMap<>();
  private final Long2ObjectLinkedOpenHashMap<Account> accounts =
      new Long2ObjectLinkedOpenHashMap<>();
  private int members;

  /** An account taken out of a campaign, with the families that had spoken by then. */
  private record Account(Ruling by, Set<Family> spoken) {}

  /** A dismissed campaign; no longer in force once it came back or the person thought better. */
  private static final class Dismissed {
    final String id;
    final Verdict verdict;
    final LongOpenHashSet keys;
    final Set<Family> spoken;
    boolean inForce = true;

    Dismissed(String id, Verdict verdict, LongOpenHashSet keys, Set<Family> spoken) {
      this.id = id;
      this.verdict = verdict;
      this.keys = keys;
      this.spoken = spoken;
    }
  }

  void add(CampaignState state, Accounts held) {
    LongOpenHashSet keys = keys(state.members().keySet().iterator(), held);
    campaigns.put(state.id, new Dismissed(state.id, state.verdict(), keys, state.spoken()));
    members += keys.size();
    Iterator<Dismissed> oldest = campaigns.values().iterator();
    while (campaigns.size() > MOST_CAMPAIGNS || (members > MOST_MEMBERS && campaigns.size() > 1)) {
      members -= oldest.next().keys.size();
      oldest.remove();
    }
  }

  KeptDismissals state() {
    List<KeptDismissals.OfCampaign> kept = new ArrayList<>();
    for (Dismissed d : campaigns.values()) {
      kept.add(
          new KeptDismissals.OfCampaign(
              d.id, d.verdict, new HashSet<>(d.keys), d.spoken, d.inForce));
    }
    List<KeptDismissals.OfAccount> single = new ArrayList<>();
    accounts.forEach(
        (key, account) ->
            single.add(new KeptDismissals.OfAccount(key, account.by(), account.spoken())));
    return new KeptDismissals(kept, single);
  }

  void restore(KeptDismissals state) {
    for (KeptDismissals.OfCampaign kept : state.campaigns()) {
      Dismissed dismissed =
          new Dismissed(kept.id(), kept.verdict(), new LongOpenHashSet(kept.keys()), kept.spoken());
      dismissed.inForce = kept.inForce();
      campaigns.put(kept.id(), dismissed);
      members += kept.keys().size();
    }
    state.accounts().forEach(kept -> addAccount(kept.key(), kept.by(), kept.spoken()));
  }

  void addAccount(long key, Ruling by, Set<Family> spoken) {
    accounts.putAndMoveToLast(key, new Account(by, Set.copyOf(spoken)));
    if (accounts.size() > MOST_ACCOUNTS) {
      accounts.removeFirst();
    }
  }

  /** Takes back the dismissal of a campaign. */
  void lift(String campaignId) {
    Dismissed dismissed = campaigns.get(campaignId);
    if (dismissed != null) {
      dismissed.inForce = false;
    }
  }

  void forget(long key) {
    accounts.remove(key);
    for (Dismissed dismissed : campaigns.values()) {
      members -= dismissed.keys.remove(key) ? 1 : 0;
    }
  }

  /** What a person said of an account taken out of a campaign, or null. */
  @Nullable Ruling ofAccount(long key) {
    Account account = accounts.get(key);
    return account == null ? null : account.by();
  }

  /** What is left of a finding when the dismissed is taken out, or null if nothing new is in it. */
  @Nullable Finding admit(Finding finding, Accounts held) {
    if (campaigns.isEmpty() && accounts.isEmpty()) {
      return finding;
    }
    Finding rest = withoutAccounts(finding, held);
    LongOpenHashSet keys = keys(IntOpenHashSet.of(finding.members().belonging()).iterator(), held);
    for (Dismissed dismissed : campaigns.values()) {
      if (dismissed.inForce
          && shared(keys, dismissed.keys) > SAME * Math.min(keys.size(), dismissed.keys.size())) {
        boolean isAsSerious = finding.judgement().verdict().compareTo(dismissed.verdict) >= 0;
        int newcomers = newcomers(finding.members(), held);
        if (newcomers < dismissed.keys.size()
            && !(isAsSerious && isNew(finding, dismissed.spoken))) {
          return null;
        }
        if (isAsSerious) {
          dismissed.inForce = false;
        } else {
          rest = rest.withMembers(rest.members().without(seatsOf(rest, dismissed.keys, held)));
        }
      }
    }
    return rest;
  }

  /** The campaign dismissed once that most of these accounts belonged to, or null. */
  @Nullable String predecessor(IntOpenHashSet seats, Accounts held) {
    LongOpenHashSet keys = keys(seats.iterator(), held);
    String latest = null;
    for (Dismissed dismissed : campaigns.values()) {
      if (shared(keys, dismissed.keys) > SAME * Math.min(keys.size(), dismissed.keys.size())) {
        latest = dismissed.id;
      }
    }
    return latest;
  }

  private Finding withoutAccounts(Finding finding, Accounts held) {
    BitSet out = new BitSet();
    Membership all = finding.members();
    for (int i = 0; i < all.size() && !accounts.isEmpty(); i++) {
      Account account = accounts.get(held.key(all.seat(i)));
      if (account != null && !isNew(finding, account.spoken())) {
        out.set(all.seat(i));
      }
    }
    return out.isEmpty() ? finding : finding.withMembers(all.without(out));
  }

  private static BitSet seatsOf(Finding finding, LongOpenHashSet keys, Accounts held) {
    BitSet seats = new BitSet();
    for (int i = 0; i < finding.members().size(); i++) {
      if (keys.contains(held.key(finding.members().seat(i)))) {
        seats.set(finding.members().seat(i));
      }
    }
    return seats;
  }

  /** Sure members that no dismissed campaign had. */
  private int newcomers(Membership all, Accounts held) {
    int count = 0;
    for (int i = 0; i < all.size(); i++) {
      if (all.probability(i) >= CampaignState.JOINS && !isKnown(held.key(all.seat(i)))) {
        count++;
      }
    }
    return count;
  }

  private boolean isKnown(long key) {
    return campaigns.values().stream().anyMatch(d -> d.inForce && d.keys.contains(key));
  }

  private static boolean isNew(Finding finding, Set<Family> spoken) {
    Set<Family> now = supporting(finding.judgement().evidence());
    boolean aJob = spoken.stream().anyMatch(family -> family.cause() == Family.Cause.JOB);
    return now.stream()
        .anyMatch(f -> !spoken.contains(f) && !(aJob && f.cause() == Family.Cause.JOB));
  }

  /** Families that speak for a campaign. */
  static Set<Family> supporting(List<Evidence> evidence) {
    Set<Family> families = EnumSet.noneOf(Family.class);
    evidence.stream().filter(Evidence::supports).forEach(e -> families.add(e.family()));
    return families;
  }

  private static LongOpenHashSet keys(IntIterator seats, Accounts held) {
    LongOpenHashSet keys = new LongOpenHashSet();
    while (seats.hasNext()) {
      long key = held.key(seats.nextInt());
      if (key != 0) {
        keys.add(key);
      }
    }
    return keys;
  }

  private static int shared(LongOpenHashSet x, LongOpenHashSet y) {
    if (x.size() > y.size()) {
      return shared(y, x);
    }
    int both = 0;
    for (long key : x) {
      both += y.contains(key) ? 1 : 0;
    }
    return both;
  }
}
