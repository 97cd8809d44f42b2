package io.github.azeotrope.detector;

import io.github.azeotrope.linkage.Group;
import io.github.azeotrope.linkage.LimitTrial;
import io.github.azeotrope.linkage.NetworkWeb;
import io.github.azeotrope.linkage.Population;
import io.github.azeotrope.linkage.ProfileReader;
import io.github.azeotrope.linkage.Proposals;
import io.github.azeotrope.linkage.Proposer;
import io.github.azeotrope.profile.ProfileSnapshot;
import it.unimi.dsi.fastutil.ints.Int2DoubleOpenHashMap;
import it.unimi.dsi.fastutil.longs.Long2LongMap;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The population as one sweep sees it. */
final class SweepPopulation implements Population {
  private static final int LARGEST_SAMPLE = 512;

  /** Of a thin profile 2.5 KB: 5 MB while a sweep lasts. */
  private static final int SAMPLE = 2_048;

  private final Proposals proposals;
  private final Roster roster;
  private final ProfileReader reader;
  private final Artifacts artifacts;
  private final Int2DoubleOpenHashMap webShares = new Int2DoubleOpenHashMap();
  private final Supplier<Long2LongMap> enforced;
  private final List<LimitTrial> limitTrials;
  private @Nullable List<ProfileSnapshot> sample;
  private @Nullable Long2LongMap enforcedByOrdinal;

  /** The group looked at, which several signals compare with everybody else. */
  private @Nullable Group looked;

  private List<ProfileSnapshot> others = List.of();

  /**
   * @param enforced when the host first acted on an account, by ordinal; asked for at most once
   * @param limitTrials of limits at moments drawn at random, oldest first
   */
  SweepPopulation(
      Proposals proposals,
      Roster roster,
      ProfileReader reader,
      Artifacts artifacts,
      Supplier<Long2LongMap> enforced,
      List<LimitTrial> limitTrials) {
    this.proposals = proposals;
    this.roster = roster;
    this.reader = reader;
    this.artifacts = artifacts;
    this.enforced = enforced;
    this.limitTrials = limitTrials;
    webShares.defaultReturnValue(-1);
  }

  @Override
  public int accountsWith(long token) {
    return proposals.accountsWith(token);
  }

  @Override
  public int accounts() {
    return roster.size();
  }

  @Override
  public double networkWebShare(int groupSize) {
    // Sizes within a factor of two share a sample: the share changes slowly with size.
    int size = Math.min(LARGEST_SAMPLE, Integer.highestOneBit(Math.max(groupSize, 16)));
    double known = webShares.get(size);
    if (known < 0) {
      known = sampledWebShare(size);
      webShares.put(size, known);
    }
    return known;
  }

  @Override
  public double presentingShare(boolean conversations) {
    // Asked once a group and kept by nobody: a pass over what is presented, which is rare.
    return artifacts.isUsed(conversations) ? proposals.presentingShare(conversations) : Double.NaN;
  }

  @Override
  public List<ProfileSnapshot> sample() {
    if (sample == null) {
      sample = List.copyOf(profiles(SAMPLE));
    }
    return sample;
  }

  @Override
  public List<ProfileSnapshot> othersThan(Group group) {
    if (looked != group) {
      looked = group;
      others = List.copyOf(Population.super.othersThan(group));
    }
    return others;
  }

  @Override
  public long enforcedEpochMillis(long ordinal) {
    if (enforcedByOrdinal == null) {
      enforcedByOrdinal = enforced.get();
    }
    return enforcedByOrdinal.getOrDefault(ordinal, NEVER);
  }

  @Override
  public List<LimitTrial> limitTrials() {
    return limitTrials;
  }

  /** So many accounts at most, evenly over the seats. */
  private List<ProfileSnapshot> profiles(int most) {
    List<ProfileSnapshot> some = new ArrayList<>();
    int step = Math.max(1, (roster.seats() + most - 1) / most);
    for (int seat = 0; seat < roster.seats(); seat += step) {
      ProfileSnapshot profile = reader.read(seat);
      if (profile != null) {
        some.add(profile);
      }
    }
    return some;
  }

  private double sampledWebShare(int size) {
    List<ProfileSnapshot> some = new ArrayList<>(size);
    int step = Math.max(1, roster.seats() / size);
    for (int seat = 0; seat < roster.seats() && some.size() < size; seat += step) {
      ProfileSnapshot profile = reader.read(seat);
      if (profile != null) {
        some.add(profile);
      }
    }
    if (some.isEmpty()) {
      return 0;
    }
    Group random = new Group(Proposer.CONTENT, some, some.size());
    return (double) NetworkWeb.of(random, network -> true).members() / some.size();
  }
}
