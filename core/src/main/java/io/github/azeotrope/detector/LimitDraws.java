package io.github.azeotrope.detector;

import it.unimi.dsi.fastutil.HashCommon;
import it.unimi.dsi.fastutil.longs.Long2LongMap;
import it.unimi.dsi.fastutil.longs.Long2LongOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import it.unimi.dsi.fastutil.longs.LongSet;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Limits at moments that the host drew at random, as it tells them. What is told of one window is
 * one draw. A host that draws for each account anew within one window has drawn several times; of
 * these the moment of the account with the lowest keyed hash counts, which has nothing to do with
 * when it was. The first that is told would be the earliest, and that is no random moment. For the
 * same reason a hash decides between two moments of one account in one window.
 *
 * <p>At most 65,536 limits, those of the window told first dropped first; about 3 MB. What is left
 * of a window that was dropped while it was told would be its latest moments, so until the end of
 * such a window no other begins. Thread-safe.
 */
final class LimitDraws {
  static final long SHORTEST_WINDOW_MILLIS = 15 * 60_000L;
  static final long LONGEST_WINDOW_MILLIS = 24 * 3_600_000L;

  private static final int MOST_LIMITS = 1 << 16;

  /** So long after its end a window can overlap one that is still to be taken. */
  private static final long KEPT_MILLIS = 2 * LONGEST_WINDOW_MILLIS;

  private final Map<Window, Told> windows = new LinkedHashMap<>();
  private int limits;
  private long droppedUntil;

  /** From the start, included, to the end, excluded. */
  record Window(long startEpochMillis, long endEpochMillis) {
    boolean overlaps(Window other) {
      return startEpochMillis < other.endEpochMillis && other.startEpochMillis < endEpochMillis;
    }
  }

  /** What was told of one window. */
  private static final class Told {
    final Long2LongOpenHashMap momentOf = new Long2LongOpenHashMap();
    boolean taken;
  }

  /**
   * A window that is over.
   *
   * @param window the window
   * @param momentEpochMillis the moment drawn
   * @param accounts who was limited in it
   * @param limitedNear who was limited in this window or one that overlaps it
   */
  record Draw(Window window, long momentEpochMillis, LongSet accounts, LongSet limitedNear) {}

  synchronized void add(long account, long momentEpochMillis, Window window) {
    if (window.startEpochMillis() < droppedUntil && !windows.containsKey(window)) {
      return;
    }
    Told told = windows.computeIfAbsent(window, w -> new Told());
    int before = told.momentOf.size();
    told.momentOf.mergeLong(
        account, momentEpochMillis, (x, y) -> hash(account, x) <= hash(account, y) ? x : y);
    limits += told.momentOf.size() - before;
    Iterator<Map.Entry<Window, Told>> eldest = windows.entrySet().iterator();
    while (limits > MOST_LIMITS) {
      Map.Entry<Window, Told> dropped = eldest.next();
      droppedUntil = Math.max(droppedUntil, dropped.getKey().endEpochMillis());
      limits -= dropped.getValue().momentOf.size();
      eldest.remove();
    }
  }

  private static long hash(long account, long momentEpochMillis) {
    return HashCommon.mix(account ^ momentEpochMillis);
  }

  synchronized void forget(long account) {
    limits = 0;
    for (Told told : windows.values()) {
      told.momentOf.remove(account);
      limits += told.momentOf.size();
    }
    windows.values().removeIf(told -> told.momentOf.isEmpty());
  }

  /** The windows that ended so long ago, each once, in the order in which they were told. */
  synchronized List<Draw> takeEnded(long now, long longAgoMillis) {
    // No window is longer: one that ends later was told with a nonsense time.
    droppedUntil = Math.min(droppedUntil, now + LONGEST_WINDOW_MILLIS);
    List<Draw> ended = new ArrayList<>();
    windows.forEach(
        (window, told) -> {
          if (!told.taken && now - window.endEpochMillis() >= longAgoMillis) {
            told.taken = true;
            LongSet limited = new LongOpenHashSet(told.momentOf.keySet());
            ended.add(new Draw(window, moment(told.momentOf), limited, limitedNear(window)));
          }
        });
    windows.entrySet().removeIf(e -> now - e.getKey().endEpochMillis() >= KEPT_MILLIS);
    limits = windows.values().stream().mapToInt(told -> told.momentOf.size()).sum();
    return ended;
  }

  private LongSet limitedNear(Window window) {
    LongSet near = new LongOpenHashSet();
    windows.forEach(
        (other, told) -> {
          if (other.overlaps(window)) {
            near.addAll(told.momentOf.keySet());
          }
        });
    return near;
  }

  private static long moment(Long2LongOpenHashMap momentOf) {
    long lowest = Long.MAX_VALUE;
    long moment = 0;
    for (Long2LongMap.Entry limit : momentOf.long2LongEntrySet()) {
      if (limit.getLongKey() <= lowest) {
        lowest = limit.getLongKey();
        moment = limit.getLongValue();
      }
    }
    return moment;
  }
}
