package io.github.azeotrope.examples.webflux;

import io.github.azeotrope.detector.DistillationDetector;
import io.github.azeotrope.examples.mockmodel.MockAnswer;
import io.github.azeotrope.examples.mockmodel.MockModel;
import io.github.azeotrope.hash.LinkageKey;
import io.github.azeotrope.response.Action;
import io.github.azeotrope.response.ActionKind;
import io.github.azeotrope.response.ResponseLadder;
import io.github.azeotrope.response.ResponsePolicy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** A model API in Spring WebFlux on Reactor Netty; {@code --act} lets the filter act. */
public final class WebFluxHost {
  private static final int PORT = 8080;

  private WebFluxHost() {}

  /** Serves on port 8080 of the loopback until it is stopped. */
  public static void main(String... args) {
    // A real host keeps one secret: LinkageKey.fromBase64(System.getenv("AZEOTROPE_KEY")).
    LinkageKey key = LinkageKey.generate();
    ResponseLadder ladder =
        ResponseLadder.of(
            List.of(args).contains("--act")
                ? ResponsePolicy.builder().onFlagged(ActionKind.LIMIT).build()
                : ResponsePolicy.shadow());
    try (DistillationDetector detector =
        DistillationDetector.builder().linkageKey(key).listener(ladder).build()) {
      WebFilter filter = new DistillationWebFilter(detector.observer(), ladder, new Accounts(key));
      DisposableServer server = serve(PORT, mockModel(), filter);
      System.out.println("A mock model behind the filter: http://localhost:" + PORT + "/v1");
      server.onDispose().block();
    }
  }

  /** Starts an API behind filters; port 0 takes a free one. */
  static DisposableServer serve(int port, RouterFunction<?> api, WebFilter... filters) {
    WebHttpHandlerBuilder handler =
        WebHttpHandlerBuilder.webHandler(RouterFunctions.toWebHandler(api)).filter(filters);
    return HttpServer.create()
        .host("127.0.0.1")
        .port(port)
        .handle(new ReactorHttpHandlerAdapter(handler.build()))
        .bindNow();
  }

  static RouterFunction<ServerResponse> mockModel() {
    MockModel model = new MockModel();
    return RouterFunctions.route()
        .POST(
            "/v1/**",
            request ->
                request
                    .bodyToMono(byte[].class)
                    .defaultIfEmpty(new byte[0])
                    .map(body -> model.answer(request.path(), body, mayReason(request)))
                    .flatMap(WebFluxHost::send))
        .build();
  }

  private static boolean mayReason(ServerRequest request) {
    return !(request.exchange().getAttribute(DistillationWebFilter.ACTION) instanceof Action action
        && action.kind() == ActionKind.WITHHOLD_REASONING);
  }

  /** Each part in a write of its own. */
  private static Mono<ServerResponse> send(MockAnswer answer) {
    return ServerResponse.status(answer.status())
        .contentType(MediaType.parseMediaType(answer.mediaType()))
        .body(
            (response, context) ->
                response.writeAndFlushWith(
                    Flux.fromIterable(answer.parts())
                        .map(part -> part.getBytes(StandardCharsets.UTF_8))
                        .map(part -> Mono.just(response.bufferFactory().wrap(part)))));
  }
}
