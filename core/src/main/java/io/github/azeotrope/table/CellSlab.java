package io.github.azeotrope.table;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Cells of one size in chunks that are never copied and never given back; a free cell holds the
 * number of the next free one. Guarded by its stripe's lock.
 */
final class CellSlab {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int ARRAY_HEADER_BYTES = 16;
  private static final int NONE = -1;

  private final int cellBytes;
  private final int lgChunkCells;
  private byte[][] chunks = {};
  private int used;
  private int firstFree = NONE;

  /** Cells of at least four bytes, {@code 1 << lgChunkCells} of them a chunk. */
  CellSlab(int cellBytes, int lgChunkCells) {
    this.cellBytes = cellBytes;
    this.lgChunkCells = lgChunkCells;
  }

  /** A cell with whatever bytes were in it last. */
  int allocate() {
    int cell = firstFree;
    if (cell != NONE) {
      firstFree = (int) INT.get(array(cell), offset(cell));
      return cell;
    }
    cell = used;
    int chunk = cell >>> lgChunkCells;
    if (chunk == chunks.length) {
      // Only the references are copied, and seldom.
      byte[][] more = Arrays.copyOf(chunks, chunks.length + Math.max(1, chunks.length >> 1));
      more[chunk] = new byte[cellBytes << lgChunkCells];
      chunks = more;
    } else if (chunks[chunk] == null) {
      chunks[chunk] = new byte[cellBytes << lgChunkCells];
    }
    used = cell + 1;
    return cell;
  }

  void free(int cell) {
    INT.set(array(cell), offset(cell), firstFree);
    firstFree = cell;
  }

  byte[] array(int cell) {
    return chunks[cell >>> lgChunkCells];
  }

  int offset(int cell) {
    return (cell & (1 << lgChunkCells) - 1) * cellBytes;
  }

  /** Bytes allocated for cells, used or free. */
  long bytesHeld() {
    long inUse = (used + (1L << lgChunkCells) - 1) >>> lgChunkCells;
    return inUse * (((long) cellBytes << lgChunkCells) + ARRAY_HEADER_BYTES)
        + ARRAY_HEADER_BYTES
        + 4L * chunks.length;
  }
}
