package io.github.azeotrope.examples.replay;

import io.github.azeotrope.Assessment;
import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.ModelResponse;
import io.github.azeotrope.RequestObserver;
import io.github.azeotrope.Verdict;
import io.github.azeotrope.campaign.Campaign;
import io.github.azeotrope.campaign.Member;
import io.github.azeotrope.detector.DistillationDetector;
import io.github.azeotrope.evidence.Targets;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.HdrHistogram.Histogram;

/**
 * Plays exchanges to a detector as a host would, in their order, and collects what it says. Not
 * thread-safe: sweeps run inline, so that equal exchanges give equal findings.
 */
public final class Playback implements AutoCloseable {
  private static final int SIGNIFICANT_DIGITS = 3;

  /** Whoever sends may name any model. */
  private static final int MOST_MODELS = 1_024;

  private final AccountLedger ledger = new AccountLedger();
  private final Histogram observeNanos = new Histogram(SIGNIFICANT_DIGITS);
  private final Histogram sweepNanos = new Histogram(SIGNIFICANT_DIGITS);
  private final DistillationDetector detector;
  private final RequestObserver observer;
  private final long startNanos;
  private final Set<String> models = new TreeSet<>();
  private long inlineSweepNanos;
  private long requests;
  private long firstEventMillis = Long.MAX_VALUE;
  private long lastEventMillis;

  private Playback(DistillationDetector.Builder builder) {
    heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
    startNanos = System.nanoTime();
    detector = builder.listener(ledger).executor(this::sweep).build();
    observer = detector.observer();
  }

  /** A playback to a detector of these settings; listener and executor are replaced. */
  public static Playback to(DistillationDetector.Builder builder) {
    return new Playback(builder);
  }

  /** Plays one exchange. */
  public void play(Exchange exchange) {
    ModelRequest request = exchange.request();
    long sweptBefore = inlineSweepNanos;
    long before = System.nanoTime();
    Assessment assessment = observer.observe(request);
    // A live host sweeps on another thread, so a sweep is no part of what its requests wait for.
    observeNanos.recordValue(
        Math.max(0, System.nanoTime() - before - (inlineSweepNanos - sweptBefore)));
    ModelResponse response = exchange.response();
    if (response != null) {
      observer.complete(response);
    }
    ledger.observed(request.account(), request.epochMillis(), assessment);
    if (request.model() != null && models.size() < MOST_MODELS) {
      models.add(request.model());
    }
    requests++;
    if (request.epochMillis() >= 0) {
      firstEventMillis = Math.min(firstEventMillis, request.epochMillis());
      // Not the greatest: one stamp far ahead in the middle would move the last sweep there.
      lastEventMillis = request.epochMillis();
    }
  }

  /** Sweeps once more at the time of the last request and collects everything. */
  public Findings finish() {
    detector.sweepNow(lastEventMillis);
    PlaybackStatistics statistics =
        new PlaybackStatistics(
            requests,
            Math.min(firstEventMillis, lastEventMillis),
            lastEventMillis,
            System.nanoTime() - startNanos,
            peakHeapBytes(),
            observeNanos,
            sweepNanos);
    List<CampaignFinding> campaigns = new ArrayList<>();
    for (Campaign campaign : detector.campaigns()) {
      campaigns.add(
          new CampaignFinding(
              campaign,
              detector.explain(spokenFor(campaign)),
              modelNames(campaign),
              ledger.requestsPerDay(campaign.members())));
    }
    return new Findings(
        ledger.rows(detector::assess, lastEventMillis),
        campaigns,
        ledger.closedCampaigns(),
        statistics,
        detector.health());
  }

  /** Writes the detector's state, for another one to go on from. */
  void snapshot(Path file) throws IOException {
    detector.snapshot(file);
  }

  /** The names that were asked for under a campaign's tokens. */
  private Map<Integer, String> modelNames(Campaign campaign) {
    Map<Integer, String> names = new HashMap<>();
    for (Targets.OfModel model : campaign.targets().models()) {
      models.stream()
          .filter(name -> detector.modelToken(name) == model.token())
          .findFirst()
          .ifPresent(name -> names.put(model.token(), name));
    }
    return names;
  }

  long requests() {
    return requests;
  }

  long lastEventMillis() {
    return lastEventMillis;
  }

  int openCampaigns() {
    return ledger.openCampaigns();
  }

  @Override
  public void close() {
    detector.close();
  }

  private void sweep(Runnable task) {
    long before = System.nanoTime();
    task.run();
    long nanos = Math.max(0, System.nanoTime() - before);
    inlineSweepNanos += nanos;
    sweepNanos.recordValue(nanos);
  }

  /** A member whose explanation stands for the campaign: the first with the worst verdict. */
  private static String spokenFor(Campaign campaign) {
    Member worst = null;
    for (Member member : campaign.members()) {
      if (worst == null || member.verdict().compareTo(worst.verdict()) > 0) {
        worst = member;
      }
      if (worst.verdict() == Verdict.FLAGGED) {
        break;
      }
    }
    return worst == null ? "" : worst.account();
  }

  private static long peakHeapBytes() {
    return heapPools().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
  }

  private static List<MemoryPoolMXBean> heapPools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP && pool.isValid())
        .toList();
  }
}
