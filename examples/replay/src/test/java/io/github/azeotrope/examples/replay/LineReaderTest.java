package io.github.azeotrope.examples.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineReaderTest {
  private static final int BOUND = 1_000;

  @Test
  void splitsLikeAPlainSplitWhateverTheChunks() {
    Random random = new Random(5);
    for (int round = 0; round < 300; round++) {
      StringBuilder text = new StringBuilder();
      List<String> expected = new ArrayList<>();
      int lines = random.nextInt(20);
      for (int i = 0; i < lines; i++) {
        String line = "x".repeat(random.nextInt(BOUND + 1));
        expected.add(line);
        text.append(line).append('\n');
      }
      if (random.nextBoolean()) {
        expected.add("without an end");
        text.append("without an end");
      }
      assertThat(lines(new Trickle(text.toString(), random.nextInt(700) + 1, random)))
          .isEqualTo(expected);
    }
  }

  @Test
  void passesOverWhatIsTooLongAndGoesOn() {
    for (int length : new int[] {BOUND + 1, BOUND + 2, 10 * BOUND}) {
      String text = "a\n" + "x".repeat(length) + "\nb\n" + "y".repeat(length);
      for (int chunk : new int[] {1, 7, BOUND, 100 * BOUND}) {
        assertThat(lines(new Trickle(text, chunk, new Random(chunk))))
            .containsExactly("a", "too long", "b", "too long");
      }
    }
  }

  @Test
  void takesALineOfExactlyTheBound() {
    assertThat(lines(bytes("x".repeat(BOUND) + "\n" + "y".repeat(BOUND))))
        .containsExactly("x".repeat(BOUND), "y".repeat(BOUND));
  }

  @Test
  void dropsCarriageReturnAndTheFirstByteOrderMark() {
    assertThat(lines(bytes("\ufeffa\r\nb\r\n\ufeffc"))).containsExactly("a", "b", "\ufeffc");
    assertThat(lines(bytes("\ufeff"))).containsExactly("");
    assertThat(lines(bytes(""))).isEmpty();
  }

  @Test
  void givesWhatCameBeforeAFailure() throws IOException {
    InputStream in =
        new FilterInputStream(bytes("a\nbroken of")) {
          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            if (count < 0) {
              throw new IOException("gone");
            }
            return count;
          }
        };
    try (LineReader reader = new LineReader(in, BOUND)) {
      assertThat(reader.next()).isTrue();
      assertThat(reader.next()).isTrue();
      assertThat(text(reader)).isEqualTo("broken of");
      assertThat(reader.next()).isFalse();
      assertThat(reader.next()).isFalse();
      assertThat(reader.failure()).hasMessage("gone");
    }
  }

  private static List<String> lines(InputStream in) {
    try (LineReader reader = new LineReader(in, BOUND)) {
      List<String> lines = new ArrayList<>();
      while (reader.next()) {
        lines.add(reader.isTooLong() ? "too long" : text(reader));
        assertThat(reader.number()).isEqualTo(lines.size());
      }
      assertThat(reader.failure()).isNull();
      return lines;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String text(LineReader reader) {
    return new String(
        Arrays.copyOfRange(reader.bytes(), reader.from(), reader.to()), StandardCharsets.UTF_8);
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Hands out a few bytes at a time. */
  private static final class Trickle extends ByteArrayInputStream {
    private final int most;
    private final Random random;

    Trickle(String text, int most, Random random) {
      super(text.getBytes(StandardCharsets.UTF_8));
      this.most = most;
      this.random = random;
    }

    @Override
    public synchronized int read(byte[] bytes, int offset, int length) {
      return super.read(bytes, offset, Math.min(length, 1 + random.nextInt(most)));
    }
  }
}
