package io.github.azeotrope.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Maps values to places along one side of a chart, linearly or by logarithm. */
final class Axis {
  private static final int TICKS = 6;

  private final boolean log;
  private final double low;
  private final double high;
  private final double from;
  private final double to;

  /** An axis over at least [low, high], drawn from one place to the other. */
  private Axis(boolean log, double low, double high, double from, double to) {
    this.log = log;
    this.low = low;
    this.high = high;
    this.from = from;
    this.to = to;
  }

  static Axis linear(double low, double high, double from, double to) {
    double step = step(high > low ? high - low : 1);
    // The smallest slack keeps 0.30000000000000004 / 0.1 from opening one more step.
    double first = Math.floor(low / step + 1e-9) * step;
    double last = Math.ceil((high > low ? high : low + 1) / step - 1e-9) * step;
    return new Axis(false, first, last, from, to);
  }

  static Axis log(double low, double high, double from, double to) {
    if (!(low > 0)) {
      throw new IllegalArgumentException("a logarithmic axis needs values above 0, got " + low);
    }
    return new Axis(true, low, high > low ? high : 10 * low, from, to);
  }

  private static double step(double range) {
    double rough = range / TICKS;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double digit = rough / power;
    return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
  }

  double place(double value) {
    double share =
        log ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
    return from + (to - from) * Math.min(1.02, Math.max(-0.02, share));
  }

  List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    if (!log) {
      double step = step(high - low);
      for (int i = 0; low + i * step <= high + step / 2; i++) {
        ticks.add(low + i * step);
      }
      return ticks;
    }
    boolean wide = high / low > 1000;
    int first = (int) Math.floor(Math.log10(low));
    int last = (int) Math.ceil(Math.log10(high));
    for (int power = first; power <= last; power++) {
      for (int digit : wide ? new int[] {1} : new int[] {1, 2, 5}) {
        double tick = digit * Math.pow(10, power);
        if (tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9)) {
          ticks.add(tick);
        }
      }
    }
    return ticks;
  }

  static String label(double value) {
    double size = Math.abs(value);
    if (size < 1e-12) {
      return "0";
    }
    if (size >= 1e6 && value % 1e5 == 0) {
      return trim(value / 1e6) + "M";
    }
    if (size >= 1e4 && value % 100 == 0) {
      return trim(value / 1e3) + "k";
    }
    return trim(value);
  }

  private static String trim(double value) {
    String text = String.format(Locale.ROOT, "%.6f", value);
    return text.replaceAll("0+$", "").replaceAll("\\.$", "");
  }
}
