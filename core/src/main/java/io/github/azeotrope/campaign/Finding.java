package io.github.azeotrope.campaign;

import io.github.azeotrope.Verdict;
import io.github.azeotrope.calibration.Judgement;
import io.github.azeotrope.evidence.Targets;
import io.github.azeotrope.linkage.Candidate;
import io.github.azeotrope.linkage.Membership;
import java.util.Objects;

/**
 * One candidate group as it was last judged.
 *
 * @param group the group, with its accounts by seat
 * @param judgement what the evidence on it comes to
 * @param members whom it may be acted upon
 * @param targets what these are after; {@link Targets#NONE} of a group that is CLEAR
 * @param firstSeenEpochMillis its members' first request
 * @param lastSeenEpochMillis their latest request
 */
public record Finding(
    Candidate group,
    Judgement judgement,
    Membership members,
    Targets targets,
    long firstSeenEpochMillis,
    long lastSeenEpochMillis) {

  /** Checks for nulls. */
  public Finding {
    Objects.requireNonNull(group, "group");
    Objects.requireNonNull(judgement, "judgement");
    Objects.requireNonNull(members, "members");
    Objects.requireNonNull(targets, "targets");
  }

  /** The same with other members. */
  public Finding withMembers(Membership other) {
    return new Finding(group, judgement, other, targets, firstSeenEpochMillis, lastSeenEpochMillis);
  }

  boolean isFlagged() {
    return judgement.verdict() == Verdict.FLAGGED;
  }
}
