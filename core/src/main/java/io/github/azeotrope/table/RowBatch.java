package io.github.azeotrope.table;

import io.github.azeotrope.profile.ProfileLayout;
import io.github.azeotrope.profile.ProfileRow;

/** Copies of rows on their way from a stripe to a visitor. */
final class RowBatch {
  /** Rows copied in one hold of a lock: some 60 KB, about 10 us. */
  static final int MAX_ROWS = 64;

  private final long[] handles = new long[MAX_ROWS];
  private final long[] ordinals = new long[MAX_ROWS];
  private final int[] offsets = new int[MAX_ROWS];
  private final byte[] rows = new byte[MAX_ROWS * ProfileLayout.size(ProfileLayout.THIN)];
  private int size;
  private int bytes;

  /** Copies a row; false if there is no room, which an empty batch always has. */
  boolean add(long handle, long ordinal, byte[] slab, int off) {
    int length = ProfileRow.size(slab, off);
    if (size == MAX_ROWS || bytes + length > rows.length) {
      return false;
    }
    handles[size] = handle;
    ordinals[size] = ordinal;
    offsets[size] = bytes;
    ProfileRow.copy(slab, off, rows, bytes);
    size++;
    bytes += length;
    return true;
  }

  void clear() {
    size = 0;
    bytes = 0;
  }

  int size() {
    return size;
  }

  long handle(int i) {
    return handles[i];
  }

  void show(int i, RowVisitor visitor) {
    visitor.row(handles[i], ordinals[i], rows, offsets[i]);
  }
}
