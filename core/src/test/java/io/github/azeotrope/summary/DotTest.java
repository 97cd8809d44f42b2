package io.github.azeotrope.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sum over all elements, whatever the length leaves over after groups of four. */
class DotTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 7, 8, 255, 256})
  void equalsTheSumInOrder(int length) {
    SplittableRandom random = new SplittableRandom(length);
    double[] x = new double[length];
    double[] y = new double[length];
    float[] u = new float[length];
    float[] v = new float[length];
    double sum = 0;
    double floats = 0;
    for (int i = 0; i < length; i++) {
      x[i] = random.nextDouble() - .5;
      y[i] = random.nextDouble() - .5;
      u[i] = (float) x[i];
      v[i] = (float) y[i];
      sum += x[i] * y[i];
      floats += (double) u[i] * v[i];
    }
    assertThat(Dot.of(x, y)).isCloseTo(sum, within(1e-12));
    assertThat(Dot.of(u, v)).isCloseTo(floats, within(1e-12));
  }
}
