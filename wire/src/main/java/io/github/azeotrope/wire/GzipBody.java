package io.github.azeotrope.wire;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Opens gzip (RFC 1952) as it arrives: header, deflated data; what follows the first member is left
 * out. What comes out is bounded by whoever takes it and here, so a small body cannot become a
 * large amount of work.
 */
final class GzipBody implements BodyParser {
  private static final int FIXED_HEADER = 10;
  private static final int HEADER_CRC = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;

  private final BodyParser plain;
  private final Notes notes;
  private final long maxBytes;
  private final Inflater inflater = new Inflater(true);
  private final byte[] out = new byte[8_192];
  private long written;
  private State state = State.FIXED;
  private int flags;
  private int left = FIXED_HEADER;

  GzipBody(BodyParser plain, Notes notes, long maxBytes) {
    this.plain = plain;
    this.notes = notes;
    this.maxBytes = maxBytes;
  }

  private enum State {
    FIXED,
    EXTRA_LOW,
    EXTRA_HIGH,
    EXTRA_DATA,
    NAME_TEXT,
    COMMENT_TEXT,
    CRC,
    DATA,
    DONE
  }

  @Override
  public void feed(byte[] bytes, int offset, int length) {
    int i = offset;
    int to = offset + length;
    while (i < to && state != State.DATA && state != State.DONE) {
      header(bytes[i++] & 0xFF);
    }
    if (i < to && state == State.DATA) {
      inflate(bytes, i, to - i);
    }
  }

  private void header(int b) {
    switch (state) {
      case FIXED -> {
        if (left == FIXED_HEADER - 3) {
          flags = b;
        }
        if (--left == 0) {
          next(State.EXTRA_LOW);
        }
      }
      case EXTRA_LOW -> {
        left = b;
        state = State.EXTRA_HIGH;
      }
      case EXTRA_HIGH -> {
        left += b << 8;
        next(left == 0 ? State.NAME_TEXT : State.EXTRA_DATA);
      }
      case EXTRA_DATA -> {
        if (--left == 0) {
          next(State.NAME_TEXT);
        }
      }
      case NAME_TEXT, COMMENT_TEXT -> {
        if (b == 0) {
          next(state == State.NAME_TEXT ? State.COMMENT_TEXT : State.CRC);
        }
      }
      default -> {
        if (--left == 0) {
          next(State.DATA);
        }
      }
    }
  }

  /** That state, or the first one after it that the header has. */
  private void next(State wanted) {
    state = wanted;
    if (state == State.EXTRA_LOW && (flags & EXTRA) == 0) {
      state = State.NAME_TEXT;
    }
    if (state == State.NAME_TEXT && (flags & NAME) == 0) {
      state = State.COMMENT_TEXT;
    }
    if (state == State.COMMENT_TEXT && (flags & COMMENT) == 0) {
      state = State.CRC;
    }
    if (state == State.CRC) {
      left = 2;
      state = (flags & HEADER_CRC) == 0 ? State.DATA : State.CRC;
    }
  }

  private void inflate(byte[] bytes, int offset, int length) {
    inflater.setInput(bytes, offset, length);
    try {
      while (state == State.DATA && !inflater.needsInput()) {
        int n = inflater.inflate(out);
        plain.feed(out, 0, n);
        written += n;
        if (inflater.finished() || inflater.needsDictionary() || written > maxBytes) {
          end();
        }
      }
    } catch (DataFormatException e) {
      notes.add(WireProblem.UNREADABLE);
      end();
    }
  }

  private void end() {
    state = State.DONE;
    inflater.end();
  }

  @Override
  public void finish() {
    if (state != State.DONE) {
      notes.add(WireProblem.TRUNCATED);
      end();
    }
    plain.finish();
  }
}
