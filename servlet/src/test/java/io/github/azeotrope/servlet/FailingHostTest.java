package io.github.azeotrope.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.Assessment;
import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.ModelResponse;
import io.github.azeotrope.RequestObserver;
import io.github.azeotrope.Verdict;
import io.github.azeotrope.response.ActionKind;
import io.github.azeotrope.response.ResponsePolicy;
import io.github.azeotrope.testkit.observer.ScriptedObserver;
import java.io.IOException;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Whatever the host has set up may fail: no answer changes, and it is counted. */
class FailingHostTest {
  private static final Sample SAMPLE = Sample.ALL.get(1);

  private final ScriptedObserver observer = ScriptedObserver.clearingEverybody();

  private static final RequestObserver FAILING =
      new RequestObserver() {
        @Override
        public Assessment assess(String account) {
          throw new IllegalStateException("assess");
        }

        @Override
        public Assessment observe(ModelRequest request) {
          throw new NoClassDefFoundError("observe");
        }

        @Override
        public void complete(ModelResponse response) {
          throw new StackOverflowError("complete");
        }
      };

  private static FilterStats after(DistillationFilter filter) throws IOException {
    String plain;
    try (ModelHost host = ModelHost.start()) {
      plain = SAMPLE.call().sendText(host);
    }
    try (ModelHost host = ModelHost.start(filter)) {
      assertThat(SAMPLE.call().sendText(host)).isEqualTo(plain);
    }
    return Await.ended(filter);
  }

  private FilterStats with(UnaryOperator<DistillationFilter.Builder> settings) throws IOException {
    return after(
        settings.apply(DistillationFilter.builder(observer).account(request -> "acct-1")).build());
  }

  @Test
  void theObserver() throws IOException {
    FilterStats stats =
        after(DistillationFilter.builder(FAILING).account(request -> "acct-1").build());
    assertThat(stats.failures())
        .isEqualTo(
            Map.of(
                FilterFailure.ASSESS, 1L, FilterFailure.OBSERVE, 1L, FilterFailure.COMPLETE, 1L));
    assertThat(stats.observed()).isZero();
    assertThat(stats.completed()).isZero();
  }

  @Test
  void theAccount() throws IOException {
    FilterStats stats =
        with(
            builder ->
                builder.account(
                    request -> {
                      throw new IllegalStateException("account");
                    }));
    assertThat(stats.failures()).isEqualTo(Map.of(FilterFailure.ACCOUNT, 1L));
    assertThat(stats.withoutAccount()).isEqualTo(1);
    assertThat(observer.requests()).isEmpty();
  }

  @Test
  void whatElseIsExtracted() throws IOException {
    FilterStats stats =
        with(
            builder ->
                builder
                    .facts(
                        request -> {
                          throw new IllegalStateException("facts");
                        })
                    .client(
                        (request, known) -> {
                          throw new IllegalStateException("client");
                        })
                    .requestId(
                        request -> {
                          throw new IllegalStateException("id");
                        }));
    assertThat(stats.failures())
        .isEqualTo(
            Map.of(
                FilterFailure.FACTS, 1L, FilterFailure.CLIENT, 1L, FilterFailure.REQUEST_ID, 1L));
    assertThat(observer.requests())
        .singleElement()
        .satisfies(request -> assertThat(request.client().address()).isEqualTo("127.0.0.1"));
  }

  @Test
  void theResponderAfterItHasBegunToAnswer() throws IOException {
    observer.says("acct-1", Verdict.FLAGGED);
    FilterStats stats =
        with(
            builder ->
                builder
                    .policy(ResponsePolicy.builder().onFlagged(ActionKind.LIMIT).build())
                    .responder(
                        (request, response, account, action) -> {
                          response.setStatus(429);
                          response.setHeader("Retry-After", "1");
                          response.getWriter().write("half an ans");
                          throw new IllegalStateException(account);
                        }));
    assertThat(stats.failures()).isEqualTo(Map.of(FilterFailure.RESPONDER, 1L));
    assertThat(stats.intercepted()).isZero();
    assertThat(stats.count(ActionKind.LIMIT)).isEqualTo(1);
    assertThat(observer.requests()).hasSize(1);
  }
}
