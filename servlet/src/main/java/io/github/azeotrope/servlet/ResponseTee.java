package io.github.azeotrope.servlet;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** The response as the application sees it. */
final class ResponseTee extends HttpServletResponseWrapper {
  private final Exchange exchange;
  private @Nullable ServletOutputStream stream;
  private @Nullable PrintWriter writer;

  ResponseTee(HttpServletResponse response, Exchange exchange) {
    super(response);
    this.exchange = exchange;
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    // Asked each time, because the container decides whether it may be had.
    ServletOutputStream out = super.getOutputStream();
    ServletOutputStream tee = stream;
    if (tee == null) {
      tee = new TeeOutput(out, exchange);
      stream = tee;
    }
    return tee;
  }

  @Override
  public PrintWriter getWriter() throws IOException {
    PrintWriter out = super.getWriter();
    PrintWriter tee = writer;
    if (tee == null) {
      tee = new TeeWriter(out, exchange.answer());
      writer = tee;
    }
    return tee;
  }

  /** The container then hands out new streams, of either kind. */
  @Override
  public void reset() {
    super.reset();
    stream = null;
    writer = null;
    exchange.rewrite();
  }

  @Override
  public void resetBuffer() {
    super.resetBuffer();
    exchange.rewrite();
  }
}
