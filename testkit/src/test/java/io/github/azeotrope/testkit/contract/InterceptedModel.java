package io.github.azeotrope.testkit.contract;

import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.ModelResponse;
import io.github.azeotrope.RequestObserver;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A model without a network, and an adapter around it: the smallest that keeps the contract. */
class InterceptedModel implements ObservedHost {
  private final @Nullable RequestObserver observer;

  InterceptedModel(@Nullable RequestObserver observer) {
    this.observer = observer;
  }

  @Override
  public final Delivered exchange(String account, String prompt) {
    if (observer == null) {
      return new Delivered(prompt, answer(prompt));
    }
    return observed(observer, account, prompt);
  }

  Delivered observed(RequestObserver observed, String account, String prompt) {
    guarded(() -> observed.assess(account));
    guarded(() -> observed.observe(ModelRequest.of(account, 1, prompt)));
    String answer = answer(prompt);
    guarded(() -> observed.complete(ModelResponse.of(account, 2, answer.length())));
    return new Delivered(prompt, answer);
  }

  static void guarded(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException e) {
      System.getLogger("adapter").log(System.Logger.Level.DEBUG, "An observer failed", e);
    }
  }

  static String answer(String prompt) {
    return prompt.toUpperCase(Locale.ROOT);
  }
}
