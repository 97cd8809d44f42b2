package io.github.azeotrope.servlet;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/** Hears of the end of an asynchronous exchange; after an error or a timeout as well. */
record EndOfExchange(Exchange exchange) implements AsyncListener {

  @Override
  public void onComplete(AsyncEvent event) {
    exchange.finish();
  }

  @Override
  public void onTimeout(AsyncEvent event) {}

  @Override
  public void onError(AsyncEvent event) {}

  /** Containers forget their listeners whenever an exchange becomes asynchronous again. */
  @Override
  public void onStartAsync(AsyncEvent event) {
    exchange.startedAsync(event.getAsyncContext());
  }
}
