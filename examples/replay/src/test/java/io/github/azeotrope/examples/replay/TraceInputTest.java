package io.github.azeotrope.examples.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceInputTest {
  private static final String TEXT = randomText();

  @Test
  void readsPlainAndCompressedFromAPipe() throws IOException {
    assertThat(all(TEXT.getBytes(UTF_8))).isEqualTo(TEXT);
    assertThat(all(gzip(TEXT))).isEqualTo(TEXT);
  }

  @Test
  void readsAFileByItsBytesNotItsName(@TempDir Path dir) throws IOException {
    Path plain = Files.write(dir.resolve("plain.gz"), TEXT.getBytes(UTF_8));
    Path compressed = Files.write(dir.resolve("compressed.jsonl"), gzip(TEXT));
    for (Path file : new Path[] {plain, compressed}) {
      try (InputStream in = TraceInput.open(file.toString(), InputStream.nullInputStream())) {
        assertThat(in.readAllBytes()).asString(UTF_8).isEqualTo(TEXT);
      }
    }
  }

  @Test
  void readsEveryMemberAlsoWhereAPipePausesBetweenThem() throws IOException {
    assertThat(all(join(gzip(TEXT), gzip("second"), gzip(""), gzip("last"))))
        .isEqualTo(TEXT + "secondlast");
  }

  @Test
  void givesEverythingBeforeACutAndSaysSo() throws IOException {
    byte[] whole = gzip(TEXT);
    for (int missing : new int[] {1, 7, 8, 9, 1_000, whole.length / 2}) {
      byte[] cut = Arrays.copyOf(whole, whole.length - missing);
      try (InputStream in = TraceInput.open("-", new Trickle(cut))) {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        assertThatThrownBy(() -> in.transferTo(read)).hasMessage("the gzip data is cut off");
        assertThat(TEXT).startsWith(read.toString(UTF_8));
        assertThat(read.size()).isGreaterThan(TEXT.length() - 2 * missing - 2_000);
      }
    }
  }

  @Test
  void noticesWhatFollowsTheCompressedData() throws IOException {
    byte[] two = gzip("second");
    for (byte[] rest : new byte[][] {{1}, "garbage".getBytes(UTF_8), Arrays.copyOf(two, 9)}) {
      try (InputStream in = TraceInput.open("-", new Trickle(join(gzip(TEXT), rest)))) {
        assertThatThrownBy(in::readAllBytes)
            .isInstanceOf(ZipException.class)
            .hasMessage("the gzip data is followed by something else");
      }
    }
  }

  @Test
  void readsNothingAndNextToNothing() throws IOException {
    assertThat(all(new byte[0])).isEmpty();
    assertThat(all(new byte[] {'x'})).isEqualTo("x");
  }

  @Test
  void namesAFileWithoutItsFolder() {
    assertThat(TraceInput.displayName("some/where/trace.jsonl")).isEqualTo("trace.jsonl");
    assertThat(TraceInput.displayName("-")).isEqualTo("standard input");
  }

  private static String all(byte[] bytes) throws IOException {
    try (InputStream in = TraceInput.open("-", new Trickle(bytes))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  private static byte[] join(byte[]... parts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      bytes.write(part);
    }
    return bytes.toByteArray();
  }

  /** Letters that compress badly, so that there is something to cut. */
  private static String randomText() {
    Random random = new Random(3);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 200_000; i++) {
      text.append((char) ('a' + random.nextInt(26)));
    }
    return text.toString();
  }

  /** A pipe: few bytes at a time, and never any ready. */
  private static final class Trickle extends ByteArrayInputStream {
    Trickle(byte[] bytes) {
      super(bytes);
    }

    @Override
    public synchronized int read(byte[] bytes, int offset, int length) {
      return super.read(bytes, offset, Math.min(length, 777));
    }

    @Override
    public synchronized int available() {
      return 0;
    }
  }
}
