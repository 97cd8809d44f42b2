package io.github.azeotrope.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** JSON has many spellings of a text; what is told of it does not depend on which one was used. */
class SpellingTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final WireLimits SMALL = new WireLimits(1 << 30, 1 << 16, 100);

  @Property(tries = 300, seed = "14")
  void shortTextIsToldAsItIs(@ForAll("texts") String text, @ForAll long seed) {
    assertThat(told(raw(text), Chunks.random(seed))).isEqualTo(text);
    assertThat(told(escaped(text), Chunks.random(seed))).isEqualTo(text);
  }

  @Property(tries = 60, seed = "15")
  void longTextIsCutInTheSamePlaces(@ForAll("texts") String text, @ForAll long seed) {
    String longText = (text + "-").repeat(40_000 / (text.length() + 1) + 1);
    String told = told(raw(longText), Chunks.WHOLE);
    assertThat(told).hasSizeLessThan(longText.length());
    assertThat(told(escaped(longText), Chunks.random(seed))).isEqualTo(told);
    assertThat(longText).startsWith(told.substring(0, 12_000)).endsWith(told.substring(13_000));
  }

  private static String told(String content, Chunks chunks) {
    List<WireRequest> requests = new ArrayList<>();
    WireExchange exchange =
        WireFormats.standard()
            .withLimits(SMALL)
            .exchange("POST", "/api/generate", requests::add, answer -> {});
    String body = "{\"prompt\":\"" + content + "\"}";
    Reading.feed(exchange.request(), body.getBytes(UTF_8), chunks);
    assertThat(requests).hasSize(1);
    return requests.get(0).prompt();
  }

  private static String raw(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  private static String escaped(String text) {
    StringBuilder all = new StringBuilder();
    text.chars().forEach(c -> all.append("\\u").append(HEX.toHexDigits((char) c)));
    return all.toString();
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of("a", "\"", "\\", "\n", "\u00e9", "\u4e2d", "\ud83d\ude00", "/", " ")
        .list()
        .ofMinSize(1)
        .ofMaxSize(60)
        .map(pieces -> String.join("", pieces));
  }
}
