package io.github.azeotrope.detector;

import static org.assertj.core.api.Assertions.assertThat;

import it.unimi.dsi.fastutil.longs.LongArrayList;
import it.unimi.dsi.fastutil.longs.LongList;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class LoadLogTest {
  private static final long SLOT = AccountLoad.SLOT_MILLIS;
  private static final long START = 5_833_333 * SLOT;

  private final LoadLog log = new LoadLog();

  private static long slot(long epochMillis) {
    return epochMillis / SLOT;
  }

  private AccountLoad load(long account) {
    AccountLoad load = log.of(account);
    assertThat(load).isNotNull();
    return load;
  }

  @Test
  void requestsOfWatchedAccountsAreCountedBySlot() {
    log.watch(LongList.of(7, 8), START);
    log.note(7, START);
    log.note(7, START + SLOT - 1);
    log.note(7, START + SLOT);
    log.note(9, START);
    assertThat(load(7).requests(slot(START))).isEqualTo(2);
    assertThat(load(7).requests(slot(START) + 1)).isEqualTo(1);
    assertThat(load(7).requests(slot(START) + 2)).isZero();
    assertThat(load(8).requests(slot(START))).isZero();
    assertThat(log.of(9)).isNull();
  }

  @Test
  void whoIsWatchedOnKeepsWhatWasCountedAndWhoIsNotLosesIt() {
    log.watch(LongList.of(7, 8), START);
    log.note(7, START);
    log.note(8, START);
    log.watch(LongList.of(6, 7), START + SLOT);
    assertThat(load(7).requests(slot(START))).isEqualTo(1);
    assertThat(load(7).sinceEpochMillis()).isEqualTo(START);
    assertThat(load(6).sinceEpochMillis()).isEqualTo(START + SLOT);
    assertThat(log.of(8)).isNull();
    log.watch(LongList.of(8), START + 2 * SLOT);
    assertThat(load(8).requests(slot(START))).isZero();
    assertThat(log.of(7)).isNull();
  }

  /** A ring: what is older than its length is gone, and what comes that late is not counted. */
  @Test
  void theRingForgetsWhatIsOlderThanItsLength() {
    log.watch(LongList.of(7), START);
    log.note(7, START);
    long lapLater = START + AccountLoad.SLOTS * SLOT;
    log.note(7, lapLater);
    log.note(7, lapLater + 1);
    assertThat(load(7).requests(slot(START))).isZero();
    assertThat(load(7).requests(slot(lapLater))).isEqualTo(2);
    log.note(7, START);
    assertThat(load(7).requests(slot(START))).isZero();
    assertThat(load(7).requests(slot(lapLater))).isEqualTo(2);
  }

  /** Laps are counted in 16 bits: their number runs over after 319 years. */
  @Test
  void lapsRunOverWithoutHarm() {
    log.watch(LongList.of(7), START);
    long beforeOverflow = (0xffffL * AccountLoad.SLOTS + 3) * SLOT;
    log.note(7, beforeOverflow);
    assertThat(load(7).requests(slot(beforeOverflow))).isEqualTo(1);
    log.note(7, beforeOverflow + AccountLoad.SLOTS * SLOT);
    assertThat(load(7).requests(slot(beforeOverflow))).isZero();
    assertThat(load(7).requests(slot(beforeOverflow) + AccountLoad.SLOTS)).isEqualTo(1);
  }

  @Test
  void aCountStaysInItsSixteenBits() {
    log.watch(LongList.of(7), START);
    for (int i = 0; i < 66_000; i++) {
      log.note(7, START);
    }
    assertThat(load(7).requests(slot(START))).isEqualTo(65_535);
    log.note(7, START + AccountLoad.SLOTS * SLOT);
    assertThat(load(7).requests(slot(START) + AccountLoad.SLOTS)).isEqualTo(1);
  }

  @Test
  void soManyAccountsAreWatchedAtMostAndThoseOfBeforeFirst() {
    LongArrayList many = new LongArrayList();
    for (int i = 1; i <= LoadLog.MOST_ACCOUNTS; i++) {
      many.add(i);
    }
    log.watch(LongList.of(-1, -2), START);
    many.add(-2);
    many.add(-1);
    log.watch(many, START);
    assertThat(log.accounts()).hasSize(LoadLog.MOST_ACCOUNTS).contains(-1, -2, 1);
    assertThat(log.of(LoadLog.MOST_ACCOUNTS)).isNull();
  }

  @Test
  void manyThreadsLoseNothing() throws Exception {
    log.watch(LongList.of(7), START);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> done = new ArrayList<>();
      for (int t = 0; t < 4; t++) {
        done.add(
            threads.submit(
                () -> {
                  for (int i = 0; i < 10_000; i++) {
                    log.note(7, START + i % 2 * SLOT);
                  }
                }));
      }
      for (Future<?> one : done) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(load(7).requests(slot(START))).isEqualTo(20_000);
    assertThat(load(7).requests(slot(START) + 1)).isEqualTo(20_000);
  }
}
