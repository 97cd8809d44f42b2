package io.github.azeotrope.wire;

/**
 * What one body may cost. Immutable.
 *
 * @param maxBodyBytes bytes read, after decompression; the rest passes unread. At least 1,024
 * @param maxTextChars UTF-16 units of text kept of one request: a quarter for the prompt, an eighth
 *     for the system prompt, half for the history; of longer text beginning and end are kept. At
 *     least 65,536
 * @param maxDepth objects and arrays inside each other, 16 to 1,000
 */
public record WireLimits(long maxBodyBytes, int maxTextChars, int maxDepth) {

  /** 64 MiB, 256 Ki units, 200 deep: more than the vendors take in one request. */
  public static final WireLimits DEFAULT = new WireLimits(64L << 20, 1 << 18, 200);

  private static final int MIN_BODY_BYTES = 1_024;
  private static final int MIN_TEXT_CHARS = 1 << 16;
  private static final int MAX_TEXT_CHARS = 1 << 28;
  private static final int MIN_DEPTH = 16;
  private static final int MAX_DEPTH = 1_000;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a limit is out of its range
   */
  public WireLimits {
    check("maxBodyBytes", maxBodyBytes, MIN_BODY_BYTES, Long.MAX_VALUE);
    check("maxTextChars", maxTextChars, MIN_TEXT_CHARS, MAX_TEXT_CHARS);
    check("maxDepth", maxDepth, MIN_DEPTH, MAX_DEPTH);
  }

  private static void check(String name, long value, long lowest, long highest) {
    if (value < lowest || value > highest) {
      throw new IllegalArgumentException(
          name + " must be " + lowest + " to " + highest + ", was " + value);
    }
  }

  int promptChars() {
    return maxTextChars / 4;
  }

  int systemChars() {
    return maxTextChars / 8;
  }

  int historyChars() {
    return maxTextChars / 2;
  }

  /** Longer strings lose their middle before they are parsed; no text may be longer anyway. */
  int stringChars() {
    return maxTextChars / 4;
  }
}
