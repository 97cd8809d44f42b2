package io.github.azeotrope.examples.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnicodeTest {
  /** Lead and continuation bytes at the edges of what is allowed. */
  private static final int[] EDGES = {
    0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC,
    0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF
  };

  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();

  /** Every sequence of up to four edge bytes, so that no rule of the format goes unasked. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void agreesWithThePlatformDecoder(int length) {
    byte[] bytes = new byte[length];
    int sequences = (int) Math.pow(EDGES.length, length);
    int wellFormed = 0;
    for (int sequence = 0; sequence < sequences; sequence++) {
      int rest = sequence;
      for (int i = 0; i < length; i++, rest /= EDGES.length) {
        bytes[i] = (byte) EDGES[rest % EDGES.length];
      }
      boolean expected = decodes(bytes);
      wellFormed += expected ? 1 : 0;
      if (Unicode.isUtf8(bytes, 0, length) != expected) {
        fail("%s: expected %s", Arrays.toString(bytes), expected);
      }
    }
    assertThat(wellFormed).isBetween(1, sequences - 1);
  }

  @Test
  void seesAnErrorAtEveryPlaceOfALongLine() {
    byte[] good =
        "plain text, then caf\u00e9 \ud83d\ude00 and plain again".getBytes(StandardCharsets.UTF_8);
    assertThat(Unicode.isUtf8(good, 0, good.length)).isTrue();
    for (int i = 0; i < good.length; i++) {
      byte[] bad = good.clone();
      bad[i] = (byte) 0xFF;
      assertThat(Unicode.isUtf8(bad, 0, bad.length)).as("byte %d", i).isFalse();
    }
  }

  @Test
  void replacesOnlySurrogatesWithoutAPartner() {
    assertThat(Unicode.withoutLoneSurrogates("a\ud83d\ude00b")).isEqualTo("a\ud83d\ude00b");
    assertThat(Unicode.withoutLoneSurrogates("\ud83dx")).isEqualTo("\ufffdx");
    assertThat(Unicode.withoutLoneSurrogates("x\ud83d")).isEqualTo("x\ufffd");
    assertThat(Unicode.withoutLoneSurrogates("\ude00\ud83d\ude00")).isEqualTo("\ufffd\ud83d\ude00");
  }

  private boolean decodes(byte[] bytes) {
    CharBuffer out = CharBuffer.allocate(bytes.length);
    decoder.reset();
    return decoder.decode(ByteBuffer.wrap(bytes), out, true).isUnderflow();
  }
}
