package io.github.azeotrope.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.azeotrope.summary.Dot;
import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrincipalDirectionsTest {
  private static final int D = 32;

  /** Half-0 sums whose spread falls by a third from one of the given directions to the next. */
  private static GroupVectors steep(long seed, int accounts) {
    RequestVectors vectors = new RequestVectors(seed, D);
    float[][] axes = new float[5][];
    for (int j = 0; j < axes.length; j++) {
      axes[j] = vectors.anywhere();
    }
    GroupVectors group = new GroupVectors(D);
    for (int a = 0; a < accounts; a++) {
      int n = 1 + vectors.random().nextInt(6);
      float[] sum = new float[D];
      for (int j = 0; j < axes.length; j++) {
        double size = (vectors.random().nextDouble() - .5) * 30 * Math.pow(.66, j);
        for (int i = 0; i < D; i++) {
          sum[i] += (float) (size * axes[j][i]);
        }
      }
      RequestVectors.add(sum, vectors.anywhere());
      // Half 1 points elsewhere and must not be looked at.
      group.add(n, sum, 3, vectors.anywhere());
    }
    return group;
  }

  private static RealMatrix scatter(GroupVectors group) {
    double[] mean = new double[D];
    double requests = 0;
    for (int a = 0; a < group.size(); a++) {
      requests += group.count(a, 0);
      for (int i = 0; i < D; i++) {
        mean[i] += group.sum(a, 0)[i];
      }
    }
    RealMatrix scatter = new Array2DRowRealMatrix(D, D);
    for (int a = 0; a < group.size(); a++) {
      double[] z = new double[D];
      for (int i = 0; i < D; i++) {
        z[i] = group.sum(a, 0)[i] - group.count(a, 0) * mean[i] / requests;
      }
      RealMatrix column = new Array2DRowRealMatrix(z);
      scatter = scatter.add(column.multiply(column.transpose()));
    }
    return scatter;
  }

  private static double quadratic(RealMatrix s, double[] u) {
    return Dot.of(s.operate(u), u);
  }

  /** Subspace iteration of a dozen rounds; the gap to the next value is two in five or more. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void spansWhatTheEigenvectorsOfTheScatterSpan(long seed) {
    GroupVectors group = steep(seed, 60);
    RealMatrix scatter = scatter(group);
    double[] values = new EigenDecomposition(scatter).getRealEigenvalues();
    Arrays.sort(values);
    double[][] found = PrincipalDirections.of(group, 3);
    double best = values[D - 1] + values[D - 2] + values[D - 3];
    double held = 0;
    for (double[] u : found) {
      held += quadratic(scatter, u);
    }
    assertThat(held).isBetween(.995 * best, best * (1 + 1e-9));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theLeadingDirectionIsTheLeadingEigenvector(long seed) {
    GroupVectors group = steep(seed, 60);
    EigenDecomposition eigen = new EigenDecomposition(scatter(group));
    double[] values = eigen.getRealEigenvalues();
    int largest = 0;
    for (int i = 1; i < D; i++) {
      largest = values[i] > values[largest] ? i : largest;
    }
    double[] found = PrincipalDirections.of(group, 3)[0];
    double cosine = Dot.of(found, eigen.getEigenvector(largest).toArray());
    assertThat(Math.abs(cosine)).isGreaterThan(.99);
  }

  @Test
  void directionsAreOrthonormal() {
    double[][] found = PrincipalDirections.of(steep(4, 40), 4);
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j <= i; j++) {
        assertThat(Dot.of(found[i], found[j])).isCloseTo(i == j ? 1 : 0, within(1e-9));
      }
    }
  }

  @Test
  void half1IsNotLookedAt() {
    GroupVectors group = steep(4, 40);
    GroupVectors other = new GroupVectors(D);
    for (int a = 0; a < group.size(); a++) {
      other.add(group.count(a, 0), group.sum(a, 0), 0, new float[D]);
    }
    assertThat(PrincipalDirections.of(other, 4)).isDeepEqualTo(PrincipalDirections.of(group, 4));
  }

  @Test
  void aVectorLosesItsPartsAlongTheDirectionsAndNoMore() {
    GroupVectors group = steep(6, 40);
    double[][] found = PrincipalDirections.of(group, 4);
    float[] v = group.sum(7, 1);
    double[] rest = PrincipalDirections.remove(v, found);
    double removed = 0;
    for (double[] u : found) {
      assertThat(Dot.of(rest, u)).isCloseTo(0, within(1e-6));
      double along = 0;
      for (int i = 0; i < D; i++) {
        along += v[i] * u[i];
      }
      removed += along * along;
    }
    double before = 0;
    for (float x : v) {
      before += (double) x * x;
    }
    assertThat(Dot.of(rest, rest)).isCloseTo(before - removed, within(1e-6));
  }

  @Test
  void aScatterOfLowerRankGivesNoDirectionThatRemovesAnythingElse() {
    GroupVectors group = new GroupVectors(D);
    for (int a = 0; a < 20; a++) {
      float[] sum = new float[D];
      sum[3] = a % 2 == 0 ? 1 : -1;
      group.add(1, sum, 0, new float[D]);
    }
    double[][] found = PrincipalDirections.of(group, 4);
    float[] elsewhere = new float[D];
    elsewhere[5] = 1;
    elsewhere[3] = 1;
    double[] rest = PrincipalDirections.remove(elsewhere, found);
    assertThat(rest[3]).isCloseTo(0, within(1e-9));
    assertThat(rest[5]).isEqualTo(1);
  }

  @Test
  void noRequestGivesNoDirectionAndEqualOnesRemoveNothing() {
    assertThat(PrincipalDirections.of(new GroupVectors(D), 4)).isEmpty();
    GroupVectors empty = new GroupVectors(D).add(0, new float[D], 1, new float[D]);
    assertThat(PrincipalDirections.of(empty, 4)).isEmpty();
    float[] same = new float[D];
    Arrays.fill(same, .125f);
    GroupVectors equal = new GroupVectors(D);
    for (int a = 0; a < 8; a++) {
      equal.add(1, same, 0, new float[D]);
    }
    double[] rest = PrincipalDirections.remove(same, PrincipalDirections.of(equal, 4));
    assertThat(rest).containsOnly(.125);
  }
}
