package io.github.azeotrope.servlet;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.testkit.observer.ScriptedObserver;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Over HTTP, so the peer is the loopback address. */
class TrustedProxiesTest {
  private static final String PEER = "127.0.0.1";

  private static String seen(TrustedProxies proxies, String headerLines) throws IOException {
    ScriptedObserver observer = ScriptedObserver.clearingEverybody();
    DistillationFilter filter =
        DistillationFilter.builder(observer).account(request -> "a").proxies(proxies).build();
    try (ModelHost host = ModelHost.start(filter)) {
      Sample.ALL.get(0).call().lines(headerLines).send(host);
    }
    assertThat(Await.ended(filter).isHealthy()).isTrue();
    assertThat(observer.requests()).hasSize(1);
    ModelRequest request = observer.requests().get(0);
    return request.client().address();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "null",
      quoteCharacter = '\'',
      value = {
        "203.0.113.7                        | 203.0.113.7",
        "198.51.100.1, 203.0.113.7          | 203.0.113.7",
        "198.51.100.1, 203.0.113.7, 10.1.2.3 | 203.0.113.7",
        "10.9.9.9, 203.0.113.7, 10.1.2.3,10.0.0.1 | 203.0.113.7",
        "\", 203.0.113.7                    | 203.0.113.7",
        "203.0.113.7:4711                   | 203.0.113.7:4711",
        "2001:db8::1                        | 2001:db8::1",
        "10.1.2.3                           | 10.1.2.3",
        "203.0.113.7, unknown               | null",
        "203.0.113.7,                       | null",
        "203.0.113.7, evil.example.org      | null",
      })
  void xForwardedForIsWalkedFromTheNearestHop(String value, String expected) throws IOException {
    TrustedProxies proxies = TrustedProxies.xForwardedFor(PEER, "10.0.0.0/8");
    assertThat(seen(proxies, "X-Forwarded-For: " + value + "\r\n")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "null",
      quoteCharacter = '\'',
      value = {
        "for=203.0.113.7                                          | 203.0.113.7",
        "for=198.51.100.1, for=203.0.113.7;proto=https;by=10.0.0.1 | 203.0.113.7",
        "proto=https; FOR=\"[2001:db8::1]:4711\", for=10.0.0.1     | [2001:db8::1]:4711",
        "for=\"198.51.100.1, for=203.0.113.7                      | 203.0.113.7",
        "for=203.0.113.7;host=\"x\\\", for=198.51.100.1;a=\\\"\"  | 203.0.113.7",
        "host=\"x;for=198.51.100.1;a\";for=203.0.113.7            | 203.0.113.7",
        "host=\"x\\\\\";for=203.0.113.7                           | 203.0.113.7",
        "for=203.0.113.7, for=_hidden                             | null",
        "for=203.0.113.7, proto=https                             | null",
        "for=203.0.113.7, for=unknown                             | null",
      })
  void forwardedIsWalkedFromTheNearestHop(String value, String expected) throws IOException {
    TrustedProxies proxies = TrustedProxies.forwarded(PEER, "10.0.0.0/8");
    assertThat(seen(proxies, "Forwarded: " + value + "\r\n")).isEqualTo(expected);
  }

  @Test
  void linesAreOneListInTheirOrder() throws IOException {
    String lines =
        Stream.of("198.51.100.1", "203.0.113.7", "10.1.2.3")
            .map(hop -> "X-Forwarded-For: " + hop + "\r\n")
            .collect(joining());
    assertThat(seen(TrustedProxies.xForwardedFor(PEER, "10.0.0.0/8"), lines))
        .isEqualTo("203.0.113.7");
  }

  /** What a peer that is not trusted says of others changes nothing. */
  @ParameterizedTest
  @CsvSource({"203.0.113.7", "10.0.0.1", "127.0.0.1", "unknown", "'x, 127.0.0.1, 10.0.0.1'"})
  void anUntrustedPeerIsTheClient(String value) throws IOException {
    String lines = "X-Forwarded-For: " + value + "\r\nForwarded: for=" + value + "\r\n";
    assertThat(seen(TrustedProxies.NONE, lines)).isEqualTo(PEER);
    assertThat(seen(TrustedProxies.xForwardedFor("10.0.0.0/8"), lines)).isEqualTo(PEER);
    assertThat(seen(TrustedProxies.forwarded("10.0.0.0/8"), lines)).isEqualTo(PEER);
  }

  /** A proxy passes on the header that it does not write, as the client sent it. */
  @Test
  void theOtherHeaderIsNotRead() throws IOException {
    String forged = "X-Forwarded-For: 198.51.100.1\r\nForwarded: for=203.0.113.7\r\n";
    assertThat(seen(TrustedProxies.forwarded(PEER), forged)).isEqualTo("203.0.113.7");
    assertThat(seen(TrustedProxies.xForwardedFor(PEER), forged)).isEqualTo("198.51.100.1");
  }

  @Test
  void withoutTheHeaderTheTrustedPeerIsAllThatIsKnown() throws IOException {
    assertThat(seen(TrustedProxies.xForwardedFor(PEER), "")).isEqualTo(PEER);
  }

  @Test
  void namesAreRefused() {
    assertThatThrownBy(() -> TrustedProxies.forwarded("10.0.0.0/8", "proxy.example.org"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("proxy.example.org");
  }
}
