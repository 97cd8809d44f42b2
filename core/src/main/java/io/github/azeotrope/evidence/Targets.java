package io.github.azeotrope.evidence;

import io.github.azeotrope.Capability;
import io.github.azeotrope.linkage.Group;
import io.github.azeotrope.linkage.Population;
import io.github.azeotrope.profile.ProfileSnapshot;
import io.github.azeotrope.summary.ExactBinomial;
import it.unimi.dsi.fastutil.ints.IntRBTreeSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What a group is after: which capabilities its requests ask for, and which models. A description
 * for people. Immutable.
 *
 * @param capabilities all of them, in the order of {@link Capability}
 * @param models models that at least a twentieth of the members ask for, those of most members
 *     first
 */
public record Targets(List<OfCapability> capabilities, List<OfModel> models) {
  private static final double OF_MEMBERS = 0.05;
  private static final double MUCH = 0.2;
  private static final double TIMES_THE_OTHERS = 2;
  private static final double CONFIDENCE = 0.99;

  /** Nothing known. */
  public static final Targets NONE = new Targets(List.of(), List.of());

  /** Copies the lists. */
  public Targets {
    capabilities = List.copyOf(capabilities);
    models = List.copyOf(models);
  }

  /**
   * How much is asked for a capability; shares are means over accounts, so that no busy account
   * speaks for all.
   *
   * @param capability which
   * @param share of a member's requests, in [0, 1]
   * @param lower one-sided 99 % limit of {@code share}, as wide as if a member asked for it always
   *     or never; of a single account by its requests
   * @param upper the other one
   * @param usual the same of other accounts; 0 where there are none to compare with
   */
  public record OfCapability(
      Capability capability, double share, double lower, double upper, double usual) {
    /** Whether it is a fifth of the requests or more, and twice what is usual. */
    public boolean isTargeted() {
      return share >= MUCH && share >= TIMES_THE_OTHERS * usual;
    }
  }

  /**
   * How many ask for a model.
   *
   * @param token of the model, as {@link io.github.azeotrope.profile.ProfileRow#modelToken} gives
   *     it for the hash of its name
   * @param share of the members that have asked for it, in [0, 1]
   * @param lower one-sided 99 % limit of {@code share} (exact binomial)
   * @param upper the other one
   * @param usual the same of other accounts; 0 where there are none to compare with
   * @param firstEpochMillis the hour in which a member first asked for it, epoch milliseconds
   */
  public record OfModel(
      int token, double share, double lower, double upper, double usual, long firstEpochMillis) {}

  /** Whether nothing is known. */
  public boolean isEmpty() {
    return capabilities.isEmpty() && models.isEmpty();
  }

  /** What a group is after, beside other accounts. Cost: a few passes over both. */
  public static Targets of(Group group, Population population) {
    return of(group.members(), population.othersThan(group));
  }

  /** What some accounts are after, beside others. Cost: a few passes over both. */
  public static Targets of(List<ProfileSnapshot> members, List<ProfileSnapshot> others) {
    List<OfCapability> capabilities = new ArrayList<>();
    for (Capability capability : Capability.values()) {
      double share = share(members, capability);
      double trials = members.size() == 1 ? members.get(0).requests() : members.size();
      capabilities.add(
          new OfCapability(
              capability,
              share,
              ExactBinomial.lower(share * trials, trials, CONFIDENCE),
              ExactBinomial.upper(share * trials, trials, CONFIDENCE),
              share(others, capability)));
    }
    IntRBTreeSet tokens = new IntRBTreeSet();
    members.forEach(member -> Arrays.stream(member.models()).forEach(tokens::add));
    List<OfModel> models = new ArrayList<>();
    for (int token : tokens) {
      double share = users(members, token);
      if (share >= OF_MEMBERS) {
        int m = members.size();
        models.add(
            new OfModel(
                token,
                share,
                ExactBinomial.lower(share * m, m, CONFIDENCE),
                ExactBinomial.upper(share * m, m, CONFIDENCE),
                users(others, token),
                first(members, token)));
      }
    }
    models.sort(
        Comparator.comparingDouble(OfModel::share).reversed().thenComparingInt(OfModel::token));
    return new Targets(capabilities, models);
  }

  /** Mean over accounts of the share of requests that ask for it, in [0, 1]. */
  static double share(List<ProfileSnapshot> accounts, Capability capability) {
    double sum = 0;
    for (ProfileSnapshot account : accounts) {
      // Both stop counting, the requests later: a share never exceeds 1.
      double requests = Math.max(1, account.requests());
      sum += account.capabilityCount(capability) / requests;
    }
    return accounts.isEmpty() ? 0 : Math.min(1, sum / accounts.size());
  }

  private static double users(List<ProfileSnapshot> accounts, int token) {
    long users = accounts.stream().filter(a -> Arrays.binarySearch(a.models(), token) >= 0).count();
    return accounts.isEmpty() ? 0 : (double) users / accounts.size();
  }

  private static long first(List<ProfileSnapshot> members, int token) {
    long first = Long.MAX_VALUE;
    for (ProfileSnapshot member : members) {
      int i = Arrays.binarySearch(member.models(), token);
      if (i >= 0) {
        first = Math.min(first, 3_600_000L * member.modelFirstHours()[i]);
      }
    }
    return first;
  }
}
