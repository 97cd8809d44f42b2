package io.github.azeotrope.entropy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.azeotrope.charts.DocsPage;
import io.github.azeotrope.hash.LinkageKey;
import io.github.azeotrope.sketch.SketchBytesFuzz;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PromptDiversityTest {
  private static final LinkageKey KEY = LinkageKey.fromBytes(new byte[16]);
  private static final DocsPage PAGE = DocsPage.of("primitives/prompt-diversity.md");

  private static PromptDiversity of(List<String> prompts, int lgCapacity) {
    PromptDiversity diversity = PromptDiversity.create(KEY, lgCapacity);
    prompts.forEach(diversity::add);
    return diversity;
  }

  /** Byte for byte: any split, any order, any tree; from exact to far beyond the capacity. */
  @Property(tries = 200)
  void mergesAsIfAllHadBeenAdded(
      @ForAll @IntRange(max = 60) int n,
      @ForAll @IntRange(min = 1, max = 120) int vocabulary,
      @ForAll long seed,
      @ForAll Random order) {
    List<String> prompts = new ArrayList<>(Prompts.random(n, vocabulary, seed));
    byte[] expected = of(prompts, 4).toBytes();
    Collections.shuffle(prompts, order);
    int a = order.nextInt(n + 1);
    int b = a + order.nextInt(n - a + 1);
    PromptDiversity x = of(prompts.subList(0, a), 4);
    PromptDiversity y = of(prompts.subList(a, b), 4);
    PromptDiversity z = of(prompts.subList(b, n), 4);
    byte[] zBytes = z.toBytes();
    assertThat(x.copy().merge(y).merge(z).toBytes()).isEqualTo(expected);
    assertThat(z.copy().merge(y.copy().merge(x)).toBytes()).isEqualTo(expected);
    assertThat(z.toBytes()).as("a copy is its own").isEqualTo(zBytes);
    assertThat(x.merge(PromptDiversity.create(KEY, 4)).merge(y).merge(z).toBytes())
        .as("nothing changes nothing")
        .isEqualTo(expected);
    PromptDiversity read = PromptDiversity.fromBytes(y.toBytes(), KEY);
    prompts.subList(0, a).forEach(read::add);
    assertThat(read.merge(z).toBytes()).as("read and gone on").isEqualTo(expected);
  }

  @Test
  void countsWordsPairsAndRuns() {
    PromptDiversity diversity = PromptDiversity.create();
    diversity.add("Rate answer 12 of 2026-11-01: good");
    diversity.add("rate ANSWER 7 of 1999-3-4 ... bad");
    diversity.add(" \u2014 ");
    diversity.add(CharBuffer.wrap("one two"));
    // rate answer 0 of 0 good | rate answer 0 of 0 bad | one two
    assertThat(diversity.prompts()).isEqualTo(3);
    assertThat(diversity.words().sampleSize()).isEqualTo(14);
    assertThat(diversity.words().distinct()).isEqualTo(8);
    assertThat(diversity.trigrams().sampleSize()).isEqualTo(8);
    assertThat(diversity.trigrams().distinct()).isEqualTo(5);
    assertThat(diversity).hasToString("PromptDiversity[prompts=3, words=14, bits=3.39]");
  }

  /** A table of strings against hashes of tokens. */
  @Test
  void entropiesAreThoseOfTheWords() {
    List<String> prompts = Prompts.random(300, 400, 3);
    List<List<String>> texts = new ArrayList<>();
    Map<String, Long> words = new HashMap<>();
    Map<String, Long> runs = new HashMap<>();
    for (String prompt : prompts) {
      List<String> w = new ArrayList<>();
      for (String token : prompt.replace("42,", "0").split(" ", -1)) {
        // Neighbouring numbers are one.
        if (!token.isEmpty()
            && !(token.equals("0") && w.size() > 0 && w.get(w.size() - 1).equals("0"))) {
          w.add(token);
        }
      }
      texts.add(w);
      w.forEach(word -> words.merge(word, 1L, Long::sum));
      for (int i = 0; i + 2 < w.size(); i++) {
        runs.merge(String.join(" ", w.subList(i, i + 3)), 1L, Long::sum);
      }
    }
    PromptDiversity diversity = of(prompts, 12);
    Abundances expected = Abundances.of(words.values().stream().mapToLong(c -> c).toArray());
    assertThat(diversity.shannonEntropy().bits())
        .isCloseTo(expected.shannonEntropy().bits(), within(1e-12));
    assertThat(diversity.shannonEntropyAt(100).bits())
        .isCloseTo(expected.shannonEntropyAt(100).bits(), within(1e-12));
    assertThat(diversity.collisionEntropy().bits())
        .isCloseTo(-Math.log(agreeing(texts)) / Math.log(2), within(1e-12));
    assertThat(diversity.trigrams().shannonEntropy().bits())
        .isCloseTo(
            Abundances.of(runs.values().stream().mapToLong(c -> c).toArray())
                .shannonEntropy()
                .bits(),
            within(1e-12));
    assertThat(diversity.shannonEntropy().independentSamples()).isEqualTo(diversity.prompts());
  }

  /** The share of agreeing pairs among all pairs of words of different texts, one by one. */
  private static double agreeing(List<List<String>> texts) {
    double agreeing = 0;
    double pairs = 0;
    for (int i = 0; i < texts.size(); i++) {
      for (int j = 0; j < texts.size(); j++) {
        List<String> a = texts.get(i);
        List<String> b = texts.get(j);
        if (i != j) {
          pairs += (double) a.size() * b.size();
          for (String word : a) {
            agreeing += Collections.frequency(b, word);
          }
        }
      }
    }
    return agreeing / pairs;
  }

  @Test
  void conditionalEntropyTellsATemplateFromText() {
    PromptDiversity template = PromptDiversity.create();
    PromptDiversity text = PromptDiversity.create();
    List<String> slots = Prompts.random(400, 2000, 8);
    for (String slot : slots) {
      template.add("you are a careful examiner grade the answer below on a scale " + slot);
      text.add(slot);
    }
    EntropyEstimate low = template.conditionalEntropy();
    EntropyEstimate high = text.conditionalEntropy();
    assertThat(low.bits()).isLessThan(high.bits() / 2);
    assertThat(high.bits()).isLessThanOrEqualTo(text.shannonEntropy().bits());
    assertThat(high.upperBits(.975))
        .isLessThanOrEqualTo(text.shannonEntropy().upperBits(.975) + high.standardErrorBits() * 2);
    assertThat(PromptDiversity.create().conditionalEntropy().bits()).isZero();
  }

  @Test
  void refusesWhatDoesNotFit() {
    PromptDiversity mine = PromptDiversity.create(KEY);
    PromptDiversity theirs = PromptDiversity.create(LinkageKey.fromBytes(new byte[17]));
    assertThatThrownBy(() -> mine.merge(theirs))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(mine.keyId(), theirs.keyId());
    assertThatThrownBy(() -> mine.merge(PromptDiversity.create(KEY, 5)))
        .hasMessageContainingAll("12", "5");
    assertThatThrownBy(() -> PromptDiversity.create(KEY, 3)).hasMessageContaining("3");
    assertThatThrownBy(() -> PromptDiversity.create(KEY, 21)).hasMessageContaining("21");
    assertThatThrownBy(() -> PromptDiversity.fromBytes(mine.toBytes()))
        .hasMessageContaining(mine.keyId());
    assertThat(mine.lgCapacity()).isEqualTo(12);
  }

  @Test
  void refusesHostileBytes() {
    byte[] exact = of(Prompts.random(20, 30, 1), 6).toBytes();
    byte[] sampled = of(Prompts.random(200, 3000, 2), 5).toBytes();
    for (byte[] valid : List.of(PromptDiversity.create(KEY).toBytes(), exact, sampled)) {
      SketchBytesFuzz.check(
          valid, 2000, 1, 300_000, b -> PromptDiversity.fromBytes(b, KEY).toBytes());
    }
  }

  @Test
  void showsWhatThePageShows() {
    PAGE.checkExample("prompt-diversity", PromptDiversityTest.class, PromptDiversityTest::example);
    PAGE.checkLinks();
  }

  private static void example() {
    List<String> prompts = Prompts.random(500, 3000, 5);
    // docs: prompt-diversity
    PromptDiversity diversity = PromptDiversity.create();
    prompts.forEach(diversity::add);
    EntropyEstimate h = diversity.shannonEntropy();
    System.out.printf("%.2f bits, [%.2f, %.2f]%n", h.bits(), h.lowerBits(.975), h.upperBits(.975));
    // docs: end
  }
}
