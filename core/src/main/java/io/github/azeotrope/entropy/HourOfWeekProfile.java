package io.github.azeotrope.entropy;

import io.github.azeotrope.summary.SketchBytes;
import java.nio.ByteBuffer;
import java.util.Locale;

/**
 * When something happens in the course of a week: 168 counts, from Monday 00:00 UTC on. Mergeable:
 * counts add up.
 *
 * <pre>
 *   HourOfWeekProfile profile = HourOfWeekProfile.create();
 *   sessions.forEach(profile::add);
 *   double awakeAround = CircularSummary.of(profile.hoursOfDay(), 24).meanDirection();
 * </pre>
 *
 * <p>Count sessions rather than requests where tests are to follow: the requests of one session
 * come together, and a test takes them for independent.
 *
 * <p>Cost: O(1) an event, 1.4 KB. Not thread-safe.
 */
public final class HourOfWeekProfile {
  /** Hours of a week. */
  public static final int HOURS = 168;

  private static final String KIND = "HW";
  private static final int VERSION = 1;
  private static final long MILLIS_PER_HOUR = 3_600_000;

  /** 1970-01-01 was a Thursday. */
  private static final int FIRST_HOUR = 72;

  private static final long MAX_TOTAL = KindCounts.MAX_TOTAL;

  private final long[] counts = new long[HOURS];

  private HourOfWeekProfile() {}

  /** A profile of nothing yet. */
  public static HourOfWeekProfile create() {
    return new HourOfWeekProfile();
  }

  /** Adds an event at a time in milliseconds since 1970-01-01T00:00Z. */
  public void add(long epochMillis) {
    counts[hourOfWeek(epochMillis)]++;
  }

  /** The hour of the week from 0, Monday 00:00 UTC, to 167. */
  public static int hourOfWeek(long epochMillis) {
    return Math.floorMod(Math.floorDiv(epochMillis, MILLIS_PER_HOUR) + FIRST_HOUR, HOURS);
  }

  /**
   * Adds what another profile has counted.
   *
   * @return this profile
   * @throws IllegalArgumentException if there were more than 2^48 events together
   */
  public HourOfWeekProfile merge(HourOfWeekProfile other) {
    if (total() + other.total() > MAX_TOTAL) {
      throw new IllegalArgumentException("more than 2^48 events together");
    }
    for (int hour = 0; hour < HOURS; hour++) {
      counts[hour] += other.counts[hour];
    }
    return this;
  }

  /** A profile of its own with the same content. */
  public HourOfWeekProfile copy() {
    return new HourOfWeekProfile().merge(this);
  }

  /** How many events there were. */
  public long total() {
    long total = 0;
    for (long count : counts) {
      total += count;
    }
    return total;
  }

  /** A copy of the 168 counts. */
  public long[] hoursOfWeek() {
    return counts.clone();
  }

  /** The 24 counts of the hours of the day, all days together. */
  public long[] hoursOfDay() {
    long[] day = new long[24];
    for (int hour = 0; hour < HOURS; hour++) {
      day[hour % 24] += counts[hour];
    }
    return day;
  }

  /**
   * The counts; equal counts give equal bytes.
   *
   * <pre>
   *   offset bytes
   *      0     8  'A' 'Z' 'H' 'W', version 1, 0, 0
   *      8     .  168 varints: the counts
   *     -4     4  CRC-32C
   * </pre>
   */
  public byte[] toBytes() {
    ByteBuffer out = SketchBytes.writer(KIND, VERSION, 0, HOURS * Long.BYTES);
    for (long count : counts) {
      SketchBytes.putVarint(out, count);
    }
    return SketchBytes.finish(out);
  }

  /**
   * Reads a profile.
   *
   * @throws IllegalArgumentException if the bytes are not those of a profile
   */
  public static HourOfWeekProfile fromBytes(byte[] bytes) {
    ByteBuffer in = SketchBytes.reader(bytes, KIND, VERSION, 0, 0);
    HourOfWeekProfile profile = new HourOfWeekProfile();
    long left = MAX_TOTAL;
    for (int hour = 0; hour < HOURS; hour++) {
      profile.counts[hour] = SketchBytes.getVarint(in, left);
      left -= profile.counts[hour];
    }
    SketchBytes.end(in);
    return profile;
  }

  /** The number of events. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "HourOfWeekProfile[events=%d]", total());
  }
}
