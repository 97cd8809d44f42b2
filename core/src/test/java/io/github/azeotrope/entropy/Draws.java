package io.github.azeotrope.entropy;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Draws from a known distribution, by Walker's alias method. */
final class Draws {
  private final double[] shares;
  private final double[] keep;
  private final int[] alias;

  private Draws(double[] weights) {
    double sum = Arrays.stream(weights).sum();
    shares = Arrays.stream(weights).map(w -> w / sum).toArray();
    int n = shares.length;
    keep = new double[n];
    alias = new int[n];
    int[] small = new int[n];
    int[] large = new int[n];
    int smalls = 0;
    int larges = 0;
    for (int i = 0; i < n; i++) {
      keep[i] = shares[i] * n;
      if (keep[i] < 1) {
        small[smalls++] = i;
      } else {
        large[larges++] = i;
      }
    }
    while (smalls > 0 && larges > 0) {
      int less = small[--smalls];
      int more = large[larges - 1];
      alias[less] = more;
      keep[more] -= 1 - keep[less];
      if (keep[more] < 1) {
        larges--;
        small[smalls++] = more;
      }
    }
    while (larges > 0) {
      keep[large[--larges]] = 1;
    }
    while (smalls > 0) {
      keep[small[--smalls]] = 1;
    }
  }

  /** Kinds of these weights. */
  static Draws of(double[] weights) {
    return new Draws(weights);
  }

  static Draws uniform(int kinds) {
    double[] weights = new double[kinds];
    Arrays.fill(weights, 1);
    return new Draws(weights);
  }

  /** The i-th of so many kinds has weight (i + shift)^-exponent. */
  static Draws zipf(int kinds, double exponent, double shift) {
    double[] weights = new double[kinds];
    for (int i = 0; i < kinds; i++) {
      weights[i] = Math.pow(i + 1 + shift, -exponent);
    }
    return new Draws(weights);
  }

  /** A share of all draws goes evenly to the fixed kinds of a template, the rest to its slot. */
  static Draws template(int fixed, double share, Draws slot) {
    double[] weights = new double[fixed + slot.shares.length];
    Arrays.fill(weights, 0, fixed, share / fixed);
    for (int i = 0; i < slot.shares.length; i++) {
      weights[fixed + i] = (1 - share) * slot.shares[i];
    }
    return new Draws(weights);
  }

  int kinds() {
    return shares.length;
  }

  double share(int kind) {
    return shares[kind];
  }

  double entropyBits() {
    return -Arrays.stream(shares).map(p -> p * Math.log(p)).sum() / Math.log(2);
  }

  double collisionBits() {
    return -Math.log(Arrays.stream(shares).map(p -> p * p).sum()) / Math.log(2);
  }

  int next(SplittableRandom random) {
    int i = random.nextInt(keep.length);
    return random.nextDouble() < keep[i] ? i : alias[i];
  }

  /** Counts of so many draws. */
  long[] counts(int draws, SplittableRandom random) {
    long[] counts = new long[keep.length];
    for (int i = 0; i < draws; i++) {
      counts[next(random)]++;
    }
    return counts;
  }

  /** The same in a sketch, each kind under a hash of its own. */
  KindCounts sample(int draws, int lgCapacity, long hashSeed, SplittableRandom random) {
    KindCounts sample = new KindCounts(lgCapacity);
    for (int i = 0; i < draws; i++) {
      sample.add(hash(next(random), hashSeed), 1);
    }
    return sample;
  }

  static long hash(int kind, long seed) {
    SplittableRandom mixer = new SplittableRandom(seed * 0x9e3779b97f4a7c15L + kind);
    mixer.nextLong();
    return mixer.nextLong() | 1L << 40;
  }
}
