package io.github.azeotrope.servlet;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;

/**
 * The container's stream; what it has taken goes to the tap afterwards. Text is left to the
 * container as well, because containers differ in its encoding and in line ends.
 */
final class TeeOutput extends ServletOutputStream {
  private static final String LINE_END = "\r\n";

  private final ServletOutputStream out;
  private final Exchange exchange;
  private final Tap tap;

  TeeOutput(ServletOutputStream out, Exchange exchange) {
    this.out = out;
    this.exchange = exchange;
    this.tap = exchange.answer();
  }

  @Override
  public void write(int b) throws IOException {
    passing(() -> out.write(b));
    tap.feed(b);
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    passing(() -> out.write(bytes));
    tap.feed(bytes, 0, bytes.length);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    passing(() -> out.write(bytes, offset, length));
    tap.feed(bytes, offset, length);
  }

  @Override
  public void flush() throws IOException {
    passing(out::flush);
  }

  @Override
  public void close() throws IOException {
    passing(out::close);
  }

  @Override
  public boolean isReady() {
    return out.isReady();
  }

  /** The application's listener writes to this stream, so nothing need stand in between. */
  @Override
  public void setWriteListener(WriteListener listener) {
    out.setWriteListener(listener);
  }

  @Override
  public void print(String text) throws IOException {
    passing(() -> out.print(text));
    tap.feed(String.valueOf(text));
  }

  @Override
  public void print(boolean value) throws IOException {
    passing(() -> out.print(value));
    tap.feed(String.valueOf(value));
  }

  @Override
  public void print(char value) throws IOException {
    passing(() -> out.print(value));
    tap.feed(String.valueOf(value));
  }

  @Override
  public void print(int value) throws IOException {
    passing(() -> out.print(value));
    tap.feed(String.valueOf(value));
  }

  @Override
  public void print(long value) throws IOException {
    passing(() -> out.print(value));
    tap.feed(String.valueOf(value));
  }

  @Override
  public void print(float value) throws IOException {
    passing(() -> out.print(value));
    tap.feed(String.valueOf(value));
  }

  @Override
  public void print(double value) throws IOException {
    passing(() -> out.print(value));
    tap.feed(String.valueOf(value));
  }

  @Override
  public void println() throws IOException {
    passing(out::println);
    tap.feed(LINE_END);
  }

  @Override
  public void println(String text) throws IOException {
    passing(() -> out.println(text));
    tap.feed(text + LINE_END);
  }

  @Override
  public void println(boolean value) throws IOException {
    passing(() -> out.println(value));
    tap.feed(value + LINE_END);
  }

  @Override
  public void println(char value) throws IOException {
    passing(() -> out.println(value));
    tap.feed(value + LINE_END);
  }

  @Override
  public void println(int value) throws IOException {
    passing(() -> out.println(value));
    tap.feed(value + LINE_END);
  }

  @Override
  public void println(long value) throws IOException {
    passing(() -> out.println(value));
    tap.feed(value + LINE_END);
  }

  @Override
  public void println(float value) throws IOException {
    passing(() -> out.println(value));
    tap.feed(value + LINE_END);
  }

  @Override
  public void println(double value) throws IOException {
    passing(() -> out.println(value));
    tap.feed(value + LINE_END);
  }

  private interface Write {
    void run() throws IOException;
  }

  private void passing(Write write) throws IOException {
    try {
      write.run();
    } catch (IOException e) {
      throw exchange.aborted(e);
    }
  }
}
