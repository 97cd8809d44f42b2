package io.github.azeotrope.linkage;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;

/**
 * Finds accounts whose signatures are near: banded, so that a query looks at a small share of all.
 * Accounts are named by seat, a small non-negative int. Not thread-safe; the sweep owns it.
 *
 * <p>25 bands of 10 bits: two accounts of cosine 0.8 meet in some band with probability 0.93, of
 * 0.5 with 0.35, unrelated ones with 0.025. Cost of a query: 25 / 1,024 of the accounts indexed,
 * about 2 ns each. Memory: 32 B of signature and about 110 B of bands an account.
 *
 * <p>Source: Indyk and Motwani 1998, section 4 (banding).
 */
final class SignatureIndex {
  private static final int BANDS = 25;
  private static final int BAND_BITS = 10;
  private static final int BUCKETS = 1 << BAND_BITS;

  /** Longer buckets hold a crowd that says little about any pair; the rest is not looked at. */
  private static final int LONGEST_READ = 4_096;

  private long[] signatures = new long[64 * Signature.LONGS];
  private boolean[] present = new boolean[64];
  private final IntArrayList[] buckets = new IntArrayList[BANDS * BUCKETS];

  /** The number of the search that saw a seat last: cheaper than a set of those seen. */
  private int[] seenBy = new int[64];

  private int search;
  private int size;

  int size() {
    return size;
  }

  boolean contains(int seat) {
    return seat < present.length && present[seat];
  }

  /** Adds the seat or moves it to its new signature. */
  void put(int seat, long[] signature) {
    ensure(seat);
    boolean was = present[seat];
    for (int band = 0; band < BANDS; band++) {
      int now = bandOf(signature, 0, band);
      if (was) {
        int before = bandOf(signatures, seat * Signature.LONGS, band);
        if (before == now) {
          continue;
        }
        remove(band, before, seat);
      }
      bucket(band, now).add(seat);
    }
    System.arraycopy(signature, 0, signatures, seat * Signature.LONGS, Signature.LONGS);
    size += was ? 0 : 1;
    present[seat] = true;
  }

  /** Forgets the seat. */
  void remove(int seat) {
    if (!contains(seat)) {
      return;
    }
    for (int band = 0; band < BANDS; band++) {
      remove(band, bandOf(signatures, seat * Signature.LONGS, band), seat);
    }
    present[seat] = false;
    size--;
  }

  /**
   * The seats that share a band with the given one and whose estimated cosine is at least {@code
   * minCosine}, nearest first, at most {@code limit}.
   */
  IntArrayList neighbours(int seat, double minCosine, int limit) {
    if (++search == 0) {
      Arrays.fill(seenBy, 0);
      search = 1;
    }
    seenBy[seat] = search;
    IntArrayList[] byDistance = new IntArrayList[Signature.BITS + 1];
    int at = seat * Signature.LONGS;
    for (int band = 0; band < BANDS; band++) {
      IntArrayList bucket = buckets[band * BUCKETS + bandOf(signatures, at, band)];
      int n = bucket == null ? 0 : Math.min(bucket.size(), LONGEST_READ);
      for (int i = 0; i < n; i++) {
        int other = bucket.getInt(i);
        if (seenBy[other] != search) {
          seenBy[other] = search;
          int d = distance(seat, other);
          if (Signature.cosine(d) >= minCosine) {
            add(byDistance, d, other);
          }
        }
      }
    }
    return nearest(byDistance, limit);
  }

  private static void add(IntArrayList[] byDistance, int distance, int seat) {
    IntArrayList some = byDistance[distance];
    if (some == null) {
      some = new IntArrayList(4);
      byDistance[distance] = some;
    }
    some.add(seat);
  }

  private static IntArrayList nearest(IntArrayList[] byDistance, int limit) {
    IntArrayList nearest = new IntArrayList();
    for (IntArrayList some : byDistance) {
      for (int i = 0; some != null && i < some.size() && nearest.size() < limit; i++) {
        nearest.add(some.getInt(i));
      }
    }
    return nearest;
  }

  /**
   * The seats whose estimated cosine with a direction is at least so much, nearest first, at most
   * {@code limit}. Cost: one pass over all signatures, about 2 ns each.
   */
  IntArrayList near(long[] direction, double minCosine, int limit) {
    IntArrayList[] byDistance = new IntArrayList[Signature.BITS + 1];
    for (int seat = 0; seat < present.length; seat++) {
      if (!present[seat]) {
        continue;
      }
      int d = Signature.distance(signatures, seat * Signature.LONGS, direction, 0);
      if (Signature.cosine(d) >= minCosine) {
        add(byDistance, d, seat);
      }
    }
    return nearest(byDistance, limit);
  }

  double cosine(int seat, int other) {
    return Signature.cosine(distance(seat, other));
  }

  double cosine(int seat, long[] direction) {
    return Signature.cosine(Signature.distance(signatures, seat * Signature.LONGS, direction, 0));
  }

  private int distance(int seat, int other) {
    return Signature.distance(
        signatures, seat * Signature.LONGS, signatures, other * Signature.LONGS);
  }

  private IntArrayList bucket(int band, int value) {
    int i = band * BUCKETS + value;
    IntArrayList bucket = buckets[i];
    if (bucket == null) {
      bucket = new IntArrayList(4);
      buckets[i] = bucket;
    }
    return bucket;
  }

  private void remove(int band, int value, int seat) {
    IntArrayList bucket = buckets[band * BUCKETS + value];
    if (bucket != null) {
      bucket.rem(seat);
    }
  }

  private static int bandOf(long[] signature, int at, int band) {
    int bit = band * BAND_BITS;
    int word = bit >>> 6;
    int shift = bit & 63;
    long bits = signature[at + word] >>> shift;
    if (shift > Long.SIZE - BAND_BITS) {
      bits |= signature[at + word + 1] << (Long.SIZE - shift);
    }
    return (int) (bits & (BUCKETS - 1));
  }

  private void ensure(int seat) {
    if (seat >= present.length) {
      int n = Math.max(seat + 1, present.length * 2);
      present = Arrays.copyOf(present, n);
      seenBy = Arrays.copyOf(seenBy, n);
      signatures = Arrays.copyOf(signatures, n * Signature.LONGS);
    }
  }
}
