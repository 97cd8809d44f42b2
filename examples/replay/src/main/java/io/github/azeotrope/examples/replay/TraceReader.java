package io.github.azeotrope.examples.replay;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads a trace in one pass. What cannot be used is counted in the tally, and reading goes on. */
final class TraceReader implements Closeable {
  private static final int MOST_LINE_BYTES = 64 << 20;

  /** What a line needs while it is parsed, in its own lengths: bytes, letters, text, and growth. */
  private static final int HEAP_PER_LINE_BYTE = 10;

  private final LineReader lines;
  private final LineParser parser;
  private final TraceTally tally;

  TraceReader(InputStream in, int maxLineBytes, LineParser parser, TraceTally tally) {
    this.lines = new LineReader(in, maxLineBytes);
    this.parser = parser;
    this.tally = tally;
  }

  /** Longer lines are skipped: 64 MiB, or less where the heap could not hold what they become. */
  static int maxLineBytes() {
    return (int) Math.min(MOST_LINE_BYTES, Runtime.getRuntime().maxMemory() / HEAP_PER_LINE_BYTE);
  }

  /** The next exchange, or null at the end of what can be read. */
  @Nullable Exchange next() {
    while (lines.next()) {
      tally.line();
      if (lines.isBlank()) {
        tally.blank();
        continue;
      }
      if (lines.isTooLong()) {
        tally.skip(lines.number(), LineProblem.TOO_LONG);
        continue;
      }
      boolean wellFormed = Unicode.isUtf8(lines.bytes(), lines.from(), lines.to());
      Exchange exchange =
          wellFormed ? parser.parse(lines.bytes(), lines.from(), lines.to()) : parseRepaired();
      if (exchange == null && parser.isLeftOut()) {
        tally.leaveOut();
        continue;
      }
      if (exchange == null) {
        tally.skip(lines.number(), parser.problem());
        continue;
      }
      tally.keep(parser.ignored(), !wellFormed);
      return exchange;
    }
    IOException failure = lines.failure();
    if (failure != null) {
      tally.fail(failure);
    }
    return null;
  }

  private @Nullable Exchange parseRepaired() {
    // Decoding puts U+FFFD where the bytes are no UTF-8.
    String text =
        new String(lines.bytes(), lines.from(), lines.to() - lines.from(), StandardCharsets.UTF_8);
    byte[] repaired = text.getBytes(StandardCharsets.UTF_8);
    return parser.parse(repaired, 0, repaired.length);
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
