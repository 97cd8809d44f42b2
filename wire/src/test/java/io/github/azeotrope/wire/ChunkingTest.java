package io.github.azeotrope.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the network cuts a body makes no difference. */
class ChunkingTest {
  private static final String SAMPLES = "io.github.azeotrope.wire.Sample#ALL";

  @ParameterizedTest
  @FieldSource(SAMPLES)
  void byteByByte(Sample sample) {
    assertThat(sample.read(sample.bytes(), Chunks.BYTES)).isEqualTo(sample.golden());
  }

  @ParameterizedTest
  @FieldSource(SAMPLES)
  void inTwoPiecesAnywhere(Sample sample) {
    byte[] body = sample.bytes();
    for (int at = 0; at < body.length; at++) {
      assertThat(sample.read(body, Chunks.cutAt(at)))
          .as("cut at %s", at)
          .isEqualTo(sample.golden());
    }
  }

  @Property(tries = 300, seed = "11")
  void inRandomPieces(@ForAll("samples") Sample sample, @ForAll long seed) {
    assertThat(sample.read(sample.bytes(), Chunks.random(seed))).isEqualTo(sample.golden());
  }

  /** Lines of events may end in three ways; the samples use one. */
  @ParameterizedTest
  @ValueSource(strings = {"\r\n", "\r"})
  void otherLineEnds(String end) {
    for (Sample sample : Sample.ALL) {
      if (sample.file().endsWith(".sse")) {
        byte[] body = new String(sample.bytes(), UTF_8).replace("\n", end).getBytes(UTF_8);
        assertThat(sample.read(body, Chunks.WHOLE)).isEqualTo(sample.golden());
        assertThat(sample.read(body, Chunks.BYTES)).isEqualTo(sample.golden());
      }
    }
  }

  @Provide
  Arbitrary<Sample> samples() {
    return Arbitraries.of(Sample.ALL);
  }

  /** A connection that breaks: the same is told however the bytes came, and that it broke. */
  @ParameterizedTest
  @FieldSource(SAMPLES)
  void cutConnections(Sample sample) {
    byte[] body = sample.bytes();
    boolean isOneValue = sample.file().endsWith(".json");
    int end = new String(body, UTF_8).stripTrailing().length();
    for (int length = 0; length < body.length; length++) {
      byte[] prefix = Arrays.copyOf(body, length);
      String told = sample.read(prefix, Chunks.WHOLE);
      assertThat(told).doesNotContain("FAILED");
      assertThat(sample.read(prefix, Chunks.random(length))).as("first %s", length).isEqualTo(told);
      if (isOneValue && length < end) {
        assertThat(told)
            .as("first %s", length)
            .containsPattern("problems \\{.*(TRUNCATED|EMPTY)=1");
      }
    }
  }
}
