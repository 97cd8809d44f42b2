package io.github.azeotrope.feature;

import io.github.azeotrope.background.Background;
import io.github.azeotrope.hash.Mix;
import io.github.azeotrope.text.TokenBuffer;
import io.github.azeotrope.text.TokenClass;
import java.util.Arrays;

/**
 * Tokens to a unit vector by signed feature hashing (Weinberger et al. 2009), in fixed point.
 *
 * <p>Each distinct token adds weight * (1 + ln tf) with a hashed sign to one hashed component. Sums
 * are integers, so the order of tokens does not matter, not even in the last bit. Then the vector
 * is scaled to length {@link RequestFeatures#SCALE} and rounded up or down at random with the mean
 * kept; the dice are a function of the prompt's identity and the component, so that equal prompts
 * have equal vectors and the errors of different prompts are independent.
 */
final class RequestVector {
  private static final int MAX_TF = 8192;

  /** (1 + ln tf) in 1/1024, as rounded; StrictMath gives every JVM the same table. */
  private static final int[] TF = new int[MAX_TF + 1];

  static {
    for (int tf = 1; tf <= MAX_TF; tf++) {
      TF[tf] = (int) StrictMath.rint(1024 * (1 + StrictMath.log(tf)));
    }
  }

  private final int[] weights = new int[TokenClass.COUNT];
  private final long[] sums = new long[RequestFeatures.DIMENSIONS];

  // Open addressing by the tokens' own hashes, which are keyed: index into the three below, plus 1.
  private short[] table = new short[2048];

  // The distinct tokens.
  private long[] keys = new long[512];
  private short[] frequencies = new short[512];
  private byte[] classes = new byte[512];

  private final CapabilityCues cues;
  private long cueSum;

  RequestVector(Background background, CapabilityCues cues) {
    this.cues = cues;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = background.weight(i);
    }
  }

  /** Fills the vector and returns the number of distinct tokens. */
  int fill(TokenBuffer tokens, long promptHash, byte[] vector) {
    int distinct = count(tokens);
    Arrays.fill(sums, 0);
    long cueWeights = 0;
    for (int i = 0; i < distinct; i++) {
      long key = keys[i];
      cueWeights += cues.weight(key);
      long w = (long) weights[classes[i]] * TF[frequencies[i]];
      long sign = -(key >>> 55 & 1);
      sums[(int) (key >>> 56)] += (w ^ sign) - sign;
    }
    cueSum = cueWeights;
    double squares = squares();
    if (squares == 0) {
      Arrays.fill(vector, (byte) 0);
    } else {
      round(Math.sqrt(squares), promptHash, vector);
    }
    return distinct;
  }

  /** What the distinct tokens of the latest prompt come to as cues. */
  long cueSum() {
    return cueSum;
  }

  /**
   * In integers, which is faster than rounding doubles and leaves nothing to interpretation. The
   * scale is rounded down, so that a component that is alone is at most SCALE, and the dice are
   * never 0 or 1, so that it is not less.
   */
  private void round(double length, long promptHash, byte[] vector) {
    long scale = (long) (RequestFeatures.SCALE * 0x1p52 / length);
    for (int i = 0; i < vector.length; i += 4) {
      // Four dice of 16 bits; the half keeps their mean.
      long dice = Mix.mix(promptHash + i);
      for (int j = i; j < i + 4; j++) {
        long up = ((dice & 0xffff) << 36) + (1L << 35);
        vector[j] = (byte) ((sums[j] * scale + up) >> 52);
        dice >>>= 16;
      }
    }
  }

  /** Four sums, because one would wait for each addition; their order is part of the format. */
  private double squares() {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    for (int i = 0; i < sums.length; i += 4) {
      a += (double) sums[i] * sums[i];
      b += (double) sums[i + 1] * sums[i + 1];
      c += (double) sums[i + 2] * sums[i + 2];
      d += (double) sums[i + 3] * sums[i + 3];
    }
    return (a + b) + (c + d);
  }

  /** Lists the distinct tokens. */
  private int count(TokenBuffer tokens) {
    long[] raw = tokens.raw();
    byte[] look = tokens.classes();
    int n = tokens.size();
    int slots = Math.max(64, Integer.highestOneBit(Math.max(1, n)) << 3);
    if (slots > table.length) {
      table = new short[slots];
    } else {
      Arrays.fill(table, 0, slots, (short) 0);
    }
    if (n >= keys.length) {
      keys = new long[n + 1];
      frequencies = new short[n + 1];
      classes = new byte[n + 1];
    }
    int mask = slots - 1;
    int distinct = 0;
    for (int i = 0; i < n; i++) {
      long key = raw[i];
      int slot = (int) key & mask;
      int at = table[slot];
      while (at != 0 && keys[at - 1] != key) {
        slot = slot + 1 & mask;
        at = table[slot];
      }
      boolean isNew = at == 0;
      int index = isNew ? distinct : at - 1;
      table[slot] = (short) (index + 1);
      keys[index] = key;
      classes[index] = look[i];
      frequencies[index] = (short) ((isNew ? 0 : frequencies[index]) + 1);
      distinct += isNew ? 1 : 0;
    }
    return distinct;
  }
}
