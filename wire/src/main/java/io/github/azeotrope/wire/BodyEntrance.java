package io.github.azeotrope.wire;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the first bytes of a body: passes over a byte order mark, opens gzip, refuses other
 * encodings, and chooses the framing by what comes first.
 */
final class BodyEntrance implements BodyParser {
  private static final int LOOK = 4;

  private final Function<Byte, BodyParser> framing;
  private final Notes notes;
  private final boolean mayInflate;
  private final long maxBytes;
  private final byte[] first = new byte[LOOK];
  private int held;
  private boolean opened;
  private @Nullable BodyParser body;

  /**
   * A body in UTF-8, plain or compressed.
   *
   * @param framing the parser for a body that begins with that byte, white space left out
   */
  BodyEntrance(Function<Byte, BodyParser> framing, Notes notes, WireLimits limits) {
    this(framing, notes, true, limits.maxBodyBytes());
  }

  private BodyEntrance(
      Function<Byte, BodyParser> framing, Notes notes, boolean mayInflate, long maxBytes) {
    this.framing = framing;
    this.notes = notes;
    this.mayInflate = mayInflate;
    this.maxBytes = maxBytes;
  }

  @Override
  public void feed(byte[] bytes, int offset, int length) {
    int from = offset;
    int to = offset + length;
    while (!opened && from < to) {
      first[held++] = bytes[from++];
      if (held == LOOK) {
        open();
      }
    }
    if (from < to && body != null) {
      body.feed(bytes, from, to - from);
    }
  }

  @Override
  public void finish() {
    if (!opened && held > 0) {
      open();
    }
    if (body != null) {
      body.finish();
    } else if (!opened) {
      notes.add(WireProblem.EMPTY);
    }
  }

  private void open() {
    opened = true;
    if (at(0, 0x1F) && at(1, 0x8B) && mayInflate) {
      body = new GzipBody(new BodyEntrance(framing, notes, false, maxBytes), notes, maxBytes);
      body.feed(first, 0, held);
      return;
    }
    int from = at(0, 0xEF) && at(1, 0xBB) && at(2, 0xBF) ? 3 : 0;
    if (from == 0 && isUnreadable()) {
      notes.add(WireProblem.UNREADABLE);
      return;
    }
    body = new BlankSkipper(framing);
    body.feed(first, from, held - from);
  }

  /** UTF-16, UTF-32, with or without mark; gzip in gzip, zstd, compress, zlib. */
  private boolean isUnreadable() {
    return (at(0, 0xFE) && at(1, 0xFF))
        || (at(0, 0xFF) && at(1, 0xFE))
        || at(0, 0)
        || at(1, 0)
        || (at(0, 0x1F) && (at(1, 0x8B) || at(1, 0x9D)))
        || (at(0, 0x28) && at(1, 0xB5) && at(2, 0x2F))
        || (at(0, 0x78) && (at(1, 0x01) || at(1, 0x9C) || at(1, 0xDA)));
  }

  private boolean at(int index, int value) {
    return index < held && (first[index] & 0xFF) == value;
  }

  /** Waits for the first byte that says something. */
  private static final class BlankSkipper implements BodyParser {
    private final Function<Byte, BodyParser> framing;
    private @Nullable BodyParser body;

    BlankSkipper(Function<Byte, BodyParser> framing) {
      this.framing = framing;
    }

    @Override
    public void feed(byte[] bytes, int offset, int length) {
      int from = offset;
      int to = offset + length;
      while (body == null && from < to) {
        byte b = bytes[from];
        if (b == ' ' || b == '\t' || b == '\r' || b == '\n') {
          from++;
        } else {
          body = framing.apply(b);
        }
      }
      if (body != null && from < to) {
        body.feed(bytes, from, to - from);
      }
    }

    @Override
    public void finish() {
      BodyParser last = body == null ? framing.apply((byte) '{') : body;
      last.finish();
    }
  }
}
