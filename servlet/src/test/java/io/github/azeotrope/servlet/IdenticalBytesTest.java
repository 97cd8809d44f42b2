package io.github.azeotrope.servlet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.testkit.observer.ScriptedObserver;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** With the filter and without it: the same bytes for the application and for the client. */
class IdenticalBytesTest {
  private static final String ACCOUNT = "acct-1";
  private static final List<String> MODES =
      List.of("BLOCKING", "ASYNC", "ASYNC_THREAD", "ASYNC_OWN", "DISPATCH");

  private static ScriptedObserver observer = ScriptedObserver.clearingEverybody();
  private static DistillationFilter filter = filter();
  private static ModelHost with;
  private static ModelHost without;

  @BeforeAll
  @BeforeContainer
  static void start() {
    observer = ScriptedObserver.clearingEverybody();
    filter = filter();
    with = ModelHost.start(filter);
    without = ModelHost.start();
  }

  @AfterAll
  @AfterContainer
  static void stop() {
    with.close();
    without.close();
  }

  private static DistillationFilter filter() {
    return DistillationFilter.builder(observer).account(request -> ACCOUNT).build();
  }

  static Stream<Sample> samples() {
    return Sample.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everyFormatInEveryWay(Sample sample) throws IOException {
    int seed = 0;
    for (String mode : MODES) {
      for (Write write : Write.values()) {
        for (Read read : Read.values()) {
          boolean listens = read == Read.LISTENER || write == Write.LISTENER;
          boolean pairs = (read.ordinal() + write.ordinal() + seed) % 3 == 0;
          if (pairs && (!listens || mode.startsWith("ASYNC"))) {
            same(sample, sample.call().mode(mode).read(read), write, ++seed);
          }
        }
      }
    }
    assertThat(seed).isGreaterThan(60);
  }

  private static void same(Sample sample, Call way, Write write, int seed) throws IOException {
    Call call = way.write(write);
    String plain = new String(call.sendChunked(without, seed), ISO_8859_1);
    assertThat(plain).startsWith("HTTP/1.1 200").contains("X-Received: ");
    observer.reset();
    String filtered = new String(call.sendChunked(with, seed), ISO_8859_1);
    assertThat(filtered).isEqualTo(plain);
    List<String> expected = new ArrayList<>(sample.told());
    if (plain.contains("X-Received: 0-")) {
      expected.removeIf(told -> !told.startsWith(Sample.ANSWER));
    }
    if (write == Write.RESET_FIRST) {
      expected.removeIf(told -> told.startsWith(Sample.ANSWER));
    }
    Await.until(() -> told().size() >= expected.size());
    assertThat(told()).isEqualTo(expected);
  }

  private static List<String> told() {
    List<String> told = new ArrayList<>();
    observer.requests().forEach(request -> told.add(Sample.told(request)));
    observer.responses().forEach(response -> told.add(Sample.told(response)));
    return told;
  }

  @Property(tries = 150, seed = "17")
  void anyBytes(
      @ForAll @Size(max = 3_000) byte[] body,
      @ForAll @Size(max = 3_000) byte[] answer,
      @ForAll Read read,
      @ForAll Write write,
      @ForAll long seed)
      throws IOException {
    boolean listens = read == Read.LISTENER || write == Write.LISTENER;
    Call call =
        Call.post("/v1/chat/completions", body)
            .answered(answer)
            .mode(MODES.get(listens ? 1 : (int) (seed & 3)))
            .read(read)
            .write(write);
    assertThat(call.sendChunked(with, seed)).isEqualTo(call.sendChunked(without, seed));
    assertThat(filter.stats().failures()).isEmpty();
  }
}
