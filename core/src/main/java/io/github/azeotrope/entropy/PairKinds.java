package io.github.azeotrope.entropy;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How often each kind was seen in each of two samples, as far as sums over kinds need it. */
final class PairKinds {
  /**
   * A value of a kind seen a and b times, a u(a, b) + b v(a, b), where u and v change little when
   * both counts are multiplied.
   */
  interface Value {
    double perFirst(double a, double b);

    double perSecond(double a, double b);

    default double of(double a, double b) {
      return (a == 0 ? 0 : a * perFirst(a, b)) + (b == 0 ? 0 : b * perSecond(a, b));
    }
  }

  private final long firstTotal;
  private final long secondTotal;
  private final double[] first;
  private final double[] second;

  // Of two samples of which one dropped kinds; the low bits of its hash are a kind's bucket.
  private final double inclusion;
  private final int[] bucketOf;
  private final double @Nullable [] firstBuckets;
  private final double @Nullable [] secondBuckets;

  private PairKinds(
      long firstTotal,
      long secondTotal,
      double[] first,
      double[] second,
      double inclusion,
      int[] bucketOf,
      double @Nullable [] firstBuckets,
      double @Nullable [] secondBuckets) {
    this.firstTotal = firstTotal;
    this.secondTotal = secondTotal;
    this.first = first;
    this.second = second;
    this.inclusion = inclusion;
    this.bucketOf = bucketOf;
    this.firstBuckets = firstBuckets;
    this.secondBuckets = secondBuckets;
  }

  /** The i-th kind was seen so often in each. */
  static PairKinds of(long[] first, long[] second) {
    return new PairKinds(
        Arrays.stream(first).sum(),
        Arrays.stream(second).sum(),
        doubles(first),
        doubles(second),
        1,
        new int[0],
        null,
        null);
  }

  /** Of two sketches of one capacity; a hash below both limits has exact counts in both. */
  static PairKinds of(KindCounts a, KindCounts b) {
    long[] hashes = union(a.hashes(), b.hashes());
    boolean sampled = a.isSampled() || b.isSampled();
    long limit = sampled ? smaller(limit(a), limit(b)) : -1;
    int n = 0;
    while (n < hashes.length && (!sampled || Long.compareUnsigned(hashes[n], limit) < 0)) {
      n++;
    }
    double[] first = new double[n];
    double[] second = new double[n];
    int[] bucketOf = new int[n];
    for (int i = 0; i < n; i++) {
      first[i] = a.count(hashes[i]);
      second[i] = b.count(hashes[i]);
      bucketOf[i] = a.bucketOf(hashes[i]);
    }
    return new PairKinds(
        a.total(),
        b.total(),
        first,
        second,
        sampled ? SampledKinds.share(limit) : 1,
        bucketOf,
        sampled ? doubles(a.buckets()) : null,
        sampled ? doubles(b.buckets()) : null);
  }

  private static double[] doubles(long[] values) {
    return Arrays.stream(values).asDoubleStream().toArray();
  }

  private static long limit(KindCounts sample) {
    long[] hashes = sample.hashes();
    return sample.isSampled() ? hashes[hashes.length - 1] : -1;
  }

  private static long smaller(long x, long y) {
    return Long.compareUnsigned(x, y) < 0 ? x : y;
  }

  /** Both ascending as unsigned numbers, and so is the result, in which each stands once. */
  private static long[] union(long[] a, long[] b) {
    long[] all = new long[a.length + b.length];
    int n = 0;
    int i = 0;
    int j = 0;
    while (i < a.length || j < b.length) {
      int order = i == a.length ? 1 : j == b.length ? -1 : Long.compareUnsigned(a[i], b[j]);
      all[n++] = order <= 0 ? a[i] : b[j];
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    return Arrays.copyOf(all, n);
  }

  long firstTotal() {
    return firstTotal;
  }

  long secondTotal() {
    return secondTotal;
  }

  /** The sum of the value over all kinds. */
  double sum(Value value) {
    if (firstBuckets == null || secondBuckets == null) {
      double sum = 0;
      for (int i = 0; i < first.length; i++) {
        sum += value.of(first[i], second[i]);
      }
      return sum;
    }
    return calibrate(value, firstBuckets, secondBuckets).sum();
  }

  /** The variance of that sum; 0 if it is exact. */
  double sumVariance(Value value) {
    if (firstBuckets == null || secondBuckets == null) {
      return 0;
    }
    return calibrate(value, firstBuckets, secondBuckets).variance();
  }

  /** Sizes are shares of both samples, so that the larger one does not decide what is frequent. */
  private Calibration calibrate(Value value, double[] a, double[] b) {
    double mean = 2.0 / a.length;
    double restA = 0;
    double restB = 0;
    int rest = 0;
    for (int i = 0; i < a.length; i++) {
      if (Calibration.stratum(size(a[i], b[i]), mean) != Calibration.TOP) {
        restA += a[i];
        restB += b[i];
        rest++;
      }
    }
    Calibration calibration = new Calibration(first.length, inclusion);
    for (int i = 0; i < a.length; i++) {
      double x = Math.max(0, a[i] - Math.rint(restA / rest));
      double y = Math.max(0, b[i] - Math.rint(restB / rest));
      switch (Calibration.stratum(size(a[i], b[i]), mean)) {
        case Calibration.LIGHT -> calibration.light(size(a[i], b[i]), value.of(a[i], b[i]));
        case Calibration.MIDDLE ->
            calibration.middle(
                value.of(a[i], b[i]), value.of(x, y), share(value, x, y, a[i], b[i]));
        // Two kinds that are as frequent in the one sample as the other is in the other: no
        // difference.
        default -> calibration.top(value.of(x, y), 0);
      }
    }
    for (int i = 0; i < first.length; i++) {
      double x = a[bucketOf[i]];
      double y = b[bucketOf[i]];
      calibration.kind(
          i,
          size(first[i], second[i]),
          value.of(first[i], second[i]),
          share(value, first[i], second[i], x, y),
          Calibration.stratum(size(x, y), mean));
    }
    return calibration.solve();
  }

  /** What a kind would have if its bucket, of counts x and y, were one kind. */
  private static double share(Value value, double a, double b, double x, double y) {
    return (a == 0 ? 0 : a * value.perFirst(x, y)) + (b == 0 ? 0 : b * value.perSecond(x, y));
  }

  private double size(double a, double b) {
    return a / firstTotal + b / secondTotal;
  }
}
