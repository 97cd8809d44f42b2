package io.github.azeotrope.testkit;

/**
 * The second simulator's texts, made by another model of language than {@link Prose}: a chain of
 * two states, function and content, instead of independent words; a cache, so that a text repeats
 * its own words [1]; open vocabularies in proportion to one over the rank instead of fixed tables;
 * other syllables, other sentence lengths. What it shares with the first is what the simulation
 * means: who writes on which topic with which favourite words, in which language, how long.
 *
 * <p>[1] Kuhn, De Mori: A cache-based natural language model for speech recognition, IEEE PAMI 12
 * (6), 1990.
 */
final class OtherProse extends Prose {
  private static final int FUNCTION_WORDS = 90;
  private static final int TOPIC_WORDS = 3_000;
  private static final int REMEMBERED = 24;
  private static final double SENTENCE = 1 / 9.0;

  private static final String CONSONANTS = "ptkbdgmnlrsvfhzw";
  private static final String VOWELS = "aeiou";
  private static final String[] ENDINGS = {"um", "ent", "iv", "or", "al", "isk", "ett", "ano", ""};
  private static final String CYRILLIC_CONSONANTS = "бвгджзклмнпрстхцчш";
  private static final String CYRILLIC_VOWELS = "аеиоуыэя";
  private static final String[] CYRILLIC_ENDINGS = {"ик", "ов", "ель", "ать", "ия", "ом", ""};

  private final long[] cache = new long[REMEMBERED];

  @Override
  String write(Rng rng, Topic topic, String[] own, String[] theme, boolean careless, int chars) {
    Lexicon lexicon = topic.lexicon;
    boolean spaces = lexicon.hasSpaces();
    int length = Math.max(6, (int) (chars * lexicon.density));
    StringBuilder out = new StringBuilder(length + 24);
    long about = Rng.mix(topic.words[0].hashCode() * 31L + topic.words[1023].hashCode());
    int remembered = 0;
    boolean content = rng.chance(0.5);
    boolean first = true;
    while (out.length() < length) {
      content = rng.chance(content ? 0.45 : 0.7);
      long word;
      if (content) {
        word = content(rng, about, own, theme, Math.min(remembered, REMEMBERED));
        cache[remembered++ % REMEMBERED] = word;
      } else {
        word = Rng.derive(0x66756E63L, rank(rng, FUNCTION_WORDS)) & ~1L;
      }
      if (spaces && out.length() > 0) {
        out.append(' ');
      }
      int begin = out.length();
      spell(word, content, lexicon, out);
      if (first && spaces && !careless) {
        out.setCharAt(begin, Character.toUpperCase(out.charAt(begin)));
      }
      first = rng.chance(SENTENCE);
      if (first) {
        boolean question = rng.chance(0.2);
        out.append(spaces ? (question ? "?" : ".") : question ? "\uFF1F" : "\u3002");
      }
    }
    return out.toString();
  }

  private long content(Rng rng, long about, String[] own, String[] theme, int remembered) {
    double u = rng.unit();
    if (u < 0.15 && remembered > 0) {
      return cache[rng.below(remembered)];
    }
    if (u < 0.34) {
      return Rng.mix(rng.pick(theme).hashCode());
    }
    return u < 0.46 ? Rng.mix(rng.pick(own).hashCode()) : Rng.derive(about, rank(rng, TOPIC_WORDS));
  }

  /** A rank below the bound, in proportion to one over itself. */
  private static int rank(Rng rng, int bound) {
    return (int) StrictMath.exp(rng.unit() * StrictMath.log(bound));
  }

  /** The word that these bits stand for; words of content are longer. */
  private static void spell(long bits, boolean content, Lexicon lexicon, StringBuilder out) {
    if (!lexicon.hasSpaces()) {
      for (int i = content ? 2 : 1; i > 0; i--) {
        // Somewhere among the common ideographs; that they mean nothing together does not matter.
        out.append((char) (0x4E00 + (bits >>> (20 * i) & 0x7FF) * 5));
      }
      return;
    }
    boolean latin = lexicon == Lexicon.ENGLISH;
    String consonants = latin ? CONSONANTS : CYRILLIC_CONSONANTS;
    String vowels = latin ? VOWELS : CYRILLIC_VOWELS;
    String[] endings = latin ? ENDINGS : CYRILLIC_ENDINGS;
    long rest = bits >>> 1;
    for (int i = content ? 2 + (int) (rest & 1) : 1; i > 0; i--) {
      rest >>>= 2;
      out.append(consonants.charAt((int) ((rest & 0xFF) % consonants.length())));
      out.append(vowels.charAt((int) ((rest >>> 8 & 0xFF) % vowels.length())));
      rest >>>= 15;
    }
    if (content) {
      out.append(endings[(int) ((bits >>> 52) % endings.length)]);
    }
  }
}
