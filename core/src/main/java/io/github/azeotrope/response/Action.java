package io.github.azeotrope.response;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What to do about one request. Nothing in it says what was found: every account of every campaign
 * is answered in the same words, so that no answer tells an attacker which of its accounts are
 * known together.
 *
 * @param kind what to do
 * @param pause how long to delay, or when to come back; zero for other kinds
 * @param verification where an account shows who is behind it, or null
 */
public record Action(ActionKind kind, Duration pause, @Nullable URI verification) {

  /** Serve as ever; shared. */
  public static final Action ALLOW = new Action(ActionKind.ALLOW, Duration.ZERO, null);

  private static final int TOO_MANY_REQUESTS = 429;
  private static final int FORBIDDEN = 403;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if {@code pause} is negative
   */
  public Action {
    Objects.requireNonNull(kind, "kind");
    if (pause.isNegative()) {
      throw new IllegalArgumentException("pause must not be negative, was " + pause);
    }
  }

  /** Whether the request is answered by the model, now or later. */
  public boolean isServed() {
    return problem().isEmpty();
  }

  /** What to answer instead of serving; empty where the request is served. */
  public Optional<ProblemDetails> problem() {
    return switch (kind) {
      case ALLOW, DELAY, WITHHOLD_REASONING -> Optional.empty();
      case LIMIT ->
          Optional.of(
              new ProblemDetails(
                  TOO_MANY_REQUESTS,
                  "Too Many Requests",
                  "This account has reached its limit. Please try again later.",
                  pause,
                  null));
      case VERIFY ->
          Optional.of(
              new ProblemDetails(
                  FORBIDDEN,
                  "Verification Required",
                  "Please verify this account before you go on.",
                  Duration.ZERO,
                  verification));
      case BLOCK ->
          Optional.of(
              new ProblemDetails(
                  FORBIDDEN,
                  "Forbidden",
                  "This account may not use the service. Please contact support to appeal.",
                  Duration.ZERO,
                  null));
    };
  }
}
