package io.github.azeotrope.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MedianTest {
  private static final double[] VALUES = {5, 1, 4, 2, -100};

  @Test
  void ofAnOddNumberBothAreTheMiddle() {
    assertThat(Median.of(VALUES, 3)).isEqualTo(4);
    assertThat(Median.upper(VALUES, 3)).isEqualTo(4);
    assertThat(Median.of(VALUES, 1)).isEqualTo(5);
    assertThat(Median.upper(VALUES, 1)).isEqualTo(5);
  }

  @Test
  void ofAnEvenNumberTheOneIsBetweenTheMiddleTwoAndTheOtherTheUpper() {
    assertThat(Median.of(VALUES, 4)).isEqualTo(3);
    assertThat(Median.upper(VALUES, 4)).isEqualTo(4);
  }

  @Test
  void ofNothingIsNotANumber() {
    assertThat(Median.of(VALUES, 0)).isNaN();
    assertThat(Median.upper(VALUES, 0)).isNaN();
  }

  @Test
  void valuesStayAsTheyAre() {
    double[] values = VALUES.clone();
    Median.of(values, values.length);
    Median.upper(values, values.length);
    assertThat(values).isEqualTo(VALUES);
  }

  /** The median of 99,999 deviations has a standard error of 0.4 %. */
  @Test
  void deviationsOfANormalVariableGiveItsSpread() {
    Random random = new Random(7);
    double[] deviations =
        IntStream.range(0, 99_999).mapToDouble(i -> Math.abs(random.nextGaussian() * 3)).toArray();
    assertThat(Median.SD_PER_MAD * Median.of(deviations, deviations.length))
        .isCloseTo(3, within(.06));
  }
}
