package io.github.azeotrope.entropy;

import io.github.azeotrope.summary.DistinctSample;
import io.github.azeotrope.summary.SketchBytes;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * How often each of many kinds was seen, in bounded memory. Up to a capacity K of distinct hashes
 * all counts are exact. Beyond it, two things are kept whose sum over sketches is exact: the K
 * smallest hashes with their exact counts, and for each of 4 K buckets the count of all hashes that
 * fall into it.
 *
 * <p>Both are functions of the multiset of hashes alone, hence merging is exact, associative and
 * commutative to the byte.
 */
final class KindCounts {
  static final int MIN_LG_CAPACITY = 4;
  static final int MAX_LG_CAPACITY = 20;

  /** Sums stay exact as doubles, and squares of counts stay below 2^96. */
  static final long MAX_TOTAL = 1L << 48;

  /** Two frequent kinds in one bucket are what a sample errs by: buckets are cheaper than kinds. */
  private static final int BUCKETS = 4;

  private final int capacity;
  private final DistinctSample sample;
  private long total;

  /** Counts by the low bits of the hash; null while all counts are exact. */
  private long @Nullable [] buckets;

  KindCounts(int lgCapacity) {
    this(1 << lgCapacity, new DistinctSample(1 << lgCapacity), 0, null);
  }

  private KindCounts(int capacity, DistinctSample sample, long total, long @Nullable [] buckets) {
    this.capacity = capacity;
    this.sample = sample;
    this.total = total;
    this.buckets = buckets;
  }

  KindCounts copy() {
    return new KindCounts(capacity, sample.copy(), total, buckets == null ? null : buckets.clone());
  }

  /** The sum of all counts. */
  long total() {
    return total;
  }

  /** Whether more distinct hashes were seen than there is room for. */
  boolean isSampled() {
    return buckets != null;
  }

  /**
   * Adds a hash so many times.
   *
   * @param hash like a uniformly random number
   */
  void add(long hash, long times) {
    total += times;
    long[] sums = buckets;
    if (sums != null) {
      sums[bucketOf(hash)] += times;
    }
    if (sample.admits(hash)) {
      sample.add(hash, times);
      makeRoom();
    }
  }

  /** Opens the buckets while all counts are still there, and drops what is too much. */
  private void makeRoom() {
    if (buckets == null && !sample.isSettled()) {
      buckets = bucketsOfHeld();
    }
    if (sample.isOverfull()) {
      sample.settle();
    }
  }

  private long[] bucketsOfHeld() {
    long[] sums = new long[BUCKETS * capacity];
    for (long hash : sample.hashes()) {
      sums[bucketOf(hash)] += sample.count(hash);
    }
    return sums;
  }

  int bucketOf(long hash) {
    return (int) hash & BUCKETS * capacity - 1;
  }

  /** The hashes held, smallest first as unsigned numbers; all of them or the K smallest. */
  long[] hashes() {
    sample.settle();
    return sample.sorted();
  }

  /** How often a hash was seen; 0 if it is not held. */
  long count(long hash) {
    return sample.count(hash);
  }

  /** A copy of the buckets, also of what is still exact. */
  long[] buckets() {
    return buckets == null ? bucketsOfHeld() : buckets.clone();
  }

  /**
   * Adds what another one of the same capacity has seen.
   *
   * @throws IllegalArgumentException if the sum would be above {@link #MAX_TOTAL}
   */
  void merge(KindCounts other) {
    if (total + other.total > MAX_TOTAL) {
      throw new IllegalArgumentException("more than 2^48 together: " + total + ", " + other.total);
    }
    if (other == this) {
      merge(copy());
      return;
    }
    if (buckets != null || other.buckets != null) {
      long[] sums = buckets();
      long[] theirs = other.buckets();
      for (int i = 0; i < sums.length; i++) {
        sums[i] += theirs[i];
      }
      buckets = sums;
    }
    total += other.total;
    other.sample.settle();
    sample.merge(other.sample);
    makeRoom();
  }

  /*
   * Bytes: varint of the total; the sample; then, unless it holds everything, the buckets as
   * varints.
   */

  int contentBytes() {
    sample.settle();
    int bytes = SketchBytes.varintBytes(total) + sample.contentBytes();
    if (buckets != null) {
      for (long bucket : buckets) {
        bytes += SketchBytes.varintBytes(bucket);
      }
    }
    return bytes;
  }

  void writeTo(ByteBuffer out) {
    sample.settle();
    SketchBytes.putVarint(out, total);
    sample.writeTo(out);
    if (buckets != null) {
      for (long bucket : buckets) {
        SketchBytes.putVarint(out, bucket);
      }
    }
  }

  static KindCounts read(ByteBuffer in, int lgCapacity) {
    int capacity = 1 << lgCapacity;
    long total = SketchBytes.getVarint(in, MAX_TOTAL);
    DistinctSample sample = DistinctSample.read(in, capacity, total);
    KindCounts counts = new KindCounts(capacity, sample, total, null);
    if (!sample.isLossless()) {
      counts.readBuckets(in);
    }
    return counts;
  }

  private void readBuckets(ByteBuffer in) {
    SketchBytes.need(in, (long) BUCKETS * capacity);
    long[] sums = new long[BUCKETS * capacity];
    long left = total;
    for (int i = 0; i < sums.length; i++) {
      sums[i] = SketchBytes.getVarint(in, left);
      left -= sums[i];
    }
    SketchBytes.check(left == 0, "buckets do not add up: %d left", left);
    long dropped = total;
    long[] rest = sums.clone();
    for (long hash : sample.hashes()) {
      long count = sample.count(hash);
      dropped -= count;
      rest[bucketOf(hash)] -= count;
      SketchBytes.check(rest[bucketOf(hash)] >= 0, "a bucket holds less than its entries");
    }
    SketchBytes.check(dropped > 0, "a sample of which nothing was dropped");
    buckets = sums;
  }
}
