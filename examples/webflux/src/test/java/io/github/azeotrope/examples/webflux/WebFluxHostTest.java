package io.github.azeotrope.examples.webflux;

import io.github.azeotrope.RequestObserver;
import io.github.azeotrope.examples.clientcontract.HostContract;
import io.github.azeotrope.examples.clientcontract.RunningHost;
import io.github.azeotrope.response.ResponseLadder;
import io.github.azeotrope.response.ResponsePolicy;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.WebFilter;
import reactor.netty.DisposableServer;

class WebFluxHostTest extends HostContract {
  private static final Accounts ACCOUNTS = new Accounts(KEY);

  static WebFilter filter(RequestObserver observer) {
    return new DistillationWebFilter(
        observer, ResponseLadder.of(ResponsePolicy.shadow()), ACCOUNTS);
  }

  @Override
  protected RunningHost start(@Nullable RequestObserver observer) {
    WebFilter[] filters = observer == null ? new WebFilter[0] : new WebFilter[] {filter(observer)};
    DisposableServer server = WebFluxHost.serve(0, WebFluxHost.mockModel(), filters);
    return new RunningHost(server.port(), server::disposeNow);
  }

  @Override
  protected String account(String apiKey) {
    return ACCOUNTS.of(apiKey);
  }
}
