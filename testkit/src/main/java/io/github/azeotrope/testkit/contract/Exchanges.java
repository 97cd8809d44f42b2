package io.github.azeotrope.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.azeotrope.testkit.observer.RecordingObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What the contract sends, and how it waits for the observer to hear of it. */
final class Exchanges {
  /** Quotes, escapes, line ends, other scripts, a surrogate pair, and one longer than a buffer. */
  static final List<String> PROMPTS =
      List.of(
          "Write a haiku about distillation.",
          "He said \"no\\yes\"\r\n\tand left {\"a\":[1,2]} </p> %s $1",
          "Übersetze: Größe, naïve, Ελλάδα, 蒸馏, עברית, 👩🏽‍🔬",
          "again ".repeat(700).strip());

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

  private Exchanges() {}

  /** Waits until so many answers were completed. */
  static void awaitCompleted(RecordingObserver observer, int answers) throws InterruptedException {
    await(observer, () -> observer.responses().size() >= answers, answers + " answers completed");
  }

  /** Waits until so many requests were observed. */
  static void awaitObserved(RecordingObserver observer, int requests) throws InterruptedException {
    await(observer, () -> observer.requests().size() >= requests, requests + " requests observed");
  }

  private static void await(RecordingObserver observer, BooleanSupplier condition, String what)
      throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        fail("Expected " + what + ", but the calls are " + kinds(observer));
      }
      Thread.sleep(1);
    }
  }

  private static List<String> kinds(RecordingObserver observer) {
    return observer.calls().stream()
        .map(call -> call.getClass().getSimpleName() + " " + call.account())
        .toList();
  }

  /** The same exchanges through both hosts arrive as the same. */
  static void assertSame(ObservedHost without, ObservedHost with, String what) throws Exception {
    try (without;
        with) {
      for (String prompt : PROMPTS) {
        assertEquals(
            without.exchange("acct-1", prompt),
            with.exchange("acct-1", prompt),
            () -> what + " changed what arrived");
      }
    }
  }

  static List<String> prompts(String account, int count) {
    List<String> prompts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      prompts.add("question " + i + " of " + account);
    }
    return prompts;
  }

  /** What one client sends, one after the other; a value so that it may be submitted. */
  static @Nullable Void ofOne(ObservedHost host, String account, int count) throws Exception {
    for (String prompt : prompts(account, count)) {
      String received = host.exchange(account, prompt).toModel();
      assertTrue(received.contains(prompt), () -> "not what " + account + " sent: " + received);
    }
    return null;
  }
}
