package io.github.azeotrope.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.hash.LinkageKey;
import io.github.azeotrope.hash.SipHash;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TokenizerTest {
  private static final SipHash KEY = LinkageKey.fromBytes(new byte[16]).derive("token");
  private static final ReferenceTokenizer REFERENCE = new ReferenceTokenizer(KEY);

  private final Tokenizer tokenizer = new Tokenizer();
  private final TokenBuffer tokens = new TokenBuffer(KEY);

  static Stream<String> names() {
    return Samples.TEXTS.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void readsSamplesAsTheReference(String name) {
    String text = Samples.TEXTS.get(name);
    checkAgainstReference(text);
    checkAgainstReference(text + text);
    checkAgainstReference("Latin " + text);
    // One wide unit changes how the JVM stores the whole string; one letter, which way it goes.
    checkAgainstReference(text + " \u2014");
    checkAgainstReference(text + " 文");
    checkAgainstReference("П" + text);
  }

  @ParameterizedTest
  @MethodSource("names")
  void readsLongTextsByWindows(String name) {
    String text = Samples.TEXTS.get(name);
    if (!text.isEmpty()) {
      String longer = text.repeat(10_000 / text.length() + 1);
      checkAgainstReference(longer);
      checkAgainstReference("x" + longer);
      checkAgainstReference("xy" + longer + "z");
    }
  }

  @Property(tries = 3000)
  void readsAnyStringAsTheReference(@ForAll("strings") String text) {
    checkAgainstReference(text);
  }

  @Property(tries = 300)
  void readsAnyWindowsAsTheReference(@ForAll("strings") String text, @ForAll Random random) {
    checkAgainstReference(text, 1 + random.nextInt(20), random.nextInt(20), 1 + random.nextInt(20));
  }

  @Property(tries = 300)
  void separatorsDoNotMatter(@ForAll("words") List<String> words, @ForAll Random random) {
    String[] separators = {
      " ", "\n\n", " - ", "... ", " \uD83D\uDE00 ", "\u2014", "  \u200B ", "。"
    };
    String plain = String.join(" ", words);
    String odd =
        words.stream()
            .map(w -> w + separators[random.nextInt(separators.length)])
            .collect(Collectors.joining());
    read(plain);
    long[] expected = raw();
    read(odd);
    assertThat(raw()).isEqualTo(expected);
  }

  @Property(tries = 300)
  void caseDoesNotMatter(@ForAll("words") List<String> words) {
    String plain = String.join(" ", words);
    read(plain);
    long[] expected = raw();
    read(plain.toUpperCase(java.util.Locale.ROOT));
    assertThat(raw()).isEqualTo(expected);
  }

  @Property(tries = 300)
  void ignoredCodePointsDoNotMatter(@ForAll("words") List<String> words, @ForAll Random random) {
    String plain = String.join(" ", words);
    StringBuilder odd = new StringBuilder(plain);
    String[] ignored = {"\u200B", "\u00AD", "\u200D", "\uFE0F", "\uFEFF", "\uDB40\uDC41"};
    for (int i = 0; i < 5; i++) {
      odd.insert(random.nextInt(plain.length() + 1), ignored[random.nextInt(ignored.length - 1)]);
    }
    odd.append(ignored[5]);
    read(plain);
    long[] expected = raw();
    read(odd.toString());
    assertThat(raw()).isEqualTo(expected);
  }

  @Test
  void namesTheTokensOfASentence() {
    assertThat(texts("Don't ask GPT-4模型的 item_12b 3.14"))
        .containsExactly("don", "t", "ask", "gpt", "4", "模型", "型的", "item_12b", "3", "14");
    assertThat(ReferenceTokenizer.read("item_12b 3.14 x", 10, 0, 10).normal())
        .containsExactly("item_0b", "0", "x");
  }

  @Test
  void countersAndDatesDoNotChangeTheNormalTokens() {
    read("Question 12 of 40 on 2026-11-01: why does item_7 boil?");
    long[] expected = normal();
    read("question 9 of 1,000,000 on 2027-3-14 - why does Item_81 boil");
    assertThat(normal()).isEqualTo(expected);
    // question 0 of 0 on 0 why does item_0 boil
    assertThat(expected).hasSize(10);
  }

  @Test
  void growsOnlyToTheBound() {
    read("a文".repeat(5_000_000));
    assertThat(tokens.size).isEqualTo(8192);
    assertThat(tokens.raw.length).isLessThan(10_000);
    assertThat(tokens.skipped).isEqualTo(10_000_000 - 8192);
    read("short");
    assertThat(tokens.size).isEqualTo(1);
    assertThat(tokens.skipped).isZero();
  }

  private void checkAgainstReference(String text) {
    checkAgainstReference(text, 4096, 2048, 2048);
    checkAgainstReference(text, 2048, 0, 1024);
  }

  private void checkAgainstReference(String text, int head, int middle, int tail) {
    ReferenceTokenizer.Result expected = ReferenceTokenizer.read(text, head, middle, tail);
    tokenizer.read(text, head, middle, tail, tokens);
    List<String> rawTexts =
        expected.raw().stream().map(ReferenceTokenizer.Token::text).collect(Collectors.toList());
    assertThat(raw()).as("tokens of \"%s\"", text).isEqualTo(REFERENCE.hashes(rawTexts));
    assertThat(normal()).as("normalised").isEqualTo(REFERENCE.hashes(expected.normal()));
    for (int i = 0; i < tokens.size; i++) {
      assertThat((int) tokens.classes[i]).isEqualTo(expected.raw().get(i).tokenClass());
    }
    assertThat(tokens.codePoints).as("code points").isEqualTo(expected.codePoints());
    assertThat(tokens.skipped).as("skipped").isEqualTo(expected.skipped());
    for (int cls = CodePoints.CODE; cls < CodePoints.COUNT; cls++) {
      if (cls != CodePoints.IGNORED) {
        assertThat(tokens.counts[cls]).as("class %d", cls).isEqualTo(expected.counts().get(cls));
      }
    }
  }

  private static List<String> texts(String text) {
    return ReferenceTokenizer.read(text, 100, 0, 100).raw().stream()
        .map(ReferenceTokenizer.Token::text)
        .toList();
  }

  private void read(String text) {
    tokenizer.read(text, 4096, 2048, 2048, tokens);
  }

  private long[] raw() {
    return Arrays.copyOf(tokens.raw, tokens.size);
  }

  private long[] normal() {
    return Arrays.copyOf(tokens.normal, tokens.normalSize);
  }

  /** Strings of pieces that meet each other seldom in nature. */
  @Provide
  Arbitrary<String> strings() {
    Arbitrary<String> piece =
        Arbitraries.oneOf(
            Arbitraries.strings().ofMaxLength(20),
            Arbitraries.strings().all().ofMaxLength(20),
            Arbitraries.strings().ascii().ofMaxLength(90),
            Arbitraries.strings().withCharRange('a', 'z').ofMaxLength(70),
            Arbitraries.strings().withChars("a1_ é\u00AD").ofMaxLength(70),
            Arbitraries.strings().withCharRange('\u4e00', '\u4e20').ofMaxLength(10),
            Arbitraries.strings().withCharRange('А', 'я').ofMaxLength(10),
            Arbitraries.of(Samples.TEXTS.values().toArray(String[]::new)),
            Arbitraries.of(" ", "\uD800", "\uDC00", "\uD83D\uDE00", "\u200D", "7", "\u0661"));
    return piece.list().ofMaxSize(8).map(pieces -> String.join("", pieces));
  }

  @Provide
  Arbitrary<List<String>> words() {
    return Arbitraries.oneOf(
            Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(12),
            Arbitraries.strings().withCharRange('а', 'я').ofMinLength(1).ofMaxLength(12),
            Arbitraries.strings().withCharRange('0', '9').ofMinLength(1).ofMaxLength(12),
            Arbitraries.of("café", "naïve", "文字", "x1"))
        .list()
        .ofMaxSize(40);
  }
}
