package io.github.azeotrope.response;

import io.github.azeotrope.Verdict;
import io.github.azeotrope.campaign.Campaign;
import io.github.azeotrope.campaign.CampaignChange;
import io.github.azeotrope.campaign.Lineage;
import io.github.azeotrope.campaign.Member;
import io.github.azeotrope.evidence.Targets;
import java.util.Arrays;
import java.util.List;

/** Campaigns as the ladder hears of them. */
final class Campaigns {
  private Campaigns() {}

  static CampaignChange change(
      CampaignChange.Kind kind,
      String id,
      Campaign.Status status,
      Verdict verdict,
      long epochMillis,
      String... accounts) {
    List<Member> members =
        Arrays.stream(accounts)
            .map(account -> new Member(account, verdict, 0, epochMillis, 10, 10, 1))
            .toList();
    Campaign campaign =
        new Campaign(
            id,
            status,
            verdict,
            0,
            epochMillis,
            epochMillis,
            10L * accounts.length,
            members,
            Targets.NONE,
            List.of(),
            Lineage.NONE,
            null,
            List.of());
    return new CampaignChange(kind, campaign, List.of(), List.of(), epochMillis);
  }

  static CampaignChange flagged(String id, long epochMillis, String... accounts) {
    return change(
        CampaignChange.Kind.CHANGED,
        id,
        Campaign.Status.OPEN,
        Verdict.FLAGGED,
        epochMillis,
        accounts);
  }
}
