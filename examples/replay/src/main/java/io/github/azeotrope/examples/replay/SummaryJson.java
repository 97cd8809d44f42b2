package io.github.azeotrope.examples.replay;

import io.github.azeotrope.Verdict;
import io.github.azeotrope.detector.DetectorHealth;
import io.github.azeotrope.evidence.Family;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Counts, cost and health of a playback. The only file that differs from run to run. */
final class SummaryJson {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double MEDIAN = 50;
  private static final double ONE_IN_A_HUNDRED = 99;
  private static final double ONE_IN_A_THOUSAND = 99.9;

  private SummaryJson() {}

  static void write(Writer out, Findings findings, @Nullable TraceTally tally) {
    PlaybackStatistics statistics = findings.statistics();
    try (JsonGenerator json = Json.to(out)) {
      json.writeStartObject();
      json.writeNumberProperty("requests", statistics.requests());
      if (tally != null) {
        trace(json, tally);
      }
      accountsAndCampaigns(json, findings);
      json.writeNumberProperty("firstEvent", statistics.firstEventMillis());
      json.writeNumberProperty("lastEvent", statistics.lastEventMillis());
      json.writeNumberProperty("wallSeconds", statistics.wallSeconds());
      json.writeNumberProperty("requestsPerSecond", statistics.requestsPerSecond());
      json.writeNumberProperty("peakHeapBytes", statistics.peakHeapBytes());
      latency(json, statistics.observeNanos());
      sweeps(json, statistics.sweepNanos());
      health(json, findings.health());
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void trace(JsonGenerator json, TraceTally tally) {
    json.writeNumberProperty("linesRead", tally.linesRead());
    json.writeNumberProperty("linesSkipped", tally.linesSkipped());
    json.writeObjectPropertyStart("linesSkippedByReason");
    for (Map.Entry<LineProblem, Long> entry : tally.skippedByProblem().entrySet()) {
      json.writeNumberProperty(entry.getKey().key(), entry.getValue());
    }
    json.writeEndObject();
    json.writeArrayPropertyStart("firstSkippedLines");
    for (long number : tally.skippedLineNumbers()) {
      json.writeNumber(number);
    }
    json.writeEndArray();
    json.writeNumberProperty("linesBlank", tally.blankLines());
    json.writeNumberProperty("linesLeftOut", tally.linesLeftOut());
    json.writeNumberProperty("linesAfterUntil", tally.linesAfterUntil());
    json.writeNumberProperty("linesRepaired", tally.repairedLines());
    long ignored = tally.ignoredFields().values().stream().mapToLong(Long::longValue).sum();
    json.writeNumberProperty("ignoredFields", ignored);
    json.writeObjectPropertyStart("ignoredFieldsByName");
    for (Map.Entry<TraceField, Long> entry : tally.ignoredFields().entrySet()) {
      json.writeNumberProperty(entry.getKey().jsonName(), entry.getValue());
    }
    json.writeEndObject();
    IOException failure = tally.failure();
    json.writeStringProperty("brokeOff", failure == null ? null : Errors.describe(failure));
  }

  private static void accountsAndCampaigns(JsonGenerator json, Findings findings) {
    json.writeNumberProperty("accounts", findings.accounts().size());
    json.writeObjectPropertyStart("accountsByVerdict");
    for (Verdict verdict : Verdict.values()) {
      long accounts = findings.accounts().stream().filter(a -> a.verdict() == verdict).count();
      json.writeNumberProperty(verdict.name(), accounts);
    }
    json.writeEndObject();
    json.writeNumberProperty("campaigns", findings.campaigns().size());
    long flagged =
        findings.campaigns().stream()
            .filter(finding -> finding.campaign().verdict() == Verdict.FLAGGED)
            .count();
    json.writeNumberProperty("campaignsFlagged", flagged);
    json.writeNumberProperty("campaignsClosed", findings.closedCampaigns().size());
  }

  private static void latency(JsonGenerator json, Histogram nanos) {
    json.writeObjectPropertyStart("assessmentNanos");
    json.writeNumberProperty("p50", nanos.getValueAtPercentile(MEDIAN));
    json.writeNumberProperty("p99", nanos.getValueAtPercentile(ONE_IN_A_HUNDRED));
    json.writeNumberProperty("p99.9", nanos.getValueAtPercentile(ONE_IN_A_THOUSAND));
    json.writeNumberProperty("max", nanos.getMaxValue());
    json.writeEndObject();
  }

  private static void sweeps(JsonGenerator json, Histogram nanos) {
    json.writeObjectPropertyStart("inlineSweeps");
    json.writeNumberProperty("count", nanos.getTotalCount());
    json.writeNumberProperty(
        "totalSeconds", nanos.getMean() * nanos.getTotalCount() / NANOS_PER_SECOND);
    json.writeNumberProperty("maxSeconds", nanos.getMaxValue() / NANOS_PER_SECOND);
    json.writeEndObject();
  }

  private static void health(JsonGenerator json, DetectorHealth health) {
    json.writeObjectPropertyStart("health");
    json.writeNumberProperty("requests", health.requests());
    json.writeNumberProperty("accounts", health.accounts());
    json.writeNumberProperty("evictedAccounts", health.evictedAccounts());
    json.writeNumberProperty("clampedTimes", health.clampedTimes());
    json.writeNumberProperty("refusedRequests", health.refusedRequests());
    json.writeNumberProperty("skippedCharacters", health.skippedCharacters());
    json.writeNumberProperty("retriedRequests", health.retriedRequests());
    json.writeNumberProperty("droppedWork", health.droppedWork());
    json.writeNumberProperty("internalFailures", health.internalFailures());
    json.writeNumberProperty("sweeps", health.sweeps());
    json.writeStringProperty("lastSweepAge", health.lastSweepAge().toString());
    json.writeBooleanProperty("baselineReady", health.baselineReady());
    json.writeBooleanProperty("degraded", health.isDegraded());
    json.writeArrayPropertyStart("unavailableFamilies");
    // A set has no order of its own; the enum's makes the file comparable.
    for (Family family : Family.values()) {
      if (health.unavailableFamilies().contains(family)) {
        json.writeString(family.name());
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
