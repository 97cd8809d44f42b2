package io.github.azeotrope.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azeotrope.text.TokenClass;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackgroundTest {
  /** Sketches are added up over years: the weights of an id must never change. */
  @Test
  void weightsOfTheBuiltInVersionOne() {
    assertThat(Background.BUILT_IN.backgroundId()).isEqualTo("built-in-1");
    assertThat(IntStream.range(0, TokenClass.COUNT).map(Background.BUILT_IN::weight))
        .containsExactly(
            0, 512, 717, 819, 922, 1024, 1126, 1229, 717, 1024, 614, 1024, 717, 819, 512);
    assertThat(Background.BUILT_IN).hasToString("Background[built-in-1]");
  }

  @Test
  void refusesUnknownClasses() {
    assertThatThrownBy(() -> Background.BUILT_IN.weight(TokenClass.COUNT))
        .isInstanceOf(ArrayIndexOutOfBoundsException.class);
  }

  @Test
  void classesOfWords() {
    int[][] lengthDigitsClass = {
      {1, 0, TokenClass.WORD_1},
      {2, 0, 2},
      {4, 0, 4},
      {5, 0, TokenClass.WORD_5},
      {6, 0, TokenClass.WORD_6},
      {7, 0, TokenClass.WORD_6},
      {8, 0, TokenClass.WORD_8},
      {24, 0, TokenClass.WORD_8},
      {25, 0, TokenClass.LONG},
      {64, 0, TokenClass.LONG},
      {1, 1, TokenClass.NUMBER},
      {64, 64, TokenClass.NUMBER},
      {2, 1, TokenClass.MIXED},
      {24, 23, TokenClass.MIXED},
      {25, 1, TokenClass.LONG},
    };
    for (int[] row : lengthDigitsClass) {
      assertThat(TokenClass.ofWord(row[0], row[1])).isEqualTo(row[2]);
    }
  }
}
