package io.github.azeotrope.campaign;

import static io.github.azeotrope.campaign.CampaignChange.Kind.CHANGED;
import static io.github.azeotrope.campaign.CampaignChange.Kind.CLOSED;
import static io.github.azeotrope.campaign.CampaignChange.Kind.MERGED;
import static io.github.azeotrope.campaign.CampaignChange.Kind.OPENED;
import static io.github.azeotrope.campaign.CampaignChange.Kind.SPLIT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.Verdict;
import io.github.azeotrope.calibration.Judgement;
import io.github.azeotrope.evidence.Evidence;
import io.github.azeotrope.linkage.Candidate;
import io.github.azeotrope.linkage.Proposer;
import io.github.azeotrope.linkage.TestCandidates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** How judged groups become campaigns, sweep by sweep. */
class CampaignRegistryTest extends JudgedGroups {
  @Test
  void aJudgedGroupBecomesACampaignWithAllThatIsKnown() {
    Candidate group = group(7, 0, 20);
    requests.put(3, 42L);
    judged(group, Verdict.FLAGGED);
    List<CampaignChange> changes = sweep();

    Campaign campaign = only();
    assertThat(changes)
        .singleElement()
        .isEqualTo(new CampaignChange(OPENED, campaign, accounts(0, 20), List.of(), 2_000));
    assertThat(campaign.id()).isEqualTo("campaign-1");
    assertThat(campaign.verdict()).isEqualTo(Verdict.FLAGGED);
    assertThat(campaign.firstSeenEpochMillis()).isEqualTo(5);
    assertThat(campaign.lastSeenEpochMillis()).isEqualTo(9);
    assertThat(campaign.flaggedEpochMillis()).isEqualTo(2_000);
    assertThat(campaign.requests()).isEqualTo(19 * 10 + 42);
    assertThat(names(campaign)).isEqualTo(accounts(0, 20));
    assertThat(campaign.evidence()).extracting(Evidence::signal).containsExactly("group-7");
    assertThat(campaign.members().get(3))
        .isEqualTo(
            new Member(
                account(3),
                Verdict.FLAGGED,
                2_000,
                2_000,
                42,
                42,
                1,
                Campaign.NEVER,
                new FlagRecord(
                    campaign.records().get(0), 2_000, 42, Judgement.Told.BY_CONTENT, 1)));
  }

  @Test
  void nothingNewMakesNoEvent() {
    judged(group(1, 0, 20), Verdict.FLAGGED);
    sweep();
    assertThat(sweep()).isEmpty();
    requests.put(3, 11L);
    assertThat(sweep()).isEmpty();
    assertThat(only().requests()).isEqualTo(201);
  }

  @Test
  void noFindingMakesNoCampaign() {
    assertThat(sweep()).isEmpty();
    assertThat(registry.all()).isEmpty();
    assertThat(registry.released()).isEmpty();
  }

  @Test
  void aCampaignKeepsItsIdWhileItGrowsAndItsMembersAreExchanged() {
    Candidate group = group(1, 0, 20);
    judged(group, Verdict.WATCH);
    sweep();
    for (int day = 1; day <= 10; day++) {
      TestCandidates.change(group, seats(6 * day, 20 + 10 * day));
      judged(group, Verdict.WATCH);
      List<CampaignChange> changes = sweep();
      assertThat(changes).hasSize(1);
      assertThat(changes.get(0).kind()).isEqualTo(CHANGED);
      assertThat(changes.get(0).joined()).isEqualTo(accounts(10 + 10 * day, 20 + 10 * day));
      assertThat(changes.get(0).left()).isEqualTo(accounts(6 * day - 6, 6 * day));
      assertThat(only().id()).isEqualTo("campaign-1");
    }
  }

  @Test
  void aCampaignKeepsItsIdWhenAnotherLinkProposesTheSameAccounts() {
    Candidate first = group(1, 0, 20);
    judged(first, Verdict.FLAGGED);
    sweep();
    cleared(first);
    judged(group(2, 5, 25), Verdict.FLAGGED);
    sweep();
    assertThat(only().id()).isEqualTo("campaign-1");
    assertThat(names(only())).isEqualTo(accounts(5, 25));
  }

  @Test
  void severalLinksToTheSameAccountsAreOneCampaignAndOneEvent() {
    judged(group(1, 0, 20), Verdict.FLAGGED);
    judged(group(2, 5, 25), Verdict.FLAGGED);
    judged(group(3, 0, 12), Verdict.WATCH);
    assertThat(sweep()).hasSize(1);
    assertThat(names(only())).isEqualTo(accounts(0, 25));
    assertThat(only().verdict()).isEqualTo(Verdict.FLAGGED);
  }

  @Test
  void aGroupUnderWatchDoesNotAddMembersToAFlaggedCampaign() {
    judged(group(1, 0, 20), Verdict.FLAGGED);
    judged(group(2, 8, 27), Verdict.WATCH);
    sweep();
    assertThat(names(only())).isEqualTo(accounts(0, 20));
  }

  @Test
  void groupsOfOtherAccountsAreOtherCampaigns() {
    judged(group(1, 0, 20), Verdict.FLAGGED);
    judged(group(2, 15, 35), Verdict.FLAGGED);
    sweep();
    assertThat(registry.all()).extracting(Campaign::id).containsExactly("campaign-1", "campaign-2");
  }

  @Test
  void whenTwoCampaignsTurnOutToBeOneTheOlderIdStays() {
    Candidate first = group(1, 0, 20);
    Candidate second = group(2, 30, 60);
    judged(first, Verdict.WATCH);
    sweep();
    judged(second, Verdict.FLAGGED);
    sweep();
    assertThat(registry.all()).extracting(Campaign::id).containsExactly("campaign-1", "campaign-2");

    Candidate whole = group(3, 0, 60);
    judged(whole, Verdict.FLAGGED);
    judged(first, Verdict.FLAGGED);
    List<CampaignChange> changes = sweep();
    assertThat(changes).extracting(CampaignChange::kind).containsExactlyInAnyOrder(MERGED, CHANGED);
    CampaignChange merged =
        changes.stream().filter(c -> c.kind() == MERGED).findFirst().orElseThrow();
    assertThat(merged.campaign().id()).isEqualTo("campaign-2");
    assertThat(merged.left()).isEqualTo(accounts(30, 60));
    assertThat(only().id()).isEqualTo("campaign-1");
    assertThat(names(only())).isEqualTo(accounts(0, 60));
  }

  @Test
  void anIdIsNeverGivenTwice() {
    for (int round = 1; round <= 5; round++) {
      Candidate group = group(round, 100 * round, 100 * round + 20);
      judged(group, Verdict.FLAGGED);
      sweep();
      assertThat(only().id()).isEqualTo("campaign-" + round);
      cleared(group);
      sweep();
    }
  }

  @Test
  void aCampaignWithoutAnyGroupIsClosedAndItsMembersAreReleased() {
    Candidate group = group(1, 0, 20);
    judged(group, Verdict.FLAGGED);
    sweep();
    Campaign before = only();
    cleared(group);
    assertThat(sweep())
        .singleElement()
        .isEqualTo(
            new CampaignChange(
                CLOSED,
                before.ended(Campaign.Status.CLOSED, Lineage.NONE, null),
                List.of(),
                accounts(0, 20),
                3_000));
    assertThat(registry.all()).isEmpty();
    assertThat(Arrays.stream(registry.released()).sorted().toArray()).isEqualTo(seats(0, 20));
    sweep();
    assertThat(registry.released()).isEmpty();
  }

  @Test
  void whoLeavesIsReleased() {
    Candidate group = group(1, 0, 20);
    judged(group, Verdict.FLAGGED);
    sweep();
    TestCandidates.change(group, seats(3, 20));
    judged(group, Verdict.FLAGGED);
    CampaignChange change = sweep().get(0);
    assertThat(change.left()).isEqualTo(accounts(0, 3));
    assertThat(registry.released()).containsExactlyInAnyOrder(0, 1, 2);
    assertThat(names(only())).isEqualTo(accounts(3, 20));
  }

  @Test
  void whoIsFlaggedFirstAndWhatWasServedBeforeStaysAsItWas() {
    Candidate group = group(1, 0, 20);
    judged(group, Verdict.WATCH);
    sweep();
    Member watched = only().members().get(4);
    assertThat(watched.flaggedEpochMillis()).isEqualTo(Campaign.NEVER);
    assertThat(watched.requestsBeforeFlag()).isEqualTo(10);
    assertThat(only().flaggedEpochMillis()).isEqualTo(Campaign.NEVER);

    requests.put(4, 15L);
    judged(group, Verdict.FLAGGED);
    assertThat(sweep()).extracting(CampaignChange::kind).containsExactly(CHANGED);
    requests.put(4, 400L);
    sweep();
    judged(group, Verdict.WATCH);
    sweep();
    judged(group, Verdict.FLAGGED);
    sweep();
    Member member = only().members().get(4);
    assertThat(member.joinedEpochMillis()).isEqualTo(2_000);
    assertThat(member.flaggedEpochMillis()).isEqualTo(3_000);
    assertThat(member.requests()).isEqualTo(400);
    assertThat(member.requestsBeforeFlag()).isEqualTo(15);
    assertThat(only().flaggedEpochMillis()).isEqualTo(3_000);
  }

  @Test
  void whatIsCountedBeforeAFlagGrowsUntilThereIsOne() {
    Candidate group = group(1, 0, 20);
    judged(group, Verdict.WATCH);
    sweep();
    requests.put(4, 33L);
    sweep();
    assertThat(only().members().get(4).requestsBeforeFlag()).isEqualTo(33);
  }

  @Test
  void onlyThoseWhoBelongWithHighProbabilityAreFlaggedAndTheyStayLonger() {
    Candidate group = TestCandidates.of(1, Proposer.CONTENT, 0, 1, 2, 3, 4);
    TestCandidates.change(group, seats(0, 5), new float[] {1, .95f, .91f, .89f, .5f});
    judged(group, Verdict.FLAGGED);
    sweep();
    assertThat(names(only())).isEqualTo(accounts(0, 3));
    assertThat(only().members().get(1).probability()).isEqualTo(.95f);

    TestCandidates.change(group, seats(0, 5), new float[] {1, .6f, .4f, .89f, .95f});
    judged(group, Verdict.FLAGGED);
    CampaignChange change = sweep().get(0);
    assertThat(change.left()).containsExactly(account(2));
    assertThat(change.joined()).containsExactly(account(4));
    assertThat(names(only())).containsExactly(account(0), account(1), account(4));
    assertThat(only().members().get(1).probability()).isEqualTo(.6f);
  }

  @Test
  void underWatchEverybodyOfTheGroupIsAMember() {
    Candidate group = TestCandidates.of(1, Proposer.CONTENT, 0, 1);
    TestCandidates.change(group, seats(0, 3), new float[] {1, .6f, .5f});
    judged(group, Verdict.WATCH);
    sweep();
    assertThat(names(only())).isEqualTo(accounts(0, 3));
    judged(group, Verdict.FLAGGED);
    sweep();
    assertThat(names(only())).isEqualTo(accounts(0, 1));
  }

  @Test
  void bystandersAreNotFlaggedUnlessAnotherLinkHoldsThem() {
    Candidate byContent = group(1, 0, 20);
    judged(byContent, Verdict.FLAGGED, 3, 4, 5);
    sweep();
    assertThat(names(only())).doesNotContain(account(3), account(4), account(5)).hasSize(17);
    Candidate byNetwork = group(2, 0, 5);
    judged(byNetwork, Verdict.FLAGGED);
    sweep();
    assertThat(names(only())).contains(account(3), account(4)).doesNotContain(account(5));
  }

  @Test
  void anAccountThatIsGoneDoesNotBecomeAMember() {
    gone.add(4);
    judged(group(1, 0, 20), Verdict.FLAGGED);
    assertThat(sweep().get(0).joined()).hasSize(19).doesNotContain("");
    assertThat(names(only())).hasSize(19).doesNotContain("");
  }

  @Test
  void theStrongestProbabilityOfSeveralLinksHolds() {
    Candidate first = TestCandidates.of(1, Proposer.CONTENT, 0, 1, 2);
    TestCandidates.change(first, seats(0, 3), new float[] {.95f, .92f, 1});
    Candidate second = TestCandidates.of(2, Proposer.NETWORK, 0, 1);
    judged(first, Verdict.FLAGGED);
    judged(second, Verdict.FLAGGED);
    sweep();
    assertThat(only().members()).extracting(Member::probability).containsExactly(1.0, 1.0, 1.0);
  }

  @Test
  void membersAreVisitedWithTheMostSeriousVerdictLast() {
    judgedAs(group(1, 0, 20), Verdict.FLAGGED, 7);
    judgedAs(group(2, 15, 35), Verdict.WATCH, 2);
    sweep();
    Map<Integer, String> last = new TreeMap<>();
    registry.forEachMember(
        (seat, verdict, strength, id) -> last.put(seat, verdict + " " + strength + " " + id));
    for (int seat = 0; seat < 35; seat++) {
      String expected = seat < 20 ? "FLAGGED 7.0 campaign-1" : "WATCH 2.0 campaign-2";
      assertThat(last).containsEntry(seat, expected);
    }
  }

  /**
   * Over any history: campaigns have at most one event a sweep, the events add up to the members,
   * and nobody is a member without a group that holds him.
   */
  @Property(tries = 60)
  void eventsAddUpToTheCampaigns(@ForAll long seed) {
    new CampaignRegistryTest().followAHistory(seed);
  }

  private void followAHistory(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Candidate> groups = new ArrayList<>();
    for (int number = 1; number <= 6; number++) {
      groups.add(group(number, 0, 1));
    }
    Map<String, Set<String>> told = new TreeMap<>();
    Set<String> closed = new HashSet<>();
    for (int day = 0; day < 25; day++) {
      for (Candidate group : groups) {
        if (random.nextInt(3) == 0) {
          int from = random.nextInt(60);
          TestCandidates.change(group, seats(from, from + 10 + random.nextInt(30)));
          Verdict verdict = Verdict.values()[random.nextInt(3)];
          if (verdict == Verdict.CLEAR) {
            cleared(group);
          } else {
            judged(group, verdict);
          }
        }
      }
      Set<String> toldToday = new HashSet<>();
      for (CampaignChange change : sweep()) {
        String id = change.campaign().id();
        assertThat(toldToday.add(id)).isTrue();
        assertThat(closed).doesNotContain(id);
        assertThat(change.kind() == OPENED || change.kind() == SPLIT)
            .isEqualTo(!told.containsKey(id));
        Set<String> members = told.computeIfAbsent(id, i -> new TreeSet<>());
        assertThat(members).containsAll(change.left());
        change.joined().forEach(account -> assertThat(members.add(account)).isTrue());
        members.removeAll(change.left());
        if (change.kind().isEnd()) {
          assertThat(members).isEmpty();
          told.remove(id);
          closed.add(id);
        }
      }
      assertMembersAre(told);
    }
  }

  private void assertMembersAre(Map<String, Set<String>> told) {
    assertThat(registry.all())
        .extracting(Campaign::id)
        .containsExactlyInAnyOrderElementsOf(told.keySet());
    for (Campaign campaign : registry.all()) {
      assertThat(names(campaign)).isEqualTo(new ArrayList<>(told.get(campaign.id())));
      assertThat(campaign.members()).isNotEmpty();
      for (Member member : campaign.members()) {
        assertThat(member.verdict().compareTo(campaign.verdict())).isLessThanOrEqualTo(0);
        int seat = Integer.parseInt(member.account().substring(5));
        assertThat(findings.keySet()).anyMatch(g -> contains(g, seat));
      }
    }
  }

  private static boolean contains(Candidate group, int seat) {
    return IntStream.range(0, group.size()).anyMatch(i -> group.seat(i) == seat);
  }
}
