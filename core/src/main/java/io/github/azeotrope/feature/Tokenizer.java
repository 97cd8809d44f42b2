package io.github.azeotrope.feature;

/**
 * Cuts a bounded part of a text into tokens, as {@code src/docs/TOKENS.md} specifies.
 *
 * <p>Bounded, because a request of ten megabytes must not cost more than one of ten kilobytes: a
 * text longer than the three windows together is read at its head, around the middle of what is
 * left, and at its tail. The places depend on the length alone. A window that would cut a surrogate
 * pair is shorter by one unit, and a token never reaches from one window into the next.
 */
final class Tokenizer {
  private char[] units = new char[2048];

  /** Reads the text into the buffer, which is cleared first. */
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

  private int window(String text, int from, int to, TokenBuffer out) {
    if (from > 0 && splitsPair(text, from)) {
      from++;
    }
    if (to < text.length() && splitsPair(text, to)) {
      to--;
    }
    int n = to - from;
    if (units.length < n) {
      units = new char[Math.max(n, 2 * units.length)];
    }
    text.getChars(from, to, units, 0);
    scan(units, n, out);
    out.endToken();
    return n;
  }

  private static boolean splitsPair(String text, int at) {
    return Character.isLowSurrogate(text.charAt(at))
        && Character.isHighSurrogate(text.charAt(at - 1));
  }

  private static void scan(char[] units, int n, TokenBuffer out) {
    for (int i = 0; i < n; i++) {
      char c = units[i];
      int cls = CodePoints.classOf(c);
      if (cls == CodePoints.LONE_SURROGATE
          && i + 1 < n
          && Character.isSurrogatePair(c, units[i + 1])) {
        i++;
        int cp = Character.toCodePoint(c, units[i]);
        out.add(cp, CodePoints.classOfSupplementary(cp));
      } else {
        out.add(c, cls);
      }
    }
  }
}
