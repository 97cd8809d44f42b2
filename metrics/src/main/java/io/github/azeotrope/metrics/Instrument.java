package io.github.azeotrope.metrics;

import io.github.azeotrope.Verdict;
import io.github.azeotrope.campaign.Campaign;
import io.github.azeotrope.detector.DetectorHealth;
import io.github.azeotrope.detector.DistillationDetector;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One figure of a detector.
 *
 * @param name below {@code azeotrope.}, in the words of the health that it is from
 * @param unit in UCUM, as OpenTelemetry wants it: {@code s}, {@code 1}, or what is counted in
 *     braces
 * @param description one sentence
 * @param isCounter whether it only grows; else it is a gauge
 * @param value reads it
 */
record Instrument(
    String name,
    String unit,
    String description,
    boolean isCounter,
    ToDoubleFunction<DistillationDetector> value) {

  private static final double MILLIS_A_SECOND = 1_000;

  /** All of them, the same for every registry. */
  static final List<Instrument> ALL =
      List.of(
          counter("requests", "{request}", "Requests observed", DetectorHealth::requests),
          counter(
              "requests.refused",
              "{request}",
              "Requests that could not be used at all",
              DetectorHealth::refusedRequests),
          counter(
              "requests.retried",
              "{request}",
              "Requests recognised as a repeat",
              DetectorHealth::retriedRequests),
          counter(
              "requests.clamped",
              "{request}",
              "Requests whose time lay too far ahead",
              DetectorHealth::clampedTimes),
          counter(
              "characters.skipped",
              "{character}",
              "Characters beyond the bound on work per request",
              DetectorHealth::skippedCharacters),
          counter(
              "accounts.evicted",
              "{account}",
              "Accounts dropped because the cap was reached",
              DetectorHealth::evictedAccounts),
          counter(
              "work.dropped",
              "{item}",
              "Links, candidates or artifacts dropped to stay inside bounds",
              DetectorHealth::droppedWork),
          counter(
              "failures",
              "{failure}",
              "Exceptions caught inside the detector or in a listener",
              DetectorHealth::internalFailures),
          counter("sweeps", "{sweep}", "Sweeps completed", DetectorHealth::sweeps),
          gauge("accounts", "{account}", "Accounts held", d -> d.health().accounts()),
          gauge(
              "sweep.age",
              "s",
              "Event time since the last sweep",
              d -> d.health().lastSweepAge().toMillis() / MILLIS_A_SECOND),
          gauge(
              "baseline.ready",
              "1",
              "1 if there are accounts and days enough to flag anybody, else 0",
              d -> d.health().baselineReady() ? 1 : 0),
          gauge(
              "families.unavailable",
              "{family}",
              "Families of evidence for which no input has been seen",
              d -> d.health().unavailableFamilies().size()),
          gauge("campaigns", "{campaign}", "Open campaigns", d -> d.campaigns().size()),
          gauge(
              "campaigns.flagged",
              "{campaign}",
              "Open campaigns that are flagged",
              d -> flagged(d).size()),
          gauge(
              "campaigns.flagged.accounts",
              "{account}",
              "Members of open campaigns that are flagged, in shadow mode would be",
              Instrument::flaggedAccounts),
          gauge(
              "calibration.predicted",
              "{account}",
              "Legitimate accounts expected to be flagged in the next 30 days",
              d -> d.calibration().predictedAccounts().expected()),
          gauge(
              "calibration.allowed",
              "{account}",
              "Legitimate accounts that the budget allows to be flagged in that time",
              d -> d.calibration().allowedAccounts()),
          gauge(
              "calibration.certified",
              "1",
              "1 if references certify the budget, 0 if it is extrapolated",
              d -> d.calibration().isCertified() ? 1 : 0));

  private static Instrument counter(
      String name, String unit, String description, ToDoubleFunction<DetectorHealth> value) {
    return new Instrument(
        "azeotrope." + name, unit, description, true, d -> value.applyAsDouble(d.health()));
  }

  private static Instrument gauge(
      String name, String unit, String description, ToDoubleFunction<DistillationDetector> value) {
    return new Instrument("azeotrope." + name, unit, description, false, value);
  }

  private static List<Campaign> flagged(DistillationDetector detector) {
    return detector.campaigns().stream().filter(c -> c.verdict() == Verdict.FLAGGED).toList();
  }

  private static double flaggedAccounts(DistillationDetector detector) {
    return flagged(detector).stream()
        .flatMap(campaign -> campaign.members().stream())
        .filter(member -> member.verdict() == Verdict.FLAGGED)
        .count();
  }
}
