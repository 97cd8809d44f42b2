package io.github.azeotrope.testkit.observer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.azeotrope.Assessment;
import io.github.azeotrope.Basis;
import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.ModelResponse;
import io.github.azeotrope.Verdict;
import org.junit.jupiter.api.Test;

class RecordingObserverTest {
  private static final ModelRequest REQUEST = ModelRequest.of("acct-7", 1, "prove it");
  private static final ModelResponse RESPONSE = ModelResponse.of("acct-7", 2, 30);

  @Test
  void keepsCallsInTheirOrderAndLeavesTheAnswersToTheOther() {
    ScriptedObserver answers = ScriptedObserver.clearExcept("acct-7", Verdict.WATCH);
    RecordingObserver observer = RecordingObserver.around(answers);
    assertThat(observer.assess("acct-7").verdict()).isEqualTo(Verdict.WATCH);
    assertThat(observer.observe(REQUEST).verdict()).isEqualTo(Verdict.WATCH);
    observer.complete(RESPONSE);
    observer.assess("acct-8");
    assertThat(observer.calls())
        .containsExactly(
            new ObserverCall.Assess("acct-7"),
            new ObserverCall.Observe(REQUEST),
            new ObserverCall.Complete(RESPONSE),
            new ObserverCall.Assess("acct-8"));
    assertThat(observer.calls("acct-8")).containsExactly(new ObserverCall.Assess("acct-8"));
    assertThat(observer.requests()).containsExactly(REQUEST);
    assertThat(observer.responses()).containsExactly(RESPONSE);
    assertThat(observer.assessed()).containsExactly("acct-7", "acct-8");
    assertThat(answers.calls()).isEqualTo(observer.calls());
    observer.reset();
    assertThat(observer.calls()).isEmpty();
  }

  @Test
  void saysWhatTheScriptSays() {
    ScriptedObserver observer = ScriptedObserver.clearExcept("acct-7", Verdict.FLAGGED);
    assertThat(observer.assess("acct-7"))
        .isEqualTo(new Assessment(Verdict.FLAGGED, 0.999, "campaign-1", Basis.EVIDENCE));
    assertThat(observer.observe(REQUEST).isFlagged()).isTrue();
    assertThat(observer.assess("acct-8")).isEqualTo(Assessment.clear(Basis.EVIDENCE));
    observer.says("acct-7", Verdict.CLEAR);
    assertThat(observer.assess("acct-7")).isEqualTo(Assessment.clear(Basis.EVIDENCE));
    observer.says("acct-8", Assessment.clear(Basis.DEGRADED));
    assertThat(observer.assess("acct-8").basis()).isEqualTo(Basis.DEGRADED);
  }

  @Test
  void failsWhereItIsToldToAndKeepsTheCallThatFailed() {
    FailingObserver all = FailingObserver.onEveryCall();
    assertThatIllegalStateException().isThrownBy(() -> all.assess("acct-7"));
    assertThatIllegalStateException().isThrownBy(() -> all.observe(REQUEST));
    assertThatIllegalStateException().isThrownBy(() -> all.complete(RESPONSE));
    assertThat(all.calls()).hasSize(3);

    FailingObserver assess = FailingObserver.onAssess();
    assertThatIllegalStateException().isThrownBy(() -> assess.assess("acct-7"));
    assertThat(assess.observe(REQUEST)).isEqualTo(Assessment.clear(Basis.EVIDENCE));
    assess.complete(RESPONSE);

    FailingObserver observe = FailingObserver.onObserve();
    assertThat(observe.assess("acct-7")).isEqualTo(Assessment.clear(Basis.EVIDENCE));
    assertThatIllegalStateException()
        .isThrownBy(() -> observe.observe(REQUEST))
        .withMessageNotContaining("prove it");
    observe.complete(RESPONSE);

    FailingObserver complete = FailingObserver.onComplete();
    assertThat(complete.observe(REQUEST).isFlagged()).isFalse();
    assertThatIllegalStateException().isThrownBy(() -> complete.complete(RESPONSE));
  }
}
