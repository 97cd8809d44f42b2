package io.github.azeotrope.sketch;

import io.github.azeotrope.summary.Dot;
import java.util.Arrays;

/**
 * Cuts a group into cells of accounts that ask for alike things, by spherical k-means on half 0
 * alone, so that the cross term of both halves stays unfitted inside a cell: {@link
 * NestedInterchangeability} then asks whether requests were dealt out <em>within</em> cells.
 *
 * <pre>
 *   z_a = V_a0 - n_a0 V_0/N_0         maximise  &Sigma;_k |&Sigma;_{a in k} z_a|
 * </pre>
 *
 * <p>Around the group's mean, because what all share, a template, would hide where they differ.
 * Started from accounts far from each other, several times, and the best kept. The same for the
 * same accounts in any order, but for ties.
 *
 * <p>Source: Dhillon and Modha 2001 (spherical k-means); Gonzalez 1985 (farthest-first traversal).
 */
public final class ContentCells {
  /** The label of an account without requests in half 0: it belongs to no cell. */
  public static final int NO_CELL = -1;

  private static final int STARTS = 3;
  private static final int ITERATIONS = 12;

  private final int k;
  private final int m;
  private final int d;
  private final double[][] z;
  private final double[] lengths;
  private final boolean[] known;

  private ContentCells(GroupVectors group, int k) {
    this.k = k;
    this.m = group.size();
    this.d = group.dimensions();
    this.z = new double[m][d];
    this.lengths = new double[m];
    this.known = new boolean[m];
    double[] mean = new double[d];
    double requests = 0;
    for (int a = 0; a < m; a++) {
      requests += group.count(a, 0);
      PrincipalDirections.addTo(mean, group.sum(a, 0), 1);
    }
    for (int a = 0; a < m; a++) {
      int n = group.count(a, 0);
      known[a] = n > 0;
      PrincipalDirections.addTo(z[a], group.sum(a, 0), 1);
      for (int i = 0; i < d && n > 0; i++) {
        z[a][i] -= n * mean[i] / requests;
      }
      lengths[a] = Math.sqrt(Dot.of(z[a], z[a]));
    }
  }

  /**
   * A label for each account of the group, in [0, k), or {@link #NO_CELL}.
   *
   * <p>Cost: O(m d k) for each of at most 36 passes.
   *
   * @param k cells wanted, at least 1; fewer come out where accounts are few or all alike
   * @throws IllegalArgumentException if k is below 1
   */
  public static int[] of(GroupVectors group, int k) {
    if (k < 1) {
      throw new IllegalArgumentException("k must be at least 1, was " + k);
    }
    return new ContentCells(group, k).best();
  }

  private int[] best() {
    int[] best = new int[m];
    for (int a = 0; a < m; a++) {
      best[a] = known[a] ? 0 : NO_CELL;
    }
    double most = -1;
    int first = longest();
    for (int start = 0; start < STARTS && first >= 0; start++) {
      double[][] centres = farApart(first);
      int[] labels = settle(centres);
      double objective = objective(labels, centres);
      if (objective > most * (1 + 1e-9)) {
        most = objective;
        best = labels;
      }
      first = farthest(centres[start % centres.length]);
    }
    return best;
  }

  /** The account that says most about where it is, -1 where none says anything. */
  private int longest() {
    int longest = -1;
    for (int a = 0; a < m; a++) {
      if (lengths[a] > 1e-9 && (longest < 0 || lengths[a] > lengths[longest])) {
        longest = a;
      }
    }
    return longest;
  }

  /** The account that lies least along a centre, by how much it says. */
  private int farthest(double[] centre) {
    int farthest = -1;
    double least = Double.MAX_VALUE;
    for (int a = 0; a < m; a++) {
      double along = Dot.of(z[a], centre);
      if (lengths[a] > 1e-9 && along < least) {
        least = along;
        farthest = a;
      }
    }
    return farthest;
  }

  /** Directions of accounts, each the one worst served by those before. */
  private double[][] farApart(int first) {
    double[][] centres = new double[Math.min(k, m)][];
    double[] nearest = new double[m];
    Arrays.fill(nearest, -Double.MAX_VALUE);
    int next = first;
    for (int c = 0; c < centres.length; c++) {
      centres[c] = direction(z[next]);
      double most = -Double.MAX_VALUE;
      for (int a = 0; a < m; a++) {
        nearest[a] = Math.max(nearest[a], Dot.of(z[a], centres[c]));
        if (lengths[a] - nearest[a] > most) {
          most = lengths[a] - nearest[a];
          next = a;
        }
      }
    }
    return centres;
  }

  /** Lloyd's iterations; moves the centres. */
  private int[] settle(double[][] centres) {
    int[] labels = new int[m];
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
      int[] next = new int[m];
      double[][] sums = new double[centres.length][d];
      for (int a = 0; a < m; a++) {
        next[a] = known[a] ? nearest(z[a], centres) : NO_CELL;
        for (int i = 0; i < d && known[a]; i++) {
          sums[next[a]][i] += z[a][i];
        }
      }
      for (int c = 0; c < centres.length; c++) {
        centres[c] = direction(sums[c]);
      }
      boolean settled = iteration > 0 && Arrays.equals(next, labels);
      labels = next;
      if (settled) {
        break;
      }
    }
    return labels;
  }

  private static int nearest(double[] v, double[][] centres) {
    int nearest = 0;
    double most = -Double.MAX_VALUE;
    for (int c = 0; c < centres.length; c++) {
      double along = Dot.of(v, centres[c]);
      if (along > most) {
        most = along;
        nearest = c;
      }
    }
    return nearest;
  }

  private double objective(int[] labels, double[][] centres) {
    double sum = 0;
    for (int a = 0; a < m; a++) {
      sum += known[a] ? Dot.of(z[a], centres[labels[a]]) : 0;
    }
    return sum;
  }

  /** A vector of length 1 that way; of nothing, nothing. */
  private double[] direction(double[] v) {
    double length = Math.sqrt(Dot.of(v, v));
    double[] unit = new double[d];
    for (int i = 0; i < d && length > 0; i++) {
      unit[i] = v[i] / length;
    }
    return unit;
  }
}
