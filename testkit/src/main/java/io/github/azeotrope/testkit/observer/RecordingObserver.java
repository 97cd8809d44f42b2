package io.github.azeotrope.testkit.observer;

import io.github.azeotrope.Assessment;
import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.ModelResponse;
import io.github.azeotrope.RequestObserver;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/**
 * Keeps every call and leaves the answers to another observer, for instance a real detector's or
 * {@link RequestObserver#NOOP}. Unlike any other observer it keeps the text it is shown, because a
 * test asks what was shown; it has no place outside tests.
 *
 * <p>Thread-safe. Calls of one thread are kept in their order.
 */
public sealed class RecordingObserver implements RequestObserver
    permits ScriptedObserver, FailingObserver {
  private final RequestObserver answers;
  private final Queue<ObserverCall> calls = new ConcurrentLinkedQueue<>();

  RecordingObserver(RequestObserver answers) {
    this.answers = Objects.requireNonNull(answers, "answers");
  }

  /** Records what is asked of the given observer. */
  public static RecordingObserver around(RequestObserver observer) {
    return new RecordingObserver(observer);
  }

  @Override
  public final Assessment assess(String account) {
    calls.add(new ObserverCall.Assess(account));
    return answers.assess(account);
  }

  @Override
  public final Assessment observe(ModelRequest request) {
    calls.add(new ObserverCall.Observe(request));
    return answers.observe(request);
  }

  @Override
  public final void complete(ModelResponse response) {
    calls.add(new ObserverCall.Complete(response));
    answers.complete(response);
  }

  /** All calls so far; a copy. */
  public final List<ObserverCall> calls() {
    return List.copyOf(calls);
  }

  /** The calls so far that were about this account. */
  public final List<ObserverCall> calls(String account) {
    return calls.stream().filter(call -> call.account().equals(account)).toList();
  }

  /** The requests observed so far. */
  public final List<ModelRequest> requests() {
    return only(ObserverCall.Observe.class).map(ObserverCall.Observe::request).toList();
  }

  /** The answers completed so far. */
  public final List<ModelResponse> responses() {
    return only(ObserverCall.Complete.class).map(ObserverCall.Complete::response).toList();
  }

  /** The accounts assessed so far, as often as they were. */
  public final List<String> assessed() {
    return only(ObserverCall.Assess.class).map(ObserverCall.Assess::account).toList();
  }

  /** Forgets the calls so far. */
  public final void reset() {
    calls.clear();
  }

  private <T extends ObserverCall> Stream<T> only(Class<T> kind) {
    return calls.stream().filter(kind::isInstance).map(kind::cast);
  }
}
