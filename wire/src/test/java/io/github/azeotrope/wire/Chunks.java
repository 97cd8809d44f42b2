package io.github.azeotrope.wire;

import java.util.SplittableRandom;

/** Where a body is cut on its way. */
@FunctionalInterface
interface Chunks {
  Chunks WHOLE = left -> left;
  Chunks BYTES = left -> 1;

  /** The length of the next chunk, 1 to {@code left}. */
  int next(int left);

  static Chunks random(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return left -> Math.min(left, 1 + random.nextInt(random.nextBoolean() ? 7 : 300));
  }

  /** One cut, after so many bytes. */
  static Chunks cutAt(int first) {
    boolean[] cut = {false};
    return left -> {
      int length = cut[0] || first == 0 ? left : Math.min(left, first);
      cut[0] = true;
      return length;
    };
  }
}
