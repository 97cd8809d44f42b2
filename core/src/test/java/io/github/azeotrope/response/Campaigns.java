package io.github.azeotrope.response;

import io.github.azeotrope.Verdict;
import io.github.azeotrope.calibration.BudgetCheck;
import io.github.azeotrope.calibration.Judgement;
import io.github.azeotrope.campaign.Campaign;
import io.github.azeotrope.campaign.CampaignChange;
import io.github.azeotrope.campaign.EvidenceRecord;
import io.github.azeotrope.campaign.FlagRecord;
import io.github.azeotrope.campaign.Lineage;
import io.github.azeotrope.campaign.Member;
import io.github.azeotrope.campaign.Provenance;
import io.github.azeotrope.campaign.Ruling;
import io.github.azeotrope.evidence.Evidence;
import io.github.azeotrope.evidence.Family;
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
            status == Campaign.Status.DISMISSED
                ? new Ruling(Ruling.Kind.DISMISSED, "a partner", epochMillis)
                : null,
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

  /** A campaign that a sweep has just opened and flagged. */
  static CampaignChange flaggedWithEvidence(String id, long epochMillis, String... accounts) {
    Evidence evidence =
        new Evidence(
            Family.INFRASTRUCTURE,
            "network",
            Evidence.Outcome.SUPPORTS,
            8,
            1,
            5,
            11,
            1e-6,
            20,
            "Meets on 8 networks; 1 would be usual.");
    EvidenceRecord record =
        new EvidenceRecord(
            id,
            epochMillis,
            new Provenance("0.1.0", "c0ffee", "1234abcd", "0011", 1),
            accounts.length,
            20,
            Targets.NONE,
            List.of(evidence),
            BudgetCheck.UNASKED);
    List<Member> members =
        Arrays.stream(accounts)
            .map(
                account ->
                    new Member(
                        account,
                        Verdict.FLAGGED,
                        epochMillis,
                        epochMillis,
                        10,
                        10,
                        0.99,
                        Campaign.NEVER,
                        new FlagRecord(record, epochMillis, 10, Judgement.Told.BY_LINK, 0.99)))
            .toList();
    Campaign campaign =
        new Campaign(
            id,
            Campaign.Status.OPEN,
            Verdict.FLAGGED,
            0,
            epochMillis,
            epochMillis,
            20,
            members,
            Targets.NONE,
            List.of(evidence),
            Lineage.NONE,
            null,
            List.of(record));
    return new CampaignChange(
        CampaignChange.Kind.OPENED, campaign, List.of(accounts), List.of(), epochMillis);
  }
}
