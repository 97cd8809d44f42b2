package io.github.azeotrope.testkit;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who writes: interests that last, words of their own, habits of their client. A function
 * of its seed, so it is thrown away between conversations and made again.
 */
final class Persona {
  private static final double OFF_TOPIC = 0.08;

  /** What the client does with what the host hands out. */
  enum Keeping {
    NOTHING,
    REASONING,
    RESPONSE_ID
  }

  final Lexicon lexicon;
  final boolean careless;
  final boolean resendsHistory;
  final Keeping keeping;

  /** The person's prompts against everybody's, as a factor of length. */
  final double wordiness;

  final @Nullable Tool tool;

  private final Topic[] topics;
  private final String[][] own;
  private final double[] cumulative;

  Persona(long seed, Country country, @Nullable Tool everybodysTool) {
    Rng rng = new Rng(seed);
    this.lexicon = country.lexicon(rng);
    int interests = Math.min(4, rng.geometric(2));
    this.topics = new Topic[interests];
    this.own = new String[interests][];
    this.cumulative = new double[interests];
    double sum = 0;
    for (int i = 0; i < interests; i++) {
      topics[i] = lexicon.topic(rng);
      own[i] = topics[i].favourites(rng, 7, 5);
      // Exponential weights: a uniform draw from the simplex.
      sum += rng.exponential();
      cumulative[i] = sum;
    }
    this.careless = rng.chance(0.35);
    this.resendsHistory = rng.chance(0.35);
    double keeps = rng.unit();
    this.keeping =
        keeps < 0.25 ? Keeping.REASONING : keeps < 0.38 ? Keeping.RESPONSE_ID : Keeping.NOTHING;
    this.wordiness = rng.logNormal(1, 0.5);
    Tool known = rng.chance(0.25) ? Tool.known(rng) : null;
    this.tool = everybodysTool != null ? everybodysTool : known;
  }

  /** The index of an interest, or -1 for something out of the way. */
  int interest(Rng rng) {
    if (rng.chance(OFF_TOPIC)) {
      return -1;
    }
    double u = rng.unit() * cumulative[cumulative.length - 1];
    int i = 0;
    while (cumulative[i] < u) {
      i++;
    }
    return i;
  }

  Topic topic(int interest, Rng rng) {
    return interest < 0 ? lexicon.topic(rng) : topics[interest];
  }

  String[] own(int interest) {
    return own[Math.max(0, interest)];
  }
}
