package io.github.azeotrope.servlet;

import java.io.IOException;
import java.io.Reader;
import java.nio.CharBuffer;

/** The container's reader; what was read goes to the tap. */
final class TeeReader extends Reader {
  private final Reader in;
  private final Exchange exchange;

  TeeReader(Reader in, Exchange exchange) {
    this.in = in;
    this.exchange = exchange;
  }

  @Override
  public int read(char[] chars, int offset, int length) throws IOException {
    int n;
    try {
      n = in.read(chars, offset, length);
    } catch (IOException e) {
      throw exchange.aborted(e);
    }
    if (n > 0) {
      exchange.request().feed(CharBuffer.wrap(chars, offset, n));
    }
    return n;
  }

  @Override
  public boolean ready() throws IOException {
    return in.ready();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
