package io.github.azeotrope.testkit;

/**
 * Writes prompts. A text is a chain of independent words of six sorts; the shares below make two
 * conversations of one person about as alike, and two people as unlike, as published comparisons of
 * real chat logs find them. One random number makes one word, which is what bounds the simulator's
 * speed.
 *
 * <p>Not thread-safe: it keeps its buffers between texts.
 */
class Prose {
  // Of 256 words: so many up to and including each sort, the rest are words never seen before.
  private static final int FUNCTION = 105;
  private static final int COMMON = FUNCTION + 52;
  private static final int TOPIC = COMMON + 62;
  private static final int OWN = TOPIC + 13;
  private static final int THEME = OWN + 21;

  // A StringBuilder that once held a wide character stays wide, and copies twice the bytes.
  private final StringBuilder latin = new StringBuilder(4096);
  private final StringBuilder wide = new StringBuilder(4096);

  /** The texts of the simulator that was asked for. */
  static Prose of(Settings settings) {
    return settings.second ? new OtherProse() : new Prose();
  }

  /**
   * A text.
   *
   * @param own words the writer uses again and again on this topic
   * @param theme words this conversation is about
   * @param careless whether the writer does without capitals and final stops
   * @param chars length to reach, in characters of English
   */
  String write(Rng rng, Topic topic, String[] own, String[] theme, boolean careless, int chars) {
    Lexicon lexicon = topic.lexicon;
    StringBuilder out = lexicon == Lexicon.ENGLISH ? latin : wide;
    out.setLength(0);
    int length = Math.max(6, (int) (chars * lexicon.density));
    int code = topic.code && length > 90 && rng.chance(0.3) ? length * 2 / 5 : 0;
    sentences(out, rng, topic, own, theme, careless, length - code);
    if (code > 0) {
      program(out, rng, topic, theme, length);
    }
    int from = out.charAt(0) == ' ' ? 1 : 0;
    return out.substring(from);
  }

  private static void sentences(
      StringBuilder out,
      Rng rng,
      Topic topic,
      String[] own,
      String[] theme,
      boolean careless,
      int length) {
    Lexicon lexicon = topic.lexicon;
    boolean cased = lexicon.hasSpaces() && !careless;
    int left = 0;
    while (out.length() < length) {
      long bits = rng.next();
      int begin = -1;
      if (left == 0) {
        begin = out.length();
        left = 5 + (int) (bits & 15);
        if (lexicon == Lexicon.ENGLISH && (bits & 16) == 0) {
          out.append(' ').append(EnglishWords.OPENERS[below(bits >>> 20, EnglishWords.OPENERS)]);
        }
      }
      int sort = (int) (bits >>> 56);
      if (sort < FUNCTION) {
        out.append(lexicon.function[(int) (bits >>> 5) & (Lexicon.FUNCTION_TABLE - 1)]);
      } else if (sort < COMMON) {
        out.append(lexicon.common[(int) (bits >>> 5) & (Lexicon.COMMON_TABLE - 1)]);
      } else if (sort < TOPIC) {
        out.append(topic.words[(int) (bits >>> 5) & (Lexicon.TOPIC_TABLE - 1)]);
      } else if (sort < OWN) {
        out.append(own[below(bits >>> 5, own)]);
      } else if (sort < THEME) {
        out.append(theme[below(bits >>> 5, theme)]);
      } else if ((bits & 32) == 0) {
        lexicon.invent(rng.next(), out);
      } else {
        out.append(lexicon.hasSpaces() ? " " : "").append((bits >>> 6) % ((bits & 64) + 36));
      }
      if (begin >= 0 && cased && begin + 1 < out.length()) {
        out.setCharAt(begin + 1, Character.toUpperCase(out.charAt(begin + 1)));
      }
      left--;
      if (left == 0) {
        stop(out, bits, lexicon.hasSpaces());
      } else if ((bits >>> 40 & 31) == 0) {
        out.append(lexicon.hasSpaces() ? ',' : '\uFF0C');
      }
    }
    if (!careless && left > 0) {
      stop(out, rng.next(), lexicon.hasSpaces());
    }
  }

  private static void stop(StringBuilder out, long bits, boolean western) {
    char last = out.charAt(out.length() - 1);
    if (last == ',' || last == '\uFF0C') {
      out.setLength(out.length() - 1);
    }
    boolean question = (bits >>> 46 & 3) == 0;
    if (western) {
      out.append(question ? '?' : '.');
    } else {
      out.append(question ? '\uFF1F' : '\u3002');
    }
  }

  private static void program(StringBuilder out, Rng rng, Topic topic, String[] theme, int length) {
    out.append('\n');
    while (out.length() < length) {
      String line = rng.pick(EnglishWords.CODE);
      for (int i = 0; i < line.length(); i++) {
        char c = line.charAt(i);
        if (c == '%') {
          String word = rng.chance(0.4) ? rng.pick(theme) : topic.word(rng);
          out.append(word, 1, word.length());
        } else {
          out.append(c);
        }
      }
    }
  }

  private static int below(long bits, Object[] from) {
    return (int) (((bits & 0xFFFF) * from.length) >>> 16);
  }
}
