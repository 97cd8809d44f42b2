package io.github.azeotrope.testkit.observer;

import io.github.azeotrope.Assessment;
import io.github.azeotrope.Basis;
import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.ModelResponse;
import io.github.azeotrope.RequestObserver;
import java.util.EnumSet;
import java.util.Set;

/**
 * Breaks the promise of every observer and throws, to show that a host does not depend on it: an
 * observer that is wired in must never be the reason why a request fails. Where it does not throw
 * it clears everybody. Keeps the calls, those that failed included. Thread-safe.
 */
public final class FailingObserver extends RecordingObserver {

  private FailingObserver(Set<Call> failing) {
    super(new Thrower(failing));
  }

  /** Throws from every method. */
  public static FailingObserver onEveryCall() {
    return new FailingObserver(EnumSet.allOf(Call.class));
  }

  /** Throws from {@link #assess} alone. */
  public static FailingObserver onAssess() {
    return new FailingObserver(EnumSet.of(Call.ASSESS));
  }

  /** Throws from {@link #observe} alone. */
  public static FailingObserver onObserve() {
    return new FailingObserver(EnumSet.of(Call.OBSERVE));
  }

  /** Throws from {@link #complete} alone. */
  public static FailingObserver onComplete() {
    return new FailingObserver(EnumSet.of(Call.COMPLETE));
  }

  private enum Call {
    ASSESS,
    OBSERVE,
    COMPLETE
  }

  private record Thrower(Set<Call> failing) implements RequestObserver {
    @Override
    public Assessment assess(String account) {
      throwOn(Call.ASSESS);
      return Assessment.clear(Basis.EVIDENCE);
    }

    @Override
    public Assessment observe(ModelRequest request) {
      throwOn(Call.OBSERVE);
      return Assessment.clear(Basis.EVIDENCE);
    }

    @Override
    public void complete(ModelResponse response) {
      throwOn(Call.COMPLETE);
    }

    private void throwOn(Call call) {
      if (failing.contains(call)) {
        throw new IllegalStateException("This observer fails on purpose, on " + call);
      }
    }
  }
}
