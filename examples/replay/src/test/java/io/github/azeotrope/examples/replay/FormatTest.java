package io.github.azeotrope.examples.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0         | 0",
        "1         | 1",
        "-1        | -1",
        "1200      | 1,200",
        "0.25      | 0.25",
        "0.01      | 0.01",
        "-0.0123456| -0.01235",
        "12.5      | 12.5",
        "100.04    | 100",
        "1234.56   | 1235",
        "0.99996   | 1",
        "1e-9      | 1.00e-09",
        "1234567.5 | 1.23e+06",
        "1e18      | 1.00e+18",
        "NaN       | unknown",
        "Infinity  | unknown"
      })
  void writesNumbersShort(double value, String expected) {
    assertThat(Format.number(value)).isEqualTo(expected);
  }

  @Test
  void writesTimesInUtcHoweverFarAway() {
    assertThat(Format.minute(0)).isEqualTo("1970-01-01 00:00 UTC");
    assertThat(Format.minute(Long.MAX_VALUE)).endsWith("UTC");
    assertThat(Format.minute(Long.MIN_VALUE)).endsWith("UTC");
    assertThat(Format.epochDay(20_565)).isEqualTo("2026-04-22");
  }

  @Test
  void countsInWords() {
    assertThat(Format.count(1, "account", "accounts")).isEqualTo("1 account");
    assertThat(Format.count(25_000, "account", "accounts")).isEqualTo("25,000 accounts");
    assertThat(Format.percent(1, 3)).isEqualTo("33.3 %");
    assertThat(Format.percent(0, 0)).isEqualTo("0 %");
  }
}
