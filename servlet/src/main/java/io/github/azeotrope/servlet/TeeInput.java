package io.github.azeotrope.servlet;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;

/**
 * The container's stream; what the application has read goes to the tap. Whatever else a stream can
 * do (skip, read lines, transfer) is made of these methods.
 */
final class TeeInput extends ServletInputStream {
  private final ServletInputStream in;
  private final Exchange exchange;
  private final Tap tap;

  /** Bytes read, as {@link #reset} moves it back, and bytes that went to the tap. */
  private long position;

  private long fed;
  private long mark;

  TeeInput(ServletInputStream in, Exchange exchange) {
    this.in = in;
    this.exchange = exchange;
    this.tap = exchange.request();
  }

  @Override
  public int read() throws IOException {
    int b;
    try {
      b = in.read();
    } catch (IOException e) {
      throw exchange.aborted(e);
    }
    if (b >= 0 && position++ == fed) {
      fed++;
      tap.feed(b);
    }
    return b;
  }

  @Override
  public int read(byte[] bytes) throws IOException {
    return read(bytes, 0, bytes.length);
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int n;
    try {
      n = in.read(bytes, offset, length);
    } catch (IOException e) {
      throw exchange.aborted(e);
    }
    if (n > 0) {
      int known = (int) Math.min(n, fed - position);
      tap.feed(bytes, offset + known, n - known);
      position += n;
      fed = Math.max(fed, position);
    }
    return n;
  }

  @Override
  public int available() throws IOException {
    return in.available();
  }

  @Override
  public boolean markSupported() {
    return in.markSupported();
  }

  @Override
  public synchronized void mark(int limit) {
    in.mark(limit);
    mark = position;
  }

  @Override
  public synchronized void reset() throws IOException {
    in.reset();
    position = mark;
  }

  @Override
  public boolean isFinished() {
    return in.isFinished();
  }

  @Override
  public boolean isReady() {
    return in.isReady();
  }

  /** The application's listener reads from this stream, so nothing need stand in between. */
  @Override
  public void setReadListener(ReadListener listener) {
    in.setReadListener(listener);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
