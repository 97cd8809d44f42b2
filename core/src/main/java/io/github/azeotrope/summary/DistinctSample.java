package io.github.azeotrope.summary;

import it.unimi.dsi.fastutil.longs.Long2LongMap;
import it.unimi.dsi.fastutil.longs.Long2LongMaps;
import it.unimi.dsi.fastutil.longs.Long2LongOpenHashMap;
import java.nio.ByteBuffer;

/**
 * A coordinated sample of the distinct hashes in a stream: the k smallest (as unsigned numbers),
 * each with the number of times it came. Lossless up to k distinct hashes.
 *
 * <p>What is among the k smallest of the whole is among the k smallest of each part in which it
 * occurs, and always was, so that no occurrence of it was ever dropped: counts are exact, and so is
 * a merge. Merging is commutative and associative, not idempotent: counts add up.
 *
 * <p>Up to half as many again may be kept, so that an addition is a compare for most hashes and a
 * look-up for the others; who adds calls {@link #settle} when {@link #isOverfull}. What is asked of
 * a sample is asked of a settled one.
 *
 * <p>Source: Gibbons and Tirthapura, "Estimating simple functions on the union of data streams",
 * SPAA 2001; Beyer et al., "On synopses for distinct-value estimation under multiset operations",
 * SIGMOD 2007.
 */
public final class DistinctSample {
  private static final int INITIAL_ENTRIES = 8;
  private static final long LOSSLESS = -1;

  private final int capacity;
  private final Long2LongOpenHashMap counts;

  /** The largest hash that is let in. */
  private long threshold;

  /** An empty sample of at most so many hashes. */
  public DistinctSample(int capacity) {
    this(capacity, LOSSLESS, new Long2LongOpenHashMap(INITIAL_ENTRIES));
  }

  private DistinctSample(int capacity, long threshold, Long2LongOpenHashMap counts) {
    this.capacity = capacity;
    this.threshold = threshold;
    this.counts = counts;
  }

  /** A sample of its own with the same content. */
  public DistinctSample copy() {
    return new DistinctSample(capacity, threshold, counts.clone());
  }

  /** Whether a hash could be in the sample. */
  public boolean admits(long hash) {
    return Long.compareUnsigned(hash, threshold) <= 0;
  }

  /** Adds occurrences of a hash that {@link #admits} lets in. */
  public void add(long hash, long occurrences) {
    counts.addTo(hash, occurrences);
  }

  /** Whether there is more than is needed, and too much to go on. */
  public boolean isOverfull() {
    return counts.size() >= capacity + capacity / 2;
  }

  /** Whether {@link #settle} would change nothing. */
  public boolean isSettled() {
    return counts.size() <= capacity;
  }

  /** Adds a settled sample of the same capacity. */
  public void merge(DistinctSample other) {
    if (Long.compareUnsigned(other.threshold, threshold) < 0) {
      threshold = other.threshold;
      counts.keySet().removeIf(hash -> !admits(hash));
    }
    for (Long2LongMap.Entry entry : Long2LongMaps.fastIterable(other.counts)) {
      if (admits(entry.getLongKey())) {
        add(entry.getLongKey(), entry.getLongValue());
      }
    }
  }

  /** Drops all but the k smallest: from here on the state does not depend on the order. */
  public void settle() {
    if (!isSettled()) {
      threshold = sorted()[capacity - 1];
      counts.keySet().removeIf(hash -> !admits(hash));
    }
  }

  /** Whether nothing was ever dropped. */
  public boolean isLossless() {
    return threshold == LOSSLESS;
  }

  /** How many hashes are held. */
  public int size() {
    return counts.size();
  }

  /** How often a hash came; 0 where it is not in the sample. */
  public long count(long hash) {
    return counts.get(hash);
  }

  /** How many sampled hashes came exactly so often. */
  public int withCount(long occurrences) {
    int n = 0;
    for (long count : counts.values()) {
      n += count == occurrences ? 1 : 0;
    }
    return n;
  }

  /** No hash above it is in the sample, every one up to it is. */
  public long threshold() {
    return threshold;
  }

  /** The sampled hashes in no order. */
  public long[] hashes() {
    return counts.keySet().toLongArray();
  }

  /** The sampled hashes in unsigned order. */
  public long[] sorted() {
    return Unsigned.sort(counts.keySet().toLongArray());
  }

  /*
   * Bytes: varint of 2 * entries + (1 if lossless); the hashes in unsigned order; their counts less
   * one as varints. The threshold of a sample that is not lossless is its largest hash.
   */

  /** How many bytes {@link #writeTo} writes. */
  public int contentBytes() {
    int bytes = SketchBytes.varintBytes(2L * size() + 1) + size() * Long.BYTES;
    for (long count : counts.values()) {
      bytes += SketchBytes.varintBytes(count - 1);
    }
    return bytes;
  }

  /** Writes a settled sample. */
  public void writeTo(ByteBuffer out) {
    SketchBytes.putVarint(out, 2L * size() + (isLossless() ? 1 : 0));
    long[] hashes = sorted();
    for (long hash : hashes) {
      out.putLong(hash);
    }
    for (long hash : hashes) {
      SketchBytes.putVarint(out, counts.get(hash) - 1);
    }
  }

  /**
   * Reads a sample of a stream of {@code total} hashes.
   *
   * @throws IllegalArgumentException if the bytes are not those of such a sample
   */
  public static DistinctSample read(ByteBuffer in, int capacity, long total) {
    long header = SketchBytes.getVarint(in);
    boolean lossless = (header & 1) != 0;
    long size = header >>> 1;
    if (lossless ? size > capacity : size != capacity) {
      throw SketchBytes.problem("a sample of " + capacity + " has " + size + " entries");
    }
    SketchBytes.need(in, size * (Long.BYTES + 1));
    long[] hashes = new long[(int) size];
    for (int i = 0; i < size; i++) {
      hashes[i] = in.getLong();
      if (i > 0 && Long.compareUnsigned(hashes[i], hashes[i - 1]) <= 0) {
        throw SketchBytes.problem("sampled hashes are not in order");
      }
    }
    Long2LongOpenHashMap counts = new Long2LongOpenHashMap(hashes.length);
    long rest = total;
    for (long hash : hashes) {
      long count = SketchBytes.getVarint(in) + 1;
      if (count < 1 || count > rest) {
        throw SketchBytes.problem("the sample holds more than the total of " + total);
      }
      rest -= count;
      counts.put(hash, count);
    }
    if (lossless && rest != 0) {
      throw SketchBytes.problem(rest + " of " + total + " are missing from a lossless sample");
    }
    return new DistinctSample(capacity, lossless ? LOSSLESS : hashes[capacity - 1], counts);
  }
}
