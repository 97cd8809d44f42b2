package io.github.azeotrope.wire;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Opens gzip (RFC 1952) as it arrives: members one after the other, each a header, deflated data
 * and a trailer, which is not checked. What comes out is bounded by whoever takes it and here, so a
 * small body cannot become a large amount of work.
 */
final class GzipBody implements BodyParser {
  private static final int FIXED_HEADER = 10;
  private static final int TRAILER = 8;
  private static final int MAGIC_1 = 0x1F;
  private static final int MAGIC_2 = 0x8B;
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
  private int members;
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
    TRAILER,
    DONE
  }

  @Override
  public void feed(byte[] bytes, int offset, int length) {
    int i = offset;
    int to = offset + length;
    while (i < to && state != State.DONE) {
      if (state == State.DATA) {
        i = inflate(bytes, i, to);
      } else {
        header(bytes[i++] & 0xFF);
      }
    }
  }

  private void header(int b) {
    switch (state) {
      case FIXED -> {
        int at = FIXED_HEADER - left;
        if ((at == 0 && b != MAGIC_1) || (at == 1 && b != MAGIC_2)) {
          // What follows a member need not be one.
          end();
          return;
        }
        if (at == 3) {
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
      case TRAILER -> {
        if (--left == 0) {
          state = State.FIXED;
          left = FIXED_HEADER;
          members++;
        }
      }
      default -> {
        if (--left == 0) {
          state = State.DATA;
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

  /** The index of the first byte that is no data of this member. */
  private int inflate(byte[] bytes, int from, int to) {
    inflater.setInput(bytes, from, to - from);
    try {
      while (!inflater.finished() && !inflater.needsInput()) {
        int n = inflater.inflate(out);
        plain.feed(out, 0, n);
        written += n;
        if (inflater.needsDictionary() || written > maxBytes) {
          end();
          return to;
        }
      }
    } catch (DataFormatException e) {
      notes.add(WireProblem.UNREADABLE);
      end();
      return to;
    }
    int rest = inflater.getRemaining();
    if (inflater.finished()) {
      inflater.reset();
      state = State.TRAILER;
      left = TRAILER;
    }
    return to - rest;
  }

  private void end() {
    state = State.DONE;
    inflater.end();
  }

  @Override
  public void finish() {
    boolean isBetween = state == State.FIXED && left == FIXED_HEADER && members > 0;
    if (state != State.DONE && !isBetween) {
      notes.add(WireProblem.TRUNCATED);
    }
    end();
    plain.finish();
  }
}
