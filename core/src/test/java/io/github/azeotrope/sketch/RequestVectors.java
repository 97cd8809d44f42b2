package io.github.azeotrope.sketch;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Request vectors drawn from a seed, of which every similarity is known: a request is the root of
 * its shares times directions that are as good as orthogonal, and noise for the rest.
 */
public final class RequestVectors {
  private final SplittableRandom random;
  private final int dimensions;

  public RequestVectors(long seed, int dimensions) {
    this.random = new SplittableRandom(seed);
    this.dimensions = dimensions;
  }

  /** A source of everything else that is drawn. */
  public SplittableRandom random() {
    return random;
  }

  public int dimensions() {
    return dimensions;
  }

  /** A unit vector that points anywhere. */
  public float[] anywhere() {
    return anywhere(dimensions);
  }

  /** A unit vector that points anywhere in the first so many dimensions. */
  public float[] anywhere(int first) {
    double[] v = new double[dimensions];
    for (int i = 0; i < first; i++) {
      v[i] = gaussian();
    }
    return unit(v);
  }

  /**
   * A request of which {@code share} lies along a direction: two of them have a cosine of about so
   * much.
   */
  public float[] request(double share, float[] direction) {
    return request(share, direction, 0, direction);
  }

  /** A request with shares along two directions. */
  public float[] request(double share1, float[] direction1, double share2, float[] direction2) {
    return request(share1, direction1, share2, direction2, dimensions);
  }

  /** A request with shares along two directions and noise in the first so many dimensions. */
  public float[] request(
      double share1, float[] direction1, double share2, float[] direction2, int noiseIn) {
    float[] noise = anywhere(noiseIn);
    double rest = Math.sqrt(Math.max(0, 1 - share1 - share2));
    double[] v = new double[dimensions];
    for (int i = 0; i < dimensions; i++) {
      v[i] =
          Math.sqrt(share1) * direction1[i] + Math.sqrt(share2) * direction2[i] + rest * noise[i];
    }
    return unit(v);
  }

  /** The vector in steps of 1/32, rounded up or down at random, so that no step is favoured. */
  public float[] rounded(float[] v) {
    float[] rounded = new float[v.length];
    for (int i = 0; i < v.length; i++) {
      rounded[i] = (float) (Math.floor(32 * v[i] + random.nextDouble()) / 32);
    }
    return rounded;
  }

  /** In place. */
  public <T> void shuffle(T[] values) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      T value = values[i];
      values[i] = values[j];
      values[j] = value;
    }
  }

  public static void add(float[] sum, float[] v) {
    for (int i = 0; i < v.length; i++) {
      sum[i] += v[i];
    }
  }

  private double gaussian() {
    // Sum of uniforms: near enough to a normal, and the same on every JDK.
    double sum = -6;
    for (int i = 0; i < 12; i++) {
      sum += random.nextDouble();
    }
    return sum;
  }

  private static float[] unit(double[] v) {
    double norm = Math.sqrt(Arrays.stream(v).map(x -> x * x).sum());
    float[] unit = new float[v.length];
    for (int i = 0; i < v.length; i++) {
      unit[i] = (float) (v[i] / norm);
    }
    return unit;
  }
}
