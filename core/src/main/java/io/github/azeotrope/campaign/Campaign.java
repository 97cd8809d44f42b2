package io.github.azeotrope.campaign;

import io.github.azeotrope.Verdict;
import io.github.azeotrope.evidence.Evidence;
import io.github.azeotrope.evidence.Targets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A group of accounts that was proposed by cheap links and tested as a whole. An immutable
 * snapshot; ask the detector again for a newer one.
 *
 * @param id stable across sweeps, merges and growth
 * @param status whether it is open, and if not, how it ended
 * @param verdict {@link Verdict#WATCH} or {@link Verdict#FLAGGED}; of one that has ended, its last
 * @param firstSeenEpochMillis event time of its members' first request
 * @param lastSeenEpochMillis event time of its members' latest request
 * @param flaggedEpochMillis event time of the sweep that first flagged it, or {@link #NEVER}
 * @param requests requests of its members at the latest sweep
 * @param members its accounts, in order of id; of one that has ended, its last
 * @param targets which capabilities and models its members are after, at the latest look
 * @param evidence all outcomes at the latest sweep that changed it, for and against
 * @param lineage how it is related to other campaigns
 * @param ruling what a person said of it, or null
 * @param records the evidence frozen at every look by which accounts were flagged, oldest first, at
 *     most 256
 */
public record Campaign(
    String id,
    Status status,
    Verdict verdict,
    long firstSeenEpochMillis,
    long lastSeenEpochMillis,
    long flaggedEpochMillis,
    long requests,
    List<Member> members,
    Targets targets,
    List<Evidence> evidence,
    Lineage lineage,
    @Nullable Ruling ruling,
    List<EvidenceRecord> records) {

  /** Stands for "has not happened". */
  public static final long NEVER = Long.MIN_VALUE;

  /** Probability of belonging at which an account of a flagged group is flagged itself. */
  public static final double SURE = 0.9;

  /** Copies the lists. */
  public Campaign {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(targets, "targets");
    Objects.requireNonNull(lineage, "lineage");
    members = List.copyOf(members);
    evidence = List.copyOf(evidence);
    records = List.copyOf(records);
  }

  /**
   * An open campaign that is related to no other, of which no targets are known and on which nobody
   * has ruled.
   */
  public Campaign(
      String id,
      Verdict verdict,
      long firstSeenEpochMillis,
      long lastSeenEpochMillis,
      long flaggedEpochMillis,
      long requests,
      List<Member> members,
      List<Evidence> evidence) {
    this(
        id,
        Status.OPEN,
        verdict,
        firstSeenEpochMillis,
        lastSeenEpochMillis,
        flaggedEpochMillis,
        requests,
        members,
        Targets.NONE,
        evidence,
        Lineage.NONE,
        null,
        List.of());
  }

  /** Whether it goes on: its members are assessed by it. */
  public boolean isOpen() {
    return status == Status.OPEN || status == Status.CONFIRMED;
  }

  Campaign ended(Status how, Lineage newLineage, @Nullable Ruling newRuling) {
    return new Campaign(
        id,
        how,
        verdict,
        firstSeenEpochMillis,
        lastSeenEpochMillis,
        flaggedEpochMillis,
        requests,
        members,
        targets,
        evidence,
        newLineage,
        newRuling,
        records);
  }

  /** The same without an account that must be forgotten. */
  Campaign forgetting(String account) {
    return new Campaign(
        id,
        status,
        verdict,
        firstSeenEpochMillis,
        lastSeenEpochMillis,
        flaggedEpochMillis,
        requests,
        members.stream().filter(member -> !member.account().equals(account)).toList(),
        targets,
        evidence,
        lineage,
        ruling,
        records);
  }

  /** Where a campaign stands in its life. */
  public enum Status {
    /** Its evidence holds. */
    OPEN,
    /** A person has confirmed it: it stays, and so do those who were members then. */
    CONFIRMED,
    /** Its evidence no longer holds. */
    CLOSED,
    /** It went into another one, see {@link Lineage#mergedInto}. */
    MERGED,
    /** A person has dismissed it, see {@link Campaign#ruling}. */
    DISMISSED
  }
}
