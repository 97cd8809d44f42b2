package io.github.azeotrope.entropy;

import it.unimi.dsi.fastutil.doubles.Double2DoubleOpenHashMap;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Sums over all kinds from a {@link KindCounts} that dropped some, by {@link Calibration}.
 *
 * <p>The probability to be in the sample is the largest hash held as a share of 2^64; that hash's
 * own kind is left out, which makes it one over whose outcome the others do not depend (Cohen and
 * Kaplan 2007).
 */
final class SampledKinds implements Kinds {
  private final long total;
  private final double inclusion;
  private final double[] counts;
  private final double[] bucketOf;
  private final double[] buckets;
  private final double bucketMean;
  private final double restMean;

  SampledKinds(KindCounts sample) {
    long[] hashes = sample.hashes();
    int n = hashes.length - 1;
    total = sample.total();
    inclusion = share(hashes[n]);
    counts = new double[n];
    bucketOf = new double[n];
    buckets = Arrays.stream(sample.buckets()).asDoubleStream().toArray();
    for (int i = 0; i < n; i++) {
      counts[i] = sample.count(hashes[i]);
      bucketOf[i] = buckets[sample.bucketOf(hashes[i])];
    }
    bucketMean = (double) total / buckets.length;
    double rest = 0;
    int restBuckets = 0;
    for (double bucket : buckets) {
      if (Calibration.stratum(bucket, bucketMean) != Calibration.TOP) {
        rest += bucket;
        restBuckets++;
      }
    }
    // At most one bucket in 32 is that far above the mean.
    restMean = Math.rint(rest / restBuckets);
  }

  /** An unsigned number as a share of 2^64. */
  static double share(long hash) {
    return (hash >>> 11) * 0x1p-53;
  }

  @Override
  public long sampleSize() {
    return total;
  }

  /** Relative standard error 1 / sqrt(K - 2) (Beyer et al. 2007). */
  @Override
  public double distinct() {
    return counts.length / inclusion;
  }

  @Override
  public boolean isSampled() {
    return true;
  }

  @Override
  public double sum(DoubleUnaryOperator function) {
    return calibrate(function).sum();
  }

  @Override
  public double sumVariance(DoubleUnaryOperator function) {
    return calibrate(function).variance();
  }

  private Calibration calibrate(DoubleUnaryOperator function) {
    // Counts repeat, and some functions are expensive.
    Double2DoubleOpenHashMap known = new Double2DoubleOpenHashMap();
    Calibration calibration = new Calibration(counts.length, inclusion);
    for (double bucket : buckets) {
      double value = value(function, bucket, known);
      int stratum = Calibration.stratum(bucket, bucketMean);
      if (stratum == Calibration.LIGHT) {
        calibration.light(bucket, value);
        continue;
      }
      double frequent = bucket - restMean;
      double itself = value(function, frequent, known);
      if (stratum == Calibration.MIDDLE) {
        calibration.middle(value, itself, value * frequent / bucket);
      } else {
        calibration.top(itself, value(function, 2 * frequent, known));
      }
    }
    for (int i = 0; i < counts.length; i++) {
      double auxiliary = counts[i] * value(function, bucketOf[i], known) / bucketOf[i];
      int stratum = Calibration.stratum(bucketOf[i], bucketMean);
      calibration.kind(i, counts[i], value(function, counts[i], known), auxiliary, stratum);
    }
    return calibration.solve();
  }

  private static double value(
      DoubleUnaryOperator function, double count, Double2DoubleOpenHashMap known) {
    return count == 0 ? 0 : known.computeIfAbsent(count, function);
  }
}
