package io.github.azeotrope.linkage;

/**
 * The signs of a centred vector, 256 bits in four longs: two signatures differ in a share
 * angle/&pi; of their bits in expectation, so the Hamming distance estimates the cosine.
 *
 * <p>Source: Charikar 2002, section 3; here the directions are the coordinates of a vector that is
 * already a random projection.
 */
final class Signature {
  static final int BITS = 256;
  static final int LONGS = BITS / Long.SIZE;

  private static final double[] COSINE = cosines();

  private Signature() {}

  /** Writes the signs of {@code vector} to {@code into}, from index {@code at}. */
  static void of(double[] vector, long[] into, int at) {
    for (int j = 0; j < LONGS; j++) {
      long bits = 0;
      for (int i = 0; i < Long.SIZE; i++) {
        bits |= (vector[j * Long.SIZE + i] > 0 ? 1L : 0L) << i;
      }
      into[at + j] = bits;
    }
  }

  static int distance(long[] x, int atX, long[] y, int atY) {
    int d = 0;
    for (int j = 0; j < LONGS; j++) {
      d += Long.bitCount(x[atX + j] ^ y[atY + j]);
    }
    return d;
  }

  /** Estimated cosine at a Hamming distance; its standard error is about 0.1 at cosine 0. */
  static double cosine(int distance) {
    return COSINE[distance];
  }

  private static double[] cosines() {
    double[] table = new double[BITS + 1];
    for (int i = 0; i <= BITS; i++) {
      table[i] = StrictMath.cos(StrictMath.PI * i / BITS);
    }
    return table;
  }
}
