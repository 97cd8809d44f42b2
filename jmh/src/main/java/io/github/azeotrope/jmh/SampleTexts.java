package io.github.azeotrope.jmh;

import java.util.Random;

/**
 * Texts made up from a seed: as varied and as cut into words as what people send. 1,024 units of
 * the English-like ones have 180 words, 105 of them different, of 4.5 letters; of a licence text
 * 145 to 167, 83 to 93, of 4.9 to 5.1.
 */
final class SampleTexts {
  private static final String[] SYLLABLES = {
    "an", "ber", "con", "de", "el", "for", "gra", "hin", "in", "jo", "ka", "lo", "men", "na", "or",
    "pre", "qui", "re", "si", "ter", "un", "ver", "wo", "xi", "ya", "zen"
  };
  private static final String[] KEYWORDS = {
    "if", "for", "return", "new", "int", "final", "class", "void", "this", "null", "static", "else"
  };
  private static final int VOCABULARY = 8000;
  private static final int MOST_SYLLABLES = 4;

  private final Random random;
  private final String[] words = new String[VOCABULARY];

  SampleTexts(long seed) {
    random = new Random(seed);
    for (int i = 0; i < VOCABULARY; i++) {
      StringBuilder word = new StringBuilder();
      // Frequent words are short: one syllable for the first, up to four for most.
      double rarity = Math.log(i + 1) / Math.log(VOCABULARY);
      int most = Math.min(MOST_SYLLABLES, 1 + (int) (rarity * (MOST_SYLLABLES + 1)));
      int syllables = 1 + random.nextInt(most);
      for (int s = 0; s < syllables; s++) {
        word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
      }
      words[i] = word.toString();
    }
  }

  /** Words by a law of Zipf's kind, in sentences and paragraphs. */
  String english(int length) {
    StringBuilder text = new StringBuilder(length + 32);
    int inSentence = 0;
    while (text.length() < length) {
      String word = word();
      if (inSentence == 0) {
        text.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
      } else {
        text.append(word);
      }
      inSentence++;
      if (inSentence > 6 && random.nextInt(8) == 0) {
        text.append(random.nextInt(5) == 0 ? ".\n\n" : ". ");
        inSentence = 0;
      } else {
        text.append(random.nextInt(12) == 0 ? ", " : " ");
      }
    }
    return text.substring(0, length);
  }

  /** Indented statements with names of two words, numbers and brackets. */
  String code(int length) {
    StringBuilder text = new StringBuilder(length + 64);
    while (text.length() < length) {
      text.append("  ".repeat(1 + random.nextInt(3)));
      text.append(KEYWORDS[random.nextInt(KEYWORDS.length)]).append(' ');
      name(text);
      text.append(random.nextInt(2) == 0 ? " = " : ".");
      name(text);
      text.append('(').append(random.nextInt(1000)).append(", ");
      name(text);
      text.append(random.nextInt(4) == 0 ? ") {\n" : ");\n");
    }
    return text.substring(0, length);
  }

  /** Common ideographs with punctuation. */
  String chinese(int length) {
    StringBuilder text = new StringBuilder(length + 2);
    while (text.length() < length) {
      int rank = (int) (1500 * Math.pow(random.nextDouble(), 2.5));
      text.append((char) (0x4e00 + 7 * rank));
      if (random.nextInt(12) == 0) {
        text.append(random.nextInt(3) == 0 ? '\u3002' : '\uff0c');
      }
    }
    return text.substring(0, length);
  }

  /** English-like sentences, each with an emoji behind it, and a word of Greek now and then. */
  String withEmoji(int length) {
    StringBuilder text = new StringBuilder(length + 128);
    while (text.length() < length) {
      text.append(english(60 + random.nextInt(60))).append(' ');
      text.appendCodePoint(0x1F600 + random.nextInt(64)).append(' ');
      text.append(random.nextInt(4) == 0 ? "\u03bb\u03cc\u03b3\u03bf\u03c2 " : "");
    }
    int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
    return text.substring(0, end);
  }

  private void name(StringBuilder text) {
    String second = word();
    text.append(word()).append(Character.toUpperCase(second.charAt(0)));
    text.append(second, 1, second.length());
  }

  private String word() {
    // Zipf's law: as many of the first ten as of the next ninety.
    return words[(int) Math.pow(VOCABULARY, random.nextDouble()) - 1];
  }
}
