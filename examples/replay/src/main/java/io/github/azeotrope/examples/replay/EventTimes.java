package io.github.azeotrope.examples.replay;

import io.github.azeotrope.examples.replay.jsonpath.Match;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Times as logs write them: numbers since 1970, whole or not, in whatever unit, and ISO 8601, with
 * a blank for the T or without an offset, which then is UTC.
 */
final class EventTimes {
  /** Beyond any time in any unit; the work on a number grows with its exponent. */
  private static final int MOST_SCALE = 400;

  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendPattern("[XXX][XX][X]")
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private EventTimes() {}

  /** The time in epoch milliseconds, rounded down, or null if it is none. */
  static @Nullable Long epochMillis(Match match, TimeUnitHint unit) {
    return switch (match.type()) {
      case INTEGER, FRACTION -> ofNumber(match.text(), unit);
      case STRING -> ofText(match.text().strip(), unit);
      default -> null;
    };
  }

  private static @Nullable Long ofText(String text, TimeUnitHint unit) {
    boolean number =
        !text.isEmpty() && text.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.');
    return number ? ofNumber(text, unit) : ofIso(text);
  }

  private static @Nullable Long ofNumber(String text, TimeUnitHint unit) {
    try {
      BigDecimal number = new BigDecimal(text);
      if (Math.abs(number.scale()) > MOST_SCALE) {
        return null;
      }
      BigDecimal millis = number.movePointRight(unit.powerToMillis(number));
      return millis.setScale(0, RoundingMode.FLOOR).longValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      return null;
    }
  }

  private static @Nullable Long ofIso(String text) {
    try {
      int dateLength = "2026-01-01".length();
      if (text.length() == dateLength) {
        return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
      }
      if (text.length() > dateLength && text.charAt(dateLength) == ' ') {
        text = text.substring(0, dateLength) + 'T' + text.substring(dateLength + 1);
      }
      TemporalAccessor parsed = ISO.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
      Instant instant =
          parsed instanceof OffsetDateTime time
              ? time.toInstant()
              : ((LocalDateTime) parsed).toInstant(ZoneOffset.UTC);
      return instant.toEpochMilli();
    } catch (DateTimeException | ArithmeticException e) {
      return null;
    }
  }
}
