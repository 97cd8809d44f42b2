package io.github.azeotrope.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatList;

import io.github.azeotrope.profile.ProfileSnapshot;
import io.github.azeotrope.sketch.RequestVectors;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Which groups are proposed, by what, and when they are looked at again. */
class ProposalsTest {
  private static final int D = 256;
  private static final int PEOPLE = 400;
  private static final int POOL = 60;

  private final RequestVectors vectors = new RequestVectors(1, D);
  private final float[] job = vectors.anywhere();
  private final Map<Integer, TestAccount> accounts = new HashMap<>();
  private final Map<Integer, float[]> topics = new HashMap<>();
  private final Proposals proposals = new Proposals(this::read, D);
  private final Map<Long, Candidate> known = new LinkedHashMap<>();

  private ProfileSnapshot read(int seat) {
    TestAccount account = accounts.get(seat);
    return account == null ? null : account.profile();
  }

  private TestAccount account(int seat) {
    return accounts.computeIfAbsent(seat, s -> new TestAccount(vectors));
  }

  /** Shows the proposers what changed, and gives the groups they want looked at. */
  private List<Candidate> sweep(Iterable<Integer> changed) {
    for (int seat : changed) {
      proposals.update(seat, account(seat).profile());
    }
    List<Candidate> due = proposals.due();
    for (Candidate candidate : due) {
      known.put(candidate.number(), candidate);
      if (candidate.isGone()) {
        known.remove(candidate.number());
      }
    }
    return due;
  }

  private static List<Integer> seats(int from, int to) {
    List<Integer> seats = new ArrayList<>();
    for (int seat = from; seat < to; seat++) {
      seats.add(seat);
    }
    return seats;
  }

  private void personWrites(int seat, int requests) {
    float[] topic = topics.computeIfAbsent(seat, s -> vectors.anywhere());
    account(seat).sends(requests, () -> vectors.request(.15, topic));
  }

  private void poolWrites(int seat, int requests) {
    account(seat).sends(requests, () -> vectors.request(.2, job));
  }

  /** With a card of its own, on a device and behind exits that the pool shares. */
  private TestAccount poolMember(int seat) {
    poolWrites(seat, 8);
    long[] exits = new long[4];
    for (int i = 0; i < exits.length; i++) {
      exits[i] = 2L * vectors.random().nextInt(12);
    }
    return account(seat).pays(10_000 + seat).from(exits).on(7);
  }

  private void people(int requests) {
    seats(0, PEOPLE).forEach(seat -> personWrites(seat, requests));
  }

  private List<Candidate> of(Proposer proposer) {
    return known.values().stream().filter(c -> c.proposer() == proposer).toList();
  }

  private static Set<Integer> members(Candidate candidate) {
    return new TreeSet<>(candidate.seats());
  }

  @Test
  void peopleAreProposedByNothing() {
    for (int day = 0; day < 4; day++) {
      people(4);
      sweep(seats(0, PEOPLE));
    }
    assertThat(known).isEmpty();
  }

  @Test
  void aPoolWithoutAnySharedTokenIsProposedByItsContent() {
    people(6);
    seats(PEOPLE, PEOPLE + POOL).forEach(seat -> poolWrites(seat, 8));
    List<Candidate> due = sweep(seats(0, PEOPLE + POOL));
    assertThat(due)
        .singleElement()
        .satisfies(c -> assertThat(c.proposer()).isEqualTo(Proposer.CONTENT));
    Candidate pool = due.get(0);
    assertThat(members(pool)).allMatch(seat -> seat >= PEOPLE).hasSizeGreaterThan(POOL * 9 / 10);
    for (int i = 0; i < pool.seats().size(); i++) {
      assertThat(pool.membership(i)).isBetween(.5f, 1f);
    }
  }

  @Test
  void aContentGroupGrowsAsItsPoolGrowsAndKeepsItsNumber() {
    people(6);
    seats(PEOPLE, PEOPLE + 30).forEach(seat -> poolWrites(seat, 8));
    sweep(seats(0, PEOPLE + 30));
    Candidate pool = of(Proposer.CONTENT).get(0);
    int before = pool.seats().size();
    seats(PEOPLE + 30, PEOPLE + POOL).forEach(seat -> poolWrites(seat, 8));
    assertThat(sweep(seats(PEOPLE + 30, PEOPLE + POOL))).contains(pool);
    assertThat(pool.seats().size()).isGreaterThan(before + 25);
    assertThat(of(Proposer.CONTENT)).containsExactly(pool);
  }

  @Test
  void nothingIsDueWhereNothingChanged() {
    people(6);
    seats(PEOPLE, PEOPLE + POOL).forEach(seat -> poolWrites(seat, 8));
    sweep(seats(0, PEOPLE + POOL));
    assertThat(sweep(List.of())).isEmpty();
    personWrites(3, 1);
    assertThat(sweep(List.of(3))).isEmpty();
  }

  /** A pool that is dealt a company's kind of work among others and the company are kept apart. */
  @Test
  void aContentGroupGrowsOverNobodyElses() {
    people(6);
    float[] other = vectors.anywhere();
    List<Integer> employed = seats(PEOPLE, PEOPLE + 30);
    employed.forEach(seat -> account(seat).sends(20, () -> vectors.request(.8, job)));
    sweep(seats(0, PEOPLE + 30));
    assertThat(of(Proposer.CONTENT)).hasSize(1);
    List<Integer> dealt = seats(PEOPLE + 30, PEOPLE + 30 + POOL);
    for (int day = 0; day < 6; day++) {
      dealt.forEach(seat -> account(seat).sends(20, () -> vectors.request(.12, job, .2, other)));
      sweep(dealt);
    }
    assertThat(of(Proposer.CONTENT)).hasSize(2);
    for (Candidate group : of(Proposer.CONTENT)) {
      long drawnIn = group.seats().intStream().filter(employed::contains).count();
      long rest = group.seats().size() - drawnIn;
      assertThat(Math.min(drawnIn, rest)).isLessThanOrEqualTo(1);
    }
  }

  /** What used to be a pool and turns to work of everybody's own is dissolved. */
  @Test
  void aContentGroupThatFallsApartIsDropped() {
    people(6);
    seats(PEOPLE, PEOPLE + POOL).forEach(seat -> poolWrites(seat, 6));
    sweep(seats(0, PEOPLE + POOL));
    Candidate pool = of(Proposer.CONTENT).get(0);
    seats(PEOPLE, PEOPLE + POOL).forEach(seat -> personWrites(seat, 300));
    assertThat(sweep(seats(PEOPLE, PEOPLE + POOL))).contains(pool);
    assertThat(pool.isGone()).isTrue();
    assertThat(sweep(List.of())).doesNotContain(pool);
  }

  @Test
  void aDeviceOfTwentyIsProposedAndOneThatATenthOfAllHaveIsDropped() {
    people(1);
    for (int seat = 0; seat < 19; seat++) {
      account(seat).on(5);
    }
    assertThat(sweep(seats(0, PEOPLE))).isEmpty();
    account(19).on(5);
    sweep(List.of(19));
    // Proposed once it has twenty accounts, due once some of them have changed.
    sweep(seats(0, 20));
    Candidate device = of(Proposer.DEVICE).get(0);
    assertThat(members(device)).containsExactlyElementsOf(seats(0, 20));
    assertThat(device.membership(3)).isEqualTo(1);

    for (int seat = 20; seat < 120; seat++) {
      account(seat).on(5);
    }
    sweep(seats(20, 120));
    assertThat(device.isGone()).isTrue();
    assertThat(of(Proposer.DEVICE)).isEmpty();
  }

  @Test
  void accountsWithSeveralLinksAreProposedByEachOfThem() {
    people(6);
    for (int seat = PEOPLE; seat < PEOPLE + POOL; seat++) {
      poolMember(seat).systemPrompts(8).templates(9);
    }
    sweep(seats(0, PEOPLE + POOL));
    sweep(seats(PEOPLE, PEOPLE + POOL));
    assertThat(known.values())
        .extracting(Candidate::proposer)
        .containsExactlyInAnyOrder(
            Proposer.CONTENT, Proposer.NETWORK, Proposer.DEVICE, Proposer.SYSTEM_PROMPT);
    for (Candidate candidate : known.values()) {
      assertThat(members(candidate))
          .allMatch(seat -> seat >= PEOPLE)
          .hasSizeGreaterThan(POOL * 8 / 10);
    }
  }

  @Test
  void severalTokensOfTheSameAccountsAreLookedAtOnce() {
    people(1);
    for (int seat = 0; seat < 25; seat++) {
      account(seat).systemPrompts(8, 9, 10);
    }
    sweep(seats(0, PEOPLE));
    assertThat(of(Proposer.SYSTEM_PROMPT)).hasSize(1);
  }

  /** Of those with a line in common only they who also do the job belong; the others quote it. */
  @Test
  void aTemplateIsACoreToGrowFromAndNotAMembership() {
    people(6);
    // Too thin a job for nearest neighbours to meet.
    for (int seat = PEOPLE; seat < PEOPLE + POOL; seat++) {
      float[] own = vectors.anywhere();
      account(seat).sends(6, () -> vectors.request(.06, job, .05, own)).templates(9);
    }
    for (int seat = 0; seat < 20; seat++) {
      account(seat).templates(9);
    }
    sweep(seats(0, PEOPLE + POOL));
    List<Candidate> byTemplate = of(Proposer.PROMPT_TEMPLATE);
    assertThat(byTemplate).hasSize(1);
    Set<Integer> members = members(byTemplate.get(0));
    assertThat(members.stream().filter(seat -> seat >= PEOPLE).count())
        .isGreaterThan(POOL * 6 / 10);
    assertThat(members.stream().filter(seat -> seat < PEOPLE).count()).isLessThanOrEqualTo(4);
  }

  @Test
  void aQuotationIsNoGroup() {
    people(6);
    for (int seat = 0; seat < 60; seat++) {
      account(seat).templates(9);
    }
    sweep(seats(0, PEOPLE));
    assertThat(known).isEmpty();
  }

  @Test
  void popularityIsKnownAndForgottenWithTheAccount() {
    people(1);
    for (int seat = 0; seat < 7; seat++) {
      account(seat).from(40).pays(41).declares(42);
    }
    sweep(seats(0, PEOPLE));
    assertThat(proposals.accountsWith(40)).isEqualTo(7);
    assertThat(proposals.accountsWith(41)).isEqualTo(7);
    assertThat(proposals.accountsWith(42)).isEqualTo(7);
    accounts.remove(3);
    proposals.remove(3);
    proposals.remove(3);
    assertThat(proposals.accountsWith(40)).isEqualTo(6);
    assertThat(proposals.accountsWith(99)).isZero();
    assertThat(proposals.dropped()).isZero();
  }

  /** The account that takes a seat over has nothing to do with the one that left it. */
  @Test
  void whoTakesOverASeatDoesNotInheritItsGroups() {
    people(6);
    for (int seat = PEOPLE; seat < PEOPLE + POOL; seat++) {
      poolMember(seat);
    }
    sweep(seats(0, PEOPLE + POOL));
    sweep(seats(PEOPLE, PEOPLE + POOL));
    assertThat(of(Proposer.NETWORK)).hasSize(1);
    int seat = PEOPLE + 5;
    assertThat(known.values()).allMatch(c -> c.contains(seat));

    accounts.remove(seat);
    proposals.remove(seat);
    personWrites(seat, 6);
    sweep(List.of(seat));
    for (Candidate candidate : known.values()) {
      assertThatList(candidate.seats()).as(candidate.proposer().name()).doesNotContain(seat);
      assertThat(candidate.membership(candidate.seats().size() - 1)).isPositive();
    }
  }

  @Test
  void accountsThatAreGoneWhileTheyAreReadDoNoHarm() {
    people(6);
    seats(PEOPLE, PEOPLE + POOL).forEach(seat -> poolWrites(seat, 8));
    for (int seat = 0; seat < PEOPLE + POOL; seat++) {
      proposals.update(seat, account(seat).profile());
    }
    for (int seat = 0; seat < PEOPLE + POOL; seat += 3) {
      accounts.remove(seat);
    }
    List<Candidate> due = proposals.due();
    assertThat(due).hasSize(1);
    assertThat(members(due.get(0))).allMatch(seat -> seat % 3 != 0);
  }

  private static final int EXITS = 8;

  private static long[] exits(int seat) {
    return new long[] {
      TestAccount.token("exit", seat % EXITS), TestAccount.token("exit", (seat / 2 + 3) % EXITS)
    };
  }

  /** A pool of four accounts a card behind eight exits, found by its content. */
  private Candidate poolBehindExits() {
    people(6);
    for (int seat = PEOPLE; seat < PEOPLE + POOL; seat++) {
      poolWrites(seat, 8);
      account(seat).pays(TestAccount.token("card", seat / 4)).from(exits(seat));
    }
    sweep(seats(0, PEOPLE + POOL));
    return of(Proposer.CONTENT).get(0);
  }

  @Test
  void oneRequestOfTheSameJobThroughTheSameExitIsEnoughToBelongToWhoWasFoundGuilty() {
    Candidate pool = poolBehindExits();
    int newcomer = PEOPLE + POOL;
    int neighbour = newcomer + 1;
    int stranger = newcomer + 2;
    poolWrites(newcomer, 1);
    account(newcomer).pays(TestAccount.token("new card", 1)).from(exits(newcomer));
    personWrites(neighbour, 1);
    account(neighbour).pays(TestAccount.token("new card", 2)).from(exits(neighbour));
    poolWrites(stranger, 1);
    account(stranger).pays(TestAccount.token("new card", 3)).from(TestAccount.token("home", 3));
    Membership before = proposals.members().byContent(pool, false);
    proposals.settle();
    assertThat(proposals.hasNewcomer(pool, before)).isFalse();
    sweep(List.of(newcomer, neighbour, stranger));
    assertThat(proposals.hasNewcomer(pool, before)).isTrue();

    Membership after = proposals.members().byContent(pool, false);
    assertThat(after.probabilityOf(newcomer)).isGreaterThan(.9f);
    assertThat(after.probabilityOf(neighbour)).isLessThan(.5f);
    assertThat(after.probabilityOf(stranger)).isZero();
    for (int i = 0; i < pool.size(); i++) {
      assertThat(after.probabilityOf(pool.seat(i))).isGreaterThan(.9f);
    }
  }

  /** A benchmark worded like the template; its account has no address or card of the pool. */
  @Test
  void whoSendsFarMoreThanTheMembersAndHasNoLinkToThemIsNoMember() {
    people(6);
    for (int seat = PEOPLE; seat < PEOPLE + POOL; seat++) {
      poolWrites(seat, 8);
    }
    int evaluator = PEOPLE + POOL;
    poolWrites(evaluator, 200);
    sweep(seats(0, evaluator + 1));
    Candidate pool = of(Proposer.CONTENT).get(0);
    Membership members = proposals.members().byContent(pool, false);
    assertThat(members.probabilityOf(evaluator)).isZero();
    assertThat(members.probabilityOf(PEOPLE)).isGreaterThan(.9f);
  }

  @Test
  void whereContentDoesNotTellRoamersBelongAndWhoSharesACardThatMostlyRoamersUse() {
    Candidate pool = poolBehindExits();
    int colleague = PEOPLE + POOL;
    int reseller = colleague + 1;
    personWrites(colleague, 1);
    account(colleague)
        .pays(TestAccount.token("card", PEOPLE / 4))
        .from(TestAccount.token("home", 1));
    personWrites(reseller, 1);
    account(reseller).from(TestAccount.token("home", 2));
    sweep(List.of(colleague, reseller));

    BitSet roamers = new BitSet();
    roamers.set(PEOPLE, PEOPLE + 4);
    Membership members = proposals.members().byLink(pool, roamers);
    for (int seat = PEOPLE; seat < PEOPLE + 4; seat++) {
      assertThat(members.probabilityOf(seat)).isEqualTo(1);
    }
    assertThat(members.probabilityOf(colleague)).isEqualTo(1);
    assertThat(members.probabilityOf(reseller)).isZero();

    // One roamer among five accounts of a card says nothing of the other four.
    roamers.clear();
    roamers.set(PEOPLE);
    assertThat(proposals.members().byLink(pool, roamers).probabilityOf(colleague)).isLessThan(.5f);
  }

  /** A class in one room that asks as the pool does is no stranger to itself. */
  @Test
  void whoIsOnlySeenWhereOthersLiveIsDealtNothing() {
    people(6);
    int hall = PEOPLE + 5;
    for (int seat = PEOPLE; seat < PEOPLE + POOL; seat++) {
      poolWrites(seat, 40);
      account(seat).from(TestAccount.token("hall", seat < hall ? 0 : seat));
    }
    sweep(seats(0, PEOPLE + POOL));
    Membership members = proposals.members().byDealing(of(Proposer.CONTENT).get(0));
    for (int seat = PEOPLE; seat < PEOPLE + POOL; seat++) {
      if (seat < hall) {
        assertThat(members.probabilityOf(seat)).isZero();
      } else {
        assertThat(members.probabilityOf(seat)).isGreaterThan(.5f);
      }
    }
  }
}
