package io.github.azeotrope.feature;

import io.github.azeotrope.hash.SipHash;

/**
 * The keyed hash of a token: SipHash-1-3 of the UTF-8 bytes of its folded code points. Immutable
 * and thread-safe.
 *
 * <p>One round a block and three at the end, where {@link SipHash} has two and four: Aumasson and
 * Bernstein 2012 define the family SipHash-c-d, and hash tables of several language runtimes use
 * 1-3 against chosen collisions. Here, too, the attacker chooses the input and never sees the
 * output. Words of up to seven ASCII letters, most of all words, are one block.
 */
final class TokenHash {
  /** Longest token: 64 code points of four bytes, and the block that holds the length. */
  private static final int MAX_BLOCKS = 33;

  private final long k0;
  private final long k1;

  TokenHash(SipHash subkey) {
    k0 = subkey.hash(0);
    k1 = subkey.hash(1);
  }

  /** Blocks that {@link #hash(int[], int, long[])} needs. */
  static long[] newBlocks() {
    return new long[MAX_BLOCKS];
  }

  /** The hash of the first {@code n} code points; {@code blocks} is scratch. */
  long hash(int[] codePoints, int n, long[] blocks) {
    long block = 0;
    int bytes = 0;
    for (int i = 0; i < n; i++) {
      int cp = codePoints[i];
      long utf8;
      int size;
      if (cp < 0x80) {
        utf8 = cp;
        size = 1;
      } else if (cp < 0x800) {
        utf8 = 0x80C0 | cp >> 6 | (cp & 0x3f) << 8;
        size = 2;
      } else if (cp < 0x10000) {
        utf8 = 0x8080E0 | cp >> 12 | (cp >> 6 & 0x3f) << 8 | (cp & 0x3f) << 16;
        size = 3;
      } else {
        utf8 =
            0x808080F0L
                | cp >> 18
                | (cp >> 12 & 0x3f) << 8
                | (cp >> 6 & 0x3f) << 16
                | (long) (cp & 0x3f) << 24;
        size = 4;
      }
      int at = bytes & 7;
      block |= utf8 << (8 * at);
      if (at + size >= 8) {
        blocks[bytes >>> 3] = block;
        // A shift by 64 would be a shift by 0.
        block = at + size == 8 ? 0 : utf8 >>> (8 * (8 - at));
      }
      bytes += size;
    }
    int last = bytes >>> 3;
    block |= (long) bytes << 56;
    if (last == 0) {
      return oneBlock(block);
    }
    blocks[last] = block;
    return blocks(blocks, last + 1);
  }

  /** The hash of up to seven bytes; the highest byte of the block is their number. */
  long oneBlock(long block) {
    long v0 = k0 ^ 0x736f6d6570736575L;
    long v1 = k1 ^ 0x646f72616e646f6dL;
    long v2 = k0 ^ 0x6c7967656e657261L;
    long v3 = k1 ^ 0x7465646279746573L ^ block;
    for (int round = 0; round < 4; round++) {
      v0 += v1;
      v2 += v3;
      v1 = Long.rotateLeft(v1, 13) ^ v0;
      v3 = Long.rotateLeft(v3, 16) ^ v2;
      v0 = Long.rotateLeft(v0, 32);
      v2 += v1;
      v0 += v3;
      v1 = Long.rotateLeft(v1, 17) ^ v2;
      v3 = Long.rotateLeft(v3, 21) ^ v0;
      v2 = Long.rotateLeft(v2, 32);
      if (round == 0) {
        v0 ^= block;
        v2 ^= 0xff;
      }
    }
    return v0 ^ v1 ^ v2 ^ v3;
  }

  /** The hash of so many blocks, of which the last holds the number of bytes on top. */
  long blocks(long[] blocks, int n) {
    long v0 = k0 ^ 0x736f6d6570736575L;
    long v1 = k1 ^ 0x646f72616e646f6dL;
    long v2 = k0 ^ 0x6c7967656e657261L;
    long v3 = k1 ^ 0x7465646279746573L;
    for (int i = 0; i < n + 3; i++) {
      long m = i < n ? blocks[i] : 0;
      v2 ^= i == n ? 0xff : 0;
      v3 ^= m;
      v0 += v1;
      v2 += v3;
      v1 = Long.rotateLeft(v1, 13) ^ v0;
      v3 = Long.rotateLeft(v3, 16) ^ v2;
      v0 = Long.rotateLeft(v0, 32);
      v2 += v1;
      v0 += v3;
      v1 = Long.rotateLeft(v1, 17) ^ v2;
      v3 = Long.rotateLeft(v3, 21) ^ v0;
      v2 = Long.rotateLeft(v2, 32);
      v0 ^= m;
    }
    return v0 ^ v1 ^ v2 ^ v3;
  }
}
