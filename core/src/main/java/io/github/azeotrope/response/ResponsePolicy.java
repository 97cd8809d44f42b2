package io.github.azeotrope.response;

import io.github.azeotrope.Assessment;
import io.github.azeotrope.Verdict;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a host wants to be done about which verdict. Immutable and pure: the same verdict gives the
 * same action. The default is {@link #shadow}, which allows everything.
 *
 * <p>{@link ActionKind#BLOCK} needs a person: it is advised for campaigns that somebody has
 * confirmed ({@code detector.feedback().confirm}); until then the milder action of {@link
 * Builder#untilConfirmed} takes its place.
 */
public final class ResponsePolicy {
  private static final ResponsePolicy SHADOW = builder().build();

  private final ActionKind onWatch;
  private final ActionKind onFlagged;
  private final ActionKind untilConfirmed;
  private final boolean blocksUnconfirmed;
  private final Duration delay;
  private final Duration retryAfter;
  private final @Nullable URI verification;

  private ResponsePolicy(Builder b) {
    onWatch = b.onWatch;
    onFlagged = b.onFlagged;
    untilConfirmed = b.untilConfirmed;
    blocksUnconfirmed = b.blocksUnconfirmed;
    delay = b.delay;
    retryAfter = b.retryAfter;
    verification = b.verification;
  }

  /** Allows everything, whatever was found. */
  public static ResponsePolicy shadow() {
    return SHADOW;
  }

  /** Withholds reasoning traces from flagged accounts and allows everything else. */
  public static ResponsePolicy withholdReasoning() {
    return builder().onFlagged(ActionKind.WITHHOLD_REASONING).build();
  }

  /** A policy to be filled in; without more it is the {@link #shadow} policy. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * What to do about a request of an account with this assessment, at once. For a host that answers
   * every look as it comes; {@link ResponseLadder} adds batches, hysteresis and confirmation.
   * Thread-safe; allocates for other actions than ALLOW.
   */
  public Action advise(Assessment assessment) {
    return advise(assessment.verdict(), false);
  }

  /**
   * What to do about a request of an account with this verdict.
   *
   * @param confirmed whether a person has confirmed its campaign
   */
  public Action advise(Verdict verdict, boolean confirmed) {
    ActionKind kind =
        switch (verdict) {
          case CLEAR -> ActionKind.ALLOW;
          case WATCH -> onWatch;
          case FLAGGED -> onFlagged;
        };
    if (kind == ActionKind.BLOCK && !confirmed && !blocksUnconfirmed) {
      kind = untilConfirmed;
    }
    return switch (kind) {
      case ALLOW -> Action.ALLOW;
      case DELAY -> new Action(kind, delay, null);
      case LIMIT -> new Action(kind, retryAfter, null);
      case VERIFY -> new Action(kind, Duration.ZERO, verification);
      case WITHHOLD_REASONING, BLOCK -> new Action(kind, Duration.ZERO, null);
    };
  }

  /** Sets up a policy. Not thread-safe. */
  public static final class Builder {
    private ActionKind onWatch = ActionKind.ALLOW;
    private ActionKind onFlagged = ActionKind.ALLOW;
    private ActionKind untilConfirmed = ActionKind.WITHHOLD_REASONING;
    private boolean blocksUnconfirmed;
    private Duration delay = Duration.ofSeconds(2);
    private Duration retryAfter = Duration.ofHours(1);
    private @Nullable URI verification;

    private Builder() {}

    /**
     * For accounts under WATCH, which may well be legitimate.
     *
     * @throws IllegalArgumentException if it is BLOCK: nobody is blocked on suspicion
     */
    public Builder onWatch(ActionKind kind) {
      if (kind == ActionKind.BLOCK) {
        throw new IllegalArgumentException(
            "WATCH is not evidence enough to block; choose a milder action or onFlagged(BLOCK)");
      }
      onWatch = Objects.requireNonNull(kind, "kind");
      return this;
    }

    /** For flagged accounts. */
    public Builder onFlagged(ActionKind kind) {
      onFlagged = Objects.requireNonNull(kind, "kind");
      return this;
    }

    /**
     * In place of BLOCK until a person has confirmed the campaign. Default: withhold reasoning.
     *
     * @throws IllegalArgumentException if it is BLOCK itself
     */
    public Builder untilConfirmed(ActionKind kind) {
      if (kind == ActionKind.BLOCK) {
        throw new IllegalArgumentException(
            "untilConfirmed must be milder than BLOCK; see blockWithoutConfirmation()");
      }
      untilConfirmed = Objects.requireNonNull(kind, "kind");
      return this;
    }

    /** Blocks flagged accounts before any person has looked. */
    public Builder blockWithoutConfirmation() {
      blocksUnconfirmed = true;
      return this;
    }

    /**
     * How long {@link ActionKind#DELAY} delays. Default: 2 s.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public Builder delay(Duration duration) {
      delay = positive(duration, "delay");
      return this;
    }

    /**
     * When an account that is limited may come back. Default: 1 h.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public Builder retryAfter(Duration duration) {
      retryAfter = positive(duration, "retryAfter");
      return this;
    }

    /** Where an account that is asked to verify itself goes. */
    public Builder verification(URI link) {
      verification = Objects.requireNonNull(link, "link");
      return this;
    }

    /**
     * The policy.
     *
     * @throws IllegalStateException if accounts are asked to verify themselves and there is no link
     */
    public ResponsePolicy build() {
      boolean verifies =
          onWatch == ActionKind.VERIFY
              || onFlagged == ActionKind.VERIFY
              || (onFlagged == ActionKind.BLOCK
                  && !blocksUnconfirmed
                  && untilConfirmed == ActionKind.VERIFY);
      if (verifies && verification == null) {
        throw new IllegalStateException("VERIFY needs a link: call verification(URI)");
      }
      return new ResponsePolicy(this);
    }

    private static Duration positive(Duration duration, String name) {
      if (duration.isNegative() || duration.isZero()) {
        throw new IllegalArgumentException(name + " must be positive, was " + duration);
      }
      return duration;
    }
  }
}
