package io.github.azeotrope.examples.replay;

import io.github.azeotrope.Assessment;
import io.github.azeotrope.Basis;
import io.github.azeotrope.Capability;
import io.github.azeotrope.Verdict;
import io.github.azeotrope.campaign.Campaign;
import io.github.azeotrope.campaign.CampaignChange;
import io.github.azeotrope.campaign.Explanation;
import io.github.azeotrope.campaign.Lineage;
import io.github.azeotrope.campaign.Member;
import io.github.azeotrope.detector.DetectorHealth;
import io.github.azeotrope.evidence.Evidence;
import io.github.azeotrope.evidence.Evidence.Outcome;
import io.github.azeotrope.evidence.Family;
import io.github.azeotrope.evidence.Targets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** Findings as a detector could give them, with ids that attack whatever shows them. */
final class SampleFindings {
  static final String EVIL_ACCOUNT = "<script>alert('x')</script> & \"y\" \u202e\u0007";
  static final String EVIL_CAMPAIGN = "c-1\"><img src=x onerror=alert(1)>";
  static final long START = 1_776_816_000_000L;
  static final long FLAGGED_AT = START + 3 * DailyCounts.DAY_MILLIS;

  private SampleFindings() {}

  static Findings findings() {
    Campaign campaign = campaign();
    TreeMap<Long, Long> perDay = new TreeMap<>();
    long firstDay = START / DailyCounts.DAY_MILLIS;
    for (int day = 0; day < 12; day++) {
      perDay.put(firstDay + day, 100L + 37L * (day % 5));
    }
    Explanation explanation =
        new Explanation(
            EVIL_ACCOUNT,
            new Assessment(Verdict.FLAGGED, 0.9999, EVIL_CAMPAIGN, Basis.EVIDENCE),
            campaign,
            List.of(),
            List.of("One load balancer deals the work out <b>."),
            List.of("Half of the accounts are older than a year."),
            null);
    return new Findings(
        List.of(
            new AccountRow(
                EVIL_ACCOUNT,
                900,
                Verdict.FLAGGED,
                Basis.EVIDENCE,
                0.9999,
                EVIL_CAMPAIGN,
                FLAGGED_AT,
                300),
            new AccountRow(
                "plain", 2, Verdict.CLEAR, Basis.TOO_LITTLE_TRAFFIC, 0, null, Campaign.NEVER, 0)),
        List.of(new CampaignFinding(campaign, explanation, Map.of(7, "m-<7>"), perDay)),
        List.of(
            new ClosedCampaign(
                "c-0", CampaignChange.Kind.CLOSED, Verdict.WATCH, START, FLAGGED_AT, 4, 40)),
        statistics(902),
        health());
  }

  static Findings nothingFound() {
    return new Findings(
        List.of(
            new AccountRow("plain", 2, Verdict.CLEAR, Basis.EVIDENCE, 0, null, Campaign.NEVER, 0)),
        List.of(),
        List.of(),
        statistics(2),
        health());
  }

  private static Campaign campaign() {
    return new Campaign(
        EVIL_CAMPAIGN,
        Campaign.Status.OPEN,
        Verdict.FLAGGED,
        START,
        START + 11 * DailyCounts.DAY_MILLIS,
        FLAGGED_AT,
        1_000,
        List.of(
            new Member(EVIL_ACCOUNT, Verdict.FLAGGED, START, FLAGGED_AT, 900, 300, 0.99),
            new Member("second", Verdict.WATCH, START, Campaign.NEVER, 100, 100, 0.5)),
        new Targets(
            List.of(
                new Targets.OfCapability(Capability.CODE, 0.1, 0, 0.2, 0.1),
                new Targets.OfCapability(Capability.REASONING, 0.75, 0.5, 0.9, 0.02)),
            List.of(new Targets.OfModel(7, 1, 0.8, 1, 0.25, START))),
        List.of(
            evidence(Family.INTERCHANGEABILITY, "correlation", Outcome.SUPPORTS, 0.01, 1e-9),
            evidence(Family.INFRASTRUCTURE, "payment", Outcome.SUPPORTS, 1_234_567.5, 0.0004),
            evidence(Family.WORK_PARTITION, "duplicates", Outcome.ACQUITS, 0, 1),
            evidence(Family.RHYTHM, "pivot", Outcome.NOT_ENOUGH, Double.NaN, 1),
            evidence(Family.ARTIFACT, "blocks", Outcome.UNAVAILABLE, Double.POSITIVE_INFINITY, 1)),
        Lineage.NONE,
        null,
        List.of());
  }

  private static Evidence evidence(
      Family family, String signal, Outcome outcome, double observed, double pValue) {
    return new Evidence(
        family, signal, outcome, observed, 0.25, -0.01, 0.02, pValue, 812, signal + " said so.");
  }

  private static PlaybackStatistics statistics(long requests) {
    return new PlaybackStatistics(
        requests,
        START,
        START + 11 * DailyCounts.DAY_MILLIS,
        2_000_000_000L,
        1 << 20,
        new Histogram(3),
        new Histogram(3));
  }

  private static DetectorHealth health() {
    return new DetectorHealth(
        902, 2, 1, 0, 0, 0, 0, 0, 0, 11, Duration.ofHours(1), false, Set.of(Family.ARTIFACT));
  }
}
