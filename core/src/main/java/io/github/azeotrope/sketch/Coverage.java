package io.github.azeotrope.sketch;

import io.github.azeotrope.summary.DistinctSample;
import io.github.azeotrope.summary.SketchBytes;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What a stream of hashes covers: how many came, how many distinct ones, how often each of a sample
 * of them, and which set they form. One of the two halves of a {@link CoverageSketch}.
 *
 * <p>While there are no more distinct hashes than the sample holds, the sample is everything and
 * all answers are exact; counter and MinHash are made, from the sample, when it overflows. So the
 * settled state is a function of the multiset alone.
 */
final class Coverage {
  /** The sample holds a quarter of the slots, the counter has a register for 16. */
  private static final int LG_SLOTS_PER_ENTRY = 2;

  private static final int LG_SLOTS_PER_REGISTER = 4;

  private final int lg;
  private final DistinctSample sample;
  private long total;

  // Both or none.
  private @Nullable DistinctCounter counter;
  private @Nullable MinHash minHash;

  Coverage(int lg) {
    this(lg, new DistinctSample(capacity(lg)), 0, null, null);
  }

  private Coverage(
      int lg,
      DistinctSample sample,
      long total,
      @Nullable DistinctCounter counter,
      @Nullable MinHash minHash) {
    this.lg = lg;
    this.sample = sample;
    this.total = total;
    this.counter = counter;
    this.minHash = minHash;
  }

  private static int capacity(int lg) {
    return 1 << (lg - LG_SLOTS_PER_ENTRY);
  }

  Coverage copy() {
    return new Coverage(
        lg,
        sample.copy(),
        total,
        counter == null ? null : counter.copy(),
        minHash == null ? null : minHash.copy());
  }

  void add(long hash) {
    total = Math.addExact(total, 1);
    if (counter != null && minHash != null) {
      counter.add(hash);
      minHash.add(hash);
    }
    if (sample.admits(hash)) {
      sample.add(hash, 1);
      if (sample.isOverfull()) {
        settle();
      }
    }
  }

  void merge(Coverage other) {
    Coverage that = other.settled();
    total = Math.addExact(total, that.total);
    if (that.counter != null && that.minHash != null) {
      dense();
    }
    if (counter != null && minHash != null) {
      counter.merge(that.distinctCounter());
      minHash.merge(that.overlap());
    }
    sample.merge(that.sample);
    if (sample.isOverfull()) {
      settle();
    }
  }

  /** This, or an equal one whose sample is settled. */
  Coverage settled() {
    if (sample.isSettled()) {
      return this;
    }
    Coverage copy = copy();
    copy.settle();
    return copy;
  }

  private void settle() {
    if (!sample.isSettled()) {
      dense();
      sample.settle();
    }
  }

  private void dense() {
    if (counter == null) {
      counter = distinctCounter();
      minHash = overlap();
    }
  }

  /** The counter, or one made of the sample, which is everything where there is none. */
  private DistinctCounter distinctCounter() {
    if (counter != null) {
      return counter;
    }
    DistinctCounter made = DistinctCounter.withLgRegisters(lg - LG_SLOTS_PER_REGISTER);
    for (long hash : sample.hashes()) {
      made.add(hash);
    }
    return made;
  }

  /** The MinHash, or one made of the sample. */
  MinHash overlap() {
    if (minHash != null) {
      return minHash;
    }
    MinHash made = MinHash.withLgSlots(lg);
    for (long hash : sample.hashes()) {
      made.add(hash);
    }
    return made;
  }

  long total() {
    return total;
  }

  DistinctSample sample() {
    return sample;
  }

  boolean isLossless() {
    return counter == null;
  }

  Estimate distinct() {
    return counter == null ? Estimate.exact(sample.size()) : counter.estimate();
  }

  /*
   * Bytes of a settled one: varint of the total; the sample; then, unless the sample is lossless,
   * the contents of counter and MinHash.
   */

  int contentBytes() {
    int bytes = SketchBytes.varintBytes(total) + sample.contentBytes();
    return counter == null || minHash == null
        ? bytes
        : bytes + counter.contentBytes() + minHash.contentBytes();
  }

  void writeTo(ByteBuffer out) {
    SketchBytes.putVarint(out, total);
    sample.writeTo(out);
    if (counter != null && minHash != null) {
      counter.writeTo(out);
      minHash.writeTo(out);
    }
  }

  static Coverage read(ByteBuffer in, int lg) {
    long total = SketchBytes.getVarint(in);
    DistinctSample sample = DistinctSample.read(in, capacity(lg), total);
    if (sample.isLossless()) {
      return new Coverage(lg, sample, total, null, null);
    }
    DistinctCounter counter = DistinctCounter.read(in, lg - LG_SLOTS_PER_REGISTER);
    MinHash minHash = MinHash.read(in, lg);
    for (long hash : sample.hashes()) {
      if (!counter.hasTraceOf(hash) || !minHash.hasTraceOf(hash)) {
        throw SketchBytes.problem("a sampled hash was not counted");
      }
    }
    return new Coverage(lg, sample, total, counter, minHash);
  }
}
