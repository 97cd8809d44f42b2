package io.github.azeotrope.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.summary.ErrorMoments;
import java.util.Locale;

/** Relative errors of estimates whose true value is known, and how often their limits held. */
final class ErrorTally extends ErrorMoments {
  private final double[] confidences;
  private final int[] lowerFailed;
  private final int[] upperFailed;

  ErrorTally(double... confidences) {
    this.confidences = confidences;
    lowerFailed = new int[confidences.length];
    upperFailed = new int[confidences.length];
  }

  void add(Estimate estimate, double truth) {
    double scale = truth == 0 ? 1 : truth;
    add((estimate.value() - truth) / scale, estimate.standardError() / scale);
    for (int i = 0; i < confidences.length; i++) {
      lowerFailed[i] += estimate.lower(confidences[i]) > truth * (1 + 1e-12) ? 1 : 0;
      upperFailed[i] += estimate.upper(confidences[i]) < truth * (1 - 1e-12) ? 1 : 0;
    }
  }

  double lowerFailed(int i) {
    return (double) lowerFailed[i] / trials();
  }

  double upperFailed(int i) {
    return (double) upperFailed[i] / trials();
  }

  /** Fails if a limit fails more often than it may, plus the allowance that its Javadoc states. */
  void assertLimitsHold(String what, double allowance) {
    for (int i = 0; i < confidences.length; i++) {
      int most = Chance.atMost(trials(), 1 - confidences[i] + allowance);
      assertThat(lowerFailed[i]).as("lower limit, %s", what).isLessThanOrEqualTo(most);
      assertThat(upperFailed[i]).as("upper limit, %s", what).isLessThanOrEqualTo(most);
    }
  }

  @Override
  public String toString() {
    StringBuilder text =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "bias %.5f, rms %.5f, stated %.5f",
                bias(),
                rootMeanSquare(),
                meanStated()));
    for (int i = 0; i < confidences.length; i++) {
      text.append(
          String.format(
              Locale.ROOT,
              ", limits of %.3f failed %.4f and %.4f",
              confidences[i],
              lowerFailed(i),
              upperFailed(i)));
    }
    return text.toString();
  }
}
