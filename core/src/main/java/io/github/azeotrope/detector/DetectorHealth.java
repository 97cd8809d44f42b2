package io.github.azeotrope.detector;

import io.github.azeotrope.evidence.Family;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/**
 * How the detector is doing. An immutable snapshot of counters since it was built.
 *
 * @param requests requests observed
 * @param accounts accounts held now
 * @param evictedAccounts accounts dropped because the cap was reached
 * @param clampedTimes requests whose time lay too far ahead of the recent median
 * @param refusedRequests requests that could not be used at all, such as a negative time
 * @param skippedCharacters characters beyond the bound on work per request
 * @param retriedRequests requests recognised as a repeat of an earlier one
 * @param droppedWork indexed links, candidates or owned artifacts that were dropped to stay inside
 *     bounds
 * @param internalFailures exceptions caught inside the detector or in a listener
 * @param sweeps sweeps completed
 * @param lastSweepAge event time since the last sweep
 * @param baselineReady whether there are accounts and days enough to flag anybody
 * @param unavailableFamilies families for which no input has been seen
 */
public record DetectorHealth(
    long requests,
    long accounts,
    long evictedAccounts,
    long clampedTimes,
    long refusedRequests,
    long skippedCharacters,
    long retriedRequests,
    long droppedWork,
    long internalFailures,
    long sweeps,
    Duration lastSweepAge,
    boolean baselineReady,
    Set<Family> unavailableFamilies) {

  /** Copies the set. */
  public DetectorHealth {
    Objects.requireNonNull(lastSweepAge, "lastSweepAge");
    unavailableFamilies = Set.copyOf(unavailableFamilies);
  }

  /** Whether verdicts may be out of date or incomplete. */
  public boolean isDegraded() {
    return internalFailures > 0;
  }
}
