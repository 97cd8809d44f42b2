package io.github.azeotrope.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.azeotrope.background.Background;
import io.github.azeotrope.hash.LinkageKey;
import io.github.azeotrope.hash.SipHash;
import io.github.azeotrope.text.ReferenceTokenizer;
import io.github.azeotrope.text.Samples;
import io.github.azeotrope.text.TokenBuffer;
import io.github.azeotrope.text.Tokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RequestVectorTest {
  private static final SipHash KEY = LinkageKey.fromBytes(new byte[16]).derive("token");
  private static final ReferenceTokenizer REFERENCE = new ReferenceTokenizer(KEY);

  private final TokenBuffer tokens = new TokenBuffer(KEY);
  private final RequestVector requestVector =
      new RequestVector(Background.BUILT_IN, new CapabilityCues(new TokenBuffer(KEY)));
  private final byte[] vector = new byte[RequestFeatures.DIMENSIONS];

  static Iterable<String> texts() {
    List<String> texts = new ArrayList<>(Samples.TEXTS.values());
    texts.add("the ".repeat(2000));
    texts.add(String.join(" ", Samples.TEXTS.values()));
    return texts;
  }

  /** TOKENS.md section 7 before rounding, in plain doubles. */
  private static double[] exact(String text) {
    Map<String, Integer> tf = new HashMap<>();
    Map<String, Integer> classes = new HashMap<>();
    for (ReferenceTokenizer.Token token : ReferenceTokenizer.read(text, 4096, 2048, 2048).raw()) {
      tf.merge(token.text(), 1, Integer::sum);
      classes.put(token.text(), token.tokenClass());
    }
    double[] sums = new double[RequestFeatures.DIMENSIONS];
    tf.forEach(
        (token, n) -> {
          long h = REFERENCE.hash(token);
          double w = Background.BUILT_IN.weight(classes.get(token)) * (1 + Math.log(n)) / 1024;
          sums[(int) (h >>> 56)] += (h >>> 55 & 1) == 0 ? w : -w;
        });
    double norm = Math.sqrt(Arrays.stream(sums).map(x -> x * x).sum());
    return Arrays.stream(sums).map(x -> norm == 0 ? 0 : 32 * x / norm).toArray();
  }

  @ParameterizedTest
  @MethodSource("texts")
  void roundsTheExactVectorUpOrDown(String text) {
    double[] exact = exact(text);
    new Tokenizer().readPrompt(text, tokens);
    for (long promptHash = 1; promptHash <= 20; promptHash++) {
      requestVector.fill(tokens, promptHash, vector);
      for (int i = 0; i < exact.length; i++) {
        // The weights of both are rounded to 1/1024.
        assertThat((double) vector[i]).isCloseTo(exact[i], within(1.06));
      }
    }
  }

  @Test
  void countsDistinctTokens() {
    new Tokenizer().readPrompt("the cat The dog THE cat", tokens);
    assertThat(requestVector.fill(tokens, 1, vector)).isEqualTo(3);
    new Tokenizer().readPrompt("a文".repeat(4000), tokens);
    assertThat(requestVector.fill(tokens, 1, vector)).isEqualTo(2);
  }

  /**
   * The mean over 20,000 prompts that differ only in their dice is the exact vector: the largest of
   * 256 standard errors of at most 0.5 / sqrt(20,000) stays below 4.5 of them (p = 2e-3), plus the
   * rounding of weights.
   */
  @Test
  void roundsWithoutBias() {
    String text = Samples.TEXTS.get("english");
    double[] exact = exact(text);
    new Tokenizer().readPrompt(text, tokens);
    double[] mean = new double[exact.length];
    Random random = new Random(5);
    int n = 20_000;
    for (int i = 0; i < n; i++) {
      requestVector.fill(tokens, random.nextLong(), vector);
      for (int j = 0; j < mean.length; j++) {
        mean[j] += vector[j] / (double) n;
      }
    }
    for (int j = 0; j < mean.length; j++) {
      assertThat(mean[j]).isCloseTo(exact[j], within(4.5 * .5 / Math.sqrt(n) + .01));
    }
  }

  @Test
  void dependsOnWhichTokensNotOnTheirOrder() {
    List<String> words = new ArrayList<>(List.of(Samples.TEXTS.get("english").split(" ", -1)));
    read(String.join(" ", words));
    byte[] expected = vector.clone();
    Collections.shuffle(words, new Random(2));
    read(String.join(" ", words));
    assertThat(vector).isEqualTo(expected);
  }

  @Test
  void aLonePairOfTokensThatCancelIsNoVector() {
    // Two tokens of one component, opposite signs and equal weight, found by search.
    Map<Integer, String> seen = new HashMap<>();
    for (int i = 0; i < 100_000; i++) {
      String word = Integer.toString(i, 36).replaceAll("[0-9]", "z") + "qqqqq";
      long h = REFERENCE.hash(word);
      String other = seen.putIfAbsent((int) (h >>> 55), word);
      String opposite = seen.get((int) (h >>> 55) ^ 1);
      if (other == null && opposite != null && opposite.length() == word.length()) {
        read(word + " " + opposite);
        assertThat(vector).containsOnly(0);
        return;
      }
    }
    throw new AssertionError("no pair found");
  }

  @Test
  void oneTokenHasTheFullLength() {
    for (String word : List.of("a", "word", "2026", "文", "0x1f")) {
      for (long promptHash = 0; promptHash < 1000; promptHash++) {
        read(word, promptHash);
        assertThat(Arrays.equals(vector, new byte[256])).isFalse();
        for (byte component : vector) {
          assertThat(Math.abs(component)).isIn(0, 32);
        }
      }
    }
  }

  private void read(String text) {
    read(text, 7);
  }

  private void read(String text, long promptHash) {
    new Tokenizer().readPrompt(text, tokens);
    requestVector.fill(tokens, promptHash, vector);
  }
}
