package io.github.azeotrope.sketch;

import io.github.azeotrope.summary.Dot;
import java.util.ArrayList;
import java.util.List;

/**
 * The leading directions in which the accounts of a group differ, by subspace iteration on the
 * scatter of their half-0 sums around the group's mean request.
 *
 * <p>Why: a pool that is dealt a job with one coarse contrast (two tools, two languages) puts most
 * of the variance of the across term into one direction, and the error of the correlation is
 * governed by that direction alone. Taking it out leaves the expectation under dealing where it is,
 * at zero, and restores the power. Read from half 0 only, so that the cross term is not fitted.
 */
final class PrincipalDirections {
  private static final int ITERATIONS = 12;

  private PrincipalDirections() {}

  /** Up to {@code wanted} orthonormal directions, fewer where the scatter has a lower rank. */
  static double[][] of(GroupVectors group, int wanted) {
    return of(List.of(group), wanted);
  }

  /** The same for parts of a group, of which each is scattered around a mean of its own. */
  static double[][] of(List<GroupVectors> parts, int wanted) {
    List<double[]> centred = new ArrayList<>();
    parts.forEach(part -> addCentred(part, centred));
    if (centred.isEmpty()) {
      return new double[0][];
    }
    int d = parts.get(0).dimensions();
    double[][] basis = new double[wanted][d];
    for (int j = 0; j < wanted; j++) {
      // Any start that is not orthogonal to the answer will do; this one is reproducible.
      for (int i = 0; i < d; i++) {
        basis[j][i] = ((i * 31 + j * 17) % 13) - 6 + (i % wanted == j ? 9 : 0);
      }
    }
    orthonormalise(basis);
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
      double[][] next = new double[wanted][d];
      for (double[] z : centred) {
        for (int j = 0; j < wanted; j++) {
          double dot = Dot.of(z, basis[j]);
          for (int i = 0; i < d; i++) {
            next[j][i] += dot * z[i];
          }
        }
      }
      basis = next;
      orthonormalise(basis);
    }
    return basis;
  }

  /** Adds the half-0 sums around the part's mean request, of accounts that have any. */
  private static void addCentred(GroupVectors part, List<double[]> centred) {
    double[] mean = new double[part.dimensions()];
    double requests = 0;
    for (int a = 0; a < part.size(); a++) {
      requests += part.count(a, 0);
      addTo(mean, part.sum(a, 0), 1);
    }
    for (int i = 0; i < mean.length && requests > 0; i++) {
      mean[i] /= requests;
    }
    for (int a = 0; a < part.size(); a++) {
      int n = part.count(a, 0);
      if (n > 0) {
        float[] v = part.sum(a, 0);
        double[] z = new double[mean.length];
        for (int i = 0; i < z.length; i++) {
          z[i] = v[i] - n * mean[i];
        }
        centred.add(z);
      }
    }
  }

  /** The vector without its parts along the directions. */
  static double[] remove(float[] v, double[][] directions) {
    double[] out = new double[v.length];
    addTo(out, v, 1);
    for (double[] u : directions) {
      double dot = 0;
      for (int i = 0; i < v.length; i++) {
        dot += v[i] * u[i];
      }
      for (int i = 0; i < v.length; i++) {
        out[i] -= dot * u[i];
      }
    }
    return out;
  }

  static void addTo(double[] sum, float[] v, double factor) {
    for (int i = 0; i < v.length; i++) {
      sum[i] += factor * v[i];
    }
  }

  /** Modified Gram-Schmidt; a direction that vanishes becomes zero and removes nothing. */
  private static void orthonormalise(double[][] basis) {
    for (int j = 0; j < basis.length; j++) {
      double before = Dot.of(basis[j], basis[j]);
      for (int k = 0; k < j; k++) {
        double dot = Dot.of(basis[j], basis[k]);
        for (int i = 0; i < basis[j].length; i++) {
          basis[j][i] -= dot * basis[k][i];
        }
      }
      double after = Dot.of(basis[j], basis[j]);
      double scale = after > 1e-12 * Math.max(before, 1e-300) ? 1 / Math.sqrt(after) : 0;
      for (int i = 0; i < basis[j].length; i++) {
        basis[j][i] *= scale;
      }
    }
  }
}
