package io.github.azeotrope.examples.clientcontract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.BooleanSupplier;

/** The end of an exchange may be heard of after its last byte has arrived. */
public final class Await {
  private static final int TRIES = 2_000;
  private static final int PAUSE_MILLIS = 5;

  private Await() {}

  /** Waits for at least ten seconds, then fails. */
  public static void until(BooleanSupplier condition) {
    try {
      for (int i = 0; i < TRIES && !condition.getAsBoolean(); i++) {
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }
}
