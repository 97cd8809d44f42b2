package io.github.azeotrope.examples.evaluation;

import java.util.List;
import java.util.Locale;

/** A page in the making. */
final class Markdown {
  private final StringBuilder text = new StringBuilder();

  Markdown line(String line) {
    text.append(line).append('\n');
    return this;
  }

  /** A paragraph, with an empty line behind it. */
  Markdown paragraph(String words) {
    return line(words).line("");
  }

  Markdown heading(String words) {
    return paragraph("## " + words);
  }

  /** Begins a table; the first column is text, the others are numbers. */
  Markdown table(List<String> header) {
    return row(header).line("|---|" + "--:|".repeat(header.size() - 1));
  }

  Markdown row(List<String> cells) {
    return line("| " + String.join(" | ", cells) + " |");
  }

  static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** Three digits behind the point, a dash where there is no number. */
  static String share(double share) {
    return Double.isFinite(share) ? String.format(Locale.ROOT, "%.3f", share) : "–";
  }

  /** One digit behind the point, a dash where there is no number. */
  static String tenth(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.1f", value) : "–";
  }

  static String percent(long part, long whole) {
    return whole == 0 ? "–" : percent((double) part / whole);
  }

  /** Two significant digits, so that small rates are told apart. */
  static String percent(double share) {
    double percent = 100 * share;
    return percent == 0 || percent >= 10
        ? String.format(Locale.ROOT, "%.0f %%", percent)
        : String.format(Locale.ROOT, percent >= 1 ? "%.1f %%" : "%.2g %%", percent);
  }

  static String interval(int hits, int n) {
    if (n == 0) {
      return "–";
    }
    Interval limits = Interval.ofShare(hits, n);
    return percent(limits.lower()) + " to " + percent(limits.upper());
  }

  static String boldIf(boolean condition, String cell) {
    return condition ? "**" + cell + "**" : cell;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
