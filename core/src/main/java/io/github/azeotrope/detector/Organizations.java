package io.github.azeotrope.detector;

import io.github.azeotrope.OrganizationStanding;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How far the host vouches for the organizations that accounts declare. Requests leave the names of
 * organizations not asked about lately; the host's function is asked off the request path, once a
 * day of event time for each organization that still sends requests, and the name is dropped.
 *
 * <p>What has no answer yet, or only a failure, is {@link OrganizationStanding#NONE}; an answer
 * once given outlives later failures, so that an outage of the host's directory convicts nobody.
 *
 * <p>Bounded: {@value #MOST_WAITING} names wait at a time, what finds no room is asked for with a
 * later request. {@value #MOST_UNVOUCHED} unverified organizations are remembered; inventing more
 * drives out none that is vouched for. Thread-safe.
 */
final class Organizations {
  private static final int MOST_WAITING = 4_096;
  private static final int MOST_UNVOUCHED = 65_536;
  private static final int MOST_NAME_UNITS = 512;
  private static final int LG_NOTED = 16;
  private static final long ASK_AGAIN_MILLIS = 86_400_000;
  private static final long UNSET = Long.MIN_VALUE;

  private final @Nullable Function<String, OrganizationStanding> directory;
  private final Executor executor;

  /** Tokens noted lately, one place each: who loses a place is asked about once more. */
  private final AtomicLongArray noted;

  private final Map<Long, String> waiting = new ConcurrentHashMap<>();
  private final Map<Long, OrganizationStanding> standings = new ConcurrentHashMap<>();
  private final LongOpenHashSet changed = new LongOpenHashSet();
  private final AtomicBoolean asking = new AtomicBoolean();
  private final AtomicLong failures = new AtomicLong();
  private int unvouched;
  private long askAgainAt = UNSET;

  /**
   * @param directory the host's function, or null: then there are no standings
   * @param executor runs the look-ups, one batch at a time
   */
  Organizations(@Nullable Function<String, OrganizationStanding> directory, Executor executor) {
    this.directory = directory;
    this.executor = executor;
    this.noted = new AtomicLongArray(directory == null ? 1 : 1 << LG_NOTED);
  }

  /** Notes that a request declares an organization. Never blocks on the host's function. */
  void declared(long token, @Nullable String name) {
    if (directory == null || token == 0 || name == null || name.length() > MOST_NAME_UNITS) {
      return;
    }
    int place = (int) (token >>> (Long.SIZE - LG_NOTED));
    if (noted.get(place) == token || waiting.size() >= MOST_WAITING) {
      return;
    }
    noted.set(place, token);
    waiting.put(token, name);
  }

  /** Has the names that wait looked up, unless a look-up is still under way: that is a failure. */
  void refresh(long now) {
    if (directory == null) {
      return;
    }
    if (askAgainAt == UNSET) {
      askAgainAt = now + ASK_AGAIN_MILLIS;
    } else if (now >= askAgainAt) {
      for (int i = 0; i < noted.length(); i++) {
        noted.set(i, 0);
      }
      askAgainAt = now + ASK_AGAIN_MILLIS;
    }
    if (waiting.isEmpty()) {
      return;
    }
    if (!asking.compareAndSet(false, true)) {
      failures.incrementAndGet();
      return;
    }
    try {
      executor.execute(this::ask);
    } catch (RejectedExecutionException e) {
      asking.set(false);
      failures.incrementAndGet();
    }
  }

  private void ask() {
    try {
      for (Long token : List.copyOf(waiting.keySet())) {
        String name = waiting.remove(token);
        OrganizationStanding standing = name == null ? null : standing(name);
        if (standing != null) {
          remember(token, standing);
        }
      }
    } finally {
      asking.set(false);
    }
  }

  private @Nullable OrganizationStanding standing(String name) {
    try {
      OrganizationStanding standing = directory == null ? null : directory.apply(name);
      return standing == null ? OrganizationStanding.NONE : standing;
    } catch (RuntimeException e) {
      failures.incrementAndGet();
      return null;
    }
  }

  private synchronized void remember(long token, OrganizationStanding standing) {
    OrganizationStanding before = standings.getOrDefault(token, OrganizationStanding.NONE);
    if (before == standing) {
      return;
    }
    unvouched -= isOrdinary(before) ? 1 : 0;
    if (standing == OrganizationStanding.NONE
        || (isOrdinary(standing) && unvouched >= MOST_UNVOUCHED)) {
      standings.remove(token);
    } else {
      standings.put(token, standing);
      unvouched += isOrdinary(standing) ? 1 : 0;
    }
    changed.add(token);
  }

  private static boolean isOrdinary(OrganizationStanding standing) {
    return standing == OrganizationStanding.DECLARED;
  }

  /**
   * The standing of the organization with this token, as far as it is known; null where the host
   * has no function.
   */
  @Nullable OrganizationStanding of(long token) {
    if (directory == null) {
      return null;
    }
    return standings.getOrDefault(token, OrganizationStanding.NONE);
  }

  /** Organizations whose standing has changed since the last call. */
  synchronized LongOpenHashSet takeChanged() {
    LongOpenHashSet all = new LongOpenHashSet(changed);
    changed.clear();
    return all;
  }

  /** Look-ups that threw, were refused or did not end before the next was due. */
  long failures() {
    return failures.get();
  }
}
