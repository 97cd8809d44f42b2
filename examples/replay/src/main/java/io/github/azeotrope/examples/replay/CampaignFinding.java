package io.github.azeotrope.examples.replay;

import io.github.azeotrope.Verdict;
import io.github.azeotrope.campaign.Campaign;
import io.github.azeotrope.campaign.Explanation;
import io.github.azeotrope.campaign.Member;
import java.util.Map;
import java.util.SortedMap;

/**
 * One campaign at the end of a playback.
 *
 * @param campaign the campaign
 * @param explanation why one of its members has its verdict
 * @param models names of the models that its members ask for, by token
 * @param requestsPerDay what its members sent, by epoch day
 */
public record CampaignFinding(
    Campaign campaign,
    Explanation explanation,
    Map<Integer, String> models,
    SortedMap<Long, Long> requestsPerDay) {

  /** Copies the names. */
  public CampaignFinding {
    models = Map.copyOf(models);
  }

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
