package io.github.azeotrope.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Whatever the bytes are, nothing is thrown, and the same is told however they came. */
class FuzzTest {
  private static final byte[] PIECES =
      "{}[]:,\"\\\\u\\ud83d\\n0123456789eE+-.truefalsenull\n\r data:[DONE]"
          .getBytes(StandardCharsets.UTF_8);

  @Property(tries = 4_000, seed = "12", shrinking = ShrinkingMode.OFF)
  void mutatedSamples(@ForAll("samples") Sample sample, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] body = sample.bytes();
    for (int i = random.nextInt(6); i >= 0; i--) {
      body = mutated(body, random);
    }
    holds(sample, body, seed);
  }

  @Property(tries = 1_000, seed = "13", shrinking = ShrinkingMode.OFF)
  void noise(@ForAll("samples") Sample sample, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] body = new byte[random.nextInt(400)];
    for (int i = 0; i < body.length; i++) {
      body[i] =
          random.nextInt(4) == 0
              ? (byte) random.nextInt(256)
              : PIECES[random.nextInt(PIECES.length)];
    }
    holds(sample, body, seed);
  }

  /**
   * How much comes out of what is broken depends on the pieces; that nothing is thrown does not.
   */
  @Property(tries = 1_500, seed = "16", shrinking = ShrinkingMode.OFF)
  void mutatedGzip(@ForAll("samples") Sample sample, @ForAll long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(sample.bytes());
    }
    assertThat(sample.read(out.toByteArray(), Chunks.random(seed))).isEqualTo(sample.golden());
    byte[] body = out.toByteArray();
    for (int i = random.nextInt(3); i >= 0; i--) {
      body = mutated(body, random);
    }
    assertThat(sample.read(body, Chunks.random(seed))).doesNotContain("FAILED");
  }

  private static void holds(Sample sample, byte[] body, long seed) {
    String whole = sample.read(body, Chunks.WHOLE);
    assertThat(whole).doesNotContain("FAILED");
    assertThat(sample.read(body, Chunks.random(seed))).isEqualTo(whole);
    assertThat(sample.read(body, Chunks.BYTES)).isEqualTo(whole);
  }

  private static byte[] mutated(byte[] body, SplittableRandom random) {
    if (body.length == 0) {
      return body;
    }
    int at = random.nextInt(body.length);
    int to = Math.min(body.length, at + 1 + random.nextInt(20));
    return switch (random.nextInt(6)) {
      case 0 -> with(body, at, (byte) random.nextInt(256));
      case 1 -> with(body, at, PIECES[random.nextInt(PIECES.length)]);
      case 2 -> joined(Arrays.copyOf(body, at), Arrays.copyOfRange(body, to, body.length));
      case 3 -> joined(Arrays.copyOf(body, to), Arrays.copyOfRange(body, at, body.length));
      case 4 -> Arrays.copyOf(body, at);
      default -> {
        // Moves the rest to where the bytes are handed on in another piece.
        byte[] blanks = new byte[random.nextInt(9_000)];
        Arrays.fill(blanks, (byte) ' ');
        yield joined(
            joined(Arrays.copyOf(body, at), blanks), Arrays.copyOfRange(body, at, body.length));
      }
    };
  }

  private static byte[] with(byte[] body, int at, byte value) {
    byte[] changed = body.clone();
    changed[at] = value;
    return changed;
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }

  @Provide
  Arbitrary<Sample> samples() {
    return Arbitraries.of(Sample.ALL);
  }
}
