package io.github.azeotrope.entropy;

import io.github.azeotrope.summary.Dot;

/** The block sums of a {@link VectorSample} as doubles, and products of them. */
final class BlockSums {
  private final double[][] sums;
  private final double[] counts;
  private final double[] total;
  private final double size;

  BlockSums(VectorSample sample, double length) {
    int used = 0;
    for (int b = 0; b < VectorSample.BLOCKS; b++) {
      used += sample.count(b) > 0 ? 1 : 0;
    }
    sums = new double[used][sample.dimensions()];
    counts = new double[used];
    total = new double[sample.dimensions()];
    int at = 0;
    for (int b = 0; b < VectorSample.BLOCKS; b++) {
      if (sample.count(b) == 0) {
        continue;
      }
      long[] sum = sample.sum(b);
      counts[at] = sample.count(b);
      for (int i = 0; i < total.length; i++) {
        sums[at][i] = sum[i] / length;
        total[i] += sums[at][i];
      }
      at++;
    }
    size = sample.size();
  }

  int blocks() {
    return counts.length;
  }

  /** The mean product of two vectors of different blocks. */
  double within() {
    return within(-1);
  }

  /** The same without a block. */
  private double within(int left) {
    double products = 0;
    double pairs = 0;
    for (int b = 0; b < sums.length; b++) {
      if (b != left) {
        double rest = left < 0 ? 0 : Dot.of(sums[b], sums[left]);
        double others = size - counts[b] - (left < 0 ? 0 : counts[left]);
        products += Dot.of(sums[b], total) - Dot.of(sums[b], sums[b]) - rest;
        pairs += counts[b] * others;
      }
    }
    return pairs == 0 ? 0 : products / pairs;
  }

  /** The mean product of a vector of this sample and one of the other. */
  double across(BlockSums other) {
    return Dot.of(total, other.total) / (size * other.size);
  }

  private double across(BlockSums other, int left) {
    double product = Dot.of(total, other.total) - Dot.of(sums[left], other.total);
    return product / ((size - counts[left]) * other.size);
  }

  /** The part of the variance that this sample's blocks have. */
  double jackknifeVariance(BlockSums other) {
    int n = sums.length;
    double mean = 0;
    double[] without = new double[n];
    for (int b = 0; b < n; b++) {
      without[b] = within(b) - 2 * across(other, b);
      mean += without[b] / n;
    }
    double squares = 0;
    for (double value : without) {
      squares += (value - mean) * (value - mean);
    }
    return squares * (n - 1) / n;
  }

  /**
   * The statistic of random signs, its variance and its third moment under them.
   *
   * <p>Centring on the mean of all takes a share n_b / (n + m) out of a block's variance, which is
   * put back.
   */
  double[] signMoments(BlockSums other) {
    double[][] centred = new double[sums.length + other.sums.length][];
    double all = size + other.size;
    for (int b = 0; b < sums.length; b++) {
      centred[b] = centred(b, other, 1 / (size * Math.sqrt(1 - counts[b] / all)));
    }
    for (int b = 0; b < other.sums.length; b++) {
      double scale = -1 / (other.size * Math.sqrt(1 - other.counts[b] / all));
      centred[sums.length + b] = other.centred(b, this, scale);
    }
    return moments(products(centred));
  }

  private double[] centred(int block, BlockSums other, double scale) {
    double share = counts[block] / (size + other.size);
    double[] result = new double[total.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = scale * (sums[block][i] - share * (total[i] + other.total[i]));
    }
    return result;
  }

  /** All products, 0 on the diagonal. */
  private static double[][] products(double[][] vectors) {
    double[][] products = new double[vectors.length][vectors.length];
    for (int b = 0; b < vectors.length; b++) {
      for (int c = 0; c < b; c++) {
        products[b][c] = Dot.of(vectors[b], vectors[c]);
        products[c][b] = products[b][c];
      }
    }
    return products;
  }

  /** Of a symmetric matrix with an empty diagonal: its sum, twice its squares, 8 tr of its cube. */
  static double[] moments(double[][] matrix) {
    double sum = 0;
    double squares = 0;
    double cubes = 0;
    for (int b = 0; b < matrix.length; b++) {
      for (int c = 0; c < matrix.length; c++) {
        sum += matrix[b][c];
        squares += matrix[b][c] * matrix[b][c];
        cubes += matrix[b][c] * Dot.of(matrix[b], matrix[c]);
      }
    }
    return new double[] {sum, 2 * squares, 8 * cubes};
  }
}
