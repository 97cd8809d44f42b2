package io.github.azeotrope.entropy;

import io.github.azeotrope.hash.Mix;
import io.github.azeotrope.summary.SketchBytes;
import java.nio.ByteBuffer;
import java.util.Locale;

/**
 * The sums of integer vectors over {@value #BLOCKS} blocks, all that {@link MaximumMeanDiscrepancy}
 * needs. Mergeable: sums are exact integers, in any order.
 *
 * <p>A vector's block follows from its source, a session or an account, by hash: vectors of one
 * source resemble each other, and only vectors of different blocks are compared.
 *
 * <p>Cost: O(d) a vector. Memory: 8 bytes a component and block that holds anything, at most 64 KiB
 * for 256 components. Not thread-safe.
 */
public final class VectorSample {
  /** How many blocks there are. */
  public static final int BLOCKS = 32;

  private static final String KIND = "VS";
  private static final int VERSION = 1;
  private static final int MAX_DIMENSIONS = 1 << 16;
  private static final long MAX_COUNT = 1L << 40;

  private final int dimensions;
  private final long[] counts = new long[BLOCKS];
  private final long[][] sums = new long[BLOCKS][0];

  private VectorSample(int dimensions) {
    this.dimensions = dimensions;
  }

  /**
   * No vectors yet.
   *
   * @param dimensions components of each vector, from 1 to 65,536
   * @throws IllegalArgumentException if dimensions is out of range
   */
  public static VectorSample withDimensions(int dimensions) {
    if (dimensions < 1 || dimensions > MAX_DIMENSIONS) {
      throw new IllegalArgumentException(
          "dimensions must be from 1 to " + MAX_DIMENSIONS + ", was " + dimensions);
    }
    return new VectorSample(dimensions);
  }

  /**
   * Adds a vector.
   *
   * @param source whose it is, as a hash or a number
   * @throws IllegalArgumentException if its length is another, or there are 2^40 already
   */
  public void add(long source, byte[] vector) {
    requireLength(vector.length);
    long[] sum = block(source, 1);
    for (int i = 0; i < dimensions; i++) {
      sum[i] += vector[i];
    }
  }

  /**
   * Adds the sum of several vectors of one source.
   *
   * @param source whose they are
   * @param count how many, from 1 to 2^20
   * @throws IllegalArgumentException if the length is another, a component is beyond 2^7 times the
   *     count, the count is out of range, or there are 2^40 already
   */
  public void addSum(long source, long[] sum, long count) {
    requireLength(sum.length);
    if (count < 1 || count > 1 << 20) {
      throw new IllegalArgumentException("count must be from 1 to 2^20, was " + count);
    }
    for (long component : sum) {
      if (component > count << 7 || component < -(count << 7)) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "component %d of a sum of %d vectors", component, count));
      }
    }
    long[] block = block(source, count);
    for (int i = 0; i < dimensions; i++) {
      block[i] += sum[i];
    }
  }

  private void requireLength(int length) {
    if (length != dimensions) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%d components, not %d", length, dimensions));
    }
  }

  private long[] block(long source, long count) {
    requireRoom(count);
    int block = (int) (Mix.mix(source + Mix.GOLDEN) >>> 59);
    if (sums[block].length == 0) {
      sums[block] = new long[dimensions];
    }
    counts[block] += count;
    return sums[block];
  }

  private void requireRoom(long more) {
    if (size() + more > MAX_COUNT) {
      throw new IllegalArgumentException("more than 2^40 vectors");
    }
  }

  /**
   * Adds what another sample holds.
   *
   * @return this sample
   * @throws IllegalArgumentException if the dimensions differ or there are more than 2^40 together
   */
  public VectorSample merge(VectorSample other) {
    requireLength(other.dimensions);
    requireRoom(other.size());
    for (int b = 0; b < BLOCKS; b++) {
      if (other.sums[b].length == 0) {
        continue;
      }
      if (sums[b].length == 0) {
        sums[b] = new long[dimensions];
      }
      counts[b] += other.counts[b];
      for (int i = 0; i < dimensions; i++) {
        sums[b][i] += other.sums[b][i];
      }
    }
    return this;
  }

  /** A sample of its own with the same content. */
  public VectorSample copy() {
    return new VectorSample(dimensions).merge(this);
  }

  /** How many vectors were added. */
  public long size() {
    long size = 0;
    for (long count : counts) {
      size += count;
    }
    return size;
  }

  /** Components of each vector. */
  public int dimensions() {
    return dimensions;
  }

  long count(int block) {
    return counts[block];
  }

  /** The components of a block's sum, none if it is empty. */
  long[] sum(int block) {
    return sums[block];
  }

  /**
   * The sums; equal sums give equal bytes.
   *
   * <pre>
   *   offset bytes
   *      0     8  'A' 'Z' 'V' 'S', version 1, 0, 0
   *      8     4  dimensions
   *     12     .  32 blocks, each a varint: its count; unless it is 0, for each component a varint:
   *                 twice the component, or -1 less twice a negative one
   *     -4     4  CRC-32C
   * </pre>
   */
  public byte[] toBytes() {
    int size = Integer.BYTES;
    for (int b = 0; b < BLOCKS; b++) {
      size += SketchBytes.varintBytes(counts[b]);
      for (long component : sums[b]) {
        size += SketchBytes.varintBytes(folded(component));
      }
    }
    ByteBuffer out = SketchBytes.writer(KIND, VERSION, 0, size).putInt(dimensions);
    for (int b = 0; b < BLOCKS; b++) {
      SketchBytes.putVarint(out, counts[b]);
      for (long component : sums[b]) {
        SketchBytes.putVarint(out, folded(component));
      }
    }
    return SketchBytes.finish(out);
  }

  /** The sign in the lowest bit. */
  private static long folded(long component) {
    return component << 1 ^ component >> 63;
  }

  /**
   * Reads a sample.
   *
   * @throws IllegalArgumentException if the bytes are not those of a sample
   */
  public static VectorSample fromBytes(byte[] bytes) {
    ByteBuffer in = SketchBytes.reader(bytes, KIND, VERSION, 0, 0);
    SketchBytes.need(in, Integer.BYTES);
    int dimensions = in.getInt();
    SketchBytes.check(dimensions >= 1 && dimensions <= MAX_DIMENSIONS, "%d dimensions", dimensions);
    VectorSample sample = new VectorSample(dimensions);
    long left = MAX_COUNT;
    for (int b = 0; b < BLOCKS; b++) {
      sample.counts[b] = SketchBytes.getVarint(in, left);
      left -= sample.counts[b];
      if (sample.counts[b] > 0) {
        SketchBytes.need(in, dimensions);
        sample.sums[b] = new long[dimensions];
        long most = sample.counts[b] << 7;
        for (int i = 0; i < dimensions; i++) {
          long coded = SketchBytes.getVarint(in, 2 * most);
          sample.sums[b][i] = coded >>> 1 ^ -(coded & 1);
        }
      }
    }
    SketchBytes.end(in);
    return sample;
  }
}
