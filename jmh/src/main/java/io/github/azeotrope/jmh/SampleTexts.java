package io.github.azeotrope.jmh;

import java.util.Random;

/** Texts made up from a seed: as long, as varied and as cut into words as what people send. */
final class SampleTexts {
  private static final String[] SYLLABLES = {
    "an", "ber", "con", "de", "el", "for", "gra", "hin", "in", "jo", "ka", "lo", "men", "na", "or",
    "pre", "qui", "re", "si", "ter", "un", "ver", "wo", "xi", "ya", "zen"
  };
  private static final String[] KEYWORDS = {
    "if", "for", "return", "new", "int", "final", "class", "void", "this", "null", "static", "else"
  };
  private static final int VOCABULARY = 2000;

  private final Random random;
  private final String[] words = new String[VOCABULARY];

  SampleTexts(long seed) {
    random = new Random(seed);
    for (int i = 0; i < VOCABULARY; i++) {
      StringBuilder word = new StringBuilder();
      // Frequent words are short: one syllable for the first, up to four for the last.
      int syllables = 1 + random.nextInt(1 + 4 * i / VOCABULARY);
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

  private void name(StringBuilder text) {
    String second = word();
    text.append(word()).append(Character.toUpperCase(second.charAt(0)));
    text.append(second, 1, second.length());
  }

  private String word() {
    return words[(int) (VOCABULARY * Math.pow(random.nextDouble(), 3))];
  }
}
