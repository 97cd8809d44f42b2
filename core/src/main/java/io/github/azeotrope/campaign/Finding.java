package io.github.azeotrope.campaign;

import io.github.azeotrope.Verdict;
import io.github.azeotrope.calibration.Judgement;
import io.github.azeotrope.linkage.Candidate;
import java.util.BitSet;
import java.util.Objects;

/**
 * One candidate group as it was last judged.
 *
 * @param group the group, with its accounts by seat
 * @param judgement what the evidence on it comes to
 * @param bystanders seats of accounts that are in the group and must not be flagged with it; not
 *     copied
 * @param firstSeenEpochMillis its members' first request
 * @param lastSeenEpochMillis their latest request
 */
public record Finding(
    Candidate group,
    Judgement judgement,
    BitSet bystanders,
    long firstSeenEpochMillis,
    long lastSeenEpochMillis) {

  /** Checks for nulls. */
  public Finding {
    Objects.requireNonNull(group, "group");
    Objects.requireNonNull(judgement, "judgement");
    Objects.requireNonNull(bystanders, "bystanders");
  }

  boolean isFlagged() {
    return judgement.verdict() == Verdict.FLAGGED;
  }
}
