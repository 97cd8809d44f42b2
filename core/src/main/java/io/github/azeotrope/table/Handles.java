package io.github.azeotrope.table;

/**
 * Names of accounts in the table: 25 bits of the ordinal, 6 of the stripe, 32 of the place, never
 * negative. A place that was used again has another ordinal, so an old handle names nobody; it
 * would only name the wrong one if exactly a multiple of 2^25 accounts came between.
 */
final class Handles {
  private static final int PLACE_BITS = 32;
  private static final int ORDINAL_SHIFT = PLACE_BITS + AccountTable.LG_STRIPES;
  private static final long ORDINAL = (1L << (63 - ORDINAL_SHIFT)) - 1;

  private Handles() {}

  static long of(long ordinal, int stripe, int place) {
    return (ordinal & ORDINAL) << ORDINAL_SHIFT | (long) stripe << PLACE_BITS | place;
  }

  static int stripe(long handle) {
    return (int) (handle >>> PLACE_BITS) & AccountTable.STRIPES - 1;
  }

  static int place(long handle) {
    return (int) handle;
  }
}
