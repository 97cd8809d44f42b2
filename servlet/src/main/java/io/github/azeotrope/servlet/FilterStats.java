package io.github.azeotrope.servlet;

import io.github.azeotrope.response.ActionKind;
import io.github.azeotrope.wire.WireStatistics;
import java.util.Map;
import java.util.Objects;

/**
 * What a {@link DistillationFilter} has seen so far. Immutable; a snapshot that is not atomic over
 * its parts.
 *
 * @param exchanges HTTP exchanges whose bodies were read along; of one account each
 * @param underWay how many of them have not ended yet; a stream ends with its last byte
 * @param withoutAccount HTTP exchanges with a prompt that no account could be told for; not read
 * @param flagged exchanges of flagged accounts
 * @param intercepted exchanges that the responder answered instead of the application
 * @param observed requests shown to the observer; a batch counts as many as it holds
 * @param completed answers shown to the observer
 * @param refused exchanges that the application refused (status 400 or above) or failed on: their
 *     requests are not shown, because nobody answered them
 * @param aborted exchanges in which reading or writing failed, most likely because the client went
 * @param rewritten answers whose beginning the application took back; not shown
 * @param actions how often each action was advised; ALLOW and those that never were are missing
 * @param failures how often each failure occurred; those that never did are missing
 * @param wire what was found in the bodies, and what was wrong with them
 */
public record FilterStats(
    long exchanges,
    long underWay,
    long withoutAccount,
    long flagged,
    long intercepted,
    long observed,
    long completed,
    long refused,
    long aborted,
    long rewritten,
    Map<ActionKind, Long> actions,
    Map<FilterFailure, Long> failures,
    WireStatistics wire) {

  /** Copies the maps. */
  public FilterStats {
    actions = Map.copyOf(actions);
    failures = Map.copyOf(failures);
    Objects.requireNonNull(wire, "wire");
  }

  /** How often an action was advised. */
  public long count(ActionKind action) {
    return actions.getOrDefault(action, 0L);
  }

  /** How often a failure occurred. */
  public long count(FilterFailure failure) {
    return failures.getOrDefault(failure, 0L);
  }

  /** Whether nothing has failed; a body that is wrong is no failure. */
  public boolean isHealthy() {
    return failures.isEmpty();
  }
}
