package io.github.azeotrope.examples.replay;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The unit of a time that is a number since 1970. */
enum TimeUnitHint {
  /**
   * By its magnitude: below 10^11 seconds (until the year 5138), below 10^14 milliseconds, below
   * 10^17 microseconds, else nanoseconds. Right for every time since March 1973.
   */
  BY_MAGNITUDE("", 0),
  SECONDS("s", 3),
  MILLIS("ms", 0),
  MICROS("us", -3),
  NANOS("ns", -6);

  private static final BigDecimal MOST_SECONDS = BigDecimal.TEN.pow(11);
  private static final BigDecimal MOST_MILLIS = BigDecimal.TEN.pow(14);
  private static final BigDecimal MOST_MICROS = BigDecimal.TEN.pow(17);

  private final String suffix;
  private final int powerToMillis;

  TimeUnitHint(String suffix, int powerToMillis) {
    this.suffix = suffix;
    this.powerToMillis = powerToMillis;
  }

  /** The unit written so, or null. */
  static @Nullable TimeUnitHint written(String suffix) {
    for (TimeUnitHint unit : values()) {
      if (unit != BY_MAGNITUDE && unit.suffix.equals(suffix)) {
        return unit;
      }
    }
    return null;
  }

  /** The power of ten that makes milliseconds of the number. */
  int powerToMillis(BigDecimal number) {
    return this == BY_MAGNITUDE ? byMagnitude(number.abs()).powerToMillis : powerToMillis;
  }

  private static TimeUnitHint byMagnitude(BigDecimal number) {
    if (number.compareTo(MOST_SECONDS) < 0) {
      return SECONDS;
    }
    if (number.compareTo(MOST_MILLIS) < 0) {
      return MILLIS;
    }
    return number.compareTo(MOST_MICROS) < 0 ? MICROS : NANOS;
  }
}
