package io.github.azeotrope.detector;

import io.github.azeotrope.Assessment;
import io.github.azeotrope.Basis;
import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.ModelResponse;
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
import io.github.azeotrope.feature.FeaturePool;
import io.github.azeotrope.feature.RequestFeatures;
import io.github.azeotrope.hash.LinkageKey;
import io.github.azeotrope.hash.LinkageKind;
import io.github.azeotrope.table.AccountTable;
import io.github.azeotrope.table.TableCounters;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
  private static final Logger LOG = LoggerFactory.getLogger(DistillationDetector.class);

  /** The year 9999: later stamps are refused as nonsense. */
  private static final long LATEST_EPOCH_MILLIS = 253_402_300_799_999L;

  private final Settings settings;
  private final FeatureExtractor extractor;
  private final FeaturePool pool;
  private final AccountTable table;
  private final Artifacts artifacts;
  private final Organizations organizations;
  private final Sweeper sweeper;
  private final EventClock clock = new EventClock();
  private final RequestObserver observer = new Inline();
  private final @Nullable SweepThread ownThread;
  private final @Nullable SweepThread ownLookUps;
  private final Executor executor;
  private final ReentrantLock sweeping = new ReentrantLock();
  private final AtomicBoolean sweepQueued = new AtomicBoolean();
  private final AtomicLong nextSweep = new AtomicLong(EventClock.UNSET);
  private final LongAdder requests = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final LongAdder skippedUnits = new LongAdder();
  private final AtomicLong failures = new AtomicLong();
  private final AtomicLong sweeps = new AtomicLong();
  private volatile long lastSweep = EventClock.UNSET;
  private volatile boolean baselineReady;
  private volatile boolean closed;

  private DistillationDetector(Settings settings) {
    this.settings = settings;
    extractor = new FeatureExtractor(settings.key(), Background.BUILT_IN);
    pool = new FeaturePool(extractor);
    table = new AccountTable(settings.maxAccounts());
    artifacts = new Artifacts(extractor, settings.maxAccounts());
    Executor given = settings.executor();
    ownThread = given == null ? new SweepThread("azeotrope-sweep") : null;
    executor = given != null ? given : Objects.requireNonNull(ownThread);
    // A thread of their own, so that a directory that hangs does not stop the sweeps.
    ownLookUps = given == null ? new SweepThread("azeotrope-organizations") : null;
    organizations =
        new Organizations(
            settings.organizations(), given != null ? given : Objects.requireNonNull(ownLookUps));
    sweeper = new Sweeper(table, artifacts, extractor, organizations, settings);
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
    sweeping.lock();
    try {
      Outsider known = sweeper.outsider(extractor.accountHash(account));
      return Explanations.ofOutsider(account, assessment, known);
    } finally {
      sweeping.unlock();
    }
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
    long last = lastSweep;
    long now = clock.now();
    return new DetectorHealth(
        requests.sum(),
        counters.accounts(),
        counters.evicted(),
        clock.clamped(),
        refused.sum() + counters.refused(),
        skippedUnits.sum(),
        counters.retried(),
        sweeper.dropped() + artifacts.dropped(),
        failures.get() + sweeper.listenerFailures() + organizations.failures(),
        sweeps.get(),
        last == EventClock.UNSET ? Duration.ZERO : Duration.ofMillis(Math.max(0, now - last)),
        baselineReady,
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
    sweep();
  }

  /** Ends the sweeps; requests are assessed as before but no longer observed. */
  @Override
  public void close() {
    closed = true;
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

  private void sweepIfDue() {
    long now = clock.now();
    long due = nextSweep.get();
    if (!clock.isSettled()) {
      return;
    }
    if (due == EventClock.UNSET) {
      nextSweep.compareAndSet(due, clock.start() + settings.sweepEvery().toMillis());
      return;
    }
    if (now >= due && sweepQueued.compareAndSet(false, true)) {
      nextSweep.set(now + settings.sweepEvery().toMillis());
      try {
        executor.execute(this::sweep);
      } catch (RuntimeException e) {
        sweepQueued.set(false);
        failed("A sweep could not be started", e);
      }
    }
  }

  private void sweep() {
    sweeping.lock();
    try {
      sweepQueued.set(false);
      long now = clock.now();
      if (closed || now == EventClock.UNSET) {
        return;
      }
      baselineReady =
          baselineReady
              || (table.size() >= settings.baselineAccounts()
                  && now - clock.start() >= settings.baselinePeriod().toMillis());
      organizations.refresh(now);
      sweeper.sweep(now, baselineReady);
      lastSweep = now;
      sweeps.incrementAndGet();
    } catch (RuntimeException e) {
      failed("A sweep failed; verdicts stay as they were", e);
    } finally {
      sweeping.unlock();
    }
  }

  private void failed(String what, RuntimeException e) {
    // One line per power of two failures: a broken detector must not fill the host's log.
    long n = failures.incrementAndGet();
    if ((n & (n - 1)) == 0) {
      LOG.warn("{} ({} failures so far)", what, n, e);
    }
  }

  /** The calls on the request path. */
  private final class Inline implements RequestObserver {
    @Override
    public Assessment assess(String account) {
      try {
        return current(table.assess(extractor.accountHash(account)));
      } catch (RuntimeException e) {
        failed("An assessment failed", e);
        return Assessment.clear(Basis.DEGRADED);
      }
    }

    @Override
    public Assessment observe(ModelRequest request) {
      try {
        if (closed) {
          return assess(request.account());
        }
        if (request.epochMillis() < 0 || request.epochMillis() > LATEST_EPOCH_MILLIS) {
          refused.increment();
          return assess(request.account());
        }
        requests.increment();
        long epochMillis = clock.observe(request.epochMillis());
        RequestFeatures features = pool.acquire();
        Assessment assessment;
        try {
          extractor.extract(request, features);
          skippedUnits.add(features.promptSkipped() + (long) features.systemSkipped());
          assessment = table.observe(features, request.account(), epochMillis);
          artifacts.observe(features, eventTime(epochMillis));
          organizations.declared(
              features.link(LinkageKind.ORGANIZATION), request.facts().organization());
        } finally {
          pool.release(features);
        }
        sweepIfDue();
        return current(assessment);
      } catch (RuntimeException e) {
        failed("A request could not be observed", e);
        return Assessment.clear(Basis.DEGRADED);
      }
    }

    @Override
    public void complete(ModelResponse response) {
      if (closed) {
        return;
      }
      try {
        long account = extractor.accountHash(response.account());
        table.complete(account, response.outputTokens());
        if (!response.issuedArtifacts().isEmpty()) {
          RequestFeatures scratch = pool.acquire();
          try {
            artifacts.issue(
                account, response.issuedArtifacts(), scratch, eventTime(response.epochMillis()));
          } finally {
            pool.release(scratch);
          }
        }
      } catch (RuntimeException e) {
        failed("An answer could not be noted", e);
      }
    }

    /** The clock's time, which no single stamp can move; before there is one, the stamp itself. */
    private long eventTime(long epochMillis) {
      long now = clock.now();
      return now == EventClock.UNSET ? epochMillis : now;
    }

    /** The sweep republishes what changed; the baseline may have become ready since. */
    private Assessment current(Assessment held) {
      return held.basis() == Basis.NOT_ENOUGH_BASELINE && baselineReady && held.score() == 0
          ? Assessment.clear(Basis.EVIDENCE)
          : held;
    }
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
     * The detector.
     *
     * @throws IllegalStateException if there is no linkage key
     */
    public DistillationDetector build() {
      LinkageKey k = key;
      if (k == null) {
        throw new IllegalStateException(
            "linkageKey is required: keep one secret key per deployment, for example"
                + " LinkageKey.fromBase64(...); LinkageKey.generate() makes one");
      }
      return new DistillationDetector(
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
    }
  }
}
