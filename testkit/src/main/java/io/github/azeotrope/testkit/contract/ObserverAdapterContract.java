package io.github.azeotrope.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.RequestObserver;
import io.github.azeotrope.testkit.contract.ObservedHost.Delivered;
import io.github.azeotrope.testkit.observer.FailingObserver;
import io.github.azeotrope.testkit.observer.ObserverCall;
import io.github.azeotrope.testkit.observer.RecordingObserver;
import io.github.azeotrope.testkit.observer.ScriptedObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * What every adapter around a {@link RequestObserver} must hold, as JUnit 5 tests: a test class
 * implements this and has them.
 *
 * <pre>{@code
 * class MyInterceptorContractTest implements ObserverAdapterContract {
 *   public ObservedHost with(RequestObserver observer) { return new MyHost(new MyInterceptor(observer)); }
 *   public ObservedHost without() { return new MyHost(); }
 * }
 * }</pre>
 *
 * <p>An adapter may show an exchange after the client has its answer, so the contract waits for
 * that, up to five seconds.
 */
public interface ObserverAdapterContract {

  /**
   * A host with the adapter, wired to this observer. What the host does about flagged accounts is
   * not looked at: the contract's observers clear everybody.
   *
   * @throws Exception if the host does not start
   */
  ObservedHost with(RequestObserver observer) throws Exception;

  /**
   * The same host without the adapter.
   *
   * @throws Exception if the host does not start
   */
  ObservedHost without() throws Exception;

  /** A verdict is asked for before anything is shown, so that a host can act on it in time. */
  @Test
  default void assessesThenObservesOnceThenCompletesOnce() throws Exception {
    RecordingObserver observer = ScriptedObserver.clearingEverybody();
    try (ObservedHost host = with(observer)) {
      host.exchange("acct-1", "hello");
      Exchanges.awaitCompleted(observer, 1);
      // Another exchange, so that what is told twice has the time to be.
      host.exchange("acct-2", "hello again");
      Exchanges.awaitCompleted(observer, 2);
      List<ObserverCall> calls = observer.calls("acct-1");
      assertInstanceOf(ObserverCall.Assess.class, calls.get(0), "the first of " + calls);
      List<ObserverCall> shown =
          calls.stream().filter(call -> !(call instanceof ObserverCall.Assess)).toList();
      assertEquals(2, shown.size(), () -> "one observe and one complete in " + shown);
      assertInstanceOf(ObserverCall.Observe.class, shown.get(0), "observe first in " + shown);
      assertInstanceOf(ObserverCall.Complete.class, shown.get(1), "complete last in " + shown);
    }
  }

  /** The observer hears the prompt as the user wrote it, whatever is in it. */
  @Test
  default void showsThePromptAsItIs() throws Exception {
    RecordingObserver observer = ScriptedObserver.clearingEverybody();
    try (ObservedHost host = with(observer)) {
      for (int i = 0; i < Exchanges.PROMPTS.size(); i++) {
        host.exchange("acct-1", Exchanges.PROMPTS.get(i));
        Exchanges.awaitCompleted(observer, i + 1);
      }
      assertEquals(
          Exchanges.PROMPTS, observer.requests().stream().map(ModelRequest::prompt).toList());
    }
  }

  /** Neither the model nor the client can tell that an observer is there. */
  @Test
  default void changesNothing() throws Exception {
    Exchanges.assertSame(without(), with(ScriptedObserver.clearingEverybody()), "an observer");
    Exchanges.assertSame(without(), with(RequestObserver.NOOP), "RequestObserver.NOOP");
  }

  /** An observer that throws is no reason for a request to fail, or to be answered otherwise. */
  @Test
  default void aFailingObserverChangesNothing() {
    assertAll(
        () -> Exchanges.assertSame(without(), with(FailingObserver.onAssess()), "a failing assess"),
        () ->
            Exchanges.assertSame(without(), with(FailingObserver.onObserve()), "a failing observe"),
        () ->
            Exchanges.assertSame(
                without(), with(FailingObserver.onComplete()), "a failing complete"),
        () ->
            Exchanges.assertSame(
                without(), with(FailingObserver.onEveryCall()), "every call failing"));
  }

  /** What one call of the observer does must not keep the others from being made. */
  @Test
  default void aFailedAssessmentIsNoReasonNotToObserve() throws Exception {
    RecordingObserver observer = FailingObserver.onAssess();
    try (ObservedHost host = with(observer)) {
      host.exchange("acct-1", "hello");
      Exchanges.awaitCompleted(observer, 1);
      assertEquals(1, observer.requests().size(), () -> "requests in " + observer.calls());
    }
  }

  /** Requests of many clients at once are told apart. */
  @Test
  default void exchangesAtOnceAreToldApart() throws Exception {
    int clients = 8;
    int each = 5;
    RecordingObserver observer = ScriptedObserver.clearingEverybody();
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    try (ObservedHost host = with(observer)) {
      List<Future<?>> ends = new ArrayList<>();
      for (int client = 0; client < clients; client++) {
        String account = "acct-" + client;
        ends.add(threads.submit(() -> Exchanges.ofOne(host, account, each)));
      }
      for (Future<?> end : ends) {
        end.get();
      }
      Exchanges.awaitCompleted(observer, clients * each);
      for (int client = 0; client < clients; client++) {
        String account = "acct-" + client;
        List<String> prompts = new ArrayList<>();
        for (ObserverCall call : observer.calls(account)) {
          if (call instanceof ObserverCall.Observe observe) {
            prompts.add(observe.request().prompt());
          }
        }
        assertEquals(Exchanges.prompts(account, each), prompts, "prompts of " + account);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /**
   * No text of a prompt is printed or logged, not even where something fails. Sees what goes to the
   * standard streams and through {@code java.util.logging}; run it with a logging backend that
   * prints the adapter's finest level.
   */
  @Test
  default void logsNoPrompt() throws Exception {
    String secret = "xq7-only-the-user-and-the-model-may-read-this";
    List<Supplier<RecordingObserver>> observers =
        List.of(
            ScriptedObserver::clearingEverybody,
            FailingObserver::onEveryCall,
            FailingObserver::onObserve);
    try (LogCapture log = new LogCapture()) {
      for (Supplier<RecordingObserver> each : observers) {
        RecordingObserver observer = each.get();
        try (ObservedHost host = with(observer)) {
          Delivered delivered = host.exchange("acct-1", secret);
          // Without this nothing could be logged, and the test could not fail.
          assertTrue(delivered.toModel().contains(secret), "the model gets the prompt as it is");
          Exchanges.awaitObserved(observer, 1);
        }
      }
      assertFalse(log.text().contains(secret), "a prompt was printed or logged");
    }
  }
}
