package io.github.azeotrope.entropy;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Prompts that hold on to a topic: 10 words, 6 of them from one of 20 topics of 10 words, the
 * others from 40 common ones. Words of a topic are longer than common ones.
 */
final class TopicPrompts {
  private static final int COMMON = 40;
  private static final int TOPICS = 20;

  private TopicPrompts() {}

  /** The distribution of a word. */
  static Draws world() {
    double[] shares = new double[COMMON + 10 * TOPICS];
    Arrays.fill(shares, 0, COMMON, .4 / COMMON);
    Arrays.fill(shares, COMMON, shares.length, .6 / (10 * TOPICS));
    return Draws.of(shares);
  }

  static PromptDiversity sketch(int prompts, SplittableRandom random) {
    PromptDiversity diversity = PromptDiversity.create();
    for (int p = 0; p < prompts; p++) {
      StringBuilder prompt = new StringBuilder();
      int topic = random.nextInt(TOPICS);
      for (int w = 0; w < 10; w++) {
        boolean common = w >= 6;
        int word = common ? random.nextInt(COMMON) : COMMON + 10 * topic + random.nextInt(10);
        prompt.append(Prompts.word(word)).append(common ? " " : "ingly ");
      }
      diversity.add(prompt);
    }
    return diversity;
  }
}
