package io.github.azeotrope.testkit.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * Reads along what is printed and what goes through {@code java.util.logging}, at all levels; what
 * other tests print at the same time is in it as well.
 */
final class LogCapture implements AutoCloseable {
  private static final Logger ROOT = Logger.getLogger("");

  private final ByteArrayOutputStream captured = new ByteArrayOutputStream();
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final Level level = ROOT.getLevel();
  private final Handler handler = new Copying();

  LogCapture() {
    System.setOut(new PrintStream(new Tee(out), true, UTF_8));
    System.setErr(new PrintStream(new Tee(err), true, UTF_8));
    handler.setLevel(Level.ALL);
    handler.setFormatter(new SimpleFormatter());
    ROOT.addHandler(handler);
    ROOT.setLevel(Level.ALL);
  }

  String text() {
    return captured.toString(UTF_8);
  }

  @Override
  public void close() {
    ROOT.setLevel(level);
    ROOT.removeHandler(handler);
    System.setOut(out);
    System.setErr(err);
  }

  private final class Copying extends Handler {
    @Override
    public void publish(LogRecord record) {
      captured.writeBytes(getFormatter().format(record).getBytes(UTF_8));
    }

    @Override
    public void flush() {
      // Nothing is held back.
    }

    @Override
    public void close() {
      // Nothing is held.
    }
  }

  private final class Tee extends OutputStream {
    private final PrintStream original;

    Tee(PrintStream original) {
      this.original = original;
    }

    @Override
    public void write(int b) {
      original.write(b);
      captured.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      original.write(bytes, offset, length);
      captured.write(bytes, offset, length);
    }

    @Override
    public void flush() {
      original.flush();
    }
  }
}
