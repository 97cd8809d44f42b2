package io.github.azeotrope.profile;

import static io.github.azeotrope.profile.LittleEndian.getInt;
import static io.github.azeotrope.profile.LittleEndian.getShort;
import static io.github.azeotrope.profile.LittleEndian.putInt;
import static io.github.azeotrope.profile.LittleEndian.putShort;
import static io.github.azeotrope.profile.ProfileLayout.MODELS;

/**
 * The models with the smallest tokens, each with the hour of its first use. 24 bits of token (of a
 * hundred models two have the same with probability 3 in 10,000) above 24 bits of hours since
 * 1970-01-01T00:00Z; token 0 is an unused place.
 *
 * <p>Lossless up to {@link ProfileLayout#MODELS} models. Beyond, a model in the sample of the whole
 * has been in the sample of every part in which it occurs, so its first hour was never lost, and
 * merging is exact. The latest models would be of more interest than those of small tokens, but a
 * sample by first use is not mergeable: a part cannot know that another one was earlier.
 */
final class ModelSample {
  static final int ENTRY_BYTES = 6;

  private static final int BITS = 24;
  private static final int MASK = (1 << BITS) - 1;
  private static final long MILLIS_AN_HOUR = 3_600_000;

  private ModelSample() {}

  /** The token of a model's hash; 0 for 0. */
  static int token(long modelHash) {
    return modelHash == 0 ? 0 : Math.max(1, (int) (modelHash >>> (Long.SIZE - BITS)));
  }

  /** The hour of a time, cut to 0 to 2^24 - 1, which is in the year 3883. */
  static int hour(long epochMillis) {
    return (int) Math.max(0, Math.min(MASK, Math.floorDiv(epochMillis, MILLIS_AN_HOUR)));
  }

  static int token(byte[] slab, int at, int i) {
    return (int) (entry(slab, at, i) >>> BITS);
  }

  static int firstHour(byte[] slab, int at, int i) {
    return (int) entry(slab, at, i) & MASK;
  }

  /** How many models there are. */
  static int count(byte[] slab, int at) {
    int n = 0;
    while (n < MODELS && token(slab, at, n) != 0) {
      n++;
    }
    return n;
  }

  /** Adds a use of a model; token 0 is no model. */
  static void add(byte[] slab, int at, int token, int hour) {
    if (token == 0) {
      return;
    }
    int i = 0;
    int here = 0;
    while (i < MODELS) {
      here = token(slab, at, i);
      if (here == 0 || here >= token) {
        break;
      }
      i++;
    }
    if (i == MODELS) {
      return;
    }
    int from = at + ENTRY_BYTES * i;
    int first = hour;
    if (here == token) {
      first = Math.min(first, firstHour(slab, at, i));
    } else {
      System.arraycopy(slab, from, slab, from + ENTRY_BYTES, ENTRY_BYTES * (MODELS - 1 - i));
    }
    long entry = (long) token << BITS | first;
    putInt(slab, from, (int) entry);
    putShort(slab, from + Integer.BYTES, (int) (entry >>> Integer.SIZE));
  }

  /** Adds all models of another sample. */
  static void merge(byte[] dst, int dstAt, byte[] src, int srcAt) {
    int n = count(src, srcAt);
    for (int i = 0; i < n; i++) {
      add(dst, dstAt, token(src, srcAt, i), firstHour(src, srcAt, i));
    }
  }

  private static long entry(byte[] slab, int at, int i) {
    int from = at + ENTRY_BYTES * i;
    return (getInt(slab, from) & 0xffffffffL)
        | (getShort(slab, from + Integer.BYTES) & 0xffffL) << Integer.SIZE;
  }
}
