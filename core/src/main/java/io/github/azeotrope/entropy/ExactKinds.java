package io.github.azeotrope.entropy;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** All counts, as frequencies of frequencies: there are at most sqrt(2N) different counts. */
final class ExactKinds implements Kinds {
  private final double[] values;
  private final int[] frequencies;
  private final long total;
  private final int distinct;

  /** Zeros do not count as kinds. */
  ExactKinds(long[] counts) {
    long[] sorted = counts.clone();
    Arrays.sort(sorted);
    long[] distinctValues = new long[sorted.length];
    int[] times = new int[sorted.length];
    int classes = 0;
    long sum = 0;
    int kinds = 0;
    for (long count : sorted) {
      if (count == 0) {
        continue;
      }
      if (classes == 0 || distinctValues[classes - 1] != count) {
        distinctValues[classes++] = count;
      }
      times[classes - 1]++;
      sum += count;
      kinds++;
    }
    values = Arrays.stream(distinctValues, 0, classes).asDoubleStream().toArray();
    frequencies = Arrays.copyOf(times, classes);
    total = sum;
    distinct = kinds;
  }

  @Override
  public long sampleSize() {
    return total;
  }

  @Override
  public double distinct() {
    return distinct;
  }

  @Override
  public boolean isSampled() {
    return false;
  }

  @Override
  public double sum(DoubleUnaryOperator function) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += frequencies[i] * function.applyAsDouble(values[i]);
    }
    return sum;
  }

  @Override
  public double sumVariance(DoubleUnaryOperator function) {
    return 0;
  }
}
