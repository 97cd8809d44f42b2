package io.github.azeotrope.profile;

import static io.github.azeotrope.profile.LittleEndian.getInt;
import static io.github.azeotrope.profile.LittleEndian.getShort;
import static io.github.azeotrope.profile.LittleEndian.putInt;
import static io.github.azeotrope.profile.LittleEndian.putShort;
import static io.github.azeotrope.profile.ProfileLayout.SLOTS;

/**
 * The distinct prompts of a half with the smallest hashes, each with the sessions it came in.
 *
 * <p>Lossless up to {@link ProfileLayout#SLOTS} distinct prompts, a uniform sample beyond. What is
 * in the sample of the whole has been in the sample of every part in which it occurs, so no session
 * of it was ever lost, and merging is exact. A session counts once however often it repeats the
 * prompt; the 16 bits tell small numbers of sessions apart (linear counting: c bits set estimate
 * -16 ln(1 - c/16) sessions).
 */
final class SlotSample {
  private static final int SESSIONS = SLOTS * Integer.BYTES;

  private SlotSample() {}

  static int hash(byte[] slab, int at, int i) {
    return getInt(slab, at + Integer.BYTES * i);
  }

  /** Sessions of an entry, never 0; 0 where there is no entry. */
  static int sessions(byte[] slab, int at, int i) {
    return getShort(slab, at + SESSIONS + Short.BYTES * i) & 0xffff;
  }

  /** How many entries there are. */
  static int count(byte[] slab, int at) {
    int n = 0;
    while (n < SLOTS && sessions(slab, at, n) != 0) {
      n++;
    }
    return n;
  }

  /** Adds a prompt with some sessions, at least one bit. */
  static void add(byte[] slab, int at, int hash, int sessions) {
    int i = 0;
    while (i < SLOTS
        && sessions(slab, at, i) != 0
        && Integer.compareUnsigned(hash(slab, at, i), hash) < 0) {
      i++;
    }
    if (i == SLOTS) {
      return;
    }
    int present = sessions(slab, at, i);
    if (present == 0 || hash(slab, at, i) != hash) {
      int later = SLOTS - 1 - i;
      int from = at + Integer.BYTES * i;
      System.arraycopy(slab, from, slab, from + Integer.BYTES, Integer.BYTES * later);
      putInt(slab, from, hash);
      from = at + SESSIONS + Short.BYTES * i;
      System.arraycopy(slab, from, slab, from + Short.BYTES, Short.BYTES * later);
      present = 0;
    }
    putShort(slab, at + SESSIONS + Short.BYTES * i, present | sessions);
  }

  /** Adds all entries of another sample. */
  static void merge(byte[] dst, int dstAt, byte[] src, int srcAt) {
    int n = count(src, srcAt);
    for (int i = 0; i < n; i++) {
      add(dst, dstAt, hash(src, srcAt, i), sessions(src, srcAt, i));
    }
  }
}
