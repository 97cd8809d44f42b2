package io.github.azeotrope.examples.replay;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Splits a stream into lines of bytes in one buffer that is reused. A line above the bound is
 * passed over, not kept, so one endless line cannot take the memory; a stream that breaks off ends
 * like one that is complete, and says so in {@link #failure}.
 */
final class LineReader implements Closeable {
  private static final int FIRST_CAPACITY = 1 << 16;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private final int maxLineBytes;
  private byte[] buffer;

  /** The line is buffer[from, to); what was read beyond it is buffer[next, filled). */
  private int from;

  private int to;
  private int next;
  private int filled;
  private boolean tooLong;
  private boolean ended;
  private long number;
  private @Nullable IOException failure;

  LineReader(InputStream in, int maxLineBytes) {
    this.in = in;
    this.maxLineBytes = maxLineBytes;
    this.buffer = new byte[Math.min(FIRST_CAPACITY, maxLineBytes + 1)];
  }

  /** Moves to the next line; false where there is none. */
  boolean next() {
    from = next;
    tooLong = false;
    int scanned = from;
    while (true) {
      for (int i = scanned; i < filled; i++) {
        if (buffer[i] == '\n') {
          return line(i, i + 1);
        }
      }
      scanned = filled;
      if (ended) {
        // The last line needs no terminator.
        return (from < filled || tooLong) && line(filled, filled);
      }
      if (filled - from > maxLineBytes) {
        tooLong = true;
        from = filled;
      }
      scanned -= makeRoom();
      fill();
    }
  }

  private boolean line(int end, int following) {
    number++;
    next = following;
    to = end;
    tooLong |= to - from > maxLineBytes;
    if (to > from && buffer[to - 1] == '\r') {
      to--;
    }
    if (number == 1 && startsWithByteOrderMark()) {
      from += BYTE_ORDER_MARK.length;
    }
    return true;
  }

  private boolean startsWithByteOrderMark() {
    int end = Math.min(to, from + BYTE_ORDER_MARK.length);
    return Arrays.equals(buffer, from, end, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
  }

  /** Moves the unfinished line to the front or grows; returns how far it moved. */
  private int makeRoom() {
    int moved = from;
    if (moved > 0) {
      System.arraycopy(buffer, from, buffer, 0, filled - from);
      filled -= moved;
      from = 0;
    }
    if (filled == buffer.length) {
      long doubled = 2L * buffer.length;
      buffer = Arrays.copyOf(buffer, (int) Math.min(doubled, maxLineBytes + 1L));
    }
    return moved;
  }

  private void fill() {
    try {
      int count = in.read(buffer, filled, buffer.length - filled);
      if (count < 0) {
        ended = true;
      } else {
        filled += count;
      }
    } catch (IOException e) {
      failure = e;
      ended = true;
    }
  }

  /** Holds the line from {@link #from} to {@link #to} until the next call of {@link #next}. */
  byte[] bytes() {
    return buffer;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  /** Whether the line was above the bound; its bytes are gone then. */
  boolean isTooLong() {
    return tooLong;
  }

  boolean isBlank() {
    for (int i = from; i < to; i++) {
      byte b = buffer[i];
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return !tooLong;
  }

  /** Number of the line from 1, blank ones included. */
  long number() {
    return number;
  }

  /** Why the stream broke off, or null. */
  @Nullable IOException failure() {
    return failure;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
