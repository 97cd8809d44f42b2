package io.github.azeotrope.text;

/**
 * What a token looks like, apart from its letters. The numbers are part of the background's version
 * and never change their meaning.
 */
public final class TokenClass {
  /** A word of one letter; words of two to five letters follow as 2 to 5. */
  public static final int WORD_1 = 1;

  /** A word of five letters. */
  public static final int WORD_5 = 5;

  /** A word of six or seven letters. */
  public static final int WORD_6 = 6;

  /** A word of eight to 24 letters. */
  public static final int WORD_8 = 7;

  /** A word of more than 24 letters or digits: encoded data, seldom language. */
  public static final int LONG = 8;

  /** A word of up to 24 letters and digits. */
  public static final int MIXED = 9;

  /** Digits only. */
  public static final int NUMBER = 10;

  /** Two neighbouring code points of which the first is Han. */
  public static final int HAN_PAIR = 11;

  /** A Han code point alone. */
  public static final int HAN_SINGLE = 12;

  /** Two neighbouring code points of another script that is written without spaces. */
  public static final int UNSPACED_PAIR = 13;

  /** Such a code point alone. */
  public static final int UNSPACED_SINGLE = 14;

  /** One more than the largest class; class 0 is not used. */
  public static final int COUNT = 15;

  private TokenClass() {}

  /**
   * The class of a word.
   *
   * @param codePoints its length, at least 1
   * @param digits how many of them are digits
   */
  public static int ofWord(int codePoints, int digits) {
    if (digits == codePoints) {
      return NUMBER;
    }
    if (codePoints > 24) {
      return LONG;
    }
    if (digits > 0) {
      return MIXED;
    }
    return codePoints <= 5 ? codePoints : codePoints <= 7 ? WORD_6 : WORD_8;
  }
}
