package io.github.azeotrope.examples.replay;

import io.github.azeotrope.campaign.Campaign;
import java.io.IOException;
import java.util.Locale;
import java.util.SortedMap;

/** A bar chart of requests a day, as inline SVG in the colours of the page. */
final class DayChart {
  private static final int WIDTH = 720;
  private static final int BARS_HEIGHT = 120;
  private static final int TOP = 16;
  private static final int HEIGHT = TOP + BARS_HEIGHT + 24;
  private static final int MOST_BARS = 120;
  private static final double WIDEST_BAR = 48;

  /** A narrower chart has room for one date only. */
  private static final double WIDTH_OF_TWO_DATES = 180;

  private static final double BAR_SHARE = 0.8;

  private final long firstDay;
  private final long daysPerBar;
  private final long[] bars;
  private final long highest;

  private DayChart(SortedMap<Long, Long> requestsPerDay) {
    firstDay = requestsPerDay.firstKey();
    long days = requestsPerDay.lastKey() - firstDay + 1;
    daysPerBar = (days + MOST_BARS - 1) / MOST_BARS;
    bars = new long[(int) ((days + daysPerBar - 1) / daysPerBar)];
    requestsPerDay.forEach((day, requests) -> bars[bar(day)] += requests);
    long most = 1;
    for (long requests : bars) {
      most = Math.max(most, requests);
    }
    highest = most;
  }

  /**
   * Writes the chart, or nothing where there is nothing to show.
   *
   * @param flaggedEpochMillis where to draw the line, or {@link Campaign#NEVER}
   */
  static void write(HtmlWriter html, SortedMap<Long, Long> requestsPerDay, long flaggedEpochMillis)
      throws IOException {
    if (!requestsPerDay.isEmpty()) {
      new DayChart(requestsPerDay).write(html, flaggedEpochMillis);
    }
  }

  private void write(HtmlWriter html, long flaggedEpochMillis) throws IOException {
    long lastDay = firstDay + bars.length * daysPerBar - 1;
    String title = daysPerBar == 1 ? "a day" : "per " + daysPerBar + " days";
    html.markup("<figure><figcaption>")
        .text("Requests of its accounts " + title + ", at most " + Format.count(highest))
        .markup("</figcaption>\n")
        .markup("<svg viewBox=\"0 0 " + WIDTH + " " + HEIGHT + "\" role=\"img\" aria-label=\"")
        .text(
            "From "
                + Format.epochDay(firstDay)
                + " to "
                + Format.epochDay(lastDay)
                + ", at most "
                + Format.count(highest)
                + " "
                + title)
        .markup("\">\n");
    double step = Math.min(WIDEST_BAR, (double) WIDTH / bars.length);
    double end = step * bars.length;
    for (int i = 0; i < bars.length; i++) {
      bar(html, i, step);
    }
    html.markup(
        String.format(
            Locale.ROOT,
            "<line class=\"axis\" x1=\"0\" x2=\"%.2f\" y1=\"%d\" y2=\"%d\"/>\n",
            end,
            TOP + BARS_HEIGHT,
            TOP + BARS_HEIGHT));
    label(html, 0, HEIGHT - 6, "start", Format.epochDay(firstDay));
    if (end >= WIDTH_OF_TWO_DATES) {
      label(html, end, HEIGHT - 6, "end", Format.epochDay(lastDay));
    }
    flag(html, flaggedEpochMillis, step, lastDay);
    html.markup("</svg></figure>\n");
  }

  private void bar(HtmlWriter html, int i, double step) throws IOException {
    if (bars[i] == 0) {
      return;
    }
    double height = Math.max(1, (double) BARS_HEIGHT * bars[i] / highest);
    html.markup(
            String.format(
                Locale.ROOT,
                "<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\"><title>",
                i * step,
                TOP + BARS_HEIGHT - height,
                step * BAR_SHARE,
                height))
        .text(Format.epochDay(firstDay + i * daysPerBar) + ": " + Format.count(bars[i]))
        .markup("</title></rect>\n");
  }

  private void flag(HtmlWriter html, long epochMillis, double step, long lastDay)
      throws IOException {
    long day = Math.floorDiv(epochMillis, DailyCounts.DAY_MILLIS);
    if (epochMillis == Campaign.NEVER || day < firstDay || day > lastDay) {
      return;
    }
    double x = (bar(day) + BAR_SHARE / 2) * step;
    html.markup(
        String.format(
            Locale.ROOT,
            "<line class=\"flag\" x1=\"%.2f\" x2=\"%.2f\" y1=\"%d\" y2=\"%d\"/>\n",
            x,
            x,
            TOP,
            TOP + BARS_HEIGHT));
    label(html, x, TOP - 4, x > WIDTH / 2.0 ? "end" : "start", "flagged");
  }

  private int bar(long day) {
    return (int) ((day - firstDay) / daysPerBar);
  }

  private static void label(HtmlWriter html, double x, int y, String anchor, String text)
      throws IOException {
    html.markup(
            String.format(
                Locale.ROOT, "<text x=\"%.2f\" y=\"%d\" text-anchor=\"%s\">", x, y, anchor))
        .text(text)
        .markup("</text>\n");
  }
}
