package io.github.azeotrope.summary;

import java.util.Arrays;

/** Arrays of unsigned numbers. */
public final class Unsigned {
  private Unsigned() {}

  /** Sorts the array ascending and returns it. */
  public static long[] sort(long[] values) {
    flip(values);
    Arrays.sort(values);
    flip(values);
    return values;
  }

  private static void flip(long[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] ^= Long.MIN_VALUE;
    }
  }

  /** As {@link Arrays#binarySearch(long[], long)}. */
  public static int search(long[] sorted, long value) {
    int low = 0;
    int high = sorted.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = Long.compareUnsigned(sorted[middle], value);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -low - 1;
  }
}
