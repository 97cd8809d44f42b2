package io.github.azeotrope.text;

/**
 * Cuts a bounded part of a text into tokens, as {@code src/docs/TOKENS.md} specifies.
 *
 * <p>Bounded, because a request of ten megabytes must not cost more than one of ten kilobytes: a
 * text longer than the three windows together is read at its head, around the middle of what is
 * left, and at its tail. The places depend on the length alone. A window that would cut a surrogate
 * pair is shorter by one unit, and a token never reaches from one window into the next. Not
 * thread-safe.
 */
public final class Tokenizer {
  private static final int PROMPT_HEAD = 4096;
  private static final int PROMPT_MIDDLE = 2048;
  private static final int PROMPT_TAIL = 2048;
  private static final int SYSTEM_HEAD = 2048;
  private static final int SYSTEM_TAIL = 1024;

  private static final byte SPACE = ' ';
  private static final byte SOFT_HYPHEN = (byte) 0xAD;

  private final AsciiScanner ascii = new AsciiScanner();
  private byte[] bytes = new byte[AsciiScanner.padded(2048)];
  private char[] units = new char[0];

  /** Reads a prompt into the buffer, which is cleared first. */
  public void readPrompt(String text, TokenBuffer out) {
    read(text, PROMPT_HEAD, PROMPT_MIDDLE, PROMPT_TAIL, out);
  }

  /** Reads a system prompt into the buffer, which is cleared first. */
  public void readSystemPrompt(String text, TokenBuffer out) {
    read(text, SYSTEM_HEAD, 0, SYSTEM_TAIL, out);
  }

  void read(String text, int head, int middle, int tail, TokenBuffer out) {
    out.clear();
    int length = text.length();
    if (length <= head + middle + tail) {
      window(text, 0, length, out);
      return;
    }
    int read = window(text, 0, head, out);
    if (middle > 0) {
      int from = head + (length - head - middle - tail) / 2;
      read += window(text, from, from + middle, out);
    }
    read += window(text, length - tail, length, out);
    out.skipped = length - read;
  }

  private int window(String text, int first, int last, TokenBuffer out) {
    int from = first > 0 && splitsPair(text, first) ? first + 1 : first;
    int to = last < text.length() && splitsPair(text, last) ? last - 1 : last;
    int n = to - from;
    if (bytes.length < AsciiScanner.padded(n)) {
      bytes = new byte[AsciiScanner.padded(n)];
    }
    out.codePoints += n;
    out.reserve(n);
    if (Latin1.isLatin1(text, from, to)) {
      Latin1.copy(text, from, to, bytes);
      ascii.scan(bytes, n, out);
    } else {
      wide(text, from, to, out);
    }
    return n;
  }

  private static boolean splitsPair(String text, int at) {
    return Character.isLowSurrogate(text.charAt(at))
        && Character.isHighSurrogate(text.charAt(at - 1));
  }

  private void wide(String text, int from, int to, TokenBuffer out) {
    int n = to - from;
    if (units.length < n) {
      units = new char[Math.max(n, 2048)];
    }
    text.getChars(from, to, units, 0);
    if (narrow(units, n, bytes, out)) {
      ascii.scan(bytes, n, out);
    } else {
      scan(units, n, out);
    }
  }

  /**
   * Western prose often has a few wide units that only separate, a dash or an emoji. Such text is
   * read as Latin-1 with a space in their place, and a soft hyphen for what is ignored.
   *
   * @return whether it could be done; if not, the buffer is as it was
   */
  private static boolean narrow(char[] units, int n, byte[] bytes, TokenBuffer out) {
    int pairs = 0;
    int lone = 0;
    for (int i = 0; i < n; i++) {
      char c = units[i];
      bytes[i] = (byte) c;
      if (c < 256) {
        continue;
      }
      int cls = CodePoints.classOf(c);
      if (isPair(units, i, n)) {
        cls = CodePoints.classOfSupplementary(Character.toCodePoint(c, units[i + 1]));
        bytes[i++] = cls == CodePoints.IGNORED ? SOFT_HYPHEN : SPACE;
        pairs++;
      } else if (cls == CodePoints.LONE_SURROGATE) {
        lone++;
      }
      if (cls >= CodePoints.LATIN) {
        return false;
      }
      bytes[i] = cls == CodePoints.IGNORED ? SOFT_HYPHEN : SPACE;
    }
    out.codePoints -= pairs;
    out.counts[CodePoints.LONE_SURROGATE] += lone;
    return true;
  }

  private static boolean isPair(char[] units, int i, int n) {
    return Character.isHighSurrogate(units[i])
        && i + 1 < n
        && Character.isLowSurrogate(units[i + 1]);
  }

  private static void scan(char[] units, int n, TokenBuffer out) {
    int i = 0;
    while (i < n) {
      char c = units[i];
      int cls = CodePoints.classOf(c);
      if (cls >= CodePoints.HAN) {
        i = out.takeUnspaced(units, i, n);
      } else if (cls == CodePoints.LONE_SURROGATE && isPair(units, i, n)) {
        int cp = Character.toCodePoint(c, units[i + 1]);
        cls = CodePoints.classOfSupplementary(cp);
        out.counts[cls]++;
        out.codePoints--;
        out.take(cp, cls);
        i += 2;
      } else {
        out.counts[cls]++;
        out.take(c, cls);
        i++;
      }
    }
    out.endToken();
  }
}
