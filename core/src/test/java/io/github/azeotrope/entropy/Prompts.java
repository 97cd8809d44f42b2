package io.github.azeotrope.entropy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Prompts made of nothing that may change: SplittableRandom is specified to the bit. */
final class Prompts {
  private Prompts() {}

  /** A word for a rank: the rarer, the longer. */
  static String word(int rank) {
    StringBuilder word = new StringBuilder();
    for (int rest = rank; ; rest = rest / 26 - 1) {
      word.append((char) ('a' + rest % 26));
      if (rest < 26) {
        return word.toString();
      }
    }
  }

  static List<String> random(int prompts, int vocabulary, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> result = new ArrayList<>();
    for (int i = 0; i < prompts; i++) {
      StringBuilder prompt = new StringBuilder();
      int words = random.nextInt(12);
      for (int w = 0; w < words; w++) {
        int rank = random.nextInt(1 + random.nextInt(vocabulary));
        prompt.append(word(rank)).append(random.nextInt(9) == 0 ? " 42, " : " ");
      }
      result.add(prompt.toString());
    }
    return result;
  }
}
