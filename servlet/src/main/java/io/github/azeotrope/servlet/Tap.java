package io.github.azeotrope.servlet;

import io.github.azeotrope.wire.BodyParser;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Leads one direction of an exchange to its parser. Never throws.
 *
 * <p>Locked, because an exchange may end on one thread while the application still writes on
 * another; each call is a parser's work on the given bytes and waits for nothing else.
 */
final class Tap {
  private static final int SINGLES = 512;
  private static final int ENCODED = 4_096;

  private final Counters counters;
  private @Nullable BodyParser parser;
  private boolean isFed;

  /** Bytes that came one by one, so that each is not a call of the parser. */
  private byte @Nullable [] singles;

  private int held;

  private @Nullable CharsetEncoder encoder;
  private char highSurrogate;

  Tap(BodyParser parser, Counters counters) {
    this.parser = parser;
    this.counters = counters;
  }

  synchronized void feed(byte[] bytes, int offset, int length) {
    if (length > 0) {
      isFed = true;
      flushSingles();
      parse(bytes, offset, length);
    }
  }

  synchronized void feed(int b) {
    if (parser == null) {
      return;
    }
    isFed = true;
    byte[] into = singles;
    if (into == null) {
      into = new byte[SINGLES];
      singles = into;
    }
    into[held++] = (byte) b;
    if (held == SINGLES) {
      flushSingles();
    }
  }

  /** Text for a body in characters; what its charset makes of it is the container's business. */
  synchronized void feed(CharSequence text) {
    if (parser == null || text.length() == 0) {
      return;
    }
    isFed = true;
    try {
      flushSingles();
      encode(text);
    } catch (Throwable e) {
      parser = null;
      counters.failed(FilterFailure.TEE, e);
    }
  }

  /** Text that the container has formatted. */
  void formatted(@Nullable Locale locale, String format, @Nullable Object... values) {
    try {
      feed(
          String.format(
              locale == null ? Locale.getDefault(Locale.Category.FORMAT) : locale, format, values));
    } catch (Throwable e) {
      counters.failed(FilterFailure.TEE, e);
    }
  }

  private void encode(CharSequence text) {
    CharsetEncoder to = encoder;
    if (to == null) {
      to =
          StandardCharsets.UTF_8
              .newEncoder()
              .onMalformedInput(CodingErrorAction.REPLACE)
              .onUnmappableCharacter(CodingErrorAction.REPLACE);
      encoder = to;
    }
    CharBuffer in = CharBuffer.wrap(highSurrogate == 0 ? text : highSurrogate + text.toString());
    highSurrogate = 0;
    ByteBuffer out = ByteBuffer.allocate(Math.min(ENCODED, 16 + 3 * in.remaining()));
    do {
      to.encode(in, out, false);
      parse(out.array(), 0, out.position());
      out.clear();
      if (in.remaining() == 1 && Character.isHighSurrogate(in.get(in.position()))) {
        highSurrogate = in.get();
      }
    } while (in.hasRemaining());
  }

  /** Nothing of this direction is told; returns whether there would have been something to tell. */
  synchronized boolean discard() {
    boolean wasTold = parser != null && isFed;
    parser = null;
    return wasTold;
  }

  synchronized boolean isFed() {
    return isFed;
  }

  /** The body ends, complete or cut. */
  synchronized void finish() {
    flushSingles();
    BodyParser last = parser;
    parser = null;
    if (last != null) {
      try {
        last.finish();
      } catch (Throwable e) {
        counters.failed(FilterFailure.TEE, e);
      }
    }
  }

  private void flushSingles() {
    byte[] from = singles;
    if (from != null && held > 0) {
      int length = held;
      held = 0;
      parse(from, 0, length);
    }
  }

  private void parse(byte[] bytes, int offset, int length) {
    BodyParser to = parser;
    if (to == null) {
      return;
    }
    try {
      to.feed(bytes, offset, length);
    } catch (Throwable e) {
      parser = null;
      counters.failed(FilterFailure.TEE, e);
    }
  }
}
