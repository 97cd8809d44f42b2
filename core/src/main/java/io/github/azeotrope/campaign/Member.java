package io.github.azeotrope.campaign;

import io.github.azeotrope.Verdict;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One account's place in a campaign.
 *
 * @param account the host's id
 * @param verdict the account's own verdict, never worse than the campaign's
 * @param joinedEpochMillis event time of the sweep that made it a member
 * @param flaggedEpochMillis event time of the sweep that first flagged it, or {@link
 *     Campaign#NEVER}
 * @param requests requests it had sent at the latest sweep
 * @param requestsBeforeFlag requests it had sent when it was first flagged, or all of them
 * @param probability in [0, 1]: estimated probability that it belongs to the campaign
 * @param enforcedEpochMillis when the host acted on it, or {@link Campaign#NEVER}
 * @param record why it was first flagged, as of then, or null if it never was
 */
public record Member(
    String account,
    Verdict verdict,
    long joinedEpochMillis,
    long flaggedEpochMillis,
    long requests,
    long requestsBeforeFlag,
    double probability,
    long enforcedEpochMillis,
    @Nullable FlagRecord record) {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if probability is not in [0, 1]
   */
  public Member {
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(verdict, "verdict");
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("probability must be in [0, 1], was " + probability);
    }
  }

  /**
   * A member that the host has not acted on and of which no evidence was frozen.
   *
   * @throws IllegalArgumentException if probability is not in [0, 1]
   */
  public Member(
      String account,
      Verdict verdict,
      long joinedEpochMillis,
      long flaggedEpochMillis,
      long requests,
      long requestsBeforeFlag,
      double probability) {
    this(
        account,
        verdict,
        joinedEpochMillis,
        flaggedEpochMillis,
        requests,
        requestsBeforeFlag,
        probability,
        Campaign.NEVER,
        null);
  }
}
