package io.github.azeotrope.detector;

import io.github.azeotrope.linkage.LimitTrial;
import io.github.azeotrope.sketch.Displacement;
import io.github.azeotrope.table.AccountTable;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.function.LongUnaryOperator;

/**
 * What members of campaigns sent in windows in which the host limited some of them. A draw becomes
 * a trial when its window is over; its candidates are the window's whole slots of five minutes, and
 * where these are more than 64 every second, third and so on, such that the drawn one is among
 * them. Given which slots these are each was as likely to be drawn as another. A load is what came
 * in a slot and the next.
 *
 * <p>The sweep owns it. At most 512 trials and 131,072 rows of at most 64 bytes, the oldest dropped
 * first: 15 MB.
 */
final class LimitTrials {
  private static final int MOST_TRIALS = 512;
  private static final int MOST_ROWS = 1 << 17;
  private static final int SLOTS_AFTER = 2;
  private static final int BYTE = 0xff;

  private final LoadLog log;
  private final LongUnaryOperator ordinalOf;
  private Deque<LimitTrial> trials = new ArrayDeque<>();
  private long rows;

  /**
   * @param ordinalOf ordinal of an account by its keyed hash, {@link AccountTable#NO_HANDLE} if it
   *     is not held
   */
  LimitTrials(LoadLog log, LongUnaryOperator ordinalOf) {
    this.log = log;
    this.ordinalOf = ordinalOf;
  }

  /** Takes in the draws whose windows are over. */
  void settle(LimitDraws draws, long now) {
    for (LimitDraws.Draw draw : draws.takeEnded(now, SLOTS_AFTER * AccountLoad.SLOT_MILLIS)) {
      LimitDraws.Window window = draw.window();
      boolean isHeld =
          now - window.startEpochMillis() < (AccountLoad.SLOTS - 1) * AccountLoad.SLOT_MILLIS;
      if (isHeld && draw.accounts().longStream().anyMatch(account -> log.of(account) != null)) {
        add(draw);
      }
    }
  }

  private void add(LimitDraws.Draw draw) {
    LimitDraws.Window window = draw.window();
    long first = ceilDiv(window.startEpochMillis(), AccountLoad.SLOT_MILLIS);
    long end = window.endEpochMillis() / AccountLoad.SLOT_MILLIS;
    long slot = draw.momentEpochMillis() / AccountLoad.SLOT_MILLIS;
    if (slot < first || slot >= end) {
      return;
    }
    int stride = (int) ceilDiv(end - first, Displacement.MAX_CANDIDATES);
    long phase = first + (slot - first) % stride;
    int candidates = (int) ceilDiv(end - phase, stride);
    if (candidates < 2) {
      return;
    }
    Long2ObjectOpenHashMap<byte[]> loads = new Long2ObjectOpenHashMap<>();
    for (long account : log.accounts()) {
      AccountLoad load = log.of(account);
      long ordinal = ordinalOf.applyAsLong(account);
      if (load == null
          || ordinal == AccountTable.NO_HANDLE
          || load.sinceEpochMillis() > window.startEpochMillis()
          || draw.limitedNear().contains(account)) {
        continue;
      }
      byte[] row = new byte[candidates];
      int most = 0;
      for (int k = 0; k < candidates; k++) {
        int after = 0;
        for (int next = 0; next < SLOTS_AFTER; next++) {
          after += load.requests(phase + (long) k * stride + next);
        }
        row[k] = (byte) Math.min(BYTE, after);
        most = Math.max(most, after);
      }
      if (most > 0) {
        loads.put(ordinal, row);
      }
    }
    LongOpenHashSet limited = new LongOpenHashSet();
    draw.accounts().forEach(account -> limited.add(ordinalOf.applyAsLong(account)));
    limited.remove(AccountTable.NO_HANDLE);
    keep(new LimitTrial(candidates, (int) ((slot - phase) / stride), limited, loads));
  }

  private static long ceilDiv(long x, long y) {
    return -Math.floorDiv(-x, y);
  }

  private void keep(LimitTrial trial) {
    trials.addLast(trial);
    rows += trial.accounts();
    while (trials.size() > MOST_TRIALS || (rows > MOST_ROWS && trials.size() > 1)) {
      rows -= trials.removeFirst().accounts();
    }
  }

  /** Drops what is held of all accounts but these. */
  void keepOnly(LongPredicate ordinals) {
    Deque<LimitTrial> all = trials;
    trials = new ArrayDeque<>();
    rows = 0;
    for (LimitTrial trial : all) {
      LimitTrial rest = trial.of(ordinals);
      if (rest.accounts() > 0) {
        keep(rest);
      }
    }
  }

  /** The latest, oldest first. */
  List<LimitTrial> all() {
    return List.copyOf(trials);
  }
}
