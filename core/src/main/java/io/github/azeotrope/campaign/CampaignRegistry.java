package io.github.azeotrope.campaign;

import io.github.azeotrope.Verdict;
import io.github.azeotrope.campaign.CampaignChange.Kind;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.LongToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Turns judged groups into campaigns with stable ids: groups that hold mostly the same accounts are
 * one campaign, whoever proposed them, and a campaign keeps its id while any of its groups or most
 * of its members live. Where two become one, the elder goes on; where one becomes two, the part
 * with more of its members does. What a person rules is taken in at the next update. Not
 * thread-safe; the sweep owns it.
 */
public final class CampaignRegistry {
  private final Map<String, CampaignState> campaigns = new LinkedHashMap<>();
  private final CampaignHistory history = new CampaignHistory();
  private final Dismissals dismissals = new Dismissals();
  private final IntArrayList released = new IntArrayList();
  private final List<CampaignChange> ruled = new ArrayList<>();
  private final Provenance provenance;
  private int numbers;

  /**
   * No campaigns yet.
   *
   * @param provenance which detector, for evidence that is frozen
   */
  public CampaignRegistry(Provenance provenance) {
    this.provenance = provenance;
  }

  /**
   * Takes in all live findings.
   *
   * @param findings the latest judgement of every group that is not CLEAR
   * @param now event time of the sweep
   * @return what changed, one event a campaign: dismissals, ends, then the others in order of
   *     campaign
   */
  public List<CampaignChange> update(List<Finding> findings, long now, Accounts accounts) {
    List<CampaignChange> changes = new ArrayList<>(ruled);
    ruled.clear();
    List<Finding> admitted = new ArrayList<>();
    for (Finding finding : findings) {
      Finding rest = dismissals.admit(finding, accounts);
      if (rest != null) {
        admitted.add(rest);
      }
    }
    List<Cluster> clusters = Cluster.of(new Division(accounts).divide(admitted));
    Map<CampaignState, Cluster> assigned = assign(clusters);
    Set<Cluster> old = new HashSet<>(assigned.values());
    Map<Cluster, CampaignState> opened = new LinkedHashMap<>();
    for (Cluster cluster : clusters) {
      if (!old.contains(cluster)) {
        opened.put(cluster, open(cluster, accounts));
      }
    }
    endOthers(assigned, now, changes);
    for (CampaignState state : campaigns.values()) {
      Cluster cluster = assigned.get(state);
      refresh(state, cluster == null ? List.of() : cluster.findings, null, now, accounts, changes);
    }
    opened.forEach(
        (cluster, state) -> {
          campaigns.put(state.id, state);
          Kind kind = state.lineage().splitFrom() == null ? Kind.OPENED : Kind.SPLIT;
          refresh(state, cluster.findings, kind, now, accounts, changes);
        });
    return changes;
  }

  /** Which campaign goes on as which cluster: the elder chooses first, by most of its members. */
  private Map<CampaignState, Cluster> assign(List<Cluster> clusters) {
    Map<CampaignState, Cluster> assigned = new LinkedHashMap<>();
    Set<Cluster> taken = new HashSet<>();
    for (CampaignState state : campaigns.values()) {
      Cluster best = null;
      int most = -1;
      for (Cluster cluster : clusters) {
        int shared = cluster.shared(state.members().keySet());
        if (shared > most && !taken.contains(cluster) && cluster.continues(state, shared)) {
          best = cluster;
          most = shared;
        }
      }
      if (best != null) {
        assigned.put(state, best);
        taken.add(best);
      }
    }
    return assigned;
  }

  private CampaignState open(Cluster cluster, Accounts accounts) {
    String whole = null;
    for (CampaignState state : campaigns.values()) {
      if (whole == null && cluster.isHeldBy(state)) {
        whole = state.id;
      }
    }
    String dismissed = dismissals.predecessor(cluster.seats(), accounts);
    return new CampaignState(
        String.format(Locale.ROOT, "campaign-%d", ++numbers),
        new Lineage(whole, dismissed, null),
        provenance);
  }

  private void endOthers(
      Map<CampaignState, Cluster> assigned, long now, List<CampaignChange> changes) {
    for (Iterator<CampaignState> all = campaigns.values().iterator(); all.hasNext(); ) {
      CampaignState state = all.next();
      if (assigned.containsKey(state)) {
        continue;
      }
      CampaignState elder = null;
      for (Map.Entry<CampaignState, Cluster> other : assigned.entrySet()) {
        if (elder == null && other.getValue().holds(state)) {
          elder = other.getKey();
        }
      }
      if (elder != null) {
        elder.inherit(state);
        all.remove();
        changes.add(end(state, Kind.MERGED, state.lineage().withMergedInto(elder.id), null, now));
      } else if (!state.staysAnyway(now)) {
        all.remove();
        changes.add(end(state, Kind.CLOSED, state.lineage(), null, now));
      }
    }
  }

  private CampaignChange end(
      CampaignState state, Kind kind, Lineage lineage, @Nullable Ruling by, long now) {
    Campaign.Status how =
        switch (kind) {
          case MERGED -> Campaign.Status.MERGED;
          case DISMISSED -> Campaign.Status.DISMISSED;
          default -> Campaign.Status.CLOSED;
        };
    Ruling last = by == null ? state.snapshot().ruling() : by;
    Campaign campaign = state.ended(how, lineage, last);
    history.add(campaign);
    released.addAll(state.members().keySet());
    return new CampaignChange(kind, campaign, List.of(), state.everybody(), now);
  }

  private void refresh(
      CampaignState state,
      List<Finding> findings,
      @Nullable Kind birth,
      long now,
      Accounts accounts,
      List<CampaignChange> changes) {
    state.groups.clear();
    findings.forEach(finding -> state.groups.add(finding.group().number()));
    CampaignState.Changes what = state.update(findings, now, accounts);
    released.addAll(what.leftSeats);
    if (birth != null || what.any()) {
      Kind kind = birth != null ? birth : what.ruled ? Kind.RULED : Kind.CHANGED;
      changes.add(new CampaignChange(kind, state.snapshot(), what.joined, what.left, now));
    }
  }

  /**
   * A person says that a campaign is none: it ends at once, and the same accounts do not make one
   * again until there is substantially more (see {@code Dismissals}).
   *
   * @return whether it is open
   */
  public boolean dismiss(String id, String reason, long now, Accounts accounts) {
    CampaignState state = campaigns.remove(id);
    if (state == null) {
      return false;
    }
    dismissals.add(state, accounts);
    Ruling by = new Ruling(Ruling.Kind.DISMISSED, reason, now);
    ruled.add(end(state, Kind.DISMISSED, state.lineage(), by, now));
    return true;
  }

  /** A person says that an account is no member of any campaign. */
  public void dismissAccount(int seat, String reason, long now, Accounts accounts) {
    for (CampaignState state : campaigns.values()) {
      if (state.contains(seat)) {
        Ruling by = new Ruling(Ruling.Kind.DISMISSED, reason, now);
        dismissals.addAccount(accounts.key(seat), by, state.spoken());
        released.add(seat);
        state.remove(seat);
      }
    }
  }

  /**
   * A person says that a campaign is one.
   *
   * @return whether it is open
   */
  public boolean confirm(String id, String reason, long now) {
    CampaignState state = campaigns.get(id);
    if (state != null) {
      state.confirm(new Ruling(Ruling.Kind.CONFIRMED, reason, now));
    }
    return state != null;
  }

  /** What a person said of an account taken out of a campaign, or null. */
  public @Nullable Ruling dismissal(long key) {
    return dismissals.ofAccount(key);
  }

  /** Takes back what a person said of a campaign: it is judged by its evidence again. */
  public void withdraw(String id) {
    dismissals.lift(id);
    CampaignState state = campaigns.get(id);
    if (state != null && state.isConfirmed()) {
      state.withdraw();
    }
  }

  /** The host acted on the account. */
  public void enforced(int seat, long epochMillis) {
    campaigns.values().forEach(state -> state.enforced(seat, epochMillis));
  }

  /** Forgets whatever is held of an account, in campaigns open or ended. */
  public void forget(int seat, long key, String account) {
    campaigns.values().forEach(state -> state.remove(seat));
    dismissals.forget(key);
    history.forget(account);
  }

  /**
   * Whether a person has confirmed a campaign with this account in it: such an account is no
   * example of legitimate traffic.
   */
  public boolean isConfirmed(int seat) {
    for (CampaignState state : campaigns.values()) {
      MemberState member = state.members().get(seat);
      if (member != null && member.confirmed) {
        return true;
      }
    }
    return false;
  }

  /** Whether the account on a seat is a member of an open campaign. */
  public boolean isMember(int seat) {
    return campaigns.values().stream().anyMatch(state -> state.contains(seat));
  }

  /** The open campaign that a group is part of, or null. */
  public @Nullable String campaignOf(long groupNumber) {
    for (CampaignState state : campaigns.values()) {
      if (state.groups.contains(groupNumber)) {
        return state.id;
      }
    }
    return null;
  }

  /** Everything it knows, to be carried over. */
  public RegistryState state(Accounts accounts) {
    List<KeptCampaign> open = new ArrayList<>();
    campaigns.values().forEach(state -> open.add(state.kept(accounts)));
    return new RegistryState(numbers, open, history.all(), dismissals.state());
  }

  /**
   * Carries over what another registry knew. Its open campaigns stay with their members and
   * verdicts for seven days of event time, or until looks hold them: the groups they were found by
   * are proposed anew.
   *
   * @param seatOf the seat of the account with a key, negative if it is not held
   * @param now event time
   */
  public void restore(RegistryState state, LongToIntFunction seatOf, long now) {
    numbers = state.lastNumber();
    state.ended().forEach(history::add);
    dismissals.restore(state.dismissals());
    for (KeptCampaign kept : state.open()) {
      int[] seats = kept.keys().stream().mapToInt(seatOf::applyAsInt).toArray();
      campaigns.put(kept.campaign().id(), new CampaignState(kept, seats, provenance, now));
    }
  }

  /** Seats that may not be members any more, since the last call. */
  public int[] released() {
    int[] seats = released.toIntArray();
    released.clear();
    return seats;
  }

  /** All open campaigns, oldest first. */
  public List<Campaign> all() {
    List<Campaign> list = new ArrayList<>(campaigns.size());
    campaigns.values().forEach(state -> list.add(state.snapshot()));
    return list;
  }

  /** Campaigns that have ended, in order of their end; the latest 256. */
  public List<Campaign> ended() {
    return history.all();
  }

  /** Visits every member of every campaign, the most serious verdict of an account last. */
  public void forEachMember(MemberVisitor visitor) {
    for (Verdict verdict : new Verdict[] {Verdict.WATCH, Verdict.FLAGGED}) {
      for (CampaignState state : campaigns.values()) {
        if (state.verdict() != verdict) {
          continue;
        }
        state
            .members()
            .int2ObjectEntrySet()
            .forEach(
                entry ->
                    visitor.visit(
                        entry.getIntKey(), entry.getValue().verdict, state.strength(), state.id));
      }
    }
  }

  /** Hears of one member. */
  @FunctionalInterface
  public interface MemberVisitor {
    /** A member on a seat. */
    void visit(int seat, Verdict verdict, double strength, String campaignId);
  }
}
