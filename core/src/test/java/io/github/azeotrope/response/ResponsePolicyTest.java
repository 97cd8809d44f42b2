package io.github.azeotrope.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azeotrope.Assessment;
import io.github.azeotrope.Basis;
import io.github.azeotrope.Verdict;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which verdict gives which action, and what the client reads. */
class ResponsePolicyTest {
  private static final Assessment FLAGGED =
      new Assessment(Verdict.FLAGGED, 1, "campaign-1", Basis.EVIDENCE);
  private static final URI LINK = URI.create("https://example.org/verify");

  @ParameterizedTest
  @EnumSource(Verdict.class)
  void shadowAllowsEverything(Verdict verdict) {
    assertThat(ResponsePolicy.shadow().advise(verdict, true)).isEqualTo(Action.ALLOW);
    assertThat(ResponsePolicy.builder().build().advise(verdict, true)).isEqualTo(Action.ALLOW);
  }

  @ParameterizedTest
  @EnumSource(ActionKind.class)
  void clearIsAllowedWhateverThePolicy(ActionKind kind) {
    ResponsePolicy policy = ResponsePolicy.builder().onFlagged(kind).verification(LINK).build();
    assertThat(policy.advise(Assessment.clear(Basis.EVIDENCE))).isEqualTo(Action.ALLOW);
    assertThat(policy.advise(Assessment.clear(Basis.DEGRADED))).isEqualTo(Action.ALLOW);
  }

  @Test
  void reasoningIsWithheldFromFlaggedAccountsOnly() {
    ResponsePolicy policy = ResponsePolicy.withholdReasoning();
    assertThat(policy.advise(FLAGGED).kind()).isEqualTo(ActionKind.WITHHOLD_REASONING);
    assertThat(policy.advise(FLAGGED).isServed()).isTrue();
    assertThat(policy.advise(Verdict.WATCH, false)).isEqualTo(Action.ALLOW);
  }

  @Test
  void nobodyIsBlockedBeforeAPersonHasLooked() {
    ResponsePolicy policy =
        ResponsePolicy.builder()
            .onFlagged(ActionKind.BLOCK)
            .untilConfirmed(ActionKind.LIMIT)
            .build();
    assertThat(policy.advise(FLAGGED).kind()).isEqualTo(ActionKind.LIMIT);
    assertThat(policy.advise(Verdict.FLAGGED, true).kind()).isEqualTo(ActionKind.BLOCK);
    ResponsePolicy alone =
        ResponsePolicy.builder().onFlagged(ActionKind.BLOCK).blockWithoutConfirmation().build();
    assertThat(alone.advise(FLAGGED).kind()).isEqualTo(ActionKind.BLOCK);
  }

  @Test
  void aLimitSaysWhenToComeBack() {
    ResponsePolicy policy =
        ResponsePolicy.builder()
            .onFlagged(ActionKind.LIMIT)
            .retryAfter(Duration.ofMillis(90_500))
            .build();
    ProblemDetails problem = policy.advise(FLAGGED).problem().orElseThrow();
    assertThat(problem.status()).isEqualTo(429);
    assertThat(problem.headers())
        .containsEntry("Retry-After", "91")
        .containsEntry("Content-Type", "application/problem+json")
        .containsEntry("Cache-Control", "no-store");
    assertThat(problem.toJson())
        .isEqualTo(
            "{\"type\":\"about:blank\",\"title\":\"Too Many Requests\",\"status\":429,"
                + "\"detail\":\"This account has reached its limit. Please try again later.\"}");
  }

  @Test
  void whoIsAskedToVerifyIsToldWhere() {
    ResponsePolicy policy =
        ResponsePolicy.builder().onFlagged(ActionKind.VERIFY).verification(LINK).build();
    ProblemDetails problem = policy.advise(FLAGGED).problem().orElseThrow();
    assertThat(problem.status()).isEqualTo(403);
    assertThat(problem.headers()).doesNotContainKey("Retry-After");
    assertThat(problem.toJson()).contains("\"verification\":\"https://example.org/verify\"");
  }

  /** An answer that named the campaign or its evidence would tell what to change. */
  @ParameterizedTest
  @EnumSource(ActionKind.class)
  void noAnswerTellsCampaignsApart(ActionKind kind) {
    ResponsePolicy policy =
        ResponsePolicy.builder()
            .onFlagged(kind)
            .blockWithoutConfirmation()
            .verification(LINK)
            .build();
    Assessment other = new Assessment(Verdict.FLAGGED, .5, "campaign-2", Basis.EVIDENCE);
    assertThat(policy.advise(other)).isEqualTo(policy.advise(FLAGGED));
    policy
        .advise(FLAGGED)
        .problem()
        .ifPresent(problem -> assertThat(problem.toJson()).doesNotContain("campaign"));
  }

  @Test
  void mistakesAreToldWhenThePolicyIsMade() {
    ResponsePolicy.Builder policy = ResponsePolicy.builder();
    assertThatThrownBy(() -> policy.onWatch(ActionKind.BLOCK))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("onFlagged(BLOCK)");
    assertThatThrownBy(() -> policy.untilConfirmed(ActionKind.BLOCK))
        .hasMessageContaining("blockWithoutConfirmation()");
    assertThatThrownBy(() -> policy.retryAfter(Duration.ZERO))
        .hasMessage("retryAfter must be positive, was PT0S");
    assertThatThrownBy(() -> policy.onFlagged(ActionKind.VERIFY).build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("verification(URI)");
  }
}
