package io.github.azeotrope.testkit.assertj;

import io.github.azeotrope.testkit.observer.ObserverCall;
import io.github.azeotrope.testkit.observer.RecordingObserver;
import java.util.List;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions on what an observer was asked and shown. */
public final class ObserverAssert extends AbstractAssert<ObserverAssert, RecordingObserver> {

  ObserverAssert(@Nullable RecordingObserver actual) {
    super(actual, ObserverAssert.class);
  }

  /** It observed one request; the assertions go on with that. */
  public RequestAssert onlyRequest() {
    List<ObserverCall> calls = given().calls();
    if (given().requests().size() != 1) {
      throw failure(
          "Expected one request, but %d were observed; the calls: %s",
          given().requests().size(), inWords(calls));
    }
    return new RequestAssert(given().requests().get(0));
  }

  /** It observed no request and completed no answer; it may have been asked for assessments. */
  public ObserverAssert observedNothing() {
    if (!given().requests().isEmpty() || !given().responses().isEmpty()) {
      throw failure("Expected nothing observed, but the calls are %s", inWords(given().calls()));
    }
    return this;
  }

  /** The account was assessed before its first request was observed. */
  public ObserverAssert assessedBeforeObserving(String account) {
    List<ObserverCall> calls = given().calls(account);
    if (calls.isEmpty() || !(calls.get(0) instanceof ObserverCall.Assess)) {
      throw failure("Expected %s assessed first, but its calls are %s", account, inWords(calls));
    }
    return this;
  }

  /** As many answers of this account were completed. */
  public ObserverAssert completed(String account, int answers) {
    long completed =
        given().calls(account).stream().filter(ObserverCall.Complete.class::isInstance).count();
    if (completed != answers) {
      throw failureWithActualExpected(
          completed,
          answers,
          "Expected %d answers to %s completed, but its calls are %s",
          answers,
          account,
          inWords(given().calls(account)));
    }
    return this;
  }

  private static List<String> inWords(List<ObserverCall> calls) {
    return calls.stream()
        .map(call -> call.getClass().getSimpleName() + " " + call.account())
        .toList();
  }

  private RecordingObserver given() {
    isNotNull();
    return actual;
  }
}
