package io.github.azeotrope.examples.replay;

import io.github.azeotrope.Verdict;
import io.github.azeotrope.campaign.Campaign;
import io.github.azeotrope.campaign.Explanation;
import io.github.azeotrope.campaign.Member;
import java.util.SortedMap;

/**
 * One campaign at the end of a playback.
 *
 * @param campaign the campaign
 * @param explanation why one of its members has its verdict
 * @param requestsPerDay what its members sent, by epoch day
 */
public record CampaignFinding(
    Campaign campaign, Explanation explanation, SortedMap<Long, Long> requestsPerDay) {

  /** Members with exactly this verdict. */
  long members(Verdict verdict) {
    return campaign.members().stream().filter(member -> member.verdict() == verdict).count();
  }

  /** Requests that members had sent before each was flagged; all of those never flagged. */
  long requestsBeforeFlag() {
    return campaign.members().stream().mapToLong(Member::requestsBeforeFlag).sum();
  }

  /** Requests that members had sent at the latest sweep. */
  long memberRequests() {
    return campaign.members().stream().mapToLong(Member::requests).sum();
  }
}
