package io.github.azeotrope.evidence;

/**
 * The window that holds the most of some times, the earliest where several do.
 *
 * @param start the first time in it, {@link Long#MIN_VALUE} where there are no times
 * @param count how many it holds
 */
record FullestWindow(long start, int count) {

  /**
   * Finds it. Cost: one pass.
   *
   * @param times ascending
   * @param width between the first and the last time in a window at most, in their unit
   */
  static FullestWindow of(long[] times, long width) {
    long start = Long.MIN_VALUE;
    int most = 0;
    int from = 0;
    for (int last = 0; last < times.length; last++) {
      while (times[last] - times[from] > width) {
        from++;
      }
      if (last - from + 1 > most) {
        most = last - from + 1;
        start = times[from];
      }
    }
    return new FullestWindow(start, most);
  }
}
