package io.github.azeotrope.hash;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Objects;

/**
 * SipHash-2-4 under one 128-bit key: a pseudo-random function of short inputs. Immutable and
 * thread-safe; nothing is allocated.
 *
 * <p>Cost: about 1 ns a byte and 25 ns a call.
 *
 * <p>Source: Aumasson and Bernstein 2012, section 2. Bytes and longs are hashed as in the paper (a
 * long is its eight bytes, lowest first). A string is hashed as its UTF-16 code units behind an
 * 8-byte tag, see {@link #hash(long, String)}.
 */
public final class SipHash {
  private static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int BYTES = 0;
  private static final int NARROW = 1;
  private static final int WIDE = 2;
  private static final int LONGS = 3;

  private final long k0;
  private final long k1;

  /** A function of the key whose bytes, lowest first, are those of {@code k0}, then {@code k1}. */
  public SipHash(long k0, long k1) {
    this.k0 = k0;
    this.k1 = k1;
  }

  /**
   * Hashes {@code length} bytes from {@code offset}.
   *
   * @throws IndexOutOfBoundsException if the range is not inside the array
   */
  public long hash(byte[] bytes, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    return hash(BYTES, bytes, "", offset, length, 0, 0, 0);
  }

  /** Hashes eight bytes. */
  public long hash(long a) {
    return hash(LONGS, NONE, "", 0, 1, a, 0, 0);
  }

  /** Hashes sixteen bytes. */
  public long hash(long a, long b) {
    return hash(LONGS, NONE, "", 0, 2, a, b, 0);
  }

  /** Hashes twenty-four bytes. */
  public long hash(long a, long b, long c) {
    return hash(LONGS, NONE, "", 0, 3, a, b, c);
  }

  /** {@link #hash(long, String, int, int)} of the whole text. */
  public long hash(long tag, String text) {
    return hash(tag, text, 0, text.length());
  }

  /**
   * Hashes a tag and part of a text: SipHash of the eight bytes of the tag, lowest first, and the
   * UTF-16 code units of the part. Where all units are below 256 each is one byte; otherwise each
   * is two bytes, lowest first, and the tag's highest bit is set. Equal parts have equal hashes,
   * however the JVM stores the strings; unpaired surrogates are units like others.
   *
   * @param tag separates domains; at least 0
   * @throws IndexOutOfBoundsException if the range is not inside the text
   */
  public long hash(long tag, String text, int from, int to) {
    Objects.checkFromToIndex(from, to, text.length());
    boolean wide = firstWide(text, from, to) >= 0;
    long first = wide ? tag | Long.MIN_VALUE : tag;
    return hash(wide ? WIDE : NARROW, NONE, text, from, to - from, first, 0, 0);
  }

  private static final byte[] NONE = {};

  /** The first unit above 255, or -1. On a Latin-1 string the JIT removes the loop. */
  private static int firstWide(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) > 255) {
        return i;
      }
    }
    return -1;
  }

  private long hash(
      int kind, byte[] bytes, String text, int from, int units, long a, long b, long c) {
    long length =
        switch (kind) {
          case BYTES -> units;
          case NARROW -> 8L + units;
          case WIDE -> 8L + 2L * units;
          default -> 8L * units;
        };
    long v0 = k0 ^ 0x736f6d6570736575L;
    long v1 = k1 ^ 0x646f72616e646f6dL;
    long v2 = k0 ^ 0x6c7967656e657261L;
    long v3 = k1 ^ 0x7465646279746573L;
    int last = (int) (length >>> 3);
    for (int i = 0; i <= last; i++) {
      long m;
      if (kind == LONGS) {
        m = i == 0 ? a : i == 1 ? b : c;
        m = i < last ? m : 0;
      } else if (kind == BYTES) {
        m = bytes(bytes, from + 8 * i, from + units);
      } else if (i == 0) {
        m = a;
      } else if (kind == NARROW) {
        m = narrow(text, from + 8 * (i - 1), from + units);
      } else {
        m = wide(text, from + 4 * (i - 1), from + units);
      }
      if (i == last) {
        m |= length << 56;
      }
      v3 ^= m;
      for (int round = 0; round < 2; round++) {
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
      }
      v0 ^= m;
    }
    v2 ^= 0xff;
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
    }
    return v0 ^ v1 ^ v2 ^ v3;
  }

  private static long bytes(byte[] bytes, int from, int end) {
    if (end - from >= 8) {
      return (long) EIGHT_BYTES.get(bytes, from);
    }
    long m = 0;
    for (int i = end - 1; i >= from; i--) {
      m = m << 8 | (bytes[i] & 0xff);
    }
    return m;
  }

  private static long narrow(String text, int from, int end) {
    if (end - from >= 8) {
      int low =
          text.charAt(from)
              | text.charAt(from + 1) << 8
              | text.charAt(from + 2) << 16
              | text.charAt(from + 3) << 24;
      int high =
          text.charAt(from + 4)
              | text.charAt(from + 5) << 8
              | text.charAt(from + 6) << 16
              | text.charAt(from + 7) << 24;
      return (low & 0xffffffffL) | (long) high << 32;
    }
    long m = 0;
    for (int i = end - 1; i >= from; i--) {
      m = m << 8 | text.charAt(i);
    }
    return m;
  }

  private static long wide(String text, int from, int end) {
    long m = 0;
    for (int i = Math.min(from + 4, end) - 1; i >= from; i--) {
      m = m << 16 | text.charAt(i);
    }
    return m;
  }
}
