package io.github.azeotrope.text;

import java.util.Arrays;

/**
 * The class and the folded form of each code point, as frozen in {@code src/docs/TOKENS.md}. Ranges
 * are written out because {@link Character} follows the Unicode version of the running JVM.
 */
public final class CodePoints {
  /** Separates tokens: white space, punctuation, symbols, what is not assigned. */
  public static final int SEPARATOR = 0;

  /** Separates tokens and is more frequent in program code than in prose. */
  public static final int CODE = 1;

  /** Half of a surrogate pair without the other half; separates tokens. */
  public static final int LONE_SURROGATE = 2;

  /** Neither a token nor a separator: joiners, variation selectors, direction marks. */
  public static final int IGNORED = 3;

  /** From here on code points belong to tokens; first those of scripts written with spaces. */
  public static final int LATIN = 4;

  /** Cyrillic letters. */
  public static final int CYRILLIC = 5;

  /** Letters of other scripts written with spaces. */
  public static final int LETTER = 6;

  /** The underscore, which holds a word together. */
  public static final int UNDERSCORE = 7;

  /** Decimal digits of any script. */
  public static final int DIGIT = 8;

  /** From here on code points of scripts written without spaces. */
  public static final int HAN = 9;

  /** Kana, Thai, Hangul syllables and the like. */
  public static final int UNSPACED = 10;

  /** One more than the largest class. */
  public static final int COUNT = 11;

  private static final byte[] BMP = new byte[0x10000];

  /** Folded form of U+0000 to U+1FFF. */
  private static final char[] FOLD = new char[0x2000];

  private CodePoints() {}

  /** The class of a code point of the basic plane. */
  static int classOf(char unit) {
    return BMP[unit];
  }

  /** The class of a code point of a supplementary plane. */
  static int classOfSupplementary(int cp) {
    int[][] ranges = CodePointRanges.SUPPLEMENTARY;
    int result = SEPARATOR;
    for (int[] range : ranges) {
      if (cp >= range[0] && cp <= range[1]) {
        result = range[2];
      }
    }
    return result;
  }

  static int classOf(int cp) {
    return cp < 0x10000 ? classOf((char) cp) : classOfSupplementary(cp);
  }

  /** The folded form: lower case, ASCII digits; one code point to one code point. */
  static int fold(int cp) {
    if (cp < FOLD.length) {
      return FOLD[cp];
    }
    return cp < 0xA620 ? cp : foldHigh(cp);
  }

  private static int foldHigh(int cp) {
    for (int zero : CodePointRanges.HIGH_ZEROS) {
      if (cp >= zero && cp <= zero + 9) {
        return '0' + cp - zero;
      }
    }
    if (cp >= 0xFF21 && cp <= 0xFF3A) {
      return 'a' + cp - 0xFF21;
    }
    return cp >= 0xFF41 && cp <= 0xFF5A ? 'a' + cp - 0xFF41 : cp;
  }

  static {
    for (int[] range : CodePointRanges.BASIC) {
      Arrays.fill(BMP, range[0], range[1] + 1, (byte) range[2]);
    }
    for (int cp : CodePointRanges.NOT_TOKENS) {
      BMP[cp] = SEPARATOR;
    }
    for (int i = 0; i < CodePointRanges.CODE_PUNCTUATION.length(); i++) {
      BMP[CodePointRanges.CODE_PUNCTUATION.charAt(i)] = CODE;
    }
    for (int cp = 0; cp < FOLD.length; cp++) {
      FOLD[cp] = (char) cp;
    }
    for (int[] range : CodePointRanges.FOLDED) {
      for (int cp = range[0]; cp <= range[1]; cp += range[2]) {
        FOLD[cp] = (char) (cp + range[3]);
      }
    }
    for (int zero : CodePointRanges.LOW_ZEROS) {
      for (int digit = 0; digit < 10; digit++) {
        BMP[zero + digit] = DIGIT;
        FOLD[zero + digit] = (char) ('0' + digit);
      }
    }
    for (int zero : CodePointRanges.HIGH_ZEROS) {
      Arrays.fill(BMP, zero, zero + 10, (byte) DIGIT);
    }
  }
}
