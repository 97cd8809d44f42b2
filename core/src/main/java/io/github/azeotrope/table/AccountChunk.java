package io.github.azeotrope.table;

import io.github.azeotrope.Assessment;
import io.github.azeotrope.Basis;
import java.util.Arrays;

/**
 * What is held of 256 accounts beside their rows. Guarded by its stripe's lock.
 *
 * <p>What a request touches lies together, so that a cold account costs one or two cache lines here
 * and not one for each field:
 *
 * <pre>
 *   word 0   key
 *        1   ordinal, 56 bits; marks above
 *        2   row: cell, 30 bits, and tier; id above. Of a free place: the next free one
 *        3   recent request ids, newest lowest, see {@link Retries}
 *        4   ... older ones
 * </pre>
 */
final class AccountChunk {
  static final int LG_SIZE = 8;
  static final int SIZE = 1 << LG_SIZE;
  static final int MASK = SIZE - 1;

  /** Sets of places, one bit each. */
  static final int LIVE = 0;

  /** Changed since it was last drained. */
  static final int DIRTY = 1;

  /** Must not be evicted. */
  static final int PROTECTED = 2;

  /** Sent one request only, and is not protected. */
  static final int ONCE = 3;

  /** Bits 0 and 1 of the marks: passes of the clock hand that the account survives. */
  static final int USES = 3;

  /** Bit of the marks: the half of the account's first gap session. */
  static final int FIRST_GAP_HALF = 1 << 2;

  private static final int STRIDE = 5;
  private static final int SET_WORDS = SIZE / Long.SIZE;
  private static final int MARKS_SHIFT = 56;
  private static final long ORDINAL = (1L << MARKS_SHIFT) - 1;
  private static final long LOW = 0xffffffffL;

  /** Bytes of the arrays with their headers; references are compressed on heaps below 32 GB. */
  static final long BYTES = SIZE * (8L * STRIDE + 4) + 4 * 8L * SET_WORDS + 4 * 16;

  private final long[] words = new long[STRIDE * SIZE];
  private final long[] sets = new long[4 * SET_WORDS];
  private final Assessment[] assessments = new Assessment[SIZE];

  AccountChunk() {
    Arrays.fill(assessments, Assessment.clear(Basis.TOO_LITTLE_TRAFFIC));
  }

  /** Begins a new tenancy of a place. */
  void begin(int i, long key, long ordinal, int row, int id) {
    int at = STRIDE * i;
    words[at] = key;
    words[at + 1] = ordinal & ORDINAL;
    words[at + 2] = (row & LOW) | ((long) id << 32);
    words[at + 3] = 0;
    words[at + 4] = 0;
    assessments[i] = Assessment.clear(Basis.TOO_LITTLE_TRAFFIC);
  }

  /** Overwrites all of a place that is free but the number of the next free one. */
  void wipe(int i) {
    int nextFree = row(i);
    begin(i, 0, 0, nextFree, 0);
  }

  long key(int i) {
    return words[STRIDE * i];
  }

  long ordinal(int i) {
    return words[STRIDE * i + 1] & ORDINAL;
  }

  int marks(int i) {
    return (int) (words[STRIDE * i + 1] >>> MARKS_SHIFT);
  }

  void marks(int i, int marks) {
    int at = STRIDE * i + 1;
    words[at] = (words[at] & ORDINAL) | ((long) marks << MARKS_SHIFT);
  }

  int row(int i) {
    return (int) words[STRIDE * i + 2];
  }

  void row(int i, int row) {
    int at = STRIDE * i + 2;
    words[at] = (words[at] & ~LOW) | (row & LOW);
  }

  int id(int i) {
    return (int) (words[STRIDE * i + 2] >>> 32);
  }

  /** An entry of the recent request ids, 0 to 3, newest first. */
  int retry(int i, int age) {
    return (int) (words[STRIDE * i + 3 + (age >> 1)] >>> (age << 5));
  }

  /** Two entries of the recent request ids at a time: the newer ones, or the older ones. */
  long retries(int i, int pair) {
    return words[STRIDE * i + 3 + pair];
  }

  void retries(int i, int pair, long entries) {
    words[STRIDE * i + 3 + pair] = entries;
  }

  /** Puts an entry before the recent request ids; the oldest goes. */
  void pushRetry(int i, int entry) {
    int at = STRIDE * i + 3;
    words[at + 1] = (words[at + 1] << 32) | (words[at] >>> 32);
    words[at] = (words[at] << 32) | (entry & LOW);
  }

  Assessment assessment(int i) {
    return assessments[i];
  }

  void assessment(int i, Assessment assessment) {
    assessments[i] = assessment;
  }

  /** 64 places of a set at a time: those from {@code 64 * word} on. */
  long word(int set, int word) {
    return sets[SET_WORDS * set + word];
  }

  boolean get(int set, int i) {
    return (word(set, i >>> 6) >>> i & 1) != 0;
  }

  void set(int set, int i) {
    sets[SET_WORDS * set + (i >>> 6)] |= 1L << i;
  }

  void clear(int set, int i) {
    sets[SET_WORDS * set + (i >>> 6)] &= ~(1L << i);
  }
}
