package io.github.azeotrope.testkit;

/** The papers a business sends through a template: few topics, no person behind them. */
final class Documents {
  private static final int TOPICS = 3;

  private Documents() {}

  /**
   * A paper of the business.
   *
   * @param business fresh, and the same for all papers of one business
   */
  static String write(Rng business, Rng rng, Prose prose, Settings settings) {
    Topic topic = Lexicon.ENGLISH.topic(business);
    for (int i = rng.below(TOPICS); i > 0; i--) {
      topic = Lexicon.ENGLISH.topic(business);
    }
    String[] theme = topic.favourites(rng, 3, 2);
    int chars = (int) Math.max(40, Math.min(24_000, rng.logNormal(settings.promptChars, 0.4)));
    return prose.write(rng, topic, theme, theme, false, chars);
  }
}
