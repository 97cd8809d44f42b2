package io.github.azeotrope.examples.webflux;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.detector.DistillationDetector;
import io.github.azeotrope.examples.clientcontract.Await;
import io.github.azeotrope.hash.LinkageKey;
import io.github.azeotrope.testkit.Exchange;
import io.github.azeotrope.testkit.Traffic;
import io.github.azeotrope.testkit.observer.RecordingObserver;
import io.github.azeotrope.testkit.observer.ScriptedObserver;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.blockhound.BlockHound;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.netty.DisposableServer;
import tools.jackson.databind.json.JsonMapper;

/** What runs on the event loop neither waits nor makes the stream wait. */
class EventLoopTest {
  private static final LinkageKey KEY =
      LinkageKey.fromBytes("a key for the examples' tests".getBytes(US_ASCII));
  private static final JsonMapper JSON = new JsonMapper();
  private static final Queue<String> BLOCKED = new ConcurrentLinkedQueue<>();
  private static final int AT_A_TIME = 8;

  @BeforeAll
  static void watchEventLoops() {
    BlockHound.builder()
        .loadIntegrations()
        // Its JSON library fills a cache under a lock.
        .allowBlockingCallsInside("io.github.azeotrope.examples.mockmodel.MockModel", "answer")
        .allowBlockingCallsInside("io.github.azeotrope.table.AccountTable", "assess")
        .allowBlockingCallsInside("io.github.azeotrope.table.AccountTable", "observe")
        .allowBlockingCallsInside("io.github.azeotrope.table.AccountTable", "complete")
        .blockingMethodCallback(
            method -> BLOCKED.add(method + " " + List.of(new Throwable().getStackTrace())))
        .install();
  }

  @Test
  void nothingParksTheEventLoopLongerThanTheLockOfAStripe() {
    Mono.fromRunnable(EventLoopTest::sleep).subscribeOn(Schedulers.parallel()).block();
    assertThat(BLOCKED).as("what blocks is noticed").isNotEmpty();
    BLOCKED.clear();
    List<Exchange> exchanges = Traffic.organic(42).accounts(100).stream().limit(400).toList();
    try (DistillationDetector detector = DistillationDetector.builder().linkageKey(KEY).build()) {
      DisposableServer server =
          WebFluxHost.serve(
              0, WebFluxHost.mockModel(), WebFluxHostTest.filter(detector.observer()));
      try {
        send(exchanges, URI.create("http://127.0.0.1:" + server.port() + "/v1/messages"));
        Await.until(() -> detector.health().requests() == exchanges.size());
      } finally {
        server.disposeNow();
      }
    }
    assertThat(BLOCKED).isEmpty();
  }

  /** Blocks on purpose. */
  private static void sleep() {
    try {
      Thread.sleep(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(List<Exchange> exchanges, URI url) {
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    for (int from = 0; from < exchanges.size(); from += AT_A_TIME) {
      List<CompletableFuture<HttpResponse<Void>>> underWay =
          exchanges.subList(from, Math.min(exchanges.size(), from + AT_A_TIME)).stream()
              .map(exchange -> http.sendAsync(call(url, exchange), discarding()))
              .toList();
      underWay.forEach(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
    }
  }

  private static HttpResponse.BodyHandler<Void> discarding() {
    return HttpResponse.BodyHandlers.discarding();
  }

  private static HttpRequest call(URI url, Exchange exchange) {
    String body =
        "{\"model\":\"mock-1\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":"
            + JSON.writeValueAsString(exchange.request().prompt())
            + "}]}";
    return HttpRequest.newBuilder(url)
        .timeout(Duration.ofSeconds(30))
        .header("x-api-key", "sk-" + exchange.request().account())
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  @Test
  void eachPartOfAStreamLeavesBeforeTheNextIsThere() throws IOException {
    RecordingObserver recorder = ScriptedObserver.clearingEverybody();
    Sinks.Many<String> words = Sinks.many().unicast().onBackpressureBuffer();
    DisposableServer server =
        WebFluxHost.serve(0, speaking(words), WebFluxHostTest.filter(recorder));
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket
          .getOutputStream()
          .write(request("{\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}"));
      BufferedReader answer =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
      words.tryEmitNext("one").orThrow();
      readUntil(answer, "data:one");
      assertThat(recorder.requests()).as("the answer is still under way").isEmpty();
      words.tryEmitNext("two").orThrow();
      readUntil(answer, "data:two");
      words.tryEmitComplete().orThrow();
      readUntil(answer, "0");
      Await.until(() -> !recorder.requests().isEmpty());
    } finally {
      server.disposeNow();
    }
    assertThat(recorder.requests()).hasSize(1);
    assertThat(recorder.requests().get(0).prompt()).isEqualTo("Hello");
  }

  private static RouterFunction<ServerResponse> speaking(Sinks.Many<String> words) {
    return RouterFunctions.route()
        .POST(
            "/v1/messages",
            request ->
                request
                    .bodyToMono(String.class)
                    .flatMap(
                        body ->
                            ServerResponse.ok()
                                .contentType(MediaType.TEXT_EVENT_STREAM)
                                .body(words.asFlux(), String.class)))
        .build();
  }

  private static byte[] request(String body) {
    String head =
        "POST /v1/messages HTTP/1.1\r\nHost: a\r\nx-api-key: k\r\n"
            + "Content-Type: application/json\r\nContent-Length: ";
    return (head + body.length() + "\r\n\r\n" + body).getBytes(US_ASCII);
  }

  private static void readUntil(BufferedReader answer, String line) throws IOException {
    String read = answer.readLine();
    while (!line.equals(read)) {
      assertThat(read).as("a line before " + line).isNotNull();
      read = answer.readLine();
    }
  }
}
