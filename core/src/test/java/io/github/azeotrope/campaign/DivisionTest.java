package io.github.azeotrope.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.Verdict;
import io.github.azeotrope.linkage.Candidate;
import io.github.azeotrope.linkage.Proposer;
import io.github.azeotrope.linkage.TestCandidates;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two labs behind one proxy vendor stay two; one pool with several topics stays one. */
class DivisionTest extends JudgedGroups {
  private static final int LAB = 40;

  private Candidate behindOneVendor() {
    return TestCandidates.of(3, Proposer.NETWORK, seats(0, 2 * LAB + 2));
  }

  private void cards(int accountsACard) {
    for (int seat = 0; seat < 2 * LAB; seat++) {
      payers.put(seat, seat / accountsACard * accountsACard);
    }
  }

  @Test
  void twoLabsWithCardsOfTheirOwnAreTwoCampaigns() {
    cards(8);
    judged(behindOneVendor(), Verdict.FLAGGED);
    sweep();
    assertThat(registry.all()).hasSize(1);
    judged(group(1, 0, LAB - 5), Verdict.FLAGGED);
    judged(group(2, LAB, 2 * LAB - 3), Verdict.FLAGGED);
    List<CampaignChange> changes = sweep();
    assertThat(changes)
        .extracting(CampaignChange::kind)
        .contains(CampaignChange.Kind.CHANGED, CampaignChange.Kind.SPLIT);
    assertThat(registry.all().stream().map(JudgedGroups::names))
        .contains(accounts(0, LAB), accounts(LAB, 2 * LAB));
  }

  @Test
  void onePoolThatPaysForSeveralTopicsWithTheSameCardsIsOneCampaign() {
    for (int seat = 0; seat < 2 * LAB; seat++) {
      payers.put(seat, seat % 10);
    }
    judged(behindOneVendor(), Verdict.FLAGGED);
    judged(group(1, 0, LAB - 5), Verdict.FLAGGED);
    judged(group(2, LAB, 2 * LAB - 3), Verdict.FLAGGED);
    sweep();
    assertThat(only().members()).hasSize(2 * LAB + 2);
  }

  @Test
  void payersThatStandForOneAccountEachDivideNothing() {
    judged(behindOneVendor(), Verdict.FLAGGED);
    judged(group(1, 0, LAB - 5), Verdict.FLAGGED);
    judged(group(2, LAB, 2 * LAB - 3), Verdict.FLAGGED);
    sweep();
    assertThat(only().members()).hasSize(2 * LAB + 2);
  }

  @Test
  void groupsUnderWatchDivideNothing() {
    cards(8);
    judged(behindOneVendor(), Verdict.FLAGGED);
    judged(group(1, 0, LAB - 5), Verdict.WATCH);
    judged(group(2, LAB, 2 * LAB - 3), Verdict.FLAGGED);
    sweep();
    assertThat(only().members()).hasSize(2 * LAB + 2);
  }
}
