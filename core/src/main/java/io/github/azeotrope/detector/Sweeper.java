package io.github.azeotrope.detector;

import io.github.azeotrope.Assessment;
import io.github.azeotrope.Basis;
import io.github.azeotrope.Verdict;
import io.github.azeotrope.calibration.CalibrationReport;
import io.github.azeotrope.calibration.Calibrator;
import io.github.azeotrope.calibration.Judge;
import io.github.azeotrope.calibration.Outlook;
import io.github.azeotrope.campaign.Accounts;
import io.github.azeotrope.campaign.CampaignChange;
import io.github.azeotrope.campaign.CampaignListener;
import io.github.azeotrope.campaign.CampaignRegistry;
import io.github.azeotrope.campaign.Finding;
import io.github.azeotrope.campaign.RegistryState;
import io.github.azeotrope.evidence.Family;
import io.github.azeotrope.feature.FeatureExtractor;
import io.github.azeotrope.feature.RequestFeatures;
import io.github.azeotrope.linkage.Candidate;
import io.github.azeotrope.linkage.Proposals;
import io.github.azeotrope.profile.ProfileSnapshot;
import io.github.azeotrope.table.AccountTable;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.longs.Long2LongOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongLinkedOpenHashSet;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One sweep after another: takes in the accounts that changed, looks at the groups that are due,
 * updates the campaigns and republishes assessments. Its cost follows what changed. Runs on one
 * thread at a time; the detector sees to that.
 */
final class Sweeper implements Accounts {
  private static final int ENOUGH_REQUESTS = 4;

  /** Seats of accounts that the table has dropped unnoticed are looked for beyond so many. */
  private static final int SPARE_SEATS = 1_024;

  /** Of about 3 KB each. */
  private static final int MOST_READ_ALREADY = 8_192;

  private final AccountTable table;
  private final Artifacts artifacts;
  private final Organizations organizations;
  private final OrganizationSeats organizationSeats = new OrganizationSeats();
  private final Feedback feedback;
  private final Calibrator calibrator;
  private final Verdict worstPublished;
  private final CampaignListener listener;
  private final RowReader reader;
  private final Roster roster = new Roster();
  private final LoadLog loads;
  private final LimitTrials limitTrials;
  private final Proposals proposals;
  private final CampaignRegistry registry;
  private final ActiveAccounts active = new ActiveAccounts();
  private final Examiner examiner;

  /** Seats whose accounts are gone; given up between looks, when nobody walks over lists. */
  private final IntOpenHashSet gone = new IntOpenHashSet();

  /** Profiles read in this sweep: a group is read by its proposer, its tests and its members. */
  private final Int2ObjectOpenHashMap<ProfileSnapshot> readAlready = new Int2ObjectOpenHashMap<>();

  /** Seats of accounts that a snapshot told and that have sent nothing since. */
  private final IntOpenHashSet restored = new IntOpenHashSet();

  private long listenerFailures;
  private volatile PublishedCampaigns campaigns = PublishedCampaigns.NONE;
  private volatile Outlook outlook;

  Sweeper(
      AccountTable table,
      Artifacts artifacts,
      FeatureExtractor extractor,
      Organizations organizations,
      LoadLog loads,
      Settings settings) {
    this.table = table;
    this.loads = loads;
    this.limitTrials = new LimitTrials(loads, key -> table.ordinal(table.handleOf(key)));
    this.artifacts = artifacts;
    this.feedback = new Feedback(extractor, table, this::campaigns);
    this.organizations = organizations;
    this.calibrator = new Calibrator(settings.budget());
    this.outlook = calibrator.outlook();
    this.worstPublished = settings.shadow() ? Verdict.WATCH : Verdict.FLAGGED;
    this.listener = settings.listener();
    this.registry = new CampaignRegistry(Configuration.provenance(settings));
    this.reader = new RowReader(table, organizations);
    this.proposals = new Proposals(this::profile, RequestFeatures.DIMENSIONS);
    this.examiner =
        new Examiner(
            new Judge(settings.signals()), calibrator, proposals, this::profile, this::undeclared);
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
    readAlready.clear();
    carryOut(now);
    // Before the accounts, so that everybody who has presented something has a seat by then.
    List<Artifacts.Presentation> presentations = artifacts.drain();
    takeIn(basis, now);
    takeInStandings();
    takeIn(presentations);
    calibrator.advance(now, active.count(now), registry::isConfirmed);
    proposals.expirePresentations(now);
    limitTrials.settle(feedback.draws(), now);
    SweepPopulation population =
        new SweepPopulation(
            proposals,
            roster,
            this::profile,
            artifacts,
            feedback::enforcedByOrdinal,
            limitTrials.all());
    for (Candidate candidate : proposals.due()) {
      examiner.look(candidate, population, mayFlag);
    }
    examiner.takeInNewcomers(population);
    proposals.settle();
    readAlready.clear();
    giveUpSeats();
    List<CampaignChange> changes = registry.update(examiner.serious(), now, this);
    publish(basis);
    watchMembers(now);
    campaigns = new PublishedCampaigns(registry.all(), registry.ended());
    outlook = calibrator.outlook();
    changes.forEach(this::tell);
  }

  /** Does what the host has said since the last time. */
  void carryOut(long now) {
    feedback.drain().forEach(order -> order.carryOut(this, registry, now));
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
      active.seen(seat, restored.remove(seat) ? Math.min(now, profile.lastSeenEpochMillis()) : now);
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

  /** Whose load is noted from now on, and of whom no more is kept. */
  private void watchMembers(long now) {
    LongLinkedOpenHashSet keys = new LongLinkedOpenHashSet();
    LongOpenHashSet ordinals = new LongOpenHashSet();
    registry.forEachMember(
        (seat, verdict, strength, campaignId) -> {
          long handle = roster.handle(seat);
          keys.add(table.key(handle));
          ordinals.add(table.ordinal(handle));
        });
    loads.watch(keys, now);
    limitTrials.keepOnly(ordinals::contains);
  }

  /** Share of all accounts that are in no group of at least this strength. */
  private double score(double strength) {
    return 1 - Math.min(1, (examiner.reach(strength) + 1.0) / (roster.size() + 1.0));
  }

  private void tell(CampaignChange change) {
    try {
      listener.campaignChanged(worstPublished == Verdict.FLAGGED ? change : change.inShadow());
    } catch (RuntimeException e) {
      listenerFailures++;
    }
  }

  private @Nullable ProfileSnapshot profile(int seat) {
    if (!roster.isTaken(seat)) {
      return null;
    }
    ProfileSnapshot known = readAlready.get(seat);
    if (known != null) {
      return known;
    }
    ProfileSnapshot profile = reader.read(roster.handle(seat));
    if (profile == null) {
      gone.add(seat);
    } else if (readAlready.size() < MOST_READ_ALREADY) {
      readAlready.put(seat, profile);
    }
    return profile;
  }

  private @Nullable ProfileSnapshot undeclared(int seat) {
    return roster.isTaken(seat) ? reader.readUndeclared(roster.handle(seat)) : null;
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
    examiner.forget(seats);
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
    Finding nearest = examiner.nearest(seat);
    return nearest == null
        ? null
        : new Outsider.Near(
            nearest,
            registry.campaignOf(nearest.group().number()),
            nearest.members().probabilityOf(seat),
            examiner.isSelfSimilar(seat, nearest.group()));
  }

  /** What the proposers remember of presentations, by the accounts' keys. */
  List<Artifacts.Presentation> presentations() {
    List<Artifacts.Presentation> all = new ArrayList<>();
    proposals.forEachPresented(
        (token, conversation, presenter, owner, at) ->
            all.add(
                new Artifacts.Presentation(token, conversation, key(presenter), key(owner), at)));
    return all;
  }

  RegistryState registryState() {
    return registry.state(this);
  }

  /** Seats an account that a snapshot told, so that campaigns find it before the first sweep. */
  void seat(long handle) {
    restored.add(roster.seatOrNew(handle));
  }

  /** Carries over what another registry knew; after all accounts have their seats. */
  void restore(RegistryState state, long now) {
    registry.restore(state, this::seatOf, now);
    for (int seat : restored) {
      long handle = roster.handle(seat);
      if (table.assess(key(seat)).verdict() != Verdict.CLEAR && !registry.isMember(seat)) {
        // Its campaign was dismissed after the latest sweep.
        table.publish(handle, Assessment.clear(Basis.NOT_ENOUGH_BASELINE));
        table.protect(handle, false);
      }
    }
    campaigns = new PublishedCampaigns(registry.all(), registry.ended());
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

  /** Accounts whose load is noted. */
  int watched() {
    return loads.accounts().length;
  }

  /** Families that had input in some look so far. */
  Set<Family> available() {
    return examiner.available();
  }
}
