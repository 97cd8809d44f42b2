package io.github.azeotrope.sketch;

import io.github.azeotrope.summary.Quantiles;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import java.util.List;

/**
 * The mean Jaccard similarity of all pairs of some sets, with the jackknife error over the sets.
 */
final class PairwiseJaccard {
  private final int m;
  private final int[] sizes;
  private final int[][] common;

  /** Sets without repetition, none of them empty. */
  PairwiseJaccard(List<long[]> sets) {
    m = sets.size();
    sizes = new int[m];
    common = new int[m][m];
    Long2ObjectOpenHashMap<IntArrayList> holders = new Long2ObjectOpenHashMap<>();
    for (int a = 0; a < m; a++) {
      sizes[a] = sets.get(a).length;
      for (long element : sets.get(a)) {
        IntArrayList earlier = holders.computeIfAbsent(element, unused -> new IntArrayList(1));
        for (int i = 0; i < earlier.size(); i++) {
          common[earlier.getInt(i)][a]++;
        }
        earlier.add(a);
      }
    }
  }

  Estimate estimate() {
    if (m < 2) {
      return Estimate.exact(0);
    }
    double[] own = new double[m];
    double sum = 0;
    for (int a = 0; a < m; a++) {
      for (int b = a + 1; b < m; b++) {
        int both = common[a][b];
        double jaccard = (double) both / (sizes[a] + sizes[b] - both);
        own[a] += jaccard;
        own[b] += jaccard;
        sum += jaccard;
      }
    }
    double pairs = 0.5 * m * (m - 1);
    double mean = sum / pairs;
    double error = m < 3 ? Math.max(mean, 1 - mean) : jackknife(own, sum, pairs);
    return new Estimate(
        mean,
        error,
        (confidence, upper) -> {
          double distance = Quantiles.student(confidence, m - 1) * error;
          return upper ? Math.min(1, mean + distance) : Math.max(0, mean - distance);
        });
  }

  private double jackknife(double[] own, double sum, double pairs) {
    double rest = pairs - (m - 1);
    double meanOfAll = 0;
    for (double x : own) {
      meanOfAll += (sum - x) / rest / m;
    }
    double squares = 0;
    for (double x : own) {
      double distance = (sum - x) / rest - meanOfAll;
      squares += distance * distance;
    }
    return Math.sqrt(squares * (m - 1) / m);
  }
}
