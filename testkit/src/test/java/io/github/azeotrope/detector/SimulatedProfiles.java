package io.github.azeotrope.detector;

import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.background.Background;
import io.github.azeotrope.feature.FeatureExtractor;
import io.github.azeotrope.feature.RequestFeatures;
import io.github.azeotrope.hash.LinkageKey;
import io.github.azeotrope.linkage.Candidate;
import io.github.azeotrope.linkage.Group;
import io.github.azeotrope.linkage.Population;
import io.github.azeotrope.linkage.Proposals;
import io.github.azeotrope.linkage.Proposer;
import io.github.azeotrope.profile.ProfileSnapshot;
import io.github.azeotrope.table.AccountTable;
import io.github.azeotrope.testkit.Exchange;
import it.unimi.dsi.fastutil.longs.Long2LongMaps;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What a sweep would see of simulated traffic at a moment when no account has sent more than so
 * many requests: profiles, the population around them, and what our own proposers make of them.
 */
public final class SimulatedProfiles {
  private static final int MAX_ACCOUNTS = 1 << 14;

  private final List<ProfileSnapshot> all = new ArrayList<>();
  private final List<ProfileSnapshot> busy = new ArrayList<>();
  private final Map<ProfileSnapshot, Integer> seats = new HashMap<>();
  private final List<Group> proposed = new ArrayList<>();
  private final Proposals proposals;
  private final SweepPopulation population;

  private SimulatedProfiles(Iterable<Exchange> traffic, int atLeast, int atMost) {
    FeatureExtractor extractor =
        new FeatureExtractor(LinkageKey.fromBytes(new byte[16]), Background.BUILT_IN);
    AccountTable table = new AccountTable(MAX_ACCOUNTS);
    Artifacts artifacts = new Artifacts(extractor, MAX_ACCOUNTS);
    Map<String, Integer> sent = new HashMap<>();
    RequestFeatures features = extractor.newFeatures();
    for (Exchange exchange : traffic) {
      ModelRequest request = exchange.request();
      if (sent.merge(request.account(), 1, Integer::sum) > atMost) {
        continue;
      }
      extractor.extract(request, features);
      table.observe(features, request.account(), request.epochMillis());
      artifacts.observe(features, request.epochMillis());
      if (exchange.response() != null) {
        artifacts.issue(
            extractor.accountHash(request.account()),
            exchange.response().issuedArtifacts(),
            extractor.newFeatures(),
            request.epochMillis());
      }
    }
    Roster roster = new Roster();
    RowReader reader = new RowReader(table, new Organizations(null, Runnable::run));
    proposals = new Proposals(all::get, RequestFeatures.DIMENSIONS);
    // In order of first sight, as a sweep takes accounts in; the roster's seats count up from 0.
    Map<Long, Long> handles = new TreeMap<>();
    table.forEach((handle, ordinal, rows, offset) -> handles.put(ordinal, handle));
    for (long handle : handles.values()) {
      ProfileSnapshot profile = reader.read(handle);
      seats.put(profile, roster.seatOrNew(handle));
      all.add(profile);
      if (profile.requests() >= atLeast) {
        busy.add(profile);
      }
    }
    for (int seat = 0; seat < all.size(); seat++) {
      proposals.update(seat, all.get(seat));
    }
    for (Artifacts.Presentation what : artifacts.drain()) {
      proposals.presented(
          what.token(),
          what.conversation(),
          roster.seat(table.handleOf(what.presenter())),
          roster.seat(table.handleOf(what.owner())),
          what.epochMillis());
    }
    population =
        new SweepPopulation(
            proposals, roster, all::get, artifacts, () -> Long2LongMaps.EMPTY_MAP, List.of());
    for (Candidate candidate : proposals.due()) {
      if (!candidate.isGone()) {
        proposed.add(
            group(
                candidate.proposer(),
                IntStream.range(0, candidate.size())
                    .mapToObj(i -> all.get(candidate.seat(i)))
                    .toList()));
      }
    }
  }

  /** The moment when every account has sent so many requests, or all it will ever send. */
  public static SimulatedProfiles upTo(int requests, Iterable<Exchange> traffic) {
    return new SimulatedProfiles(traffic, requests, requests);
  }

  /** The accounts that have sent that many, in order of first sight. */
  public List<ProfileSnapshot> accounts() {
    return busy;
  }

  public Population population() {
    return population;
  }

  /** The groups that the detector's proposers would look at. */
  public List<Group> proposed() {
    return proposed;
  }

  /** Some of the accounts as a group, with what they present of other accounts. */
  public Group group(Proposer proposer, List<ProfileSnapshot> members) {
    int[] their = members.stream().mapToInt(seats::get).sorted().toArray();
    return new Group(proposer, members, members.size(), proposals.presentations(their));
  }
}
