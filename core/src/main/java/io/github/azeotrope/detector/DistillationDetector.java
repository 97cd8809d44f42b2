package io.github.azeotrope.detector;

import io.github.azeotrope.Assessment;
import io.github.azeotrope.OrganizationStanding;
import io.github.azeotrope.RequestObserver;
import io.github.azeotrope.background.Background;
import io.github.azeotrope.calibration.CalibrationReport;
import io.github.azeotrope.calibration.FalsePositiveBudget;
import io.github.azeotrope.campaign.Campaign;
import io.github.azeotrope.campaign.CampaignListener;
import io.github.azeotrope.campaign.Explanation;
import io.github.azeotrope.campaign.Provenance;
import io.github.azeotrope.evidence.Family;
import io.github.azeotrope.evidence.Signal;
import io.github.azeotrope.evidence.Signals;
import io.github.azeotrope.feature.FeatureExtractor;
import io.github.azeotrope.hash.LinkageKey;
import io.github.azeotrope.profile.ProfileRow;
import io.github.azeotrope.table.AccountTable;
import io.github.azeotrope.table.TableCounters;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds campaigns among the accounts of a model API: takes in every request through {@link
 * #observer}, sweeps now and then off the request path, and holds an assessment per account and the
 * campaigns found. Thread-safe; one instance serves all request threads.
 *
 * <p>Set-up errors throw from the builder. After that nothing throws into the host: a failure
 * inside is counted, shows in {@link #health}, and leaves the verdicts as they were.
 *
 * <p>Memory: see {@link Builder#maxAccounts}. Time: a request costs about what parsing its JSON
 * costs; a sweep follows what changed since the last one.
 */
public final class DistillationDetector implements AutoCloseable {
  private final Settings settings;
  private final FeatureExtractor extractor;
  private final AccountTable table;
  private final Artifacts artifacts;
  private final Organizations organizations;
  private final Sweeper sweeper;
  private final EventClock clock = new EventClock();
  private final Failures failures = new Failures();
  private final Sweeps sweeps;
  private final InlineObserver observer;
  private final @Nullable SweepThread ownThread;
  private final @Nullable SweepThread ownLookUps;

  private DistillationDetector(Settings settings) {
    this.settings = settings;
    extractor = new FeatureExtractor(settings.key(), Background.BUILT_IN);
    table = new AccountTable(settings.maxAccounts());
    artifacts = new Artifacts(extractor, settings.maxAccounts());
    Executor given = settings.executor();
    ownThread = given == null ? new SweepThread("azeotrope-sweep") : null;
    // A thread of their own, so that a directory that hangs does not stop the sweeps.
    ownLookUps = given == null ? new SweepThread("azeotrope-organizations") : null;
    organizations =
        new Organizations(
            settings.organizations(), given != null ? given : Objects.requireNonNull(ownLookUps));
    LoadLog loads = new LoadLog();
    sweeper = new Sweeper(table, artifacts, extractor, organizations, loads, settings);
    sweeps =
        new Sweeps(
            settings,
            given != null ? given : Objects.requireNonNull(ownThread),
            clock,
            table,
            organizations,
            sweeper,
            failures);
    observer =
        new InlineObserver(
            extractor, table, artifacts, organizations, loads, clock, sweeps, failures);
  }

  /** A builder with the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** What a host calls inline; the same object every time. */
  public RequestObserver observer() {
    return observer;
  }

  /** What is held of the account now: a look-up. Never throws. */
  public Assessment assess(String account) {
    return observer.assess(account);
  }

  /** All open campaigns as of the latest sweep, oldest first. */
  public List<Campaign> campaigns() {
    return sweeper.campaigns().open();
  }

  /**
   * Campaigns that were closed, merged or dismissed, as they last were, in order of their end: the
   * latest 256, with at most 131,072 members together.
   */
  public List<Campaign> endedCampaigns() {
    return sweeper.campaigns().ended();
  }

  /** One campaign by its id, open or ended. */
  public Optional<Campaign> campaign(String id) {
    return sweeper.campaigns().find(id);
  }

  /** Where the host tells what it decided on campaigns and did to accounts. */
  public Feedback feedback() {
    return sweeper.feedback();
  }

  /**
   * Why an account has its verdict, in words, from the evidence as of the latest sweep: of a member
   * with the evidence frozen when it was flagged; of anybody else with the group it lies near and
   * why it was left out. Never names another account.
   *
   * <p>Of an account in no campaign it waits for a sweep under way, so a listener must not wait for
   * another thread that asks.
   */
  public Explanation explain(String account) {
    Assessment assessment = assess(account);
    Campaign campaign = assessment.campaign().flatMap(this::campaign).orElse(null);
    if (campaign != null) {
      return Explanations.ofMember(account, assessment, campaign);
    }
    Outsider known = sweeps.between(() -> sweeper.outsider(extractor.accountHash(account)));
    return Explanations.ofOutsider(account, assessment, known);
  }

  /**
   * The token under which {@link Campaign#targets} tells of a model, 1 to 2^24 - 1; 0 for no name.
   * It depends on the key: a host that knows its models' names asks for each.
   */
  public int modelToken(String model) {
    return ProfileRow.modelToken(extractor.modelHash(model));
  }

  /** Version, settings, key and background by which this detector comes to its verdicts. */
  public Provenance provenance() {
    return Configuration.provenance(settings);
  }

  /**
   * What the false-positive budget asks for as of the latest sweep, what that rests on, and how
   * many legitimate accounts it is expected to flag. About 10 ms.
   */
  public CalibrationReport calibration() {
    return sweeper.calibration();
  }

  /** How the detector is doing. Cost: a few microseconds. */
  public DetectorHealth health() {
    TableCounters counters = table.counters();
    Set<Family> unavailable = EnumSet.allOf(Family.class);
    unavailable.removeAll(sweeper.available());
    long last = sweeps.last();
    long now = clock.now();
    return new DetectorHealth(
        observer.requests(),
        counters.accounts(),
        counters.evicted(),
        clock.clamped(),
        observer.refused() + counters.refused(),
        observer.skippedUnits(),
        counters.retried(),
        sweeper.dropped() + artifacts.dropped(),
        failures.count() + sweeper.listenerFailures() + organizations.failures(),
        sweeps.count(),
        last == EventClock.UNSET ? Duration.ZERO : Duration.ofMillis(Math.max(0, now - last)),
        sweeps.isBaselineReady(),
        unavailable);
  }

  /**
   * Sweeps now, on the calling thread, with this as the event time; for hosts without traffic, for
   * the end of a replay and for tests. Waits for a sweep under way.
   *
   * @param epochMillis event time; an earlier one than the latest is taken as the latest
   */
  public void sweepNow(long epochMillis) {
    clock.advanceTo(epochMillis);
    sweeps.run();
  }

  /**
   * Writes the state to a file that {@link Builder#restore} reads: accounts, event time, campaigns
   * with their frozen evidence and what was ruled on them, who owns which artifact, when the host
   * acted on whom. What the host said is carried out before. Waits for a sweep under way; requests
   * are observed meanwhile, and may be in the file or not.
   *
   * <p>The file is written beside its place and moved there, so that there is never half of one. It
   * holds account ids, keyed hashes and sketches, no text; whoever can write it can change
   * verdicts. A file with accounts that must be forgotten must be replaced or destroyed.
   *
   * <p>Not in it: the groups that are proposed and their evidence, which the first sweep makes anew
   * from the accounts (see {@link Builder#restore}); what legitimate groups of this host have shown
   * ({@link #calibration} begins with the built-in references); the standings of organizations,
   * which are asked for again; counters.
   *
   * <p>Cost: linear in the accounts, about 1 KB and a few microseconds each.
   *
   * @throws IOException if it cannot be written; what stood there before then stays
   */
  public void snapshot(Path file) throws IOException {
    sweeps.writeBetween(() -> Snapshots.write(parts(), file));
  }

  /** What has a state; for tests. */
  Snapshots.Parts parts() {
    return new Snapshots.Parts(settings, clock, sweeps, table, artifacts, sweeper);
  }

  /** Ends the sweeps; requests are assessed as before but no longer observed. */
  @Override
  public void close() {
    observer.close();
    sweeps.close();
    if (ownThread != null) {
      ownThread.close();
    }
    if (ownLookUps != null) {
      ownLookUps.close();
    }
  }

  /** For tests. */
  Settings settings() {
    return settings;
  }

  /** What the groups of this term have shown; for measuring the built-in references. */
  List<String> measuredGroups() {
    return sweeper.measuredGroups();
  }

  /** Accounts the sweeps keep something of; for tests. */
  int seated() {
    return sweeper.seated();
  }

  /** Accounts whose load is noted by the minute; for tests. */
  int watched() {
    return sweeper.watched();
  }

  /** Collects the settings; what is wrong throws here or in {@link #build}, or never. */
  public static final class Builder {
    private static final int MIN_ACCOUNTS = 64;

    private @Nullable LinkageKey key;
    private int maxAccounts = 1_000_000;
    private Duration sweepEvery = Duration.ofHours(1);
    private int baselineAccounts = 300;
    private Duration baselinePeriod = Duration.ofDays(2);
    private CampaignListener listener = CampaignListener.NONE;
    private FalsePositiveBudget budget = FalsePositiveBudget.DEFAULT;
    private boolean shadow;
    private List<Signal> signals = Signals.ALL;
    private @Nullable Function<String, OrganizationStanding> organizations;
    private @Nullable Executor executor;
    private @Nullable Path snapshot;

    private Builder() {}

    /** Required: the secret under which everything that identifies is hashed. */
    public Builder linkageKey(LinkageKey key) {
      this.key = Objects.requireNonNull(key, "key");
      return this;
    }

    /**
     * Hard cap on accounts held; default one million. About 1 KiB an account.
     *
     * @throws IllegalArgumentException if below 64 or above {@link AccountTable#MAX_ACCOUNTS}
     */
    public Builder maxAccounts(int accounts) {
      if (accounts < MIN_ACCOUNTS || accounts > AccountTable.MAX_ACCOUNTS) {
        throw new IllegalArgumentException(
            "maxAccounts must be "
                + MIN_ACCOUNTS
                + " to "
                + AccountTable.MAX_ACCOUNTS
                + ", was "
                + accounts);
      }
      this.maxAccounts = accounts;
      return this;
    }

    /**
     * Event time between sweeps; default one hour.
     *
     * @throws IllegalArgumentException if below a second
     */
    public Builder sweepEvery(Duration eventTime) {
      if (eventTime.compareTo(Duration.ofSeconds(1)) < 0) {
        throw new IllegalArgumentException("sweepEvery must be at least PT1S, was " + eventTime);
      }
      this.sweepEvery = eventTime;
      return this;
    }

    /**
     * What must have been seen before anybody is flagged; default 300 accounts and 2 days. Past
     * logs count: observe them first.
     *
     * @throws IllegalArgumentException if either is negative
     */
    public Builder baseline(int accounts, Duration period) {
      if (accounts < 0 || period.isNegative()) {
        throw new IllegalArgumentException(
            "baseline must not be negative, was " + accounts + " accounts, " + period);
      }
      this.baselineAccounts = accounts;
      this.baselinePeriod = period;
      return this;
    }

    /**
     * How many legitimate accounts may be flagged, expected; default 100 per million active
     * accounts in 30 days. A smaller budget asks for more evidence; a larger one never for less
     * than two pieces of evidence that are enough by themselves.
     */
    public Builder falsePositiveBudget(FalsePositiveBudget budget) {
      this.budget = Objects.requireNonNull(budget, "budget");
      return this;
    }

    /**
     * Whether to judge without consequences; default no. In shadow mode no {@link Assessment} says
     * worse than WATCH, while {@link DistillationDetector#campaigns} and the listener tell what
     * would have been flagged and {@link DistillationDetector#calibration} how much of it may be
     * wrong.
     */
    public Builder shadow(boolean on) {
      this.shadow = on;
      return this;
    }

    /** Hears of campaigns; default nobody. */
    public Builder listener(CampaignListener listener) {
      this.listener = Objects.requireNonNull(listener, "listener");
      return this;
    }

    /**
     * Tells how far the host vouches for an organization that accounts declare ({@link
     * io.github.azeotrope.AccountFacts#organization}); default: whatever a request names answers
     * for its account. Where anybody can register an organization, that clears a pool that
     * registers one: such a host must say who is who.
     *
     * <p>Asked off the request path, by {@link #executor} or else by a daemon thread of its own,
     * for at most 4,096 organizations a sweep and for each again after a day of event time. One
     * that throws or does not return is counted in {@link DetectorHealth#internalFailures}; until
     * it has answered, the organization has no standing. With {@code Runnable::run} as the executor
     * it must not block.
     *
     * @param standing from the organization as the host names it in requests; null counts as {@link
     *     OrganizationStanding#NONE}
     */
    public Builder organizations(Function<String, OrganizationStanding> standing) {
      this.organizations = Objects.requireNonNull(standing, "standing");
      return this;
    }

    /**
     * Runs the sweeps, one at a time; {@code Runnable::run} sweeps inline and makes results
     * reproducible. Default: one daemon thread that ends when idle.
     */
    public Builder executor(Executor executor) {
      this.executor = Objects.requireNonNull(executor, "executor");
      return this;
    }

    /**
     * The signals that verify groups; default {@link Signals#ALL}. For measuring what each is
     * needed for: without some, campaigns are missed, and honest groups that they acquit are
     * flagged.
     */
    public Builder signals(List<Signal> signals) {
      this.signals = List.copyOf(signals);
      return this;
    }

    /**
     * Goes on from what {@link DistillationDetector#snapshot} wrote under the same linkage key.
     * {@link #build} reads it. Accounts keep their verdicts from the first request on. Open
     * campaigns keep ids, members, verdicts and evidence; since some evidence counts only what
     * comes after a group was proposed, they stay for seven days of event time even where the
     * evidence that is collected anew does not yet suffice, unless a person dismisses them.
     */
    public Builder restore(Path snapshot) {
      this.snapshot = Objects.requireNonNull(snapshot, "snapshot");
      return this;
    }

    /**
     * The detector.
     *
     * @throws IllegalStateException if there is no linkage key
     * @throws IllegalArgumentException if the file to restore is damaged, of another key, layout or
     *     format, or holds more than maxAccounts; the message says which
     * @throws java.io.UncheckedIOException if the file to restore cannot be read
     */
    public DistillationDetector build() {
      LinkageKey k = key;
      if (k == null) {
        throw new IllegalStateException(
            "linkageKey is required: keep one secret key per deployment, for example"
                + " LinkageKey.fromBase64(...); LinkageKey.generate() makes one");
      }
      DistillationDetector detector =
          new DistillationDetector(
              new Settings(
                  k,
                  maxAccounts,
                  sweepEvery,
                  baselineAccounts,
                  baselinePeriod,
                  listener,
                  signals,
                  organizations,
                  budget,
                  shadow,
                  executor));
      if (snapshot != null) {
        Snapshots.read(detector.parts(), snapshot);
      }
      return detector;
    }
  }
}
