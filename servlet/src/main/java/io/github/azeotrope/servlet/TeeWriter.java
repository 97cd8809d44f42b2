package io.github.azeotrope.servlet;

import java.io.PrintWriter;
import java.nio.CharBuffer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The container's writer; what it has taken goes to the tap afterwards. Line ends and formats are
 * left to the container; all other ways to print are made of these methods.
 */
final class TeeWriter extends PrintWriter {
  private static final String LINE_END = "\n";

  private final PrintWriter to;
  private final Tap tap;

  TeeWriter(PrintWriter to, Tap tap) {
    super(to);
    this.to = to;
    this.tap = tap;
  }

  @Override
  public void write(int c) {
    to.write(c);
    tap.feed(String.valueOf((char) c));
  }

  @Override
  public void write(char[] chars, int offset, int length) {
    to.write(chars, offset, length);
    tap.feed(CharBuffer.wrap(chars, offset, length));
  }

  @Override
  public void write(char[] chars) {
    to.write(chars);
    tap.feed(CharBuffer.wrap(chars));
  }

  @Override
  public void write(String text, int offset, int length) {
    to.write(text, offset, length);
    tap.feed(CharBuffer.wrap(text, offset, offset + length));
  }

  @Override
  public void write(String text) {
    to.write(text);
    tap.feed(text);
  }

  @Override
  public void println() {
    to.println();
    tap.feed(LINE_END);
  }

  @Override
  public PrintWriter format(String format, @Nullable Object... values) {
    to.format(format, values);
    tap.formatted(null, format, values);
    return this;
  }

  @Override
  public PrintWriter format(@Nullable Locale locale, String format, @Nullable Object... values) {
    to.format(locale, format, values);
    tap.formatted(locale, format, values);
    return this;
  }

  @Override
  public void flush() {
    to.flush();
  }

  @Override
  public void close() {
    to.close();
  }

  @Override
  public boolean checkError() {
    return to.checkError();
  }
}
