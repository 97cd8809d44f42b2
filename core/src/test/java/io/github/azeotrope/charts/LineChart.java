package io.github.azeotrope.charts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * A small line chart with error bands as SVG: the same values give the same text, on every JVM.
 *
 * <pre>
 *   String svg =
 *       new LineChart("Error of the estimate", "words", "bits")
 *           .logX()
 *           .line("measured", x, y)
 *           .band("95 % of trials", x, low, high)
 *           .svg();
 * </pre>
 */
public final class LineChart {
  private static final int WIDTH = 760;
  private static final int HEIGHT = 420;
  private static final int LEFT = 66;
  private static final int RIGHT = 200;
  private static final int TOP = 44;
  private static final int BOTTOM = 52;

  /** Told apart by readers of all kinds of colour vision (Okabe and Ito 2008). */
  private static final String[] COLOURS = {
    "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#555555"
  };

  private static final class Series {
    final String name;
    final double[] x;
    final double[] low;
    final double[] high;
    final boolean band;
    final boolean dashed;

    Series(String name, double[] x, double[] low, double[] high, boolean band, boolean dashed) {
      this.name = name;
      this.x = x.clone();
      this.low = low.clone();
      this.high = high.clone();
      this.band = band;
      this.dashed = dashed;
    }
  }

  private final String title;
  private final String xLabel;
  private final String yLabel;
  private final List<Series> series = new ArrayList<>();
  private boolean logX;
  private boolean logY;
  private double floor = Double.NaN;
  private double ceiling = Double.NaN;

  public LineChart(String title, String xLabel, String yLabel) {
    this.title = title;
    this.xLabel = xLabel;
    this.yLabel = yLabel;
  }

  public LineChart logX() {
    logX = true;
    return this;
  }

  public LineChart logY() {
    logY = true;
    return this;
  }

  /** Shows this range of y whatever the values are; what lies beyond is cut off. */
  public LineChart rangeY(double low, double high) {
    floor = low;
    ceiling = high;
    return this;
  }

  public LineChart line(String name, double[] x, double[] y) {
    return add(new Series(name, x, y, y, false, false));
  }

  /** A line for what is promised rather than measured. */
  public LineChart dashed(String name, double[] x, double[] y) {
    return add(new Series(name, x, y, y, false, true));
  }

  /** A band; it has the colour of the line that is added next. */
  public LineChart band(String name, double[] x, double[] low, double[] high) {
    return add(new Series(name, x, low, high, true, false));
  }

  private LineChart add(Series s) {
    if (s.x.length == 0 || s.x.length != s.low.length || s.x.length != s.high.length) {
      throw new IllegalArgumentException(s.name + " has not one y for each of its x");
    }
    series.add(s);
    return this;
  }

  /** The whole file. */
  public String svg() {
    double[] xs = series.stream().flatMapToDouble(s -> Arrays.stream(s.x)).toArray();
    double[] ys =
        series.stream()
            .flatMapToDouble(s -> DoubleStream.concat(Arrays.stream(s.low), Arrays.stream(s.high)))
            .toArray();
    Axis x = axis(logX, min(xs), max(xs), LEFT, WIDTH - RIGHT);
    double low = Double.isNaN(floor) ? min(ys) : floor;
    double high = Double.isNaN(ceiling) ? max(ys) : ceiling;
    Axis y = axis(logY, low, high, HEIGHT - BOTTOM, TOP);
    StringBuilder out = new StringBuilder(4096);
    open(out);
    grid(out, x, y);
    int colour = 0;
    int row = 0;
    for (Series s : series) {
      String stroke = COLOURS[colour % COLOURS.length];
      draw(out, s, stroke, x, y);
      legend(out, s, stroke, row++);
      colour += s.band ? 0 : 1;
    }
    return out.append("</svg>\n").toString();
  }

  private static Axis axis(boolean log, double low, double high, double from, double to) {
    return log ? Axis.log(low, high, from, to) : Axis.linear(low, high, from, to);
  }

  private void open(StringBuilder out) {
    add(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\""
            + " font-family=\"sans-serif\" font-size=\"12\" fill=\"#333\">",
        WIDTH,
        HEIGHT);
    add(out, "<title>%s</title>", escape(title));
    add(out, "<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>", WIDTH, HEIGHT);
    add(
        out,
        "<text x=\"%d\" y=\"24\" font-size=\"15\" font-weight=\"bold\">%s</text>",
        LEFT,
        escape(title));
    add(
        out,
        "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>",
        (LEFT + WIDTH - RIGHT) / 2,
        HEIGHT - 12,
        escape(xLabel));
    int middle = (TOP + HEIGHT - BOTTOM) / 2;
    add(
        out,
        "<text x=\"16\" y=\"%d\" text-anchor=\"middle\" transform=\"rotate(-90 16 %d)\">%s</text>",
        middle,
        middle,
        escape(yLabel));
    add(
        out,
        "<clipPath id=\"area\"><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/></clipPath>",
        LEFT,
        TOP - 2,
        WIDTH - RIGHT - LEFT,
        HEIGHT - BOTTOM - TOP + 4);
  }

  private static void grid(StringBuilder out, Axis x, Axis y) {
    for (double tick : x.ticks()) {
      double at = x.place(tick);
      add(
          out,
          "<path d=\"M%.1f %d V%d\" stroke=\"#e5e5e5\"/>"
              + "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
          at,
          TOP,
          HEIGHT - BOTTOM,
          at,
          HEIGHT - BOTTOM + 18,
          Axis.label(tick));
    }
    for (double tick : y.ticks()) {
      double at = y.place(tick);
      add(
          out,
          "<path d=\"M%d %.1f H%d\" stroke=\"#e5e5e5\"/>"
              + "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>",
          LEFT,
          at,
          WIDTH - RIGHT,
          LEFT - 8,
          at + 4,
          Axis.label(tick));
    }
  }

  private static void draw(StringBuilder out, Series s, String stroke, Axis x, Axis y) {
    StringBuilder path = new StringBuilder();
    int n = s.x.length;
    for (int i = 0; i < n; i++) {
      point(path, i == 0, x.place(s.x[i]), y.place(s.high[i]));
    }
    if (s.band) {
      for (int i = n - 1; i >= 0; i--) {
        point(path, false, x.place(s.x[i]), y.place(s.low[i]));
      }
      add(
          out,
          "<path d=\"%sZ\" fill=\"%s\" fill-opacity=\".18\" clip-path=\"url(#area)\"/>",
          path,
          stroke);
    } else {
      add(
          out,
          "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"%s"
              + " clip-path=\"url(#area)\"/>",
          path,
          stroke,
          s.dashed ? " stroke-dasharray=\"6 4\"" : "");
    }
  }

  private static void legend(StringBuilder out, Series s, String stroke, int row) {
    int left = WIDTH - RIGHT + 14;
    int at = TOP + 8 + 20 * row;
    if (s.band) {
      add(
          out,
          "<rect x=\"%d\" y=\"%d\" width=\"22\" height=\"10\" fill=\"%s\" fill-opacity=\".18\"/>",
          left,
          at - 5,
          stroke);
    } else {
      add(
          out,
          "<path d=\"M%d %d h22\" stroke=\"%s\" stroke-width=\"2\"%s/>",
          left,
          at,
          stroke,
          s.dashed ? " stroke-dasharray=\"6 4\"" : "");
    }
    add(out, "<text x=\"%d\" y=\"%d\">%s</text>", left + 30, at + 4, escape(s.name));
  }

  private static void point(StringBuilder path, boolean first, double x, double y) {
    path.append(String.format(Locale.ROOT, "%s%.1f %.1f", first ? "M" : "L", x, y));
  }

  private static void add(StringBuilder out, String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static double min(double[] values) {
    return Arrays.stream(values).filter(Double::isFinite).min().orElse(0);
  }

  private static double max(double[] values) {
    return Arrays.stream(values).filter(Double::isFinite).max().orElse(1);
  }
}
