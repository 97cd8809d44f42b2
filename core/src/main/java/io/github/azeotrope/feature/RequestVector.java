package io.github.azeotrope.feature;

import io.github.azeotrope.background.Background;
import io.github.azeotrope.hash.Mix;
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

  private final int[] weights = new int[io.github.azeotrope.background.TokenClass.COUNT];
  private final long[] sums = new long[RequestFeatures.DIMENSIONS];

  // Open addressing by the tokens' own hashes, which are keyed; slot i is used if tf[i] > 0.
  private long[] keys = new long[1024];
  private short[] tf = new short[1024];
  private byte[] classes = new byte[1024];

  RequestVector(Background background) {
    for (int i = 0; i < weights.length; i++) {
      weights[i] = background.weight(i);
    }
  }

  /** Fills the vector and returns the number of distinct tokens. */
  int fill(TokenBuffer tokens, long promptHash, byte[] vector) {
    int distinct = count(tokens);
    Arrays.fill(sums, 0);
    int slots = slots(tokens.size);
    for (int i = 0; i < slots; i++) {
      if (tf[i] > 0) {
        long w = (long) weights[classes[i]] * TF[tf[i]];
        long key = keys[i];
        sums[(int) (key >>> 56)] += (key >>> 55 & 1) == 0 ? w : -w;
      }
    }
    double squares = 0;
    for (long sum : sums) {
      // Exact: a sum has at most 2^13 tokens of 2^27, and the product is rounded alike everywhere.
      squares += (double) sum * sum;
    }
    if (squares == 0) {
      Arrays.fill(vector, (byte) 0);
      return distinct;
    }
    double scale = RequestFeatures.SCALE / Math.sqrt(squares);
    for (int i = 0; i < vector.length; i += 4) {
      long dice = Mix.mix(promptHash, i);
      for (int j = i; j < i + 4; j++) {
        double x = sums[j] * scale + ((dice & 0xffff) + .5) * 0x1p-16;
        // A lone component is SCALE exactly, or a rounding error above it.
        int rounded = (int) Math.floor(x);
        vector[j] =
            (byte) Math.max(-RequestFeatures.SCALE, Math.min(RequestFeatures.SCALE, rounded));
        dice >>>= 16;
      }
    }
    return distinct;
  }

  private static int slots(int tokens) {
    return Math.max(64, Integer.highestOneBit(Math.max(1, tokens)) << 2);
  }

  private int count(TokenBuffer tokens) {
    int slots = slots(tokens.size);
    if (slots > keys.length) {
      keys = new long[slots];
      tf = new short[slots];
      classes = new byte[slots];
    } else {
      Arrays.fill(tf, 0, slots, (short) 0);
    }
    int mask = slots - 1;
    int distinct = 0;
    for (int i = 0; i < tokens.size; i++) {
      long key = tokens.raw[i];
      int slot = (int) key & mask;
      while (tf[slot] > 0 && keys[slot] != key) {
        slot = slot + 1 & mask;
      }
      if (tf[slot] == 0) {
        keys[slot] = key;
        classes[slot] = tokens.classes[i];
        distinct++;
      }
      tf[slot]++;
    }
    return distinct;
  }
}
