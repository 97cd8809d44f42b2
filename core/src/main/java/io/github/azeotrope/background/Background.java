package io.github.azeotrope.background;

import io.github.azeotrope.text.TokenClass;

/**
 * How much a token says about what a request is about. Immutable.
 *
 * <p>The built-in weights know no words at all, only the look of a token: in languages written with
 * spaces the shortest words are mostly function words, and the longer a word the rarer it is (Zipf
 * 1935). That stands in for inverse document frequency, needs no corpus, favours no language and
 * cannot be contaminated by a campaign. They are milder than inverse document frequency would be,
 * because function words tell a person's style, and people are told from pools by what they repeat:
 * steeper weights make single requests more different from each other and accounts less alike
 * themselves. A table of a host's own, frozen, can take their place later under another id.
 */
public final class Background {
  /** One in the fixed-point unit of weights. */
  public static final int ONE = 1024;

  /** The weights described above, version 1. */
  public static final Background BUILT_IN =
      new Background(
          "built-in-1",
          // 0, words of 1, 2, 3, 4, 5, 6-7, 8-24 letters
          new double[] {
            0,
            .5,
            .7,
            .8,
            .9,
            1.0,
            1.1,
            1.2,
            // long, mixed, number, Han pair, Han single, other pair, other single
            .7,
            1.0,
            .6,
            1.0,
            .7,
            .8,
            .5
          });

  private final String backgroundId;
  private final int[] weights = new int[TokenClass.COUNT];

  private Background(String backgroundId, double[] weights) {
    this.backgroundId = backgroundId;
    for (int i = 0; i < weights.length; i++) {
      this.weights[i] = (int) Math.rint(weights[i] * ONE);
    }
  }

  /** Names the weights; stored with every sketch that was made with them. */
  public String backgroundId() {
    return backgroundId;
  }

  /**
   * The weight of a token of a {@link TokenClass}, in 1/{@link #ONE}, from 0 to 8 * {@link #ONE}.
   *
   * @throws ArrayIndexOutOfBoundsException if there is no such class
   */
  public int weight(int tokenClass) {
    return weights[tokenClass];
  }

  /** The id. */
  @Override
  public String toString() {
    return "Background[" + backgroundId + "]";
  }
}
