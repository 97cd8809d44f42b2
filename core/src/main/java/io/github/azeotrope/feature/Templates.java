package io.github.azeotrope.feature;

import io.github.azeotrope.hash.Mix;
import io.github.azeotrope.hash.SipHash;

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

  /** A run of five is the exclusive or of its tokens, each rotated by this much more. */
  private static final int ROTATION = 13;

  private static final int LAST_ROTATION = ROTATION * (SHINGLE_TOKENS - 1);

  private Templates() {}

  /** Writes up to {@link #MAX} fingerprints, none of them 0, and returns their number. */
  static int fill(long[] tokens, int n, SipHash sip, long[] out) {
    int count = 0;
    if (n >= HEAD_FROM) {
      out[count++] = Mix.nonZero(sip.hash(HEAD, sequence(tokens, 0, HEAD_TOKENS)));
    }
    if (n >= TAIL_FROM) {
      out[count++] = Mix.nonZero(sip.hash(TAIL, sequence(tokens, n - TAIL_TOKENS, n)));
    }
    int end = n >= SHINGLES_FROM ? sample(tokens, n, out, count) : count;
    for (int i = count; i < end; i++) {
      out[i] = Mix.nonZero(sip.hash(SHINGLE, out[i]));
    }
    return end;
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
    long h = 0;
    for (int i = 0; i < n; i++) {
      // Rolls: the token that leaves stands unrotated, the one that comes is rotated furthest.
      long gone = i >= SHINGLE_TOKENS ? tokens[i - SHINGLE_TOKENS] : 0;
      h = Long.rotateRight(h ^ gone, ROTATION) ^ Long.rotateLeft(tokens[i], LAST_ROTATION);
      if (i >= SHINGLE_TOKENS - 1 && (h < largest || end < first + SAMPLE)) {
        end = insert(out, first, end, h);
        largest = end == first + SAMPLE ? out[end - 1] : Long.MAX_VALUE;
      }
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
}
