package io.github.azeotrope.campaign;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Findings that are one campaign: they hold mostly the same accounts, whoever proposed them. */
final class Cluster {
  private static final double SAME = 0.5;

  final List<Finding> findings = new ArrayList<>();
  private final IntOpenHashSet seats = new IntOpenHashSet();

  /** A finding with the accounts that rather belong to it. */
  private record Held(Finding finding, IntList seats) {}

  /** The clusters of some findings, the most serious and the largest first. */
  static List<Cluster> of(List<Finding> findings) {
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
        // One account by itself is part of a group that it belongs to, not the other way round.
        boolean alone = cluster.size() == 1 && held.seats().size() > 1;
        if (!alone
            && cluster.shared(held.seats())
                > SAME * Math.min(cluster.size(), held.seats().size())) {
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

  /** How many of the seats it has. */
  int shared(Iterable<Integer> some) {
    int both = 0;
    for (int seat : some) {
      both += seats.contains(seat) ? 1 : 0;
    }
    return both;
  }

  int size() {
    return seats.size();
  }

  IntOpenHashSet seats() {
    return seats;
  }

  /** Whether a campaign may go on as this: by one of its groups, or by most of the members. */
  boolean continues(CampaignState state, int shared) {
    return shared > SAME * Math.min(state.size(), size())
        || findings.stream().anyMatch(f -> state.groups.contains(f.group().number()));
  }

  /** Whether most of a campaign's members are in it. */
  boolean holds(CampaignState state) {
    return shared(state.members().keySet()) > SAME * state.size();
  }

  /** Whether most of it was in a campaign. */
  boolean isHeldBy(CampaignState state) {
    return shared(state.members().keySet()) > SAME * size();
  }
}
