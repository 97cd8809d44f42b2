package io.github.azeotrope.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CodePointsTest {
  private static final TokenSpecification SPEC = TokenSpecification.PUBLISHED;

  @Test
  void isWhatTokensMdSays() {
    for (int cp = 0; cp <= Character.MAX_CODE_POINT; cp++) {
      assertThat(CodePoints.classOf(cp)).as("class of U+%04X", cp).isEqualTo(SPEC.classOf(cp));
      assertThat(CodePoints.fold(cp)).as("fold of U+%04X", cp).isEqualTo(SPEC.fold(cp));
    }
  }

  @Test
  void foldsToWhatStaysFolded() {
    for (int cp = 0; cp <= Character.MAX_CODE_POINT; cp++) {
      int folded = CodePoints.fold(cp);
      if (folded != cp) {
        assertThat(CodePoints.fold(folded)).as("U+%04X", cp).isEqualTo(folded);
        assertThat(CodePoints.classOf(cp)).isBetween(CodePoints.LATIN, CodePoints.DIGIT);
        assertThat(CodePoints.classOf(folded) == CodePoints.DIGIT)
            .as("U+%04X stays a digit or a letter", cp)
            .isEqualTo(CodePoints.classOf(cp) == CodePoints.DIGIT);
      }
    }
  }

  @Test
  void latin1StaysLatin1() {
    for (int cp = 0; cp < 256; cp++) {
      assertThat(CodePoints.fold(cp)).isLessThan(256);
    }
  }

  /** Against the running JVM's Unicode, in the blocks whose capitals are all folded. */
  @Test
  void foldsAsUnicodeWhereItFolds() {
    int[][] blocks = {
      {0x0000, 0x017F}, {0x0391, 0x03CE}, {0x0400, 0x052F}, {0x0531, 0x0586}, {0x1E00, 0x1EFF},
    };
    Set<Integer> known = Set.of(0x03C2); // the final sigma is small already
    List<Integer> differ = new ArrayList<>();
    for (int[] block : blocks) {
      for (int cp = block[0]; cp <= block[1]; cp++) {
        int digitValue = Character.digit(cp, 10);
        if (digitValue < 0 && Character.toLowerCase(cp) != CodePoints.fold(cp)) {
          differ.add(cp);
        }
      }
    }
    assertThat(differ).containsExactlyInAnyOrderElementsOf(known);
  }

  /** Every letter and digit that the JVM knows is part of tokens, but for a list of odd ones. */
  @Test
  void lettersAreTokens() {
    List<String> missing = new ArrayList<>();
    for (int cp = 0; cp <= Character.MAX_CODE_POINT; cp++) {
      boolean letter =
          Character.isLetter(cp) || Character.getType(cp) == Character.DECIMAL_DIGIT_NUMBER;
      boolean symbolic =
          (cp >= 0x02C2 && cp <= 0x02FF) // modifier letters
              || (cp >= 0x2070 && cp <= 0x2BFF) // super- and subscripts, letterlike symbols
              || (cp >= 0x1F100 && cp <= 0x1FBFF) // enclosed letters, segmented digits
              || (cp >= 0x1CCF0 && cp <= 0x1CCF9) // outlined digits
              || cp == 0x2E2F
              || cp == 0xA67E
              || cp == 0xA67F;
      if (letter && !symbolic && CodePoints.classOf(cp) < CodePoints.LATIN) {
        missing.add(String.format("U+%04X", cp));
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void punctuationAndSymbolsAreNot() {
    List<String> tokens = new ArrayList<>();
    for (int cp = 0; cp < 0x3400; cp++) {
      int type = Character.getType(cp);
      boolean separates =
          Character.isWhitespace(cp)
              || Character.isISOControl(cp)
              || type == Character.MATH_SYMBOL
              || type == Character.CURRENCY_SYMBOL
              || type == Character.OTHER_PUNCTUATION
              || type == Character.DASH_PUNCTUATION
              || type == Character.START_PUNCTUATION
              || type == Character.END_PUNCTUATION;
      if (separates && CodePoints.classOf(cp) >= CodePoints.LATIN) {
        tokens.add(String.format("U+%04X", cp));
      }
    }
    assertThat(tokens).isEmpty();
  }

  @Test
  void emojiAreSeparators() {
    "😀🎉❤⭐🤖🇩🏽⚗"
        .codePoints()
        .forEach(cp -> assertThat(CodePoints.classOf(cp)).isEqualTo(CodePoints.SEPARATOR));
  }
}
