package io.github.azeotrope.entropy;

/**
 * By how much the words of a prompt depend on each other: the variance of the mean of a score over
 * words, with prompts as the units that are drawn, divided by what it would be for words drawn one
 * by one (Kish 1965, section 8.2).
 *
 * <pre>
 *   effect = P / (P - 1) &Sigma;_prompts (s - m n)&sup2; / &Sigma;_words (score - m)&sup2;
 * </pre>
 *
 * <p>s and n are the sum of scores and the words of a prompt, P the prompts, m = &Sigma; s /
 * &Sigma; n.
 *
 * <p>The score that matters, the surprisal -log p of a word, is not known before all words are. The
 * score used is the length of the word, which is: frequent words are short (Zipf 1935; Piantadosi,
 * Tily and Gibson 2011). Seven sums of integers, exact in any order, and two more: the pairs of
 * words of one prompt, and how many of them agree.
 */
final class DesignEffect {
  static final int SUMS = 9;

  private static final int PROMPTS = 0;
  private static final int WORDS = 1;
  private static final int WORDS_SQUARED = 2;
  private static final int SCORES = 3;
  private static final int SCORES_SQUARED = 4;
  private static final int PRODUCTS = 5;
  private static final int SINGLE_SQUARES = 6;
  private static final int PAIRS_WITHIN = 7;
  private static final int AGREEING = 8;

  private final long[] sums = new long[SUMS];

  /**
   * Adds a prompt.
   *
   * @param words at most 2^14
   * @param score sum of the scores of its words, each at most 64
   * @param squares sum of the squares of the scores
   */
  void add(long words, long score, long squares) {
    sums[PROMPTS]++;
    sums[WORDS] += words;
    sums[WORDS_SQUARED] += words * words;
    sums[SCORES] += score;
    sums[SCORES_SQUARED] += score * score;
    sums[PRODUCTS] += words * score;
    sums[SINGLE_SQUARES] += squares;
  }

  /**
   * Adds the pairs of a prompt.
   *
   * @param pairs ordered pairs of its words
   * @param agreeing those that are the same word
   */
  void addPairs(long pairs, long agreeing) {
    sums[PAIRS_WITHIN] += pairs;
    sums[AGREEING] += agreeing;
  }

  void merge(DesignEffect other) {
    for (int i = 0; i < SUMS; i++) {
      sums[i] += other.sums[i];
    }
  }

  DesignEffect copy() {
    DesignEffect copy = new DesignEffect();
    copy.merge(this);
    return copy;
  }

  long prompts() {
    return sums[PROMPTS];
  }

  /** Ordered pairs of words of one prompt. */
  double pairsWithin() {
    return sums[PAIRS_WITHIN];
  }

  /** Those of them that are the same word. */
  double agreeingWithin() {
    return sums[AGREEING];
  }

  long sum(int index) {
    return sums[index];
  }

  void set(int index, long value) {
    sums[index] = value;
  }

  /** At least 1, which prompts that resemble each other more than themselves would be below. */
  double value() {
    double prompts = sums[PROMPTS];
    double mean = (double) sums[SCORES] / sums[WORDS];
    double single = sums[SINGLE_SQUARES] - mean * sums[SCORES];
    if (prompts < 2 || !(single > 0)) {
      return 1;
    }
    double between =
        sums[SCORES_SQUARED] - 2 * mean * sums[PRODUCTS] + mean * mean * sums[WORDS_SQUARED];
    return Math.max(1, between / single * prompts / (prompts - 1));
  }
}
