package io.github.azeotrope.examples.replay;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** A recorded trace as a whole, for programs that play one and need no report of its lines. */
public final class RecordedTrace {
  private RecordedTrace() {}

  /**
   * Plays all of a trace, plain or gzip-compressed, in one pass.
   *
   * @throws IOException if it cannot be read to its end, or a line of it is no request
   */
  public static void play(Path trace, Playback playback) throws IOException {
    TraceTally tally = new TraceTally(problem -> {});
    InputStream in = TraceInput.open(trace.toString(), InputStream.nullInputStream());
    int maxLineBytes = TraceReader.maxLineBytes();
    LineParser parser = new TraceLineParser(maxLineBytes);
    try (TraceReader reader = new TraceReader(in, maxLineBytes, parser, tally)) {
      for (Exchange exchange = reader.next(); exchange != null; exchange = reader.next()) {
        playback.play(exchange);
      }
    }
    IOException failure = tally.failure();
    if (failure != null) {
      throw failure;
    }
    if (tally.linesSkipped() > 0) {
      throw new IOException(tally.linesSkipped() + " lines are no requests");
    }
  }
}
