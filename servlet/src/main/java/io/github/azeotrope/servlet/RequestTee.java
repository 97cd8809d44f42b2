package io.github.azeotrope.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The request as the application sees it. */
final class RequestTee extends HttpServletRequestWrapper {
  private final Exchange exchange;
  private final ServletResponse response;
  private @Nullable ServletInputStream stream;
  private @Nullable BufferedReader reader;

  RequestTee(HttpServletRequest request, ServletResponse response, Exchange exchange) {
    super(request);
    this.exchange = exchange;
    this.response = response;
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    // Asked each time, because the container decides whether it may be had.
    ServletInputStream in = super.getInputStream();
    ServletInputStream tee = stream;
    if (tee == null) {
      tee = new TeeInput(in, exchange);
      stream = tee;
    }
    return tee;
  }

  @Override
  public BufferedReader getReader() throws IOException {
    BufferedReader in = super.getReader();
    BufferedReader tee = reader;
    if (tee == null) {
      tee = new BufferedReader(new TeeReader(in, exchange));
      reader = tee;
    }
    return tee;
  }

  /** The container's own would hand the application the request and response below this one. */
  @Override
  public AsyncContext startAsync() {
    return startAsync(this, response);
  }

  @Override
  public AsyncContext startAsync(ServletRequest request, ServletResponse answer) {
    AsyncContext context = super.startAsync(request, answer);
    exchange.startedAsync(context);
    return context;
  }
}
