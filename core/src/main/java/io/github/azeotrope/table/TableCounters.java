package io.github.azeotrope.table;

/**
 * What has happened in a table since it was made. Immutable; counters of different stripes are read
 * one after the other.
 *
 * @param accounts accounts held now
 * @param evicted accounts dropped to make room
 * @param refused requests of accounts that found no room, because all others were protected
 * @param retried requests recognised as retries and not counted
 * @param late requests without a session id that came half an hour or more after a later one
 * @param bytesHeld estimate of the heap held by the table, in bytes
 */
public record TableCounters(
    long accounts, long evicted, long refused, long retried, long late, long bytesHeld) {

  /** Collects the counters of stripes. */
  static final class Sum {
    long evicted;
    long refused;
    long retried;
    long late;
    long bytesHeld;

    TableCounters with(long accounts) {
      return new TableCounters(accounts, evicted, refused, retried, late, bytesHeld);
    }
  }
}
