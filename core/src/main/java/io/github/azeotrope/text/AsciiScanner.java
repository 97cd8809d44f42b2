package io.github.azeotrope.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Finds the tokens of Latin-1 text eight bytes at a time. Words of ASCII letters, nearly all, are
 * hashed from where they lie; a word with digits or other letters goes code point by code point
 * through {@link TokenBuffer#take}. A test holds both ways equal.
 *
 * <p>A byte with its highest bit set counts as part of a word at first, be it a letter or not:
 * {@code take} knows better.
 */
final class AsciiScanner {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long HIGH = 0x8080808080808080L;

  private static final byte[] WORD_CLASSES = new byte[TokenBuffer.MAX_WORD + 1];

  static {
    for (int length = 1; length <= TokenBuffer.MAX_WORD; length++) {
      WORD_CLASSES[length] = (byte) TokenClass.ofWord(length, 0);
    }
  }

  // Where words begin and end, in turn.
  private int[] edges = new int[2048];

  /** The size of a buffer for so many bytes: whole blocks of 64, and one load beyond. */
  static int padded(int n) {
    return (n + 63 & ~63) + 8;
  }

  /** Takes the first {@code n} bytes, which are folded in place. */
  void scan(byte[] bytes, int n, TokenBuffer out) {
    if (edges.length < n + 5) {
      edges = new int[n + 5];
    }
    Arrays.fill(bytes, n, padded(n), (byte) 0);
    int count = findWords(bytes, n, edges, out.counts);
    words(bytes, edges, count, out);
  }

  private static int findWords(byte[] bytes, int n, int[] edges, int[] counts) {
    int letters = 0;
    int digits = 0;
    int underscores = 0;
    int code = 0;
    int count = 0;
    long carry = 0;
    for (int at = 0; at < n; at += 64) {
      long words = 0;
      long signs = 0;
      for (int j = 0; j < 64; j += 8) {
        long x = (long) LONGS.get(bytes, at + j);
        long y = x & ~HIGH;
        long notAscii = x & HIGH;
        long letter = letters(y) & ~x & HIGH;
        long digit = digits(y) & ~x & HIGH;
        long underscore = equal(y ^ 0x5F5F5F5F5F5F5F5FL) & ~x;
        long space = equal(y ^ 0x2020202020202020L) & ~x;
        LONGS.set(bytes, at + j, x | letter >>> 2);
        letters += Long.bitCount(letter);
        digits += Long.bitCount(digit);
        underscores += Long.bitCount(underscore);
        long word = letter | digit | underscore | notAscii;
        words |= gather(word) << j;
        signs |= gather(~(word | space) & HIGH) << j;
      }
      if (n - at < 64) {
        signs &= (1L << (n - at)) - 1;
      }
      for (; signs != 0; signs &= signs - 1) {
        int b = bytes[at + Long.numberOfTrailingZeros(signs)];
        code += CodePoints.classOf((char) b) == CodePoints.CODE ? 1 : 0;
      }
      long ends = words ^ (words << 1 | carry);
      int next = count + Long.bitCount(ends);
      while (ends != 0) {
        // Writes up to three places too many, which the next block or nobody reads.
        for (int j = 0; j < 4; j++) {
          edges[count++] = at + Long.numberOfTrailingZeros(ends);
          ends &= ends - 1;
        }
      }
      count = next;
      carry = words >>> 63;
    }
    if (carry != 0) {
      edges[count++] = n;
    }
    counts[CodePoints.LATIN] += letters;
    counts[CodePoints.DIGIT] += digits;
    counts[CodePoints.UNDERSCORE] += underscores;
    counts[CodePoints.CODE] += code;
    return count;
  }

  private static void words(byte[] bytes, int[] edges, int count, TokenBuffer out) {
    TokenHash hash = out.hash;
    for (int i = 0; i < count; i += 2) {
      int from = edges[i];
      int length = edges[i + 1] - from;
      long block = (long) LONGS.get(bytes, from);
      if (length <= 7) {
        block &= -1L >>> (64 - 8 * length);
        if (((block | digits(block & ~HIGH)) & HIGH) == 0) {
          out.emitPlain(hash.oneBlock(block, length), WORD_CLASSES[length]);
          continue;
        }
      } else if (length <= TokenBuffer.MAX_WORD) {
        long state = hash.seed();
        long seen = 0;
        for (int at = 8; at <= length; at += 8) {
          state = hash.step(state, block);
          seen |= block | digits(block & ~HIGH);
          block = (long) LONGS.get(bytes, from + at);
        }
        // A shift by 64 would be a shift by 0.
        block &= ~(-1L << (8 * (length & 7)));
        seen |= block | digits(block & ~HIGH);
        if ((seen & HIGH) == 0) {
          out.emitPlain(hash.step(state, block | (long) length << 56), WORD_CLASSES[length]);
          continue;
        }
      }
      oneByOne(bytes, from, from + length, out);
    }
  }

  private static void oneByOne(byte[] bytes, int from, int to, TokenBuffer out) {
    for (int i = from; i < to; i++) {
      int cp = bytes[i] & 0xff;
      int cls = CodePoints.classOf((char) cp);
      if (cp >= 0x80) {
        // ASCII was counted when the words were looked for.
        out.counts[cls]++;
      }
      out.take(cp, cls);
    }
    out.endToken();
  }

  /** Sets the highest bit of each byte that is an ASCII letter; all bytes must be below 128. */
  private static long letters(long y) {
    long z = y | 0x2020202020202020L;
    return (z + 0x1F1F1F1F1F1F1F1FL) & ~(z + 0x0505050505050505L);
  }

  /** Sets the highest bit of each byte that is an ASCII digit; all bytes must be below 128. */
  private static long digits(long y) {
    return (y + 0x5050505050505050L) & ~(y + 0x4646464646464646L);
  }

  /** Exactly the highest bit of each byte that is 0; all bytes must be below 128. */
  private static long equal(long y) {
    return ~(y + 0x7F7F7F7F7F7F7F7FL) & HIGH;
  }

  /** Gathers the highest bits of the eight bytes, lowest byte first. */
  private static long gather(long high) {
    return ((high >>> 7) * 0x0102040810204080L) >>> 56;
  }
}
