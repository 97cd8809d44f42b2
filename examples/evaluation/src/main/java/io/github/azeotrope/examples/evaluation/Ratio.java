package io.github.azeotrope.examples.evaluation;

import java.util.List;

/**
 * A ratio of two sums over the same seeds, with the standard error of the delete-one jackknife.
 * Source: Efron and Stein 1981.
 *
 * @param value the ratio
 * @param standardError not a number below two seeds
 */
record Ratio(double value, double standardError) {

  /** One seed. */
  record Pair(double above, double below) {}

  static Ratio of(List<Pair> pairs) {
    int n = pairs.size();
    double above = pairs.stream().mapToDouble(Pair::above).sum();
    double below = pairs.stream().mapToDouble(Pair::below).sum();
    double[] without =
        pairs.stream().mapToDouble(p -> (above - p.above) / (below - p.below)).toArray();
    double mean = 0;
    for (double each : without) {
      mean += each / n;
    }
    double squares = 0;
    for (double each : without) {
      squares += (each - mean) * (each - mean);
    }
    return new Ratio(above / below, n < 2 ? Double.NaN : Math.sqrt(squares * (n - 1) / n));
  }
}
