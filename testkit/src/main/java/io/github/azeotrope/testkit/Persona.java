package io.github.azeotrope.testkit;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who writes: interests that last, words of their own, habits of their client. A function
 * of its seed, so it is thrown away between conversations and made again.
 */
final class Persona {
  private static final double OFF_TOPIC = 0.08;
  private static final int MAX_INTERESTS = 16;

  /** Share of people with a routine. */
  private static final double ROUTINE = 0.1;

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

  private final long seed;
  private final double[] cumulative;

  /**
   * @param volume how many messages the person writes in all; those who write more have more
   *     interests, which is what makes busy people of real chat logs less self-similar than others
   */
  Persona(long seed, Country country, int volume, @Nullable Tool everybodysTool) {
    Rng rng = new Rng(seed);
    this.seed = seed;
    this.lexicon = country.lexicon(rng);
    double curiosity = 0.15 + 0.45 * rng.unit();
    this.cumulative = new double[Math.min(MAX_INTERESTS, 1 + (int) (curiosity * volume))];
    double sum = 0;
    for (int i = 0; i < cumulative.length; i++) {
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

  /** The question that the person asks again and again, or null; most have none. */
  @Nullable String routine(Prose prose, int medianChars) {
    Rng lasting = new Rng(~seed);
    if (!lasting.chance(ROUTINE)) {
      return null;
    }
    Subject subject = subject(0, lasting);
    int chars = (int) lasting.logNormal(medianChars * wordiness, 0.3);
    return prose.write(lasting, subject.topic, subject.own, subject.own, careless, chars);
  }

  /** A follow-up without content, as everybody uses them. */
  String stockPhrase(Rng rng) {
    return rng.pick(lexicon.stockPhrases());
  }

  /** What the interest is about; one that is out of the way is never the same again. */
  Subject subject(int interest, Rng rng) {
    Rng lasting = interest < 0 ? rng : new Rng(Rng.derive(seed, interest));
    Topic topic = lexicon.topic(lasting);
    return new Subject(topic, topic.favourites(lasting, 7, 3));
  }

  /** A topic in the hands of one person. */
  static final class Subject {
    final Topic topic;

    /** Words the person keeps coming back to. */
    final String[] own;

    private Subject(Topic topic, String[] own) {
      this.topic = topic;
      this.own = own;
    }
  }
}
