package io.github.azeotrope.examples.replay;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and times for people, the same in every locale and time zone. */
final class Format {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final double FEWEST_PLAIN = 1e-3;
  private static final double MOST_PLAIN = 1e6;

  private Format() {}

  static String day(long epochMillis) {
    return DAY.format(Instant.ofEpochMilli(epochMillis));
  }

  static String epochDay(long epochDay) {
    return DAY.format(LocalDate.ofEpochDay(epochDay));
  }

  static String minute(long epochMillis) {
    return MINUTE.format(Instant.ofEpochMilli(epochMillis));
  }

  static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** "1 account", "2,000 accounts". */
  static String count(long count, String singular, String plural) {
    return count(count) + " " + (count == 1 ? singular : plural);
  }

  /** About four digits, in powers of ten where it is very small or large. */
  static String number(double value) {
    if (!Double.isFinite(value)) {
      return "unknown";
    }
    double size = Math.abs(value);
    if (value == Math.rint(value) && size < MOST_PLAIN) {
      return String.format(Locale.ROOT, "%,d", (long) value);
    }
    boolean plain = size >= FEWEST_PLAIN && size < MOST_PLAIN;
    if (!plain) {
      return String.format(Locale.ROOT, "%.2e", value);
    }
    // With powers of ten out of the way a number with a point has no other zeros at its end.
    String digits = String.format(Locale.ROOT, "%.4g", value);
    return digits.contains(".") ? digits.replaceAll("\\.?0+$", "") : digits;
  }

  static String percent(long part, long whole) {
    return whole == 0 ? "0 %" : String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
  }
}
