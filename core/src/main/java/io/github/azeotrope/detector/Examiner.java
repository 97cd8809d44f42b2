package io.github.azeotrope.detector;

import io.github.azeotrope.Verdict;
import io.github.azeotrope.calibration.BudgetCheck;
import io.github.azeotrope.calibration.Calibrator;
import io.github.azeotrope.calibration.Judge;
import io.github.azeotrope.calibration.Judgement;
import io.github.azeotrope.campaign.Finding;
import io.github.azeotrope.evidence.Evidence;
import io.github.azeotrope.evidence.Family;
import io.github.azeotrope.evidence.SelfSimilarMembers;
import io.github.azeotrope.evidence.Targets;
import io.github.azeotrope.linkage.Candidate;
import io.github.azeotrope.linkage.ForeignPresentation;
import io.github.azeotrope.linkage.Group;
import io.github.azeotrope.linkage.Membership;
import io.github.azeotrope.linkage.NetworkWeb;
import io.github.azeotrope.linkage.Population;
import io.github.azeotrope.linkage.ProfileReader;
import io.github.azeotrope.linkage.Proposals;
import io.github.azeotrope.profile.ProfileSnapshot;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks at candidate groups and keeps what was found of each: the judgement, and who of its
 * accounts is acted upon. The sweep owns it.
 */
final class Examiner {
  /** Members of a larger group are sampled evenly for the statistics. */
  private static final int MOST_MEMBERS_READ = 4_096;

  private final Judge judge;
  private final Calibrator calibrator;
  private final Proposals proposals;
  private final ProfileReader reader;
  private final ProfileReader undeclaredReader;
  private final Map<Long, Finding> findings = new LinkedHashMap<>();
  private final Set<Family> available = EnumSet.noneOf(Family.class);

  /**
   * @param undeclaredReader reads accounts as if they declared no organization
   */
  Examiner(
      Judge judge,
      Calibrator calibrator,
      Proposals proposals,
      ProfileReader reader,
      ProfileReader undeclaredReader) {
    this.judge = judge;
    this.calibrator = calibrator;
    this.proposals = proposals;
    this.reader = reader;
    this.undeclaredReader = undeclaredReader;
  }

  /** Looks at one group. */
  void look(Candidate candidate, Population population, boolean mayFlag) {
    Finding last = findings.get(candidate.number());
    if (candidate.isGone()) {
      findings.remove(candidate.number());
      return;
    }
    Reading reading = read(candidate, reader);
    if (reading.seats().isEmpty()) {
      findings.remove(candidate.number());
      return;
    }
    Group group = reading.group();
    Verdict before = last == null ? Verdict.CLEAR : last.judgement().verdict();
    Judgement judgement = judge.judge(group, population, before);
    for (Evidence evidence : judgement.evidence()) {
      if (evidence.outcome() != Evidence.Outcome.UNAVAILABLE) {
        available.add(evidence.family());
      }
    }
    judgement = calibrator.admit(candidate, judgement, before, mayFlag);
    lookAsIfUndeclared(candidate, group, population);
    Membership members = membersToActOn(candidate, reading, judgement, population);
    Targets targets =
        judgement.verdict() == Verdict.CLEAR
            ? Targets.NONE
            : Targets.of(profiles(members.belonging()), population.othersThan(group));
    findings.put(
        candidate.number(),
        new Finding(
            candidate,
            judgement,
            members,
            targets,
            reading.firstSeenEpochMillis(),
            reading.lastSeenEpochMillis()));
  }

  private void lookAsIfUndeclared(Candidate candidate, Group group, Population population) {
    long owner = IdentifiedOwner.of(group);
    double excess = BudgetCheck.NONE;
    if (owner != Calibrator.NOBODY) {
      Group undeclared = read(candidate, undeclaredReader).group();
      excess = judge.judge(undeclared, population, Verdict.CLEAR).check().excess();
    }
    calibrator.undeclared(candidate, owner, excess);
  }

  /** Of many seats an even sample. */
  private List<ProfileSnapshot> profiles(int[] seats) {
    List<ProfileSnapshot> profiles = new ArrayList<>();
    int step = (seats.length + MOST_MEMBERS_READ - 1) / MOST_MEMBERS_READ;
    for (int i = 0; i < seats.length; i += step) {
      ProfileSnapshot profile = reader.read(seats[i]);
      if (profile != null) {
        profiles.add(profile);
      }
    }
    return profiles;
  }

  /**
   * A candidate group as it is now; of a large one an even sample, with the seat of each member.
   */
  private record Reading(
      Group group, IntArrayList seats, long firstSeenEpochMillis, long lastSeenEpochMillis) {}

  private Reading read(Candidate candidate, ProfileReader from) {
    List<ProfileSnapshot> profiles = new ArrayList<>();
    IntArrayList seats = new IntArrayList();
    int size = candidate.size();
    int step = (size + MOST_MEMBERS_READ - 1) / MOST_MEMBERS_READ;
    long first = Long.MAX_VALUE;
    long latest = Long.MIN_VALUE;
    for (int i = 0; i < size; i += step) {
      int seat = candidate.seat(i);
      ProfileSnapshot member = from.read(seat);
      if (member != null) {
        seats.add(seat);
        profiles.add(member);
        first = Math.min(first, member.firstSeenEpochMillis());
        latest = Math.max(latest, member.lastSeenEpochMillis());
      }
    }
    List<ForeignPresentation> presented = proposals.presentations(seats.toIntArray());
    Group group =
        candidate.proposer().isOfOne() && !profiles.isEmpty()
            ? Group.ofOne(profiles.get(0), presented, proposals.newPrompts(candidate))
            : new Group(
                candidate.proposer(), profiles, size, presented, proposals.newNetworks(candidate));
    return new Reading(group, seats, first, latest);
  }

  private Membership membersToActOn(
      Candidate candidate, Reading reading, Judgement judgement, Population population) {
    if (judgement.verdict() == Verdict.CLEAR) {
      return Membership.asProposed(candidate);
    }
    Group group = reading.group();
    BitSet bystanders =
        group.proposer().isOfOne()
            ? new BitSet()
            : seatsOf(SelfSimilarMembers.of(group), reading.seats());
    boolean flagged = judgement.verdict() == Verdict.FLAGGED;
    Membership members =
        switch (judgement.told()) {
          case BY_CONTENT ->
              flagged
                  ? proposals.members().byContent(candidate, false)
                  : Membership.asProposed(candidate);
          case BY_CONTENT_AND_LINK -> proposals.members().byContent(candidate, true);
          case BY_LINK -> {
            BitSet roamers = seatsOf(NetworkWeb.of(group, population).roamers(), reading.seats());
            roamers.or(proposals.linkedByArtifacts(candidate));
            yield flagged
                ? proposals.members().byLink(candidate, roamers)
                : Membership.asProposed(candidate).only(roamers);
          }
          case BY_DEALING -> proposals.members().byDealing(candidate);
          case ALONE -> Membership.asProposed(candidate);
        };
    return members.without(bystanders);
  }

  private static BitSet seatsOf(BitSet indices, IntArrayList seats) {
    BitSet set = new BitSet();
    indices.stream().forEach(i -> set.set(seats.getInt(i)));
    return set;
  }

  /** Looks again who belongs to groups found guilty, where somebody new has a link to them. */
  void takeInNewcomers(Population population) {
    findings.replaceAll(
        (number, finding) -> {
          Candidate group = finding.group();
          Judgement judgement = finding.judgement();
          return judgement.verdict() == Verdict.FLAGGED
                  && judgement.told() != Judgement.Told.BY_DEALING
                  && proposals.hasNewcomer(group, finding.members())
              ? finding.withMembers(
                  membersToActOn(group, read(group, reader), judgement, population))
              : finding;
        });
  }

  /** What was found of groups that are not clear, without members whom the host vouches for. */
  List<Finding> serious() {
    List<Finding> serious = new ArrayList<>();
    for (Finding finding : findings.values()) {
      if (finding.judgement().verdict() != Verdict.CLEAR) {
        serious.add(
            finding.withMembers(
                proposals.members().accountable(finding.group(), finding.members())));
      }
    }
    return serious;
  }

  /** Accounts in groups of at least this strength that are not flagged. */
  long reach(double strength) {
    long reach = 0;
    for (Finding finding : findings.values()) {
      if (finding.judgement().verdict() != Verdict.FLAGGED
          && finding.judgement().strength() >= strength) {
        reach += finding.group().size();
      }
    }
    return reach;
  }

  /** Forgets accounts whose seats are given up. */
  void forget(BitSet seats) {
    findings.replaceAll(
        (number, finding) -> finding.withMembers(finding.members().forgetting(seats)));
  }

  /** The group of the worst verdict that the account on a seat lies near, or null. */
  @Nullable Finding nearest(int seat) {
    Finding nearest = null;
    for (Finding finding : findings.values()) {
      boolean isNear = finding.group().contains(seat) || finding.members().probabilityOf(seat) > 0;
      if (isNear
          && (nearest == null
              || finding.judgement().verdict().compareTo(nearest.judgement().verdict()) > 0)) {
        nearest = finding;
      }
    }
    return nearest;
  }

  /** Whether the account on a seat comes back to its own requests far more than the group does. */
  boolean isSelfSimilar(int seat, Candidate group) {
    Reading reading = read(group, reader);
    return seatsOf(SelfSimilarMembers.of(reading.group()), reading.seats()).get(seat);
  }

  /** Families that had input in some look so far. */
  Set<Family> available() {
    return available;
  }
}
