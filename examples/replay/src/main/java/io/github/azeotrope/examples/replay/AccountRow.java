package io.github.azeotrope.examples.replay;

import io.github.azeotrope.Basis;
import io.github.azeotrope.Verdict;
import io.github.azeotrope.campaign.Campaign;
import org.jspecify.annotations.Nullable;

/**
 * What a playback says of one account.
 *
 * @param account the host's id
 * @param requests requests played
 * @param verdict the worst ever given
 * @param basis what the final verdict rests on
 * @param score the final score
 * @param campaign the campaign it is a member of at the end, or null
 * @param flaggedEpochMillis event time at which it first became FLAGGED, or {@link Campaign#NEVER}
 * @param requestsBeforeFlag requests sent up to then; means nothing if it never was
 */
public record AccountRow(
    String account,
    long requests,
    Verdict verdict,
    Basis basis,
    double score,
    @Nullable String campaign,
    long flaggedEpochMillis,
    long requestsBeforeFlag) {

  public boolean wasFlagged() {
    return flaggedEpochMillis != Campaign.NEVER;
  }
}
