package io.github.azeotrope.testkit.observer;

import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.ModelResponse;

/** One call that a {@link RecordingObserver} got. */
public sealed interface ObserverCall {

  /** The account it was about. */
  String account();

  /** {@link io.github.azeotrope.RequestObserver#assess} was called. */
  record Assess(String account) implements ObserverCall {}

  /** {@link io.github.azeotrope.RequestObserver#observe} was called. */
  record Observe(ModelRequest request) implements ObserverCall {
    @Override
    public String account() {
      return request.account();
    }
  }

  /** {@link io.github.azeotrope.RequestObserver#complete} was called. */
  record Complete(ModelResponse response) implements ObserverCall {
    @Override
    public String account() {
      return response.account();
    }
  }
}
