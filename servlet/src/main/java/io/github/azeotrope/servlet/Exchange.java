package io.github.azeotrope.servlet;

import io.github.azeotrope.wire.WireAnswer;
import io.github.azeotrope.wire.WireExchange;
import io.github.azeotrope.wire.WireRequest;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One exchange from its beginning to its end. What its bodies say is held until then, because a
 * request that the application refuses must not count.
 */
final class Exchange {
  private static final int FIRST_ERROR_STATUS = 400;

  private final Host host;
  private final Asker asker;
  private final HttpServletResponse response;
  private final Held held;
  private final Tap request;
  private final Tap answer;
  private final long startedEpochMillis;

  private final AtomicBoolean isFinished = new AtomicBoolean();
  private final AtomicBoolean isAborted = new AtomicBoolean();

  /** Whether a listener waits for the end. */
  private volatile boolean isAsync;

  private volatile boolean hasFailed;

  /** Requests shown so far; guarded by the tap of the request until that is finished. */
  private int shown;

  private Exchange(Host host, Asker asker, HttpServletResponse response, Bodies bodies) {
    this.host = host;
    this.asker = asker;
    this.response = response;
    this.held = bodies.held;
    this.request = new Tap(bodies.wire.request(), host.counters());
    this.answer = new Tap(bodies.wire.answer(), host.counters());
    this.startedEpochMillis = host.clock().millis();
    bodies.whenFull = this::show;
  }

  /** The parsers of an exchange and what they find. */
  private static final class Bodies {
    final Held held = new Held();
    final WireExchange wire;
    @Nullable Runnable whenFull;

    Bodies(Host host, HttpServletRequest request) {
      wire =
          host.formats()
              .exchange(
                  request.getMethod(), request.getRequestURI(), this::requested, held::answer);
    }

    private void requested(WireRequest found) {
      Runnable show = whenFull;
      if (held.add(found) && show != null) {
        show.run();
      }
    }
  }

  /** An exchange to read along, or null where there is no prompt or nobody to tell it of. */
  static @Nullable Exchange begin(
      Host host, HttpServletRequest request, HttpServletResponse response) {
    try {
      Bodies bodies = new Bodies(host, request);
      if (!bodies.wire.isRead()) {
        return null;
      }
      Asker asker = host.asker(request);
      if (asker == null) {
        host.counters().withoutAccount.increment();
        return null;
      }
      host.counters().exchanges.increment();
      return new Exchange(host, asker, response, bodies);
    } catch (Throwable e) {
      host.counters().failed(FilterFailure.TEE, e);
      return null;
    }
  }

  String account() {
    return asker.account();
  }

  Tap request() {
    return request;
  }

  Tap answer() {
    return answer;
  }

  /** Reading or writing failed; hands the exception back. */
  IOException aborted(IOException cause) {
    if (isAborted.compareAndSet(false, true)) {
      host.counters().aborted.increment();
    }
    return cause;
  }

  /** The application is not asked. */
  void intercepted() {
    host.counters().intercepted.increment();
    host.counters().ended.increment();
  }

  /** The application takes back what it has written and nobody has seen. */
  void rewrite() {
    if (answer.isFed() && answer.discard()) {
      host.counters().rewritten.increment();
    }
  }

  /** The application answers later; the end is heard of from the container. */
  void startedAsync(AsyncContext context) {
    try {
      context.addListener(new EndOfExchange(this));
      isAsync = true;
    } catch (Throwable e) {
      host.counters().failed(FilterFailure.ASYNC, e);
    }
  }

  /**
   * The application has returned.
   *
   * @param threw by an exception
   */
  void returned(HttpServletRequest http, boolean threw) {
    hasFailed = threw;
    try {
      if (!isAsync && http.isAsyncStarted()) {
        startedAsync(http.getAsyncContext());
      }
    } catch (IllegalStateException e) {
      // It has ended in the meantime.
    }
    if (!isAsync) {
      finish();
    }
  }

  /** The end, however it came; never throws. Calls after the first one do nothing. */
  void finish() {
    if (!isFinished.compareAndSet(false, true)) {
      return;
    }
    try {
      request.finish();
      if (isRefused()) {
        host.counters().refused.increment();
        answer.discard();
      } else {
        answer.finish();
        show();
        complete();
      }
    } catch (Throwable e) {
      host.counters().failed(FilterFailure.TEE, e);
    } finally {
      host.counters().ended.increment();
    }
  }

  private boolean isRefused() {
    return response.getStatus() >= FIRST_ERROR_STATUS || (hasFailed && !response.isCommitted());
  }

  private void show() {
    for (WireRequest found : held.takeRequests()) {
      int place = shown++;
      host.observe(() -> asker.complete(found, startedEpochMillis, place));
    }
  }

  private void complete() {
    WireAnswer answered = held.answer();
    if (answered != null) {
      host.complete(
          () ->
              answered.toModelResponse(asker.account(), host.clock().millis(), asker.requestId()));
    }
  }
}
