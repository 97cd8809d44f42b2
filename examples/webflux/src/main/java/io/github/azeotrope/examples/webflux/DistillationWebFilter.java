package io.github.azeotrope.examples.webflux;

import io.github.azeotrope.RequestObserver;
import io.github.azeotrope.response.Action;
import io.github.azeotrope.response.ActionKind;
import io.github.azeotrope.response.ProblemDetails;
import io.github.azeotrope.response.ResponseLadder;
import io.github.azeotrope.wire.WireFormats;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Reads along what passes between clients and a model API, and acts as a ladder advises. Everything
 * runs on the event loop: parsing costs one pass over the bytes, {@code observe} some microseconds,
 * and no thread is parked by it for longer than another holds the lock of a stripe of accounts.
 */
final class DistillationWebFilter implements WebFilter {
  /** The exchange's attribute that holds the advised {@link Action}. */
  static final String ACTION = DistillationWebFilter.class.getName() + ".action";

  private final RequestObserver observer;
  private final ResponseLadder ladder;
  private final Accounts accounts;
  private final WireFormats formats = WireFormats.standard();

  DistillationWebFilter(RequestObserver observer, ResponseLadder ladder, Accounts accounts) {
    this.observer = observer;
    this.ladder = ladder;
    this.accounts = accounts;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    ServerHttpRequest http = exchange.getRequest();
    String account = accounts.of(http.getHeaders());
    if (account == null) {
      return chain.filter(exchange);
    }
    ObservedExchange observed = new ObservedExchange(observer, formats, account, http);
    if (!observed.isRead()) {
      return chain.filter(exchange);
    }
    Action action = ladder.advise(account, System.currentTimeMillis());
    if (action.problem().isPresent()) {
      return refuse(exchange.getResponse(), action.problem().get());
    }
    exchange.getAttributes().put(ACTION, action);
    ServerWebExchange reading =
        exchange
            .mutate()
            .request(observed.reading(http))
            .response(observed.reading(exchange.getResponse()))
            .build();
    Mono<Void> served =
        chain
            .filter(reading)
            .doFinally(signal -> observed.end(http, exchange.getResponse().getStatusCode()));
    return action.kind() == ActionKind.DELAY ? Mono.delay(action.pause()).then(served) : served;
  }

  private static Mono<Void> refuse(ServerHttpResponse response, ProblemDetails problem) {
    response.setStatusCode(HttpStatusCode.valueOf(problem.status()));
    problem.headers().forEach(response.getHeaders()::set);
    byte[] body = problem.toJson().getBytes(StandardCharsets.UTF_8);
    return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
  }
}
