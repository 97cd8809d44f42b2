package io.github.azeotrope.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.azeotrope.profile.ProfileSnapshot;
import io.github.azeotrope.sketch.RequestVectors;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BusyAccountsTest {
  private static final long HALF_DAY = 12 * 3_600_000L;
  private static final RequestVectors VECTORS = new RequestVectors(1, 4);

  private final BusyAccounts busy = new BusyAccounts(new Numbering());

  private List<Candidate> due() {
    List<Candidate> due = new ArrayList<>();
    busy.propose(due);
    return due;
  }

  private static TestAccount account(long requests, int halfDays) {
    return new TestAccount(VECTORS)
        .activeOn(LongStream.range(0, halfDays).toArray())
        .times(0, halfDays * HALF_DAY - 1)
        .counted(requests);
  }

  private void update(int seat, long requests, int halfDays) {
    busy.update(seat, account(requests, halfDays).profile());
  }

  @Test
  void whoSendsMuchADayIsProposedAsAGroupOfOne() {
    update(3, 1_000, 1);
    assertThat(due()).isEmpty();
    update(3, 2_000, 2);
    List<Candidate> due = due();
    assertThat(due).hasSize(1);
    Candidate group = due.get(0);
    assertThat(group.proposer()).isEqualTo(Proposer.VOLUME);
    assertThat(group.size()).isEqualTo(1);
    assertThat(group.seat(0)).isEqualTo(3);
    assertThat(group.membership(0)).isEqualTo(1);
  }

  @Test
  void itIsLookedAtAgainWhenATenthHasBeenAdded() {
    update(3, 1_000, 1);
    update(3, 2_000, 2);
    assertThat(due()).hasSize(1);
    assertThat(due()).isEmpty();
    update(3, 2_199, 2);
    assertThat(due()).isEmpty();
    update(3, 2_200, 2);
    assertThat(due()).hasSize(1);
  }

  @Test
  void whoSendsAsMuchOverYearsIsNotProposed() {
    for (int requests = 100; requests < 10_000; requests += 100) {
      update(3, requests, requests / 100);
    }
    assertThat(due()).isEmpty();
  }

  /** The bitmap repeats after 32 days: all of a year may be behind its bits. */
  @Test
  void beyondTheBitmapEachBitStandsForSeveralHalfDays() {
    assertThat(BusyAccounts.perDay(account(64_000, 64).profile())).isCloseTo(2_000, within(1.0));
    assertThat(BusyAccounts.perDay(account(64_000, 640).profile())).isCloseTo(200, within(1.0));
    assertThat(BusyAccounts.perDay(account(900, 1).profile())).isCloseTo(900, within(1.0));
  }

  @Test
  void whoIsGoneIsToldOnceAsAGroupThatHoldsNoLonger() {
    update(3, 1_000, 1);
    update(3, 2_000, 2);
    Candidate group = due().get(0);
    busy.remove(3);
    assertThat(group.isGone()).isTrue();
    assertThat(due()).containsExactly(group);
    assertThat(due()).isEmpty();
    assertThat(busy.newPrompts(3)).isEqualTo(NewPrompts.NONE);
  }

  @Test
  void ofMoreThanCanBeFollowedTheLatestStay() {
    for (int seat = 0; seat <= 4_096; seat++) {
      update(seat, 1_000, 1);
    }
    update(1, 2_000, 2);
    update(0, 2_000, 2);
    assertThat(due()).extracting(group -> group.seat(0)).containsExactly(1);
  }

  /** The sample of distinct prompts that a row keeps, of a list that ends or does not. */
  private static ProfileSnapshot asking(long requests, int endsAfter, boolean oneHalf) {
    SplittableRandom list = new SplittableRandom(5);
    SplittableRandom halves = new SplittableRandom(6);
    int[] prompts = list.ints(Math.min(requests, endsAfter)).toArray();
    TestAccount account = account(requests, 2);
    List<TreeSet<Integer>> smallest =
        List.of(new TreeSet<>(Integer::compareUnsigned), new TreeSet<>(Integer::compareUnsigned));
    for (int r = 0; r < requests; r++) {
      TreeSet<Integer> half = smallest.get(oneHalf ? 0 : halves.nextInt(2));
      half.add(prompts[r % prompts.length]);
      if (half.size() > 8) {
        half.pollLast();
      }
    }
    for (int half = 0; half < 2; half++) {
      for (int prompt : smallest.get(half)) {
        account.asks(prompt, half, 0);
      }
    }
    return account.profile();
  }

  @Test
  void whatIsNewIsCountedSinceHalfOfTheRequestsOrLess() {
    for (boolean oneHalf : new boolean[] {false, true}) {
      BusyAccounts free = new BusyAccounts(new Numbering());
      BusyAccounts list = new BusyAccounts(new Numbering());
      int fresh = 0;
      int sampled = 0;
      for (int requests = 600; requests <= 40_000; requests += 600) {
        free.update(1, asking(requests, Integer.MAX_VALUE, oneHalf));
        list.update(1, asking(requests, 1_200, oneHalf));
        NewPrompts prompts = free.newPrompts(1);
        if (requests >= 1_200) {
          assertThat(prompts.expectedShare()).isBetween(.5, .75 + 1e-9);
          assertThat(prompts.sampled()).isBetween(8, 16);
          fresh += prompts.fresh();
          sampled += prompts.sampled();
        }
        if (requests >= 4_800) {
          assertThat(list.newPrompts(1).fresh()).isZero();
          assertThat(list.newPrompts(1).sampled()).isGreaterThanOrEqualTo(8);
        }
      }
      // The samples of neighbouring moments are nearly the same, so this is no more than a range.
      assertThat((double) fresh / sampled).isBetween(.4, .85);
    }
  }
}
