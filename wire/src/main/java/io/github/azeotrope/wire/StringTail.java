package io.github.azeotrope.wire;

import java.util.Arrays;

/**
 * The end of a string of unknown length, in two blocks that take turns: always whole characters and
 * escapes, always at least one block's worth of them.
 */
final class StringTail {
  private static final byte[] NONE = {};

  private final int blockUnits;
  private byte[] previous = NONE;
  private byte[] current = NONE;
  private int previousBytes;
  private int currentBytes;
  private int previousUnits;
  private int currentUnits;
  private long droppedUnits;

  StringTail(int blockUnits) {
    this.blockUnits = blockUnits;
  }

  /** One character or escape that stands for so many UTF-16 units. */
  void add(byte[] bytes, int from, int to, int units) {
    makeRoom(to - from);
    System.arraycopy(bytes, from, current, currentBytes, to - from);
    currentBytes += to - from;
    currentUnits += units;
  }

  /** Characters of one byte and one unit each. */
  void addPlain(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to) {
      int n = Math.min(to - i, currentUnits < blockUnits ? blockUnits - currentUnits : blockUnits);
      add(bytes, i, i + n, n);
      i += n;
    }
  }

  private void makeRoom(int bytes) {
    if (currentUnits >= blockUnits) {
      droppedUnits += previousUnits;
      byte[] free = previous;
      previous = current;
      previousBytes = currentBytes;
      previousUnits = currentUnits;
      current = free;
      currentBytes = 0;
      currentUnits = 0;
    }
    if (currentBytes + bytes > current.length) {
      // Escapes take up to six bytes a unit, but hardly any text is made of them.
      current = Arrays.copyOf(current, Math.max(blockUnits, 2 * (currentBytes + bytes)));
    }
  }

  /** Units that were between the beginning and what is held. */
  long droppedUnits() {
    return droppedUnits;
  }

  byte[] previous() {
    return previous;
  }

  int previousBytes() {
    return previousBytes;
  }

  byte[] current() {
    return current;
  }

  int currentBytes() {
    return currentBytes;
  }

  void clear() {
    previousBytes = 0;
    currentBytes = 0;
    previousUnits = 0;
    currentUnits = 0;
    droppedUnits = 0;
  }
}
