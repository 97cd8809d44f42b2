package io.github.azeotrope.detector;

import io.github.azeotrope.Assessment;
import io.github.azeotrope.Basis;
import io.github.azeotrope.Verdict;
import io.github.azeotrope.calibration.CalibrationReport;
import io.github.azeotrope.calibration.Calibrator;
import io.github.azeotrope.calibration.Judge;
import io.github.azeotrope.calibration.Judgement;
import io.github.azeotrope.calibration.Outlook;
import io.github.azeotrope.campaign.Accounts;
import io.github.azeotrope.campaign.CampaignChange;
import io.github.azeotrope.campaign.CampaignListener;
import io.github.azeotrope.campaign.CampaignRegistry;
import io.github.azeotrope.campaign.Finding;
import io.github.azeotrope.evidence.Evidence;
import io.github.azeotrope.evidence.Family;
import io.github.azeotrope.evidence.SelfSimilarMembers;
import io.github.azeotrope.feature.FeatureExtractor;
import io.github.azeotrope.feature.RequestFeatures;
import io.github.azeotrope.linkage.Candidate;
import io.github.azeotrope.linkage.Group;
import io.github.azeotrope.linkage.Membership;
import io.github.azeotrope.linkage.NetworkWeb;
import io.github.azeotrope.linkage.Proposals;
import io.github.azeotrope.profile.ProfileSnapshot;
import io.github.azeotrope.table.AccountTable;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.longs.Long2LongOpenHashMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One sweep after another: takes in the accounts that changed, looks at the groups that are due,
 * updates the campaigns and republishes assessments. Its cost follows what changed. Runs on one
 * thread at a time; the detector sees to that.
 */
final class Sweeper implements Accounts {
  /** Members of a larger group are sampled evenly for the statistics. */
  private static final int MOST_MEMBERS_READ = 4_096;

  private static final int ENOUGH_REQUESTS = 4;

  /** Seats of accounts that the table has dropped unnoticed are looked for beyond so many. */
  private static final int SPARE_SEATS = 1_024;

  private final AccountTable table;
  private final Artifacts artifacts;
  private final Organizations organizations;
  private final OrganizationSeats organizationSeats = new OrganizationSeats();
  private final Judge judge;
  private final Feedback feedback;
  private final Calibrator calibrator;
  private final Verdict worstPublished;
  private final CampaignListener listener;
  private final RowReader reader;
  private final Roster roster = new Roster();
  private final Proposals proposals;
  private final CampaignRegistry registry;
  private final ActiveAccounts active = new ActiveAccounts();
  private final Map<Long, Finding> findings = new LinkedHashMap<>();
  private final Set<Family> available = EnumSet.noneOf(Family.class);

  /** Seats whose accounts are gone; given up between looks, when nobody walks over lists. */
  private final IntOpenHashSet gone = new IntOpenHashSet();

  private long listenerFailures;
  private volatile PublishedCampaigns campaigns = PublishedCampaigns.NONE;
  private volatile Outlook outlook;

  Sweeper(
      AccountTable table,
      Artifacts artifacts,
      FeatureExtractor extractor,
      Organizations organizations,
      Settings settings) {
    this.table = table;
    this.artifacts = artifacts;
    this.feedback = new Feedback(extractor, table, this::campaigns);
    this.organizations = organizations;
    this.judge = new Judge(settings.signals());
    this.calibrator = new Calibrator(settings.budget());
    this.outlook = calibrator.outlook();
    this.worstPublished = settings.shadow() ? Verdict.WATCH : Verdict.FLAGGED;
    this.listener = settings.listener();
    this.registry = new CampaignRegistry(Configuration.provenance(settings));
    this.reader = new RowReader(table, organizations);
    this.proposals = new Proposals(this::profile, RequestFeatures.DIMENSIONS);
  }

  /**
   * One sweep.
   *
   * @param now event time
   * @param mayFlag whether there is baseline enough; before, groups are judged but reported as
   *     nothing more than WATCH
   */
  void sweep(long now, boolean mayFlag) {
    Basis basis = mayFlag ? Basis.EVIDENCE : Basis.NOT_ENOUGH_BASELINE;
    feedback.drain().forEach(order -> order.carryOut(this, registry, now));
    // Before the accounts, so that everybody who has presented something has a seat by then.
    List<Artifacts.Presentation> presentations = artifacts.drain();
    takeIn(basis, now);
    takeInStandings();
    takeIn(presentations);
    calibrator.advance(now, active.count(now), registry::isConfirmed);
    proposals.expirePresentations(now);
    SweepPopulation population =
        new SweepPopulation(
            proposals, roster, this::profile, artifacts, feedback::enforcedByOrdinal);
    for (Candidate candidate : proposals.due()) {
      look(candidate, population, mayFlag);
    }
    takeInNewcomers(population);
    proposals.settle();
    giveUpSeats();
    List<Finding> serious = new ArrayList<>();
    for (Finding finding : findings.values()) {
      if (finding.judgement().verdict() != Verdict.CLEAR) {
        serious.add(
            finding.withMembers(
                proposals.members().accountable(finding.group(), finding.members())));
      }
    }
    List<CampaignChange> changes = registry.update(serious, now, this);
    publish(basis);
    campaigns = new PublishedCampaigns(registry.all(), registry.ended());
    outlook = calibrator.outlook();
    changes.forEach(this::tell);
  }

  /** Seats the accounts that changed, in order of first sight, and shows them to the proposers. */
  private void takeIn(Basis basis, long now) {
    Long2LongOpenHashMap handleByOrdinal = new Long2LongOpenHashMap();
    table.drainDirty((handle, ordinal, rows, offset) -> handleByOrdinal.put(ordinal, handle));
    long[] ordinals = handleByOrdinal.keySet().toLongArray();
    Arrays.sort(ordinals);
    Assessment enough = Assessment.clear(basis);
    for (long ordinal : ordinals) {
      long handle = handleByOrdinal.get(ordinal);
      ProfileSnapshot profile = reader.read(handle);
      if (profile == null) {
        continue;
      }
      int seat = roster.seatOrNew(handle);
      active.seen(seat, now);
      proposals.update(seat, profile);
      organizationSeats.note(seat, profile.declaredOrganization());
      if (profile.requests() >= ENOUGH_REQUESTS) {
        table.publishIfClear(handle, enough);
      }
    }
  }

  /** Shows the proposers accounts again for whose organization the host now answers otherwise. */
  private void takeInStandings() {
    for (long organization : organizations.takeChanged()) {
      for (int seat : organizationSeats.seats(organization)) {
        ProfileSnapshot profile = profile(seat);
        if (profile != null) {
          proposals.update(seat, profile);
        }
      }
    }
  }

  /** Shows the proposers who presented what others own, in an order that no key decides. */
  private void takeIn(List<Artifacts.Presentation> presentations) {
    record Seated(int presenter, int owner, Artifacts.Presentation what) {}
    List<Seated> seated = new ArrayList<>();
    for (Artifacts.Presentation what : presentations) {
      int presenter = roster.seat(table.handleOf(what.presenter()));
      int owner = roster.seat(table.handleOf(what.owner()));
      if (presenter != Roster.NOBODY && owner != Roster.NOBODY) {
        seated.add(new Seated(presenter, owner, what));
      }
    }
    seated.sort(
        Comparator.comparingLong((Seated s) -> s.what().epochMillis())
            .thenComparingInt(Seated::presenter)
            .thenComparingInt(Seated::owner));
    for (Seated s : seated) {
      Artifacts.Presentation what = s.what();
      proposals.presented(
          what.token(), what.conversation(), s.presenter(), s.owner(), what.epochMillis());
    }
  }

  private void look(Candidate candidate, SweepPopulation population, boolean mayFlag) {
    Finding last = findings.get(candidate.number());
    if (candidate.isGone()) {
      findings.remove(candidate.number());
      return;
    }
    Reading reading = read(candidate);
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
    findings.put(
        candidate.number(),
        new Finding(
            candidate,
            judgement,
            membersToActOn(candidate, reading, judgement, population),
            reading.firstSeenEpochMillis(),
            reading.lastSeenEpochMillis()));
  }

  /**
   * A candidate group as it is now; of a large one an even sample, with the seat of each member.
   */
  private record Reading(
      Group group, IntArrayList seats, long firstSeenEpochMillis, long lastSeenEpochMillis) {}

  private Reading read(Candidate candidate) {
    List<ProfileSnapshot> profiles = new ArrayList<>();
    IntArrayList seats = new IntArrayList();
    int size = candidate.size();
    int step = (size + MOST_MEMBERS_READ - 1) / MOST_MEMBERS_READ;
    long first = Long.MAX_VALUE;
    long latest = Long.MIN_VALUE;
    for (int i = 0; i < size; i += step) {
      int seat = candidate.seat(i);
      ProfileSnapshot member = profile(seat);
      if (member != null) {
        seats.add(seat);
        profiles.add(member);
        first = Math.min(first, member.firstSeenEpochMillis());
        latest = Math.max(latest, member.lastSeenEpochMillis());
      }
    }
    Group group =
        new Group(
            candidate.proposer(),
            profiles,
            size,
            proposals.presentations(seats.toIntArray()),
            proposals.newNetworks(candidate));
    return new Reading(group, seats, first, latest);
  }

  private Membership membersToActOn(
      Candidate candidate, Reading reading, Judgement judgement, SweepPopulation population) {
    Group group = reading.group();
    BitSet bystanders = seatsOf(SelfSimilarMembers.of(group), reading.seats());
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
        };
    return members.without(bystanders);
  }

  private static BitSet seatsOf(BitSet indices, IntArrayList seats) {
    BitSet set = new BitSet();
    indices.stream().forEach(i -> set.set(seats.getInt(i)));
    return set;
  }

  /** Looks again who belongs to groups found guilty, where somebody new has a link to them. */
  private void takeInNewcomers(SweepPopulation population) {
    findings.replaceAll(
        (number, finding) -> {
          Candidate group = finding.group();
          Judgement judgement = finding.judgement();
          return judgement.verdict() == Verdict.FLAGGED
                  && judgement.told() != Judgement.Told.BY_DEALING
                  && proposals.hasNewcomer(group, finding.members())
              ? finding.withMembers(membersToActOn(group, read(group), judgement, population))
              : finding;
        });
  }

  private void publish(Basis basis) {
    for (int seat : registry.released()) {
      if (roster.isTaken(seat)) {
        long handle = roster.handle(seat);
        table.publish(handle, Assessment.clear(basis));
        table.protect(handle, false);
      }
    }
    registry.forEachMember(
        (seat, verdict, strength, campaignId) -> {
          long handle = roster.handle(seat);
          Verdict published = verdict == Verdict.FLAGGED ? worstPublished : verdict;
          table.publish(
              handle, new Assessment(published, score(strength), campaignId, Basis.EVIDENCE));
          table.protect(handle, true);
        });
  }

  /** Share of all accounts that are in no group of at least this strength. */
  private double score(double strength) {
    long reach = 0;
    for (Finding finding : findings.values()) {
      if (finding.judgement().verdict() != Verdict.FLAGGED
          && finding.judgement().strength() >= strength) {
        reach += finding.group().size();
      }
    }
    return 1 - Math.min(1, (reach + 1.0) / (roster.size() + 1.0));
  }

  private void tell(CampaignChange change) {
    try {
      listener.campaignChanged(change);
    } catch (RuntimeException e) {
      listenerFailures++;
    }
  }

  private @Nullable ProfileSnapshot profile(int seat) {
    if (!roster.isTaken(seat)) {
      return null;
    }
    ProfileSnapshot profile = reader.read(roster.handle(seat));
    if (profile == null) {
      gone.add(seat);
    }
    return profile;
  }

  /** The table does not tell whom it drops; what is not read would keep its seat for ever. */
  private void giveUpSeats() {
    if (roster.size() > table.size() + table.size() / 4 + SPARE_SEATS) {
      for (int seat = 0; seat < roster.seats(); seat++) {
        if (roster.isTaken(seat) && table.ordinal(roster.handle(seat)) == AccountTable.NO_HANDLE) {
          gone.add(seat);
        }
      }
    }
    if (gone.isEmpty()) {
      return;
    }
    BitSet seats = new BitSet();
    gone.forEach(seats::set);
    seats.stream()
        .forEach(
            seat -> {
              proposals.remove(seat);
              organizationSeats.leave(seat);
              active.forget(seat);
              roster.leave(seat);
            });
    findings.replaceAll(
        (number, finding) -> finding.withMembers(finding.members().forgetting(seats)));
    gone.clear();
  }

  @Override
  public String id(int seat) {
    String id = table.accountId(roster.handle(seat));
    return id == null ? "" : id;
  }

  @Override
  public int payer(int seat) {
    return proposals.payerOf(seat);
  }

  @Override
  public long requests(int seat) {
    ProfileSnapshot profile = profile(seat);
    return profile == null ? 0 : profile.requests();
  }

  @Override
  public long key(int seat) {
    return table.key(roster.handle(seat));
  }

  /** The seat of the account with a key, or {@link Roster#NOBODY}. */
  int seatOf(long key) {
    return roster.seat(table.handleOf(key));
  }

  /** Erases whatever is held of an account. */
  void forget(long key, String account) {
    int seat = seatOf(key);
    registry.forget(seat, key, account);
    artifacts.forget(key);
    table.forget(table.handleOf(key));
    if (seat != Roster.NOBODY) {
      gone.add(seat);
      giveUpSeats();
    }
  }

  /** What is known of an account that is in no campaign; between sweeps. */
  Outsider outsider(long key) {
    int seat = seatOf(key);
    ProfileSnapshot profile = seat == Roster.NOBODY ? null : profile(seat);
    return profile == null
        ? Outsider.UNKNOWN
        : Outsider.of(profile, registry.dismissal(key), nearest(seat));
  }

  private Outsider.@Nullable Near nearest(int seat) {
    Finding nearest = null;
    for (Finding finding : findings.values()) {
      boolean isNear = finding.group().contains(seat) || finding.members().probabilityOf(seat) > 0;
      if (isNear
          && (nearest == null
              || finding.judgement().verdict().compareTo(nearest.judgement().verdict()) > 0)) {
        nearest = finding;
      }
    }
    if (nearest == null) {
      return null;
    }
    Reading reading = read(nearest.group());
    return new Outsider.Near(
        nearest,
        registry.campaignOf(nearest.group().number()),
        nearest.members().probabilityOf(seat),
        seatsOf(SelfSimilarMembers.of(reading.group()), reading.seats()).get(seat));
  }

  Feedback feedback() {
    return feedback;
  }

  PublishedCampaigns campaigns() {
    return campaigns;
  }

  CalibrationReport calibration() {
    return outlook.report();
  }

  /** What the groups of this term have shown, as lines of the built-in references. */
  List<String> measuredGroups() {
    return calibrator.measured();
  }

  long listenerFailures() {
    return listenerFailures;
  }

  long dropped() {
    return proposals.dropped();
  }

  /** Accounts that have a seat, at most a quarter and a few more than the table holds. */
  int seated() {
    return roster.size();
  }

  /** Families that had input in some look so far. */
  Set<Family> available() {
    return available;
  }
}
