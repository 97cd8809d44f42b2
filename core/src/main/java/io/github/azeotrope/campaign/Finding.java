package io.github.azeotrope.campaign;

import io.github.azeotrope.Verdict;
import io.github.azeotrope.calibration.Judgement;
import io.github.azeotrope.linkage.Candidate;
import it.unimi.dsi.fastutil.ints.IntSet;
import java.util.Objects;

/**
 * One candidate group as it was last judged.
 *
 * @param group the group, with its accounts by seat
 * @param judgement what the evidence on it comes to
 * @param bystanders seats of accounts in the group that have no link of their own and must not be
 *     flagged with it
 * @param firstSeenEpochMillis its members' first request
 * @param lastSeenEpochMillis their latest request
 */
public record Finding(
    Candidate group,
    Judgement judgement,
    IntSet bystanders,
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
