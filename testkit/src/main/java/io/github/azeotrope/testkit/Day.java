package io.github.azeotrope.testkit;

import java.util.concurrent.TimeUnit;

/**
 * A day of the simulated world, counted from 0. Day 0 is Monday, 2 March 2026, in UTC: a fixed
 * date, so that the same settings give the same timestamps whenever a test runs.
 *
 * @param number days since day 0, at least 0
 */
public record Day(int number) implements Comparable<Day> {

  /** Milliseconds in a day. */
  static final long MILLIS = TimeUnit.DAYS.toMillis(1);

  /** 2026-03-02T00:00:00Z. */
  static final long EPOCH_MILLIS = 1_772_409_600_000L;

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if the number is negative
   */
  public Day {
    if (number < 0) {
      throw new IllegalArgumentException("day must be at least 0, was " + number);
    }
  }

  /** The day with this number. */
  public static Day of(int number) {
    return new Day(number);
  }

  /** So many days later. */
  public Day plus(int days) {
    return new Day(Math.addExact(number, days));
  }

  /** Midnight UTC at its beginning, in milliseconds since 1970-01-01T00:00Z. */
  public long startEpochMillis() {
    return EPOCH_MILLIS + number * MILLIS;
  }

  @Override
  public int compareTo(Day other) {
    return Integer.compare(number, other.number);
  }
}
