package io.github.azeotrope.testkit.detection;

import io.github.azeotrope.detector.SimulatedProfiles;
import io.github.azeotrope.linkage.Group;
import io.github.azeotrope.linkage.Proposer;
import io.github.azeotrope.profile.ProfileSnapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Groups of a given size among simulated accounts, chosen as one of our proposers would choose. */
final class GroupsOfPeople {
  private final SimulatedProfiles world;
  private final List<ProfileSnapshot> accounts;
  private final Random random;
  private final Map<Long, List<ProfileSnapshot>> onNetwork = new HashMap<>();
  private final List<double[]> directions = new ArrayList<>();

  GroupsOfPeople(SimulatedProfiles world, long seed) {
    this.world = world;
    this.accounts = world.accounts();
    this.random = new Random(seed);
    for (ProfileSnapshot account : accounts) {
      for (long network : account.networks()) {
        onNetwork.computeIfAbsent(network, unused -> new ArrayList<>()).add(account);
      }
    }
    centre();
  }

  /** How a group is chosen. */
  enum Chosen {
    AT_RANDOM,
    BY_HALF_0,
    BY_NETWORKS
  }

  Group group(Chosen how, int size) {
    return switch (how) {
      case AT_RANDOM -> world.group(Proposer.CONTENT, atRandom(size));
      case BY_HALF_0 -> world.group(Proposer.CONTENT, neighbours(size));
      case BY_NETWORKS -> world.group(Proposer.NETWORK, behindNetworks(size));
    };
  }

  private List<ProfileSnapshot> atRandom(int size) {
    List<ProfileSnapshot> shuffled = new ArrayList<>(accounts);
    Collections.shuffle(shuffled, random);
    return shuffled.subList(0, Math.min(size, shuffled.size()));
  }

  /** Half-0 means around the mean of all, of length 1; zeros where half 0 is empty. */
  private void centre() {
    int d = accounts.get(0).halfSum(0).length;
    double[] mean = new double[d];
    int known = 0;
    for (ProfileSnapshot account : accounts) {
      int n = account.halfCount(0);
      known += n > 0 ? 1 : 0;
      for (int i = 0; i < d && n > 0; i++) {
        mean[i] += account.halfSum(0)[i] / n;
      }
    }
    for (ProfileSnapshot account : accounts) {
      double[] direction = new double[d];
      int n = account.halfCount(0);
      double square = 0;
      for (int i = 0; i < d && n > 0; i++) {
        direction[i] = account.halfSum(0)[i] / n - mean[i] / known;
        square += direction[i] * direction[i];
      }
      for (int i = 0; i < d && square > 0; i++) {
        direction[i] /= Math.sqrt(square);
      }
      directions.add(direction);
    }
  }

  /** By half 0. */
  private double cosine(int a, int b) {
    double dot = 0;
    double[] x = directions.get(a);
    double[] y = directions.get(b);
    for (int i = 0; i < x.length; i++) {
      dot += x[i] * y[i];
    }
    return dot;
  }

  private List<ProfileSnapshot> neighbours(int size) {
    int seed = random.nextInt(accounts.size());
    record Near(ProfileSnapshot account, double cosine) {}
    List<Near> near = new ArrayList<>();
    for (int a = 0; a < accounts.size(); a++) {
      near.add(new Near(accounts.get(a), cosine(seed, a)));
    }
    near.sort(Comparator.comparingDouble(n -> -n.cosine()));
    return near.stream().limit(size).map(Near::account).toList();
  }

  /** Who shares an even network with somebody in the group, from one account on. */
  private List<ProfileSnapshot> behindNetworks(int size) {
    Set<ProfileSnapshot> seen = new HashSet<>();
    List<ProfileSnapshot> group = new ArrayList<>();
    int reached = 0;
    while (group.size() < Math.min(size, accounts.size())) {
      if (reached == group.size()) {
        ProfileSnapshot next = accounts.get(random.nextInt(accounts.size()));
        if (seen.add(next)) {
          group.add(next);
        }
        continue;
      }
      for (long network : group.get(reached++).networks()) {
        for (ProfileSnapshot other : onNetwork.getOrDefault(network, List.of())) {
          if (group.size() < size && seen.add(other)) {
            group.add(other);
          }
        }
      }
    }
    return group;
  }
}
