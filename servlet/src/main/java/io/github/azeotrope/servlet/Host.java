package io.github.azeotrope.servlet;

import io.github.azeotrope.AccountFacts;
import io.github.azeotrope.Assessment;
import io.github.azeotrope.Basis;
import io.github.azeotrope.ClientNetwork;
import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.ModelResponse;
import io.github.azeotrope.RequestObserver;
import io.github.azeotrope.response.Action;
import io.github.azeotrope.response.ActionKind;
import io.github.azeotrope.wire.WireFormats;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the host has set up, behind guards: nothing of it throws into an exchange. */
record Host(
    RequestObserver observer,
    WireFormats formats,
    Function<? super HttpServletRequest, @Nullable String> account,
    BiFunction<? super HttpServletRequest, ClientNetwork, ClientNetwork> client,
    Function<? super HttpServletRequest, AccountFacts> facts,
    Function<? super HttpServletRequest, @Nullable String> requestId,
    TrustedProxies proxies,
    Advisor advisor,
    Responder responder,
    Clock clock,
    Counters counters) {

  /** Who asks; null where no account can be told. */
  @Nullable Asker asker(HttpServletRequest request) {
    String id = guarded(FilterFailure.ACCOUNT, () -> account.apply(request), null);
    if (id == null || id.isEmpty()) {
      return null;
    }
    ClientNetwork plain = plainClient(request);
    ClientNetwork told = guarded(FilterFailure.CLIENT, () -> client.apply(request, plain), plain);
    AccountFacts known = guarded(FilterFailure.FACTS, () -> facts.apply(request), null);
    return new Asker(
        id,
        told == null ? plain : told,
        known == null ? AccountFacts.UNKNOWN : known,
        guarded(FilterFailure.REQUEST_ID, () -> requestId.apply(request), null));
  }

  private ClientNetwork plainClient(HttpServletRequest request) {
    String address = guarded(FilterFailure.CLIENT, () -> proxies.clientAddress(request), null);
    return new ClientNetwork(address, null, 0, request.getHeader("User-Agent"), null, null);
  }

  Assessment assess(String id) {
    Assessment unknown = Assessment.clear(Basis.DEGRADED);
    Assessment held = guarded(FilterFailure.ASSESS, () -> observer.assess(id), unknown);
    return held == null ? unknown : held;
  }

  /** What to do about a request; in doubt ALLOW. */
  Action advise(String id, Assessment assessment) {
    Action advised =
        guarded(
            FilterFailure.ADVICE,
            () -> advisor.advise(id, assessment, clock.millis()),
            Action.ALLOW);
    Action action = advised == null ? Action.ALLOW : advised;
    if (action.kind() != ActionKind.ALLOW) {
      counters.advised(action.kind());
    }
    return action;
  }

  void observe(Supplier<ModelRequest> request) {
    guarded(
        FilterFailure.OBSERVE,
        () -> {
          observer.observe(request.get());
          counters.observed.increment();
          return null;
        },
        null);
  }

  void complete(Supplier<ModelResponse> response) {
    guarded(
        FilterFailure.COMPLETE,
        () -> {
          observer.complete(response.get());
          counters.completed.increment();
          return null;
        },
        null);
  }

  private <T> @Nullable T guarded(
      FilterFailure failure, Supplier<? extends @Nullable T> call, @Nullable T otherwise) {
    try {
      return call.get();
    } catch (Throwable e) {
      counters.failed(failure, e);
      return otherwise;
    }
  }
}
