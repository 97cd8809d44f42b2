package io.github.azeotrope.servlet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.testkit.observer.ScriptedObserver;
import io.github.azeotrope.wire.WireProblem;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exchanges that are slow, refused, or end before their end. */
class BrokenExchangesTest {
  private static final byte[] EVENT =
      "data: {\"choices\":[{\"delta\":{\"content\":\"word\"}}]}\n\n".getBytes(UTF_8);

  private final ScriptedObserver observer = ScriptedObserver.clearingEverybody();
  private final DistillationFilter filter =
      DistillationFilter.builder(observer).account(request -> "acct-1").build();
  private final Sample sample = Sample.ALL.get(0);

  /** An application in a few lines. */
  private interface Application {
    void run(HttpServletRequest request, HttpServletResponse response) throws Exception;
  }

  @SuppressWarnings("serial") // never serialised
  private static HttpServlet servlet(Application application) {
    return new HttpServlet() {
      @Override
      protected void service(HttpServletRequest request, HttpServletResponse response)
          throws IOException {
        try {
          application.run(request, response);
        } catch (IOException | RuntimeException e) {
          throw e;
        } catch (Exception e) {
          throw new AssertionError(e);
        }
      }
    };
  }

  /** Half a body must come to the application while the client still holds the other half. */
  @Test
  void aSlowClientIsNotWaitedFor() throws Exception {
    CountDownLatch halfRead = new CountDownLatch(1);
    byte[] body = sample.request();
    HttpServlet servlet =
        servlet(
            (request, response) -> {
              InputStream in = request.getInputStream();
              in.readNBytes(body.length / 2);
              halfRead.countDown();
              in.readAllBytes();
              response.getOutputStream().write(sample.answer());
            });
    try (ModelHost host = ModelHost.start(servlet, filter);
        Socket socket = host.connect()) {
      OutputStream out = socket.getOutputStream();
      out.write(sample.call().head("Content-Length: " + body.length));
      for (int i = 0; i < body.length / 2; i++) {
        out.write(body[i]);
      }
      halfRead.await();
      out.write(body, body.length / 2, body.length - body.length / 2);
      assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
          .endsWith(new String(sample.answer(), UTF_8));
    }
    assertThat(Await.ended(filter).observed()).isEqualTo(1);
    assertThat(filter.stats().completed()).isEqualTo(1);
  }

  /** An event must be with the client before the application writes the next one. */
  @Test
  void aFlushedEventIsNotHeldBack() throws Exception {
    CountDownLatch received = new CountDownLatch(1);
    HttpServlet servlet =
        servlet(
            (request, response) -> {
              request.getInputStream().readAllBytes();
              response.setContentType("text/event-stream");
              ServletOutputStream out = response.getOutputStream();
              out.write(EVENT);
              out.flush();
              received.await();
              out.write("data: [DONE]\n\n".getBytes(UTF_8));
            });
    try (ModelHost host = ModelHost.start(servlet, filter);
        Socket socket = host.connect()) {
      byte[] body = sample.request();
      socket.getOutputStream().write(sample.call().head("Content-Length: " + body.length));
      socket.getOutputStream().write(body);
      InputStream in = socket.getInputStream();
      StringBuilder got = new StringBuilder();
      while (got.indexOf("word") < 0) {
        got.append((char) in.read());
      }
      received.countDown();
      assertThat(new String(in.readAllBytes(), ISO_8859_1)).contains("[DONE]");
    }
    assertThat(Await.ended(filter).completed()).isEqualTo(1);
  }

  /** Half a request is nobody's request; the application hears of the end as ever. */
  @Test
  void aClientThatGoesWhileItAsks() throws Exception {
    AtomicReference<Throwable> heard = new AtomicReference<>();
    HttpServlet servlet =
        servlet(
            (request, response) -> {
              try {
                request.getInputStream().readAllBytes();
              } catch (IOException e) {
                heard.set(e);
                throw e;
              }
            });
    try (ModelHost host = ModelHost.start(servlet, filter)) {
      byte[] body = sample.request();
      try (Socket socket = host.connect()) {
        socket.getOutputStream().write(sample.call().head("Content-Length: " + body.length));
        socket.getOutputStream().write(body, 0, body.length / 2);
      }
      Await.until(() -> filter.stats().refused() == 1);
    }
    assertThat(Await.ended(filter).aborted()).isEqualTo(1);
    assertThat(heard.get()).isInstanceOf(IOException.class);
    assertThat(filter.stats().wire().count(WireProblem.TRUNCATED)).isEqualTo(1);
    assertThat(observer.requests()).isEmpty();
    assertThat(filter.stats().isHealthy()).isTrue();
  }

  /** Who has what it wanted may hang up: request and answer count as far as they went. */
  @Test
  void aClientThatGoesWhileItIsAnswered() throws Exception {
    HttpServlet servlet =
        servlet(
            (request, response) -> {
              request.getInputStream().readAllBytes();
              ServletOutputStream out = response.getOutputStream();
              for (int i = 0; i < 1_000_000; i++) {
                out.write(EVENT);
                out.flush();
              }
              throw new AssertionError("nobody went");
            });
    try (ModelHost host = ModelHost.start(servlet, filter)) {
      byte[] body = sample.request();
      try (Socket socket = host.connect()) {
        socket.getOutputStream().write(sample.call().head("Content-Length: " + body.length));
        socket.getOutputStream().write(body);
        assertThat(socket.getInputStream().readNBytes(1_000)).hasSize(1_000);
      }
      Await.until(() -> filter.stats().completed() == 1);
    }
    assertThat(Await.ended(filter).aborted()).isEqualTo(1);
    assertThat(observer.requests()).hasSize(1);
    assertThat(observer.responses()).hasSize(1);
    assertThat(filter.stats().isHealthy()).isTrue();
  }

  /** Requests that the application refuses are answered as ever and count for nobody. */
  @ParameterizedTest
  @ValueSource(strings = {"STATUS", "THROW", "TIMEOUT", "SEND_ERROR"})
  void refusedRequestsAreNotShown(String mode) throws Exception {
    Call call = sample.call().answered(sample.answer()).mode(mode);
    if (mode.equals("STATUS")) {
      call.header("X-Status", "401");
    }
    String plain;
    try (ModelHost host = ModelHost.start()) {
      plain = call.sendText(host);
    }
    assertThat(plain).containsPattern("^HTTP/1.1 [45]");
    try (ModelHost host = ModelHost.start(filter)) {
      assertThat(call.sendText(host)).isEqualTo(plain);
    }
    assertThat(Await.ended(filter).refused()).isEqualTo(1);
    assertThat(observer.requests()).isEmpty();
    assertThat(observer.responses()).isEmpty();
    assertThat(filter.stats().isHealthy()).isTrue();
  }

  /** Two registrations, or a forward inside the application, are one exchange. */
  @Test
  void anExchangeIsReadOnce() throws Exception {
    DistillationFilter second =
        DistillationFilter.builder(observer).account(request -> "acct-2").build();
    try (ModelHost host = ModelHost.start(filter, second)) {
      assertThat(sample.call().sendText(host)).startsWith("HTTP/1.1 200");
    }
    assertThat(Await.ended(filter).observed()).isEqualTo(1);
    assertThat(second.stats().exchanges()).isZero();
    assertThat(observer.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/embeddings", "/v1/models", "/health", "/", "/v1/audio/speech"})
  void exchangesWithoutAPromptAreNotTouched(String path) throws Exception {
    AtomicReference<String> seen = new AtomicReference<>();
    HttpServlet servlet = servlet((request, response) -> seen.set(request.getClass().getName()));
    try (ModelHost host = ModelHost.start(servlet, filter)) {
      assertThat(Call.post(path, sample.request()).sendText(host)).startsWith("HTTP/1.1 200");
    }
    assertThat(seen.get()).doesNotContain("azeotrope");
    assertThat(observer.assessed()).isEmpty();
    assertThat(filter.stats().exchanges()).isZero();
  }
}
