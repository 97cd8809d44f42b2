package io.github.azeotrope.examples.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.Assessment;
import io.github.azeotrope.Basis;
import io.github.azeotrope.Verdict;
import io.github.azeotrope.campaign.Campaign;
import io.github.azeotrope.campaign.CampaignChange;
import io.github.azeotrope.campaign.CampaignChange.Kind;
import io.github.azeotrope.campaign.Member;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountLedgerTest {
  private static final Assessment CLEAR = Assessment.clear(Basis.EVIDENCE);

  private final AccountLedger ledger = new AccountLedger();

  @Test
  void keepsTheWorstVerdictAndTheFirstFlag() {
    observe("a", 5);
    changed(Kind.OPENED, 10, member("a", Verdict.WATCH, Campaign.NEVER, 5));
    changed(Kind.CHANGED, 20, member("a", Verdict.FLAGGED, 20, 6));
    changed(Kind.CHANGED, 30, member("a", Verdict.FLAGGED, 30, 9));
    changed(Kind.CHANGED, 40, member("a", Verdict.WATCH, 30, 9));
    changed(Kind.CLOSED, 50, member("a", Verdict.WATCH, 30, 9));
    AccountRow row = onlyRow(CLEAR);
    assertThat(row.verdict()).isEqualTo(Verdict.FLAGGED);
    assertThat(row.flaggedEpochMillis()).isEqualTo(20);
    assertThat(row.requestsBeforeFlag()).isEqualTo(6);
    assertThat(row.requests()).isEqualTo(5);
    assertThat(row.campaign()).isNull();
    assertThat(row.score()).isZero();
  }

  @Test
  void neverLeavesAFlaggedAccountWithoutATime() {
    observe("a", 5);
    changed(Kind.OPENED, 10, member("a", Verdict.FLAGGED, Campaign.NEVER, 3));
    assertThat(onlyRow(CLEAR).flaggedEpochMillis()).isEqualTo(10);
  }

  @Test
  void believesAnAssessmentThatNoCampaignAnnounced() {
    observe("a", 2);
    ledger.observed("a", 700, new Assessment(Verdict.FLAGGED, 1, "c", Basis.EVIDENCE));
    observe("a", 3);
    AccountRow row = onlyRow(CLEAR);
    assertThat(row.flaggedEpochMillis()).isEqualTo(700);
    assertThat(row.requestsBeforeFlag()).isEqualTo(2);
    assertThat(row.requests()).isEqualTo(6);
  }

  @Test
  void believesTheLastAssessment() {
    observe("a", 2);
    AccountRow row = onlyRow(new Assessment(Verdict.FLAGGED, 0.5, "c", Basis.DEGRADED));
    assertThat(row)
        .isEqualTo(new AccountRow("a", 2, Verdict.FLAGGED, Basis.DEGRADED, 0.5, "c", 9_999, 2));
  }

  @Test
  void listsAccountsThatWereSeenInOrderOfId() {
    observe("b", 1);
    observe("B", 1);
    observe("a", 1);
    changed(Kind.OPENED, 10, member("never seen", Verdict.FLAGGED, 10, 3));
    assertThat(ledger.rows(account -> CLEAR, 9_999))
        .extracting(AccountRow::account)
        .containsExactly("B", "a", "b");
  }

  @Test
  void countsOpenCampaignsAndKeepsClosedOnes() {
    assertThat(ledger.openCampaigns()).isZero();
    changed(Kind.OPENED, 10);
    changed(Kind.CHANGED, 20);
    assertThat(ledger.openCampaigns()).isEqualTo(1);
    assertThat(ledger.closedCampaigns()).isEmpty();
    changed(Kind.MERGED, 30);
    assertThat(ledger.openCampaigns()).isZero();
    assertThat(ledger.closedCampaigns())
        .containsExactly(new ClosedCampaign("c", Kind.MERGED, Verdict.WATCH, 1, 30, 0, 7));
    changed(Kind.OPENED, 40);
    assertThat(ledger.closedCampaigns()).isEmpty();
  }

  @Test
  void addsUpRequestsPerDay() {
    ledger.observed("a", DailyCounts.DAY_MILLIS, CLEAR);
    ledger.observed("a", 2 * DailyCounts.DAY_MILLIS - 1, CLEAR);
    ledger.observed("b", 3 * DailyCounts.DAY_MILLIS, CLEAR);
    ledger.observed("c", 3 * DailyCounts.DAY_MILLIS, CLEAR);
    assertThat(
            ledger.requestsPerDay(
                List.of(
                    member("a", Verdict.WATCH, Campaign.NEVER, 1),
                    member("b", Verdict.WATCH, Campaign.NEVER, 1),
                    member("unknown", Verdict.WATCH, Campaign.NEVER, 1))))
        .containsEntry(1L, 2L)
        .containsEntry(3L, 1L)
        .hasSize(2);
  }

  private void observe(String account, int times) {
    for (int i = 0; i < times; i++) {
      ledger.observed(account, i, CLEAR);
    }
  }

  private AccountRow onlyRow(Assessment last) {
    List<AccountRow> rows = ledger.rows(account -> last, 9_999);
    assertThat(rows).hasSize(1);
    return rows.get(0);
  }

  private void changed(Kind kind, long epochMillis, Member... members) {
    Campaign campaign =
        new Campaign("c", Verdict.WATCH, 1, 2, Campaign.NEVER, 7, List.of(members), List.of());
    ledger.campaignChanged(new CampaignChange(kind, campaign, List.of(), List.of(), epochMillis));
  }

  private static Member member(
      String account, Verdict verdict, long flaggedEpochMillis, long requestsBeforeFlag) {
    return new Member(account, verdict, 0, flaggedEpochMillis, 9, requestsBeforeFlag, 1);
  }
}
