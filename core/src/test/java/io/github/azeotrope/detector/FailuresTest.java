package io.github.azeotrope.detector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What of a failure goes into the host's log. */
class FailuresTest {
  @Test
  void aFailureIsToldByClassAndPlaceAndNeverByItsMessage() {
    IllegalStateException thrown =
        new IllegalStateException("prompt of a customer", new RuntimeException("sk-secret"));
    assertThat(Failures.describe(thrown))
        .startsWith("java.lang.IllegalStateException at io.github.azeotrope.detector.FailuresTest.")
        .doesNotContain("customer")
        .doesNotContain("sk-secret");
  }

  @Test
  void aFailureWithoutATraceIsToldByItsClass() {
    RuntimeException bare =
        new RuntimeException("prompt") {
          private static final long serialVersionUID = 1;

          @Override
          public StackTraceElement[] getStackTrace() {
            return new StackTraceElement[0];
          }
        };
    assertThat(Failures.describe(bare)).endsWith(" at an unknown place").doesNotContain("prompt");
  }

  @Test
  void failuresAreCounted() {
    Failures failures = new Failures();
    for (int i = 0; i < 5; i++) {
      failures.note("a test", new RuntimeException("prompt"));
    }
    assertThat(failures.count()).isEqualTo(5);
  }
}
