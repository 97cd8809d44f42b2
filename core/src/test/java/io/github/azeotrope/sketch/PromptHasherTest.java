package io.github.azeotrope.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.background.Background;
import io.github.azeotrope.feature.FeatureExtractor;
import io.github.azeotrope.feature.RequestFeatures;
import io.github.azeotrope.hash.LinkageKey;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PromptHasherTest {
  private static final LinkageKey KEY = LinkageKey.fromBytes(new byte[16]);
  private static final PromptHasher HASHER = PromptHasher.V1.withKey(KEY);

  private static final List<String> PROMPTS =
      List.of(
          "",
          "?!",
          "a",
          "Explain the Riemann hypothesis to a child.",
          "解释一下黎曼猜想",
          "Ünïcode — and emoji 🙂 in one",
          "x ".repeat(9_000),
          "long words ".repeat(2_000) + "end");

  @Test
  void isTheDetectorsHash() {
    FeatureExtractor extractor = new FeatureExtractor(KEY, Background.BUILT_IN);
    RequestFeatures features = extractor.newFeatures();
    for (String prompt : PROMPTS) {
      extractor.extract(
          ModelRequest.builder().account("a").epochMillis(1).prompt(prompt).build(), features);
      assertThat(HASHER.promptHash(prompt)).isEqualTo(features.promptHash());
    }
    assertThat(HASHER.promptHash("?!")).isZero();
    assertThat(HASHER.keyId()).isEqualTo(KEY.keyId());
  }

  @Test
  void whiteSpacePunctuationAndCaseDoNotCount() {
    assertThat(HASHER.promptHash("  Sort,\nTHIS list"))
        .isEqualTo(HASHER.promptHash("sort this list."));
    assertThat(HASHER.promptHash("sort this list"))
        .isNotEqualTo(HASHER.promptHash("this sort list"));
    assertThat(PromptHasher.PUBLISHED.promptHash("sort this list"))
        .isNotEqualTo(HASHER.promptHash("sort this list"));
  }

  @Test
  void topicsThatAreNamedAreNoWords() {
    assertThat(HASHER.topicHash("algebra")).isNotZero().isEqualTo(HASHER.topicHash("algebra"));
    assertThat(HASHER.topicHash("algebra"))
        .isNotEqualTo(HASHER.topicHash("Algebra"))
        .isNotEqualTo(HASHER.drawnTopicHash("algebra"));
  }

  @Test
  void aTopicIsDrawnFromTheLongerWords() {
    assertThat(HASHER.drawnTopicHash("")).isZero();
    assertThat(HASHER.drawnTopicHash("is it so 12 34")).isZero();
    assertThat(HASHER.drawnTopicHash("is it Algebra?")).isEqualTo(HASHER.drawnTopicHash("algebra"));
    assertThat(HASHER.drawnTopicHash("解释")).isNotZero();
  }

  /** Weighted Jaccard similarity of the words: 3 + 4 + 4 of 3 + 4 + 4 + 4 + 2 chances. */
  @Test
  void equalTopicsAreAsLikelyAsTheWordsAreAlike() {
    int trials = 10_000;
    int equal = 0;
    SplittableRandom random = Chance.random(20_261_107);
    for (int i = 0; i < trials; i++) {
      String six = word(random, 6);
      String eight = word(random, 8);
      String nine = word(random, 9);
      String a = six + " and " + eight + " or " + nine + " " + word(random, 5);
      String b = nine + " " + six + ", " + eight + " " + word(random, 10);
      equal += HASHER.drawnTopicHash(a) == HASHER.drawnTopicHash(b) ? 1 : 0;
    }
    assertThat(equal)
        .isBetween(Chance.atLeast(trials, 11 / 17.0), Chance.atMost(trials, 11 / 17.0));
  }

  private static String word(SplittableRandom random, int length) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < length; i++) {
      word.append((char) ('a' + random.nextInt(26)));
    }
    return word.toString();
  }

  @Test
  void manyThreadsGetTheSameHashes() {
    List<CompletableFuture<Boolean>> runs = new ArrayList<>();
    List<Long> expected = PROMPTS.stream().map(HASHER::promptHash).toList();
    for (int thread = 0; thread < 4; thread++) {
      runs.add(
          CompletableFuture.supplyAsync(
              () -> {
                for (int i = 0; i < 200; i++) {
                  if (!PROMPTS.stream().map(HASHER::promptHash).toList().equals(expected)) {
                    return false;
                  }
                }
                return true;
              }));
    }
    assertThat(runs).allMatch(CompletableFuture::join);
  }
}
