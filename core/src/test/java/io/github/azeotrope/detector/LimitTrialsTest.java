package io.github.azeotrope.detector;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.linkage.Group;
import io.github.azeotrope.linkage.LimitTrial;
import io.github.azeotrope.linkage.Proposer;
import io.github.azeotrope.linkage.TestAccount;
import io.github.azeotrope.profile.ProfileSnapshot;
import io.github.azeotrope.sketch.Chance;
import io.github.azeotrope.sketch.Displacement;
import io.github.azeotrope.sketch.RequestVectors;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From what is told and noted to trials; an account's ordinal is its key and 1,000. */
class LimitTrialsTest {
  private static final long SLOT = AccountLoad.SLOT_MILLIS;
  private static final long HOUR = 12 * SLOT;
  private static final long START = 40_509 * 144 * SLOT;
  private static final int ACCOUNTS = 10;

  private final LoadLog log = new LoadLog();
  private final LimitDraws draws = new LimitDraws();
  private final LimitTrials trials =
      new LimitTrials(log, key -> key <= ACCOUNTS ? key + 1_000 : -1);
  private final Group group = group(ACCOUNTS);

  private static Group group(int accounts) {
    RequestVectors vectors = new RequestVectors(1, 4);
    List<ProfileSnapshot> members = new ArrayList<>();
    for (int i = 1; i <= accounts; i++) {
      members.add(new TestAccount(vectors).numbered(1_000 + i).profile());
    }
    return new Group(Proposer.CONTENT, members, accounts);
  }

  private void watchAll(long now) {
    log.watch(LongArrayList.toList(LongStream.rangeClosed(1, ACCOUNTS)), now);
  }

  private void limit(long account, long moment, long start, long end) {
    draws.add(account, moment, new LimitDraws.Window(start, end));
  }

  private LimitTrial only() {
    assertThat(trials.all()).hasSize(1);
    return trials.all().get(0);
  }

  @Test
  void aTrialHoldsWhatTheOthersSentAfterEachWholeSlot() {
    watchAll(START);
    limit(1, START + 2 * SLOT + 7, START, START + 4 * SLOT);
    long[] noted = {0, 1, 2, 3, 4, 5};
    for (int slot = 0; slot < noted.length; slot++) {
      for (int i = 0; i < noted[slot]; i++) {
        log.note(2 + i % 3, START + slot * SLOT + i);
        log.note(1, START + slot * SLOT + i);
      }
    }
    trials.settle(draws, START + 6 * SLOT - 1);
    assertThat(trials.all()).isEmpty();
    trials.settle(draws, START + 6 * SLOT);
    assertThat(only().drawn()).isEqualTo(2);
    assertThat(only().limits(group)).isTrue();
    assertThat(only().loads(group)).containsExactly(1, 3, 5, 7);
    trials.settle(draws, START + 7 * SLOT);
    assertThat(trials.all()).hasSize(1);
  }

  /** A draw in a part of a slot would be one of candidates of unequal chances. */
  @Test
  void momentsInTheEndsOfTheWindowThatAreNoWholeSlotAreLeftOut() {
    watchAll(START);
    limit(1, START + SLOT - 1, START + 1, START + 6 * SLOT + 1);
    limit(1, START + 6 * SLOT, START + 1, START + 6 * SLOT + 1);
    trials.settle(draws, START + 9 * SLOT);
    assertThat(trials.all()).isEmpty();
    limit(2, START + SLOT, START + 1, START + 6 * SLOT + 2);
    trials.settle(draws, START + 9 * SLOT);
    assertThat(only().drawn()).isZero();
    assertThat(only().loads(group)).hasSize(5);
  }

  /** Of 288 slots every fifth: as many with the drawn one among them, wherever it is. */
  @Test
  void longWindowsAreThinnedAroundTheDrawnSlot() {
    for (int slot = 0; slot < 288; slot++) {
      watchAll(START);
      log.note(2, START + slot * SLOT);
      limit(1, START + slot * SLOT, START, START + 24 * HOUR);
      trials.settle(draws, START + 25 * HOUR);
      LimitTrial trial = only();
      long[] loads = trial.loads(group);
      assertThat(loads).hasSize(slot % 5 < 3 ? 58 : 57);
      assertThat(trial.drawn()).isEqualTo(slot / 5);
      assertThat(loads[trial.drawn()]).isEqualTo(1);
      assertThat(Arrays.stream(loads).sum()).isEqualTo(1);
      draws.forget(1);
      trials.keepOnly(ordinal -> false);
      log.watch(new LongArrayList(), START);
    }
  }

  /** The limit itself lowers their load. */
  @Test
  void whoIsLimitedInAWindowThatOverlapsIsNotAmongTheOthers() {
    watchAll(START);
    limit(1, START + SLOT, START, START + 6 * SLOT);
    limit(2, START + 7 * SLOT, START + 5 * SLOT, START + 11 * SLOT);
    limit(3, START + 8 * SLOT, START + 6 * SLOT, START + 11 * SLOT);
    for (long account = 1; account <= 4; account++) {
      for (int i = 0; i < account; i++) {
        log.note(account, START + SLOT);
      }
    }
    trials.settle(draws, START + 8 * SLOT);
    // Account 3 is limited from the end of the window on, 2 within it.
    assertThat(only().loads(group)).containsExactly(7, 7, 0, 0, 0, 0);
  }

  /** Their first minutes would look like minutes without load. */
  @Test
  void whoIsWatchedOnlySinceTheWindowBeganIsNotAmongTheOthers() {
    watchAll(START + 1);
    log.note(2, START + SLOT);
    limit(1, START + SLOT, START, START + 6 * SLOT);
    trials.settle(draws, START + 9 * SLOT);
    assertThat(only().loads(group)).containsOnly(0);
  }

  @Test
  void drawsOfNobodyWhoIsWatchedMakeNoTrial() {
    watchAll(START);
    limit(77, START + SLOT, START, START + 6 * SLOT);
    trials.settle(draws, START + 9 * SLOT);
    assertThat(trials.all()).isEmpty();
  }

  @Test
  void windowsThatTheLogNoLongerHoldsMakeNoTrial() {
    watchAll(START);
    limit(1, START + SLOT, START, START + 6 * SLOT);
    trials.settle(draws, START + AccountLoad.SLOTS * SLOT);
    assertThat(trials.all()).isEmpty();
  }

  @Test
  void whoIsForgottenOrNoMemberLeavesNothing() {
    watchAll(START);
    limit(1, START + SLOT, START, START + 6 * SLOT);
    limit(2, START + SLOT, START, START + 6 * SLOT);
    log.note(3, START + SLOT);
    log.note(4, START + SLOT);
    draws.forget(2);
    trials.settle(draws, START + 9 * SLOT);
    assertThat(only().accounts()).isEqualTo(3);
    trials.keepOnly(ordinal -> ordinal != 1_003);
    assertThat(only().accounts()).isEqualTo(2);
    assertThat(only().loads(group)).containsExactly(1, 1, 0, 0, 0, 0);
    trials.keepOnly(ordinal -> ordinal != 1_001);
    assertThat(only().limits(group)).isFalse();
    trials.keepOnly(ordinal -> false);
    assertThat(trials.all()).isEmpty();
  }

  @Test
  void trialsAreBounded() {
    watchAll(START);
    for (int i = 0; i < 600; i++) {
      limit(1, START + SLOT + i % 2 * SLOT, START + i, START + 6 * SLOT + i);
    }
    trials.settle(draws, START + 9 * SLOT);
    assertThat(trials.all()).hasSize(512);
  }

  @Test
  void limitsAreBounded() {
    LimitDraws.Window first = new LimitDraws.Window(0, HOUR);
    for (int account = 0; account < 40_000; account++) {
      draws.add(account, 0, first);
    }
    for (int account = 0; account < 30_000; account++) {
      draws.add(account, HOUR, new LimitDraws.Window(HOUR, 2 * HOUR));
    }
    assertThat(draws.takeEnded(3 * HOUR, 0))
        .singleElement()
        .satisfies(draw -> assertThat(draw.accounts()).hasSize(30_000));
  }

  /** The latest moments of a window whose earlier ones were dropped would be no random ones. */
  @Test
  void aWindowOfMoreLimitsThanAreHeldMakesNoTrial() {
    watchAll(START);
    for (int account = 0; account < 140_000; account++) {
      limit(account, START + SLOT, START, START + 6 * SLOT);
    }
    limit(1, START + 2 * SLOT, START + 5 * SLOT, START + 9 * SLOT);
    assertThat(draws.takeEnded(START + 9 * SLOT, 0)).isEmpty();
    limit(2, START + 9 * SLOT, START + 6 * SLOT, START + 10 * SLOT);
    assertThat(draws.takeEnded(START + 10 * SLOT, 0)).hasSize(1);
  }

  @Test
  void aWindowInTheFarFutureThatIsDroppedStopsNothingForLong() {
    LimitDraws.Window nonsense = new LimitDraws.Window(Long.MAX_VALUE - HOUR, Long.MAX_VALUE);
    for (int account = 0; account < 70_000; account++) {
      draws.add(account, Long.MAX_VALUE - HOUR, nonsense);
    }
    draws.takeEnded(START, 0);
    limit(2, START + 24 * HOUR, START + 24 * HOUR, START + 25 * HOUR);
    assertThat(draws.takeEnded(START + 25 * HOUR, 0)).hasSize(1);
  }

  /** A day's load that rises, and bursts of half an hour that come to all. */
  private void rising(SplittableRandom random, long from, int slots) {
    int burst = random.nextInt(slots);
    for (int slot = 0; slot < slots; slot++) {
      double each = 2.0 * slot / slots + (slot >= burst && slot < burst + 6 ? 3 : 0);
      for (long account = 1; account <= ACCOUNTS; account++) {
        for (int i = 0; i < 4; i++) {
          if (random.nextDouble() < each / 4) {
            log.note(account, from + slot * SLOT + i);
          }
        }
      }
    }
  }

  private double pValue() {
    Displacement displacement = new Displacement();
    trials.all().forEach(trial -> displacement.add(trial.loads(group), trial.drawn()));
    return displacement.pValue();
  }

  /**
   * The host draws three times in a window, for some accounts anew or for one again, and tells each
   * limit when it happens. Nobody reacts, the load rises all day long: p-values are uniform only if
   * the moment that counts has nothing to do with its order in time.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void severalDrawsInOneWindowOfRisingLoadGiveUniformPValues(int limited) {
    SplittableRandom random = Chance.random(20_261_130);
    int worlds = 400;
    int low = 0;
    int high = 0;
    for (int world = 0; world < worlds; world++) {
      watchAll(START);
      for (int day = 0; day < 6; day++) {
        long from = START + day * (30 * HOUR);
        rising(random, from, 290);
        long[] moments = random.longs(3, from, from + 24 * HOUR).sorted().toArray();
        long[] accounts = random.longs(1, ACCOUNTS + 1).distinct().limit(limited).toArray();
        for (int i = 0; i < 3; i++) {
          limit(accounts[i % limited], moments[i], from, from + 24 * HOUR);
        }
        trials.settle(draws, from + 25 * HOUR);
      }
      assertThat(trials.all()).hasSize(6);
      double p = pValue();
      low += p <= .1 ? 1 : 0;
      high += p > .9 ? 1 : 0;
      trials.keepOnly(ordinal -> false);
      log.watch(new LongArrayList(), START);
      draws.takeEnded(Long.MAX_VALUE, 0);
    }
    assertThat(low).isBetween(Chance.atLeast(worlds, .095), Chance.atMost(worlds, .1));
    assertThat(high).isBetween(Chance.atLeast(worlds, .095), Chance.atMost(worlds, .105));
  }
}
