package io.github.azeotrope.text;

import io.github.azeotrope.hash.SipHash;

/**
 * The keyed hash of a token: its folded code points in UTF-8, in blocks of eight bytes, lowest
 * first; the last block has fewer than eight, and the number of all bytes on top. Each block is
 * added to the state, and the state is multiplied, folded, multiplied and folded under a 190-bit
 * secret. Immutable and thread-safe.
 *
 * <p>Not SipHash, which would take longer than all else that is done for a token. What is needed
 * here is less: nobody who does not know the secret and sees no output can choose tokens that meet
 * more often than by chance (multiply-shift hashing, Dietzfelbinger et al. 1997), and tokens of up
 * to seven bytes never meet, because a block is hashed one to one. So no token hash leaves the
 * library: what does has gone through SipHash, or is a rounded sum of many.
 */
final class TokenHash {
  private final long seed;
  private final long first;
  private final long second;

  TokenHash(SipHash subkey) {
    seed = subkey.hash(0);
    first = subkey.hash(1) | 1;
    second = subkey.hash(2) | 1;
  }

  /** The state before the first block. */
  long seed() {
    return seed;
  }

  /** The state after one more block; after the last one, the hash. */
  long step(long state, long block) {
    long x = (state ^ block) * first;
    x = (x ^ (x >>> 32)) * second;
    return x ^ (x >>> 32);
  }

  /** The hash of up to seven bytes. */
  long oneBlock(long bytes, int n) {
    return step(seed, bytes | (long) n << 56);
  }

  /** The hash of the first {@code n} code points. */
  long hash(int[] codePoints, int n) {
    long state = seed;
    long block = 0;
    int bytes = 0;
    for (int i = 0; i < n; i++) {
      long utf8 = utf8(codePoints[i]);
      int at = bytes & 7;
      int size = utf8Size(codePoints[i]);
      block |= utf8 << (8 * at);
      if (at + size >= 8) {
        state = step(state, block);
        // A shift by 64 would be a shift by 0.
        block = at + size == 8 ? 0 : utf8 >>> (8 * (8 - at));
      }
      bytes += size;
    }
    return step(state, block | (long) bytes << 56);
  }

  private static int utf8Size(int cp) {
    return cp < 0x80 ? 1 : cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
  }

  /** The UTF-8 bytes of a code point that is no surrogate, first byte lowest. */
  private static long utf8(int cp) {
    if (cp < 0x80) {
      return cp;
    }
    if (cp < 0x800) {
      return 0x80C0 | cp >> 6 | (cp & 0x3f) << 8;
    }
    if (cp < 0x10000) {
      return utf8OfThree(cp);
    }
    return 0x808080F0L
        | cp >> 18
        | (cp >> 12 & 0x3f) << 8
        | (cp >> 6 & 0x3f) << 16
        | (long) (cp & 0x3f) << 24;
  }

  /** The same of one from U+0800 to U+FFFF, which has three bytes. */
  static int utf8OfThree(int cp) {
    return 0x8080E0 | cp >> 12 | (cp >> 6 & 0x3f) << 8 | (cp & 0x3f) << 16;
  }
}
