package io.github.azeotrope.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azeotrope.Assessment;
import io.github.azeotrope.Verdict;
import io.github.azeotrope.response.Action;
import io.github.azeotrope.response.ActionKind;
import io.github.azeotrope.response.ResponsePolicy;
import io.github.azeotrope.testkit.observer.ScriptedObserver;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is advised is done to the accounts that it is advised for, and to nobody else. */
class ActionsTest {
  private static final Duration PAUSE = Duration.ofMillis(1_500);

  private final ScriptedObserver observer = ScriptedObserver.clearingEverybody();
  private final Application application = new Application();
  private DistillationFilter filter = filter(ResponsePolicy.shadow());

  /** Answers 200 and keeps what stands in the attributes. */
  @SuppressWarnings("serial") // never serialised
  private static final class Application extends HttpServlet {
    final List<Object> attributes = new CopyOnWriteArrayList<>();

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      request.getInputStream().readAllBytes();
      attributes.add(request.getAttribute(DistillationFilter.ASSESSMENT));
      attributes.add(request.getAttribute(DistillationFilter.ACTION));
      response.getWriter().write("{}");
    }
  }

  private DistillationFilter filter(ResponsePolicy policy) {
    observer.says("flagged", Verdict.FLAGGED);
    return DistillationFilter.builder(observer)
        .account(request -> request.getHeader("X-Account"))
        .policy(policy)
        .build();
  }

  private static ResponsePolicy.Builder onFlagged(ActionKind kind) {
    return ResponsePolicy.builder().onFlagged(kind).retryAfter(PAUSE).delay(PAUSE);
  }

  private static Call call(String account) {
    return Sample.ALL.get(0).call().header("X-Account", account);
  }

  private String answer(ResponsePolicy policy) throws IOException {
    filter = filter(policy);
    try (ModelHost host = ModelHost.start(application, filter)) {
      assertThat(call("other").sendText(host)).startsWith("HTTP/1.1 200");
      application.attributes.clear();
      String answer = call("flagged").sendText(host);
      Await.ended(filter);
      return answer;
    }
  }

  @Test
  void shadowIsTheDefault() throws IOException {
    filter = DistillationFilter.builder(observer).account(request -> "flagged").build();
    try (ModelHost host = ModelHost.start(application, filter)) {
      assertThat(call("flagged").sendText(host)).startsWith("HTTP/1.1 200");
    }
    assertThat(Await.ended(filter).flagged()).isEqualTo(1);
    assertThat(filter.stats().actions()).isEmpty();
    assertThat(observer.requests()).hasSize(1);
  }

  @Test
  void limitSaysWhenToComeBack() throws IOException {
    assertThat(answer(onFlagged(ActionKind.LIMIT).build()))
        .startsWith("HTTP/1.1 429")
        .contains("Retry-After: 2\r\n", "Content-Type: application/problem+json\r\n")
        .contains("Cache-Control: no-store\r\n", "\"status\":429");
    assertRefused(ActionKind.LIMIT);
  }

  @Test
  void verifySaysWhere() throws IOException {
    URI link = URI.create("https://example.org/verify");
    assertThat(answer(onFlagged(ActionKind.VERIFY).verification(link).build()))
        .startsWith("HTTP/1.1 403")
        .contains("\"verification\":\"https://example.org/verify\"")
        .doesNotContain("Retry-After");
    assertRefused(ActionKind.VERIFY);
  }

  @Test
  void blockIsForbidden() throws IOException {
    assertThat(answer(onFlagged(ActionKind.BLOCK).blockWithoutConfirmation().build()))
        .startsWith("HTTP/1.1 403")
        .contains("\"title\":\"Forbidden\"");
    assertRefused(ActionKind.BLOCK);
  }

  /** The application is not asked, and what nobody answers does not count. */
  private void assertRefused(ActionKind kind) {
    assertThat(application.attributes).isEmpty();
    assertThat(observer.requests()).hasSize(1);
    assertThat(filter.stats().intercepted()).isEqualTo(1);
    assertThat(filter.stats().count(kind)).isEqualTo(1);
    assertThat(filter.stats().failures()).isEmpty();
  }

  @Test
  void withholdingIsLeftToTheApplication() throws IOException {
    assertThat(answer(ResponsePolicy.withholdReasoning())).startsWith("HTTP/1.1 200");
    assertThat(application.attributes).hasSize(2);
    assertThat(((Assessment) application.attributes.get(0)).verdict()).isEqualTo(Verdict.FLAGGED);
    assertThat(((Action) application.attributes.get(1)).kind())
        .isEqualTo(ActionKind.WITHHOLD_REASONING);
    assertThat(filter.stats().intercepted()).isZero();
    assertThat(observer.requests()).hasSize(2);
  }

  @Test
  void delayServesLater() throws IOException {
    long before = System.nanoTime();
    assertThat(answer(onFlagged(ActionKind.DELAY).build())).startsWith("HTTP/1.1 200");
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(PAUSE);
    assertThat(observer.requests()).hasSize(2);
  }

  /** Sixteen wait; the seventeenth must not cost a thread. */
  @Test
  void delayTakesOnlySoManyThreads() throws Exception {
    Responder responder = Responder.problemDetails();
    Action delay = new Action(ActionKind.DELAY, Duration.ofMinutes(5), null);
    AtomicInteger passed = new AtomicInteger();
    CountDownLatch refused = new CountDownLatch(1);
    Thread[] threads = new Thread[17];
    for (int i = 0; i < threads.length; i++) {
      threads[i] =
          new Thread(
              () -> {
                try {
                  if (responder.letsPass(null, Refusals.countedBy(refused), "a", delay)) {
                    passed.incrementAndGet();
                  }
                } catch (IOException e) {
                  throw new AssertionError(e);
                }
              });
      threads[i].start();
    }
    refused.await();
    assertThat(passed).hasValue(0);
    for (Thread thread : threads) {
      // A container that stops does not wait for those who wait.
      thread.interrupt();
      thread.join();
    }
    assertThat(passed).hasValue(16);
  }

  @Test
  void anAccountIsRequired() {
    assertThatThrownBy(() -> DistillationFilter.builder(observer).build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("account");
  }
}
