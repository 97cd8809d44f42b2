package io.github.azeotrope.detector;

import io.github.azeotrope.Assessment;
import io.github.azeotrope.Basis;
import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.ModelResponse;
import io.github.azeotrope.RequestObserver;
import io.github.azeotrope.feature.FeatureExtractor;
import io.github.azeotrope.feature.FeaturePool;
import io.github.azeotrope.feature.RequestFeatures;
import io.github.azeotrope.hash.LinkageKind;
import io.github.azeotrope.table.AccountTable;
import java.util.concurrent.atomic.LongAdder;

/** The calls on the request path. Never throws; thread-safe. */
final class InlineObserver implements RequestObserver {
  /** The year 9999: later stamps are refused as nonsense. */
  private static final long LATEST_EPOCH_MILLIS = 253_402_300_799_999L;

  private final FeatureExtractor extractor;
  private final FeaturePool pool;
  private final AccountTable table;
  private final Artifacts artifacts;
  private final Organizations organizations;
  private final LoadLog loads;
  private final EventClock clock;
  private final Sweeps sweeps;
  private final Failures failures;
  private final LongAdder requests = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final LongAdder skippedUnits = new LongAdder();
  private volatile boolean closed;

  InlineObserver(
      FeatureExtractor extractor,
      AccountTable table,
      Artifacts artifacts,
      Organizations organizations,
      LoadLog loads,
      EventClock clock,
      Sweeps sweeps,
      Failures failures) {
    this.extractor = extractor;
    this.pool = new FeaturePool(extractor);
    this.table = table;
    this.artifacts = artifacts;
    this.organizations = organizations;
    this.loads = loads;
    this.clock = clock;
    this.sweeps = sweeps;
    this.failures = failures;
  }

  @Override
  public Assessment assess(String account) {
    try {
      return current(table.assess(extractor.accountHash(account)));
    } catch (RuntimeException e) {
      failures.note("An assessment failed", e);
      return Assessment.clear(Basis.DEGRADED);
    }
  }

  @Override
  public Assessment observe(ModelRequest request) {
    SlowObserve event = new SlowObserve();
    event.begin();
    Assessment assessment = observed(request, event);
    event.commit();
    return assessment;
  }

  private Assessment observed(ModelRequest request, SlowObserve event) {
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
        event.promptUnits = request.prompt().length();
        skippedUnits.add(features.promptSkipped() + (long) features.systemSkipped());
        assessment = table.observe(features, request.account(), epochMillis);
        loads.note(features.accountHash(), epochMillis);
        artifacts.observe(features, eventTime(epochMillis));
        organizations.declared(
            features.link(LinkageKind.ORGANIZATION), request.facts().organization());
      } finally {
        pool.release(features);
      }
      sweeps.startIfDue();
      return current(assessment);
    } catch (RuntimeException e) {
      failures.note("A request could not be observed", e);
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
      failures.note("An answer could not be noted", e);
    }
  }

  /** The clock's time, which no single stamp can move; before there is one, the stamp itself. */
  private long eventTime(long epochMillis) {
    long now = clock.now();
    return now == EventClock.UNSET ? epochMillis : now;
  }

  /** The sweep republishes what changed; the baseline may have become ready since. */
  private Assessment current(Assessment held) {
    return held.basis() == Basis.NOT_ENOUGH_BASELINE
            && sweeps.isBaselineReady()
            && held.score() == 0
        ? Assessment.clear(Basis.EVIDENCE)
        : held;
  }

  /** From now on requests are assessed but no longer observed. */
  void close() {
    closed = true;
  }

  /** Requests observed. */
  long requests() {
    return requests.sum();
  }

  /** Requests whose stamp was nonsense. */
  long refused() {
    return refused.sum();
  }

  /** UTF-16 units of prompts that were not read. */
  long skippedUnits() {
    return skippedUnits.sum();
  }
}
