package io.github.azeotrope.servlet;

import java.util.function.BooleanSupplier;

/** Waits for what another thread does; the end of an exchange may come after the last byte. */
final class Await {
  private Await() {}

  /** What a filter has seen when all exchanges have ended. */
  static FilterStats ended(DistillationFilter filter) {
    until(() -> filter.stats().underWay() == 0);
    return filter.stats();
  }

  static void until(BooleanSupplier condition) {
    for (int i = 0; i < 2_000; i++) {
      if (condition.getAsBoolean()) {
        return;
      }
      try {
        Thread.sleep(5);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
    throw new AssertionError("did not come");
  }
}
