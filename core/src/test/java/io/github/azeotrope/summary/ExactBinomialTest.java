package io.github.azeotrope.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ExactBinomialTest {

  /** Sum of the terms, each from the one before. */
  private static double atLeast(int hits, int n, double share) {
    double sum = 0;
    for (int k = hits; k <= n; k++) {
      double term = 1;
      for (int i = 0; i < k; i++) {
        term *= share * (n - i) / (i + 1);
      }
      sum += term * Math.pow(1 - share, n - k);
    }
    return sum;
  }

  @Test
  void theTailIsTheSumOfItsTerms() {
    for (int hits = 0; hits <= 20; hits++) {
      assertThat(ExactBinomial.atLeast(hits, 20, .3))
          .isCloseTo(atLeast(hits, 20, .3), within(1e-9));
    }
  }

  /** Clopper and Pearson: at the limit the tail has the probability that was asked for. */
  @Test
  void limitsAreWhereTheTailIsOneMinusTheConfidence() {
    for (int hits = 1; hits < 20; hits++) {
      double lower = ExactBinomial.lower(hits, 20, .99);
      assertThat(atLeast(hits, 20, lower)).isCloseTo(.01, within(1e-6));
      double upper = ExactBinomial.upper(hits, 20, .99);
      assertThat(1 - atLeast(hits + 1, 20, upper)).isCloseTo(.01, within(1e-6));
      assertThat(lower).isLessThan(hits / 20.0);
      assertThat(upper).isGreaterThan(hits / 20.0);
    }
  }

  @Test
  void noneAndAllHaveLimitsAtTheEnds() {
    assertThat(ExactBinomial.lower(0, 20, .99)).isZero();
    assertThat(ExactBinomial.upper(20, 20, .99)).isEqualTo(1);
    assertThat(ExactBinomial.upper(0, 20, .99)).isBetween(.2, .21);
    assertThat(ExactBinomial.lower(20, 20, .99)).isBetween(.79, .8);
    assertThat(ExactBinomial.upper(0, 0, .99)).isEqualTo(1);
    assertThat(ExactBinomial.lower(0, 0, .99)).isZero();
    assertThat(ExactBinomial.atLeast(0, 0, .3)).isEqualTo(1);
  }
}
