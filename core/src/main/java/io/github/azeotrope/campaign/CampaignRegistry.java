package io.github.azeotrope.campaign;

import io.github.azeotrope.Verdict;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns judged groups into campaigns with stable ids: groups that hold mostly the same accounts are
 * one campaign, whoever proposed them, and a campaign keeps its id while any of its groups or most
 * of its members live. Not thread-safe; the sweep owns it.
 */
public final class CampaignRegistry {
  private static final double SAME = 0.5;

  private final Map<String, CampaignState> campaigns = new LinkedHashMap<>();
  private final IntArrayList released = new IntArrayList();
  private int numbers;

  /** A finding with the accounts that rather belong to it. */
  private record Held(Finding finding, IntList seats) {}

  /** A group of findings that are one campaign. */
  private static final class Cluster {
    final List<Finding> findings = new ArrayList<>();
    final IntOpenHashSet seats = new IntOpenHashSet();
  }

  /**
   * Takes in all live findings.
   *
   * @param findings the latest judgement of every group that is not CLEAR
   * @param now event time of the sweep
   * @return what changed, in order of campaign
   */
  public List<CampaignChange> update(List<Finding> findings, long now, Accounts accounts) {
    List<CampaignChange> changes = new ArrayList<>();
    released.clear();
    List<Cluster> clusters = clusters(findings);
    Map<CampaignState, Cluster> assigned = new LinkedHashMap<>();
    List<Cluster> unassigned = new ArrayList<>();
    for (Cluster cluster : clusters) {
      CampaignState best = bestMatch(cluster, assigned);
      if (best == null) {
        unassigned.add(cluster);
      } else {
        assigned.put(best, cluster);
      }
    }
    closeOthers(assigned, clusters, now, changes);
    assigned.forEach((state, cluster) -> refresh(state, cluster, false, now, accounts, changes));
    for (Cluster cluster : unassigned) {
      CampaignState state = new CampaignState(String.format(Locale.ROOT, "campaign-%d", ++numbers));
      campaigns.put(state.id, state);
      refresh(state, cluster, true, now, accounts, changes);
    }
    return changes;
  }

  private static List<Cluster> clusters(List<Finding> findings) {
    List<Held> ordered = new ArrayList<>();
    findings.forEach(
        finding ->
            ordered.add(new Held(finding, IntArrayList.wrap(finding.members().belonging()))));
    ordered.removeIf(held -> held.seats().isEmpty());
    ordered.sort(
        Comparator.comparing((Held held) -> held.finding().isFlagged(), Comparator.reverseOrder())
            .thenComparing(Comparator.comparingInt((Held held) -> held.seats().size()).reversed())
            .thenComparingLong(held -> held.finding().group().number()));
    List<Cluster> clusters = new ArrayList<>();
    for (Held held : ordered) {
      Cluster home = null;
      for (Cluster cluster : clusters) {
        int both = 0;
        for (int seat : held.seats()) {
          both += cluster.seats.contains(seat) ? 1 : 0;
        }
        if (both > SAME * Math.min(cluster.seats.size(), held.seats().size())) {
          home = cluster;
          break;
        }
      }
      if (home == null) {
        home = new Cluster();
        clusters.add(home);
      }
      home.findings.add(held.finding());
      if (held.finding().isFlagged() || home.findings.size() == 1) {
        home.seats.addAll(held.seats());
      }
    }
    return clusters;
  }

  private @Nullable CampaignState bestMatch(Cluster cluster, Map<CampaignState, Cluster> assigned) {
    for (CampaignState state : campaigns.values()) {
      if (assigned.containsKey(state)) {
        continue;
      }
      for (Finding finding : cluster.findings) {
        if (state.groups.contains(finding.group().number())) {
          return state;
        }
      }
      int both = 0;
      for (int seat : state.members().keySet()) {
        both += cluster.seats.contains(seat) ? 1 : 0;
      }
      if (both > SAME * Math.min(state.size(), cluster.seats.size())) {
        return state;
      }
    }
    return null;
  }

  private void closeOthers(
      Map<CampaignState, Cluster> assigned,
      List<Cluster> clusters,
      long now,
      List<CampaignChange> changes) {
    for (Iterator<CampaignState> all = campaigns.values().iterator(); all.hasNext(); ) {
      CampaignState state = all.next();
      if (assigned.containsKey(state)) {
        continue;
      }
      all.remove();
      boolean merged = isHeldBy(state, clusters);
      List<String> left = new ArrayList<>();
      state.members().values().forEach(member -> left.add(member.account));
      released.addAll(state.members().keySet());
      changes.add(
          new CampaignChange(
              merged ? CampaignChange.Kind.MERGED : CampaignChange.Kind.CLOSED,
              state.snapshot(),
              List.of(),
              left,
              now));
    }
  }

  private static boolean isHeldBy(CampaignState state, List<Cluster> clusters) {
    for (Cluster cluster : clusters) {
      int both = 0;
      for (int seat : state.members().keySet()) {
        both += cluster.seats.contains(seat) ? 1 : 0;
      }
      if (both > SAME * state.size()) {
        return true;
      }
    }
    return false;
  }

  private void refresh(
      CampaignState state,
      Cluster cluster,
      boolean isNew,
      long now,
      Accounts accounts,
      List<CampaignChange> changes) {
    state.groups.clear();
    cluster.findings.forEach(finding -> state.groups.add(finding.group().number()));
    CampaignState.Changes what = state.update(cluster.findings, now, accounts);
    released.addAll(new IntArrayList(what.leftSeats));
    if (isNew || what.any()) {
      changes.add(
          new CampaignChange(
              isNew ? CampaignChange.Kind.OPENED : CampaignChange.Kind.CHANGED,
              state.snapshot(),
              what.joined,
              what.left,
              now));
    }
  }

  /** Seats that were members before the latest update and may not be any more. */
  public int[] released() {
    return released.toIntArray();
  }

  /** All campaigns, oldest first. */
  public List<Campaign> all() {
    List<Campaign> list = new ArrayList<>(campaigns.size());
    campaigns.values().forEach(state -> list.add(state.snapshot()));
    return list;
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
