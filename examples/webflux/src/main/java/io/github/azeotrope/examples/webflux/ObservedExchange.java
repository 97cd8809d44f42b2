package io.github.azeotrope.examples.webflux;

import io.github.azeotrope.ClientNetwork;
import io.github.azeotrope.RequestObserver;
import io.github.azeotrope.wire.WireAnswer;
import io.github.azeotrope.wire.WireExchange;
import io.github.azeotrope.wire.WireFormats;
import io.github.azeotrope.wire.WireRequest;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One exchange that is read along, and shown to the observer when it has ended. */
final class ObservedExchange {
  private static final Logger LOG = LoggerFactory.getLogger(ObservedExchange.class);

  private final RequestObserver observer;
  private final String account;
  private final long startedEpochMillis = System.currentTimeMillis();
  private final List<WireRequest> requests = new CopyOnWriteArrayList<>();
  private final AtomicReference<@Nullable WireAnswer> answered = new AtomicReference<>();
  private final AtomicBoolean ended = new AtomicBoolean();
  private final WireExchange wire;
  private final ReadAlong request;
  private final ReadAlong answer;

  ObservedExchange(
      RequestObserver observer, WireFormats formats, String account, ServerHttpRequest http) {
    this.observer = observer;
    this.account = account;
    wire =
        formats.exchange(
            http.getMethod().name(), http.getURI().getRawPath(), requests::add, answered::set);
    request = new ReadAlong(wire.request());
    answer = new ReadAlong(wire.answer());
  }

  /** Whether there is a prompt to read. */
  boolean isRead() {
    return wire.isRead();
  }

  ServerHttpRequest reading(ServerHttpRequest http) {
    return new ServerHttpRequestDecorator(http) {
      @Override
      public Flux<DataBuffer> getBody() {
        return request.of(super.getBody());
      }
    };
  }

  ServerHttpResponse reading(ServerHttpResponse http) {
    return new ServerHttpResponseDecorator(http) {
      @Override
      public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
        // One buffer stays one: a Mono is written with its length, a Flux in chunks.
        return super.writeWith(
            body instanceof Mono<? extends DataBuffer> one
                ? answer.of(one).next()
                : answer.of(body));
      }

      @Override
      public Mono<Void> writeAndFlushWith(
          Publisher<? extends Publisher<? extends DataBuffer>> body) {
        return super.writeAndFlushWith(Flux.from(body).map(answer::of));
      }
    };
  }

  /** The end, however it came. On the event loop: nothing in it waits for I/O. */
  void end(ServerHttpRequest http, @Nullable HttpStatusCode status) {
    if (!ended.compareAndSet(false, true)) {
      return;
    }
    request.finish();
    answer.finish();
    if (status != null && status.isError()) {
      return;
    }
    try {
      for (WireRequest told : requests) {
        observer.observe(
            told.toModelRequest(account, startedEpochMillis).client(client(http)).build());
      }
      WireAnswer last = answered.get();
      if (last != null) {
        observer.complete(last.toModelResponse(account, System.currentTimeMillis(), null));
      }
    } catch (RuntimeException e) {
      // A detector never throws; whatever else is put in its place must not end an exchange.
      LOG.warn("An exchange could not be observed: {}", e.getClass().getName());
    }
  }

  private static ClientNetwork client(ServerHttpRequest http) {
    InetSocketAddress peer = http.getRemoteAddress();
    String address = peer == null ? null : peer.getAddress().getHostAddress();
    String userAgent = http.getHeaders().getFirst(HttpHeaders.USER_AGENT);
    return new ClientNetwork(address, null, 0, userAgent, null, null);
  }
}
