package io.github.azeotrope.servlet;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.hash.LinkageKey;
import io.github.azeotrope.testkit.observer.ScriptedObserver;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiKeysTest {
  private static final String SECRET = "sk-live-0123456789abcdef";
  private static final LinkageKey KEY = LinkageKey.fromBytes("one-secret-of-16".getBytes(US_ASCII));
  private static final ApiKeys KEYS = ApiKeys.hashedWith(KEY);

  private final ScriptedObserver observer = ScriptedObserver.clearingEverybody();
  private final DistillationFilter filter =
      DistillationFilter.builder(observer).account(KEYS).build();

  private void send(String path, String lines) throws IOException {
    try (ModelHost host = ModelHost.start(filter)) {
      Call.post(path, Sample.ALL.get(0).request()).without("Authorization").lines(lines).send(host);
      Await.ended(filter);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'Authorization: Bearer " + SECRET + "', ''",
    "'authorization: bearer  " + SECRET + " ', ''",
    "'x-api-key: " + SECRET + "', ''",
    "'api-key: " + SECRET + "', ''",
    "'x-goog-api-key: " + SECRET + "', ''",
    "'X-Other: 1', ?alt=sse&key=" + SECRET,
    "'Authorization: Basic YTpi', ?key=" + SECRET,
  })
  void aKeyIsTheSameAccountWhereverItStands(String line, String query) throws IOException {
    send("/v1/chat/completions" + query, line + "\r\n");
    assertThat(observer.assessed()).containsExactly(KEYS.account(SECRET));
    assertThat(observer.requests())
        .singleElement()
        .satisfies(request -> assertThat(request.account()).isEqualTo(KEYS.account(SECRET)));
  }

  @ParameterizedTest
  @CsvSource({"X-Other: 1", "Authorization: Bearer", "Authorization: Basic YTpi", "x-api-key:"})
  void withoutAKeyThereIsNobodyToTellOf(String line) throws IOException {
    send("/v1/chat/completions?monkey=1", line + "\r\n");
    assertThat(observer.requests()).isEmpty();
    assertThat(filter.stats().withoutAccount()).isEqualTo(1);
    assertThat(filter.stats().exchanges()).isZero();
  }

  @Test
  void theAccountTellsNothingOfTheKey() {
    assertThat(KEYS.account(SECRET)).matches("key-[0-9a-f]{16}").doesNotContain("sk-live");
    assertThat(KEYS.account(SECRET + "x")).isNotEqualTo(KEYS.account(SECRET));
    assertThat(ApiKeys.hashedWith(KEY).account(SECRET)).isEqualTo(KEYS.account(SECRET));
    LinkageKey other = LinkageKey.fromBytes("another-secret-1".getBytes(US_ASCII));
    assertThat(ApiKeys.hashedWith(other).account(SECRET)).isNotEqualTo(KEYS.account(SECRET));
  }
}
