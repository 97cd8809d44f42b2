package io.github.azeotrope.hash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SipHashTest {
  /** The key of the paper's appendix A and of the authors' test vectors: bytes 00 to 0f. */
  private static final SipHash PAPER = new SipHash(0x0706050403020100L, 0x0f0e0d0c0b0a0908L);

  /** Hash, as its eight bytes, of the bytes 00, 01, 02 and so on. */
  @ParameterizedTest
  @CsvSource({
    "0, 310e0edd47db6f72",
    "1, fd67dc93c539f874",
    "2, 5a4fa9d909806c0d",
    "3, 2d7efbd796666785",
    "4, b7877127e09427cf",
    "5, 8da699cd64557618",
    "6, cee3fe586e46c9cb",
    "7, 37d1018bf50002ab",
    "15, e545be4961ca29a1",
    "63, 724506eb4c328a95",
  })
  void agreesWithTheAuthorsVectors(int length, String expected) {
    byte[] input = new byte[length + 2];
    for (int i = 0; i < length; i++) {
      input[i + 1] = (byte) i;
    }
    long hash = PAPER.hash(input, 1, length);
    byte[] bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(hash).array();
    assertThat(HexFormat.of().formatHex(bytes)).isEqualTo(expected);
  }

  @Property
  void longsAreTheirBytes(@ForAll long a, @ForAll long b, @ForAll long c) {
    byte[] bytes =
        ByteBuffer.allocate(24)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(a)
            .putLong(b)
            .putLong(c)
            .array();
    assertThat(PAPER.hash(a)).isEqualTo(PAPER.hash(bytes, 0, 8));
    assertThat(PAPER.hash(a, b)).isEqualTo(PAPER.hash(bytes, 0, 16));
    assertThat(PAPER.hash(a, b, c)).isEqualTo(PAPER.hash(bytes, 0, 24));
  }

  @Property
  void textIsTagAndUnits(@ForAll String text, @ForAll int tag) {
    long wanted = tag & 0x7fffffffL;
    boolean wide = text.chars().anyMatch(c -> c > 255);
    byte[] units = text.getBytes(wide ? StandardCharsets.UTF_16LE : StandardCharsets.ISO_8859_1);
    if (wide) {
      // getBytes replaces unpaired surrogates; the hash does not.
      ByteBuffer raw = ByteBuffer.allocate(2 * text.length()).order(ByteOrder.LITTLE_ENDIAN);
      text.chars().forEach(c -> raw.putChar((char) c));
      units = raw.array();
    }
    ByteBuffer input = ByteBuffer.allocate(8 + units.length).order(ByteOrder.LITTLE_ENDIAN);
    input.putLong(wide ? wanted | Long.MIN_VALUE : wanted).put(units);
    assertThat(PAPER.hash(wanted, text)).isEqualTo(PAPER.hash(input.array(), 0, input.capacity()));
    assertThat(PAPER.hash(wanted, "\u4e00" + text + "x", 1, 1 + text.length()))
        .isEqualTo(PAPER.hash(wanted, text));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 8, 9, 15, 16, 63, 2047, 2048, 2049, 4095, 4096, 4097, 9000})
  void textsOfAnyLengthAreTheirBytes(int units) {
    for (char filler : new char[] {'a', '\u00ff', '\u0100', '\u4e00'}) {
      String text = String.valueOf(filler).repeat(units);
      boolean wide = filler > 255 && units > 0;
      ByteBuffer input =
          ByteBuffer.allocate(8 + (wide ? 2 : 1) * units).order(ByteOrder.LITTLE_ENDIAN);
      input.putLong(wide ? 7 | Long.MIN_VALUE : 7);
      input.put(text.getBytes(wide ? StandardCharsets.UTF_16LE : StandardCharsets.ISO_8859_1));
      assertThat(PAPER.hash(7, text)).isEqualTo(PAPER.hash(input.array(), 0, input.capacity()));
    }
  }

  @Test
  void tellsUnpairedSurrogatesApart() {
    assertThat(PAPER.hash(0, "\uD800")).isNotEqualTo(PAPER.hash(0, "\uD801"));
    assertThat(PAPER.hash(0, "\uD800")).isNotEqualTo(PAPER.hash(0, "?"));
  }

  @Test
  void dependsOnKeyTagAndText() {
    Set<Long> seen = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      assertThat(seen.add(new SipHash(i, 0).hash(0, "a"))).isTrue();
      assertThat(seen.add(new SipHash(0, i + 1).hash(0, "a"))).isTrue();
      assertThat(seen.add(PAPER.hash(i, "a"))).isTrue();
      assertThat(seen.add(PAPER.hash(0, "b".repeat(i)))).isTrue();
    }
  }

  @Test
  void refusesRangesOutside() {
    assertThatThrownBy(() -> PAPER.hash(new byte[4], 2, 3))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> PAPER.hash(0, "abc", 2, 4))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}
