package io.github.azeotrope.entropy;

import io.github.azeotrope.hash.LinkageKey;
import io.github.azeotrope.summary.SketchBytes;
import io.github.azeotrope.summary.Unsigned;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import java.nio.ByteBuffer;

/*
 *   offset bytes
 *      0     8  'A' 'Z' 'H' 'H', version 1, lgCapacity, 0
 *      8     4  key id
 *     12     .  varint: 2 x items, + 1 if no pair was dropped for want of room
 *      .     .  items in unsigned order, each:
 *                 8 bytes: its hash
 *                 1 byte: its pairs, from 1 to 64
 *                 the hashes of its pairs, in unsigned order
 *     -4     4  CRC-32C
 */
/** The bytes of {@link DistinctHeavyHitters}; one state has exactly one form. */
final class DistinctHeavyHittersCodec {
  private static final String KIND = "HH";
  private static final int VERSION = 1;
  private static final int LEAST_ITEM_BYTES = 17;

  private DistinctHeavyHittersCodec() {}

  static byte[] toBytes(DistinctHeavyHitters hitters) {
    Long2ObjectOpenHashMap<long[]> held = hitters.held();
    long header = 2L * held.size() + (hitters.isSampled() ? 0 : 1);
    int size = Integer.BYTES + SketchBytes.varintBytes(header);
    for (long[] pairs : held.values()) {
      size += Long.BYTES + 1 + Long.BYTES * pairs.length;
    }
    ByteBuffer out = SketchBytes.writer(KIND, VERSION, hitters.lgCapacity(), size);
    SketchBytes.putKeyId(out, hitters.keyId());
    SketchBytes.putVarint(out, header);
    for (long item : Unsigned.sort(held.keySet().toLongArray())) {
      long[] pairs = held.get(item);
      out.putLong(item).put((byte) pairs.length);
      for (long pair : pairs) {
        out.putLong(pair);
      }
    }
    return SketchBytes.finish(out);
  }

  static DistinctHeavyHitters fromBytes(byte[] bytes, LinkageKey key) {
    ByteBuffer in =
        SketchBytes.reader(
            bytes,
            KIND,
            VERSION,
            DistinctHeavyHitters.MIN_LG_CAPACITY,
            DistinctHeavyHitters.MAX_LG_CAPACITY);
    SketchBytes.checkKeyId(in, key.keyId());
    DistinctHeavyHitters hitters = DistinctHeavyHitters.create(key, SketchBytes.lg(in));
    int capacity = 1 << SketchBytes.lg(in);
    long header = SketchBytes.getVarint(in, 2L * capacity + 1);
    SketchBytes.need(in, header / 2 * LEAST_ITEM_BYTES);
    long item = 0;
    long largest = 0;
    int size = 0;
    for (int i = 0; i < header / 2; i++) {
      SketchBytes.need(in, LEAST_ITEM_BYTES);
      long next = in.getLong();
      SketchBytes.check(i == 0 || Long.compareUnsigned(next, item) > 0, "items are not in order");
      item = next;
      long[] pairs = pairs(in);
      size += pairs.length;
      SketchBytes.check(size <= capacity, "more than %d pairs", capacity);
      long last = pairs[pairs.length - 1];
      largest = Long.compareUnsigned(last, largest) > 0 ? last : largest;
      hitters.restore(item, pairs);
    }
    SketchBytes.end(in);
    if ((header & 1) == 0) {
      SketchBytes.check(size == capacity, "a sample of %d has %d pairs", capacity, size);
      hitters.restoreLimit(largest);
    }
    return hitters;
  }

  private static long[] pairs(ByteBuffer in) {
    int count = in.get();
    SketchBytes.check(count >= 1 && count <= DistinctHeavyHitters.PER_ITEM, "%d pairs", count);
    SketchBytes.need(in, (long) Long.BYTES * count);
    long[] pairs = new long[count];
    for (int i = 0; i < count; i++) {
      pairs[i] = in.getLong();
      SketchBytes.check(
          i == 0 || Long.compareUnsigned(pairs[i], pairs[i - 1]) > 0, "pairs are not in order");
    }
    return pairs;
  }
}
