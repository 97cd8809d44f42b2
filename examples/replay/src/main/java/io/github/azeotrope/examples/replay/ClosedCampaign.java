package io.github.azeotrope.examples.replay;

import io.github.azeotrope.Verdict;
import io.github.azeotrope.campaign.CampaignChange;

/**
 * A campaign that was reported and is none at the end.
 *
 * @param id its id
 * @param kind how it ended
 * @param verdict as it last was
 * @param firstSeenEpochMillis event time of its members' first request
 * @param endedEpochMillis event time of the sweep that ended it
 * @param members accounts it last had
 * @param requests requests it last had
 */
public record ClosedCampaign(
    String id,
    CampaignChange.Kind kind,
    Verdict verdict,
    long firstSeenEpochMillis,
    long endedEpochMillis,
    int members,
    long requests) {

  static ClosedCampaign of(CampaignChange change) {
    return new ClosedCampaign(
        change.campaign().id(),
        change.kind(),
        change.campaign().verdict(),
        change.campaign().firstSeenEpochMillis(),
        change.epochMillis(),
        change.campaign().members().size(),
        change.campaign().requests());
  }
}
