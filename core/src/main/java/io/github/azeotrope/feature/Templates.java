package io.github.azeotrope.feature;

import io.github.azeotrope.hash.Mix;

/**
 * Fingerprints of the fixed part of a prompt, over the number-normalised tokens: the first eight
 * tokens, the last eight, and the smallest of the hashes of all runs of five.
 *
 * <p>The smallest hashes are a coordinated sample (Broder 1997): what is in the sample of one
 * prompt is likely in that of another prompt that holds the same run. A template that fills a share
 * s of the runs is behind each of the four sampled ones with probability s.
 */
final class Templates {
  static final int HEAD_TOKENS = 8;
  static final int HEAD_FROM = 12;
  static final int TAIL_TOKENS = 8;
  static final int TAIL_FROM = 20;
  static final int SHINGLE_TOKENS = 5;
  static final int SHINGLES_FROM = 8;
  static final int SAMPLE = 4;

  /** Head, tail and sample. */
  static final int MAX = 2 + SAMPLE;

  // Domain separation: equal runs of tokens at the head, at the tail and inside are three things.
  private static final long HEAD = 1;
  private static final long TAIL = 2;
  private static final long SHINGLE = 3;

  private Templates() {}

  /** Writes up to {@link #MAX} fingerprints, none of them 0, and returns their number. */
  static int fill(long[] tokens, int n, long[] out) {
    int count = 0;
    if (n >= HEAD_FROM) {
      out[count++] = finish(HEAD, sequence(tokens, 0, HEAD_TOKENS));
    }
    if (n >= TAIL_FROM) {
      out[count++] = finish(TAIL, sequence(tokens, n - TAIL_TOKENS, n));
    }
    return n >= SHINGLES_FROM ? sample(tokens, n, out, count) : count;
  }

  /** The identity of a sequence of tokens, order kept. */
  static long sequence(long[] tokens, int from, int to) {
    long h = (long) to - from;
    for (int i = from; i < to; i++) {
      h = Mix.chain(h, tokens[i]);
    }
    return Mix.mix(h);
  }

  private static int sample(long[] tokens, int n, long[] out, int first) {
    int end = first;
    long largest = Long.MAX_VALUE;
    for (int i = 0; i + SHINGLE_TOKENS <= n; i++) {
      long h =
          Mix.mix(
              tokens[i]
                  + Long.rotateLeft(tokens[i + 1], 13)
                  + Long.rotateLeft(tokens[i + 2], 26)
                  + Long.rotateLeft(tokens[i + 3], 39)
                  + Long.rotateLeft(tokens[i + 4], 52));
      if (h < largest || end < first + SAMPLE) {
        end = insert(out, first, end, h);
        largest = end == first + SAMPLE ? out[end - 1] : Long.MAX_VALUE;
      }
    }
    for (int i = first; i < end; i++) {
      out[i] = finish(SHINGLE, out[i]);
    }
    return end;
  }

  /** Inserts into the sorted sample, unless it is there, and drops the largest of five. */
  private static int insert(long[] out, int first, int end, long h) {
    int at = end;
    while (at > first && out[at - 1] > h) {
      at--;
    }
    if (at > first && out[at - 1] == h) {
      return end;
    }
    int newEnd = Math.min(end + 1, first + SAMPLE);
    System.arraycopy(out, at, out, at + 1, newEnd - at - 1);
    out[at] = h;
    return newEnd;
  }

  private static long finish(long domain, long h) {
    return Mix.nonZero(Mix.mix(h, domain));
  }
}
