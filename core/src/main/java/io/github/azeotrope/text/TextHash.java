package io.github.azeotrope.text;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import io.github.azeotrope.hash.SipHash;

/**
 * The keyed identity of a text that is not cut into tokens: a message of a history, an artifact.
 * Read are at most the first {@link #HEAD} and last {@link #TAIL} UTF-16 units; the length counts
 * in full. Immutable and thread-safe.
 *
 * <p>The units go through a fast keyed hash (wyhash, final version 4) and its output through
 * SipHash, because wyhash alone is no pseudo-random function.
 */
public final class TextHash {
  /** UTF-16 units read from the beginning. */
  public static final int HEAD = 1024;

  /** UTF-16 units read from the end of a text longer than both together. */
  public static final int TAIL = 256;

  /** Bytes of scratch that {@link #hash} needs. */
  public static final int SCRATCH = 2 * (HEAD + TAIL);

  private final SipHash sip;
  private final Hasher64 bulk;

  /** A hash of its own for each subkey. */
  public TextHash(SipHash subkey) {
    sip = subkey;
    bulk = Hashing.wyhashFinal4(subkey.hash(0), subkey.hash(1));
  }

  /** The hash; the scratch's content does not matter before or after. */
  public long hash(String text, byte[] scratch) {
    int length = text.length();
    if (length <= HEAD + TAIL) {
      return sip.hash(length, part(text, 0, length, scratch), 0);
    }
    long head = part(text, 0, HEAD, scratch);
    return sip.hash(length, head, part(text, length - TAIL, length, scratch));
  }

  /**
   * Units below 256 are hashed as one byte each; if there is any other, all as two, lowest first.
   */
  private long part(String text, int from, int to, byte[] scratch) {
    int n = to - from;
    if (Latin1.isLatin1(text, from, to)) {
      Latin1.copy(text, from, to, scratch);
      return bulk.hashBytesToLong(scratch, 0, n);
    }
    for (int i = 0; i < n; i++) {
      char c = text.charAt(from + i);
      scratch[2 * i] = (byte) c;
      scratch[2 * i + 1] = (byte) (c >>> 8);
    }
    return bulk.hashBytesToLong(scratch, 0, 2 * n);
  }
}
