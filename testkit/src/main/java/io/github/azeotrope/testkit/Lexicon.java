package io.github.azeotrope.testkit;

import java.util.ArrayList;
import java.util.List;

/**
 * The words of one language, and the topics that can be talked about in it. The same for every
 * seed: accounts of different scenarios live in one world and share its words.
 *
 * <p>Words lie in tables in proportion to Zipf's law, so that drawing one costs one look-up; those
 * of languages that part words by spaces carry the space in front of them.
 */
final class Lexicon {
  static final Lexicon ENGLISH = english();
  static final Lexicon CHINESE = chinese();
  static final Lexicon RUSSIAN = russian();

  /** Sizes of the tables, powers of two. */
  static final int FUNCTION_TABLE = 1024;

  static final int COMMON_TABLE = 2048;
  static final int TOPIC_TABLE = 1024;

  private static final int TOPIC_WORDS = 160;
  private static final int OTHER_TOPICS = 20;
  private static final long WORLD_SEED = 0x617A656F74726F70L;

  final String[] function;
  final String[] common;
  final Topic[] topics;

  /** Characters a text in this language needs to say what takes one character in English. */
  final double density;

  private final String[] onsets;
  private final String[] vowels;
  private final String[] codas;
  private final boolean spaces;

  private Lexicon(
      String function,
      String common,
      boolean spaces,
      double density,
      String[] onsets,
      String[] vowels,
      String[] codas,
      int topics) {
    this.spaces = spaces;
    this.density = density;
    this.function = zipf(words(function), FUNCTION_TABLE, 1.1, 1);
    this.common = zipf(words(common), COMMON_TABLE, 0.9, 3);
    this.onsets = onsets;
    this.vowels = vowels;
    this.codas = codas;
    this.topics = new Topic[topics];
  }

  /** A topic of the language, popular ones more often. */
  Topic topic(Rng rng) {
    // The square makes the first topics the popular ones without silencing the last.
    double u = rng.unit();
    return topics[(int) (topics.length * (0.5 * u + 0.5 * u * u))];
  }

  /** A word that nobody knows: a name of a project, a place, a product. */
  String invent(Rng rng) {
    StringBuilder word = new StringBuilder(16);
    invent(rng.next(), word);
    return word.toString();
  }

  /** Appends such a word, made out of the given random bits. */
  void invent(long bits, StringBuilder out) {
    if (spaces) {
      out.append(' ');
    }
    long rest = bits;
    int syllables = 2 + (int) (rest & 1);
    rest >>>= 1;
    for (int i = 0; i < syllables; i++) {
      out.append(onsets[(int) (((rest & 0xFF) * onsets.length) >>> 8)]);
      out.append(vowels[(int) (((rest >>> 8 & 0x3F) * vowels.length) >>> 6)]);
      out.append(codas[(int) (((rest >>> 14 & 0x3F) * codas.length) >>> 6)]);
      rest >>>= 20;
    }
  }

  String[] stockPhrases() {
    if (this == ENGLISH) {
      return EnglishWords.STOCK;
    }
    return this == CHINESE ? OtherWords.CHINESE_STOCK : OtherWords.RUSSIAN_STOCK;
  }

  boolean hasSpaces() {
    return spaces;
  }

  private static Lexicon english() {
    String[] lines = EnglishWords.TOPICS.lines().toArray(String[]::new);
    Lexicon lexicon =
        new Lexicon(
            EnglishWords.FUNCTION,
            EnglishWords.COMMON,
            true,
            1,
            EnglishWords.ONSETS,
            EnglishWords.VOWELS,
            EnglishWords.CODAS,
            lines.length);
    for (int i = 0; i < lines.length; i++) {
      int cut = lines[i].indexOf(' ');
      boolean code = lines[i].substring(0, cut).equals("code");
      // Spread by a stride without a common factor, or all popular topics would be about code.
      lexicon.topics[i * 29 % lines.length] =
          lexicon.topicOf(lexicon.words(lines[i].substring(cut)), code, i);
    }
    return lexicon;
  }

  private static Lexicon chinese() {
    String[] characters = new String[OtherWords.CHINESE_CHARACTERS.length()];
    for (int i = 0; i < characters.length; i++) {
      characters[i] = OtherWords.CHINESE_CHARACTERS.substring(i, i + 1);
    }
    String[] none = {""};
    Lexicon lexicon =
        new Lexicon(
            OtherWords.CHINESE_FUNCTION,
            OtherWords.CHINESE_COMMON,
            false,
            0.35,
            characters,
            none,
            none,
            OTHER_TOPICS);
    lexicon.inventTopics(1000);
    return lexicon;
  }

  private static Lexicon russian() {
    Lexicon lexicon =
        new Lexicon(
            OtherWords.RUSSIAN_FUNCTION,
            OtherWords.RUSSIAN_COMMON,
            true,
            1,
            OtherWords.RUSSIAN_ONSETS,
            OtherWords.RUSSIAN_VOWELS,
            OtherWords.RUSSIAN_CODAS,
            OTHER_TOPICS);
    lexicon.inventTopics(2000);
    return lexicon;
  }

  private void inventTopics(int number) {
    for (int i = 0; i < topics.length; i++) {
      topics[i] = topicOf(new ArrayList<>(), false, number + i);
    }
  }

  private Topic topicOf(List<String> typical, boolean code, int number) {
    Rng rng = new Rng(Rng.derive(WORLD_SEED, number));
    List<String> words = new ArrayList<>(typical);
    while (words.size() < TOPIC_WORDS) {
      words.add(invent(rng));
    }
    return new Topic(this, zipf(words, TOPIC_TABLE, 0.9, 2), code);
  }

  private List<String> words(String text) {
    List<String> words = new ArrayList<>();
    for (String word : text.strip().split("\\s+", -1)) {
      words.add(spaces ? " " + word : word);
    }
    return words;
  }

  /** A table that holds the word of rank r (from 0) in proportion to (r + shift)^-exponent. */
  private static String[] zipf(List<String> byRank, int size, double exponent, double shift) {
    double[] cumulative = new double[byRank.size()];
    double sum = 0;
    for (int i = 0; i < cumulative.length; i++) {
      sum += StrictMath.pow(i + shift, -exponent);
      cumulative[i] = sum;
    }
    String[] table = new String[size];
    int word = 0;
    for (int i = 0; i < size; i++) {
      while (cumulative[word] < (i + 0.5) / size * sum) {
        word++;
      }
      table[i] = byRank.get(word);
    }
    return table;
  }
}
