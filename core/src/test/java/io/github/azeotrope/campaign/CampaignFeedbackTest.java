package io.github.azeotrope.campaign;

import static io.github.azeotrope.campaign.CampaignChange.Kind.CHANGED;
import static io.github.azeotrope.campaign.CampaignChange.Kind.CLOSED;
import static io.github.azeotrope.campaign.CampaignChange.Kind.DISMISSED;
import static io.github.azeotrope.campaign.CampaignChange.Kind.MERGED;
import static io.github.azeotrope.campaign.CampaignChange.Kind.OPENED;
import static io.github.azeotrope.campaign.CampaignChange.Kind.RULED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.azeotrope.Verdict;
import io.github.azeotrope.evidence.Family;
import io.github.azeotrope.linkage.Candidate;
import io.github.azeotrope.linkage.TestCandidates;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What becomes of campaigns that people rule on. */
class CampaignFeedbackTest extends JudgedGroups {
  private static final String WHY = "partner evaluation, ticket 4711";
  private final Candidate group = group(1, 0, 20);

  private void found() {
    judged(group, Verdict.FLAGGED);
    sweep();
  }

  private void dismissed() {
    found();
    assertThat(registry.dismiss("campaign-1", WHY, now, accounts)).isTrue();
  }

  private void assertNothingComesBack() {
    assertThat(sweep()).isEmpty();
    assertThat(registry.all()).isEmpty();
  }

  @Test
  void aDismissedCampaignEndsWithItsReasonAndReleasesItsMembers() {
    dismissed();
    List<CampaignChange> changes = sweep();
    assertThat(changes).hasSize(1);
    CampaignChange change = changes.get(0);
    assertThat(change.kind()).isEqualTo(DISMISSED);
    assertThat(change.left()).isEqualTo(accounts(0, 20));
    assertThat(change.campaign().status()).isEqualTo(Campaign.Status.DISMISSED);
    assertThat(change.campaign().isOpen()).isFalse();
    assertThat(change.campaign().ruling()).isEqualTo(new Ruling(Ruling.Kind.DISMISSED, WHY, 2_000));
    assertThat(registry.released()).containsExactlyInAnyOrder(seats(0, 20));
    assertThat(registry.all()).isEmpty();
    assertThat(registry.ended()).containsExactly(change.campaign());
    assertNothingComesBack();
  }

  @Test
  void theSameAccountsDoNotComeBackByAnotherLinkOrWithAFewMore() {
    dismissed();
    sweep();
    cleared(group);
    Candidate byNetworks = group(2, 8, 39);
    judged(byNetworks, Verdict.FLAGGED);
    assertNothingComesBack();
    judged(group(3, 0, 11), Verdict.WATCH);
    assertNothingComesBack();
  }

  @Test
  void theyComeBackWithAsManyNewAccounts() {
    dismissed();
    sweep();
    TestCandidates.change(group, seats(0, 39));
    judged(group, Verdict.FLAGGED);
    assertNothingComesBack();
    TestCandidates.change(group, seats(0, 40));
    judged(group, Verdict.FLAGGED);
    assertThat(sweep()).extracting(CampaignChange::kind).containsExactly(OPENED);
    assertThat(only().id()).isEqualTo("campaign-2");
    assertThat(only().lineage()).isEqualTo(new Lineage(null, "campaign-1", null));
    assertThat(names(only())).isEqualTo(accounts(0, 40));

    // Once back it stays, even if the group shrinks again.
    TestCandidates.change(group, seats(0, 30));
    judged(group, Verdict.FLAGGED);
    sweep();
    assertThat(names(only())).isEqualTo(accounts(0, 30));
  }

  @Test
  void onlySureMembersCountAsNew() {
    dismissed();
    float[] half = new float[60];
    for (int i = 0; i < half.length; i++) {
      half[i] = i < 39 ? 1 : .8f;
    }
    TestCandidates.change(group, seats(0, 60), half);
    judged(group, Verdict.FLAGGED);
    sweep();
    assertThat(registry.all()).isEmpty();
  }

  @Test
  void theyComeBackWhenAnotherCauseSpeaks() {
    dismissed();
    judgedBy(group, Verdict.FLAGGED, 5, List.of(Family.CONTENT, Family.INTERCHANGEABILITY));
    sweep();
    assertNothingComesBack();
    judgedBy(group, Verdict.WATCH, 5, List.of(Family.CONTENT, Family.ARTIFACT));
    assertNothingComesBack();
    judgedBy(group, Verdict.FLAGGED, 5, List.of(Family.CONTENT, Family.ARTIFACT));
    sweep();
    assertThat(only().lineage().returnsFrom()).isEqualTo("campaign-1");
  }

  @Test
  void aFamilyThatSpokeBeforeAndFellSilentIsNotNew() {
    judgedBy(group, Verdict.FLAGGED, 5, List.of(Family.CONTENT, Family.INFRASTRUCTURE));
    sweep();
    judgedBy(group, Verdict.FLAGGED, 5, List.of(Family.CONTENT));
    sweep();
    registry.dismiss("campaign-1", WHY, now, accounts);
    judgedBy(group, Verdict.FLAGGED, 5, List.of(Family.CONTENT, Family.INFRASTRUCTURE));
    sweep();
    assertThat(registry.all()).isEmpty();
  }

  /** A wide, weak group around them must not bring them back, nor be kept down by them. */
  @Test
  void aLighterGroupThatHoldsThemIsReportedWithoutThem() {
    dismissed();
    sweep();
    Candidate wide = group(2, 0, 300);
    judged(wide, Verdict.WATCH);
    sweep();
    assertThat(only().verdict()).isEqualTo(Verdict.WATCH);
    assertThat(names(only())).isEqualTo(accounts(20, 300));
    assertThat(only().lineage().returnsFrom()).isNull();
    judged(group, Verdict.FLAGGED);
    sweep();
    assertThat(names(only())).isEqualTo(accounts(20, 300));
  }

  @Test
  void anotherGroupWithAFewOfThemIsNotKeptDown() {
    dismissed();
    sweep();
    judged(group(2, 10, 50), Verdict.FLAGGED);
    sweep();
    assertThat(names(only())).isEqualTo(accounts(10, 50));
  }

  @Test
  void aDismissalCanBeTakenBack() {
    dismissed();
    sweep();
    registry.withdraw("campaign-1");
    sweep();
    assertThat(only().id()).isEqualTo("campaign-2");
    assertThat(only().lineage().returnsFrom()).isEqualTo("campaign-1");
  }

  @Test
  void whatIsNotOpenCanBeNeitherDismissedNorConfirmed() {
    assertThat(registry.dismiss("campaign-1", WHY, now, accounts)).isFalse();
    assertThat(registry.confirm("campaign-1", WHY, now)).isFalse();
    assertThat(sweep()).isEmpty();
  }

  @Test
  void aDismissedAccountStaysOutUntilAnotherCauseSpeaks() {
    found();
    registry.dismissAccount(3, WHY, now, accounts);
    CampaignChange change = sweep().get(0);
    assertThat(change.kind()).isEqualTo(CHANGED);
    assertThat(change.left()).containsExactly(account(3));
    assertThat(registry.released()).contains(3);
    assertThat(registry.dismissal(4)).isEqualTo(new Ruling(Ruling.Kind.DISMISSED, WHY, 2_000));
    judgedBy(group(2, 0, 25), Verdict.FLAGGED, 5, List.of(Family.INTERCHANGEABILITY));
    sweep();
    assertThat(names(only())).hasSize(24).doesNotContain(account(3));
    judgedBy(group, Verdict.FLAGGED, 5, List.of(Family.CONTENT, Family.ARTIFACT));
    sweep();
    assertThat(names(only())).contains(account(3));
  }

  @Test
  void aConfirmedCampaignSurvivesDipsWithThoseWhoWereMembersThen() {
    found();
    registry.confirm("campaign-1", "invoices match", now);
    assertThat(sweep()).extracting(CampaignChange::kind).containsExactly(RULED);
    assertThat(only().status()).isEqualTo(Campaign.Status.CONFIRMED);
    assertThat(registry.isConfirmed(7)).isTrue();
    assertThat(registry.isConfirmed(27)).isFalse();

    TestCandidates.change(group, seats(0, 30));
    judged(group, Verdict.FLAGGED);
    sweep();
    assertThat(names(only())).isEqualTo(accounts(0, 30));
    judged(group, Verdict.WATCH);
    sweep();
    assertThat(only().verdict()).isEqualTo(Verdict.FLAGGED);
    assertThat(names(only())).isEqualTo(accounts(0, 20));
    cleared(group);
    requests.put(3, 99L);
    sweep();
    assertThat(names(only())).isEqualTo(accounts(0, 20));
    assertThat(only().requests()).isEqualTo(19 * 10 + 99);
    assertThat(only().ruling())
        .isEqualTo(new Ruling(Ruling.Kind.CONFIRMED, "invoices match", 2_000));

    registry.withdraw("campaign-1");
    assertThat(sweep()).extracting(CampaignChange::kind).containsExactly(CLOSED);
    assertThat(registry.isConfirmed(7)).isFalse();
  }

  @Test
  void whatWasConfirmedOfACampaignThatGoesIntoAnElderOneStays() {
    found();
    Candidate second = group(2, 30, 60);
    judged(second, Verdict.FLAGGED);
    sweep();
    registry.confirm("campaign-2", "invoices match", now);
    sweep();
    cleared(second);
    judged(group(3, 0, 55), Verdict.FLAGGED);
    assertThat(sweep()).extracting(CampaignChange::kind).containsExactlyInAnyOrder(MERGED, RULED);
    assertThat(only().id()).isEqualTo("campaign-1");
    assertThat(only().status()).isEqualTo(Campaign.Status.CONFIRMED);
    assertThat(names(only())).isEqualTo(accounts(0, 60));
    assertThat(registry.isConfirmed(59)).isTrue();
    assertThat(registry.isConfirmed(3)).isFalse();
  }

  @Test
  void enforcementIsShownOfTheMember() {
    found();
    registry.enforced(3, 1_234);
    registry.enforced(77, 1_234);
    sweep();
    assertThat(only().members())
        .filteredOn(member -> member.enforcedEpochMillis() != Campaign.NEVER)
        .extracting(Member::account, Member::enforcedEpochMillis)
        .containsExactly(tuple(account(3), 1_234L));
  }

  @Test
  void whoIsForgottenIsInNoCampaignOpenOrEnded() {
    found();
    judged(group(2, 30, 60), Verdict.FLAGGED);
    sweep();
    registry.dismiss("campaign-2", WHY, now, accounts);
    registry.forget(3, 4, account(3));
    registry.forget(33, 34, account(33));
    TestCandidates.change(group, IntStream.of(seats(0, 20)).filter(s -> s != 3).toArray());
    judged(group, Verdict.FLAGGED);
    sweep();
    assertThat(only().members()).hasSize(19);
    assertThat(only().toString()).doesNotContain(account(3) + ",");
    assertThat(registry.ended().get(0).members()).hasSize(29);
    assertThat(registry.ended().toString()).doesNotContain(account(33));
  }

  /** Two labs that looked like one early. */
  @Test
  void whereOneBecomesTwoTheLargerPartKeepsTheId() {
    Candidate whole = group(1, 0, 100);
    judged(whole, Verdict.WATCH);
    sweep();
    cleared(whole);
    judged(group(2, 0, 40), Verdict.FLAGGED);
    judged(group(3, 40, 100), Verdict.WATCH);
    List<CampaignChange> changes = sweep();
    assertThat(changes)
        .extracting(CampaignChange::kind)
        .containsExactly(CHANGED, CampaignChange.Kind.SPLIT);
    assertThat(registry.all()).extracting(Campaign::id).containsExactly("campaign-1", "campaign-2");
    assertThat(names(registry.all().get(0))).isEqualTo(accounts(40, 100));
    assertThat(names(registry.all().get(1))).isEqualTo(accounts(0, 40));
    assertThat(registry.all().get(1).lineage()).isEqualTo(new Lineage("campaign-1", null, null));
    assertThat(sweep()).isEmpty();
  }

  @Test
  void whatMergedTellsIntoWhichOneAndCanStillBeAskedFor() {
    Candidate second = group(2, 30, 60);
    found();
    judged(second, Verdict.FLAGGED);
    sweep();
    cleared(second);
    judged(group(3, 0, 60), Verdict.FLAGGED);
    sweep();
    Campaign merged = registry.ended().get(0);
    assertThat(merged.id()).isEqualTo("campaign-2");
    assertThat(merged.status()).isEqualTo(Campaign.Status.MERGED);
    assertThat(merged.lineage().successor()).contains("campaign-1");
  }

  @Test
  void theHistoryOfWhatEndedIsBounded() {
    for (int round = 1; round <= 300; round++) {
      Candidate one = group(round, 0, 5);
      judged(one, Verdict.WATCH);
      sweep();
      cleared(one);
      sweep();
    }
    assertThat(registry.ended()).hasSize(256);
    assertThat(registry.ended().get(255).id()).isEqualTo("campaign-300");
  }
}
