package io.github.azeotrope.testkit;

/** What is talked about: a table of its own words, and whether program text comes up. */
final class Topic {
  final Lexicon lexicon;
  final String[] words;
  final boolean code;

  Topic(Lexicon lexicon, String[] words, boolean code) {
    this.lexicon = lexicon;
    this.words = words;
    this.code = code;
  }

  String word(Rng rng) {
    return words[rng.below(words.length)];
  }

  /** Words that one person, or one conversation, keeps coming back to. */
  String[] favourites(Rng rng, int known, int invented) {
    String[] favourites = new String[known + invented];
    for (int i = 0; i < favourites.length; i++) {
      favourites[i] = i < known ? word(rng) : lexicon.invent(rng);
    }
    return favourites;
  }
}
