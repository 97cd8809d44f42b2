package io.github.azeotrope.campaign;

import io.github.azeotrope.Verdict;
import io.github.azeotrope.evidence.Evidence;
import java.util.List;
import java.util.Objects;

/**
 * A group of accounts that was proposed by cheap links and tested as a whole. An immutable
 * snapshot; ask the detector again for a newer one.
 *
 * @param id stable across sweeps, merges and growth
 * @param verdict {@link Verdict#WATCH} or {@link Verdict#FLAGGED}
 * @param firstSeenEpochMillis event time of its members' first request
 * @param lastSeenEpochMillis event time of its members' latest request
 * @param flaggedEpochMillis event time of the sweep that first flagged it, or {@link #NEVER}
 * @param requests requests of its members at the latest sweep
 * @param members its accounts, in order of id
 * @param evidence all outcomes at the latest sweep that changed it, for and against
 */
public record Campaign(
    String id,
    Verdict verdict,
    long firstSeenEpochMillis,
    long lastSeenEpochMillis,
    long flaggedEpochMillis,
    long requests,
    List<Member> members,
    List<Evidence> evidence) {

  /** Stands for "has not happened". */
  public static final long NEVER = Long.MIN_VALUE;

  /** Copies the lists. */
  public Campaign {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(verdict, "verdict");
    members = List.copyOf(members);
    evidence = List.copyOf(evidence);
  }
}
