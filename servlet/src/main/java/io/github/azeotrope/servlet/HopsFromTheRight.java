package io.github.azeotrope.servlet;

import org.jspecify.annotations.Nullable;

/**
 * The hops of one header line, nearest first. Read from the right, because the left end is the
 * client's: a quote that it opens and never closes must not swallow what proxies appended.
 */
final class HopsFromTheRight {
  private static final String NOT_TOLD = "";

  private final String line;
  private final boolean isForwarded;

  /** Before this index nothing is read yet; -1 when the line is at its end. */
  private int end;

  HopsFromTheRight(String line, boolean isForwarded) {
    this.line = line;
    this.isForwarded = isForwarded;
    this.end = line.isBlank() ? -1 : line.length();
  }

  /** The next hop outwards, empty where an element does not tell it; null at the end. */
  @Nullable String next() {
    if (end < 0) {
      return null;
    }
    int start = startOfElement();
    String element = line.substring(start, end);
    end = start - 1;
    return isForwarded ? node(element) : element.strip();
  }

  private int startOfElement() {
    boolean quoted = false;
    for (int i = end - 1; i >= 0; i--) {
      char c = line.charAt(i);
      if (c == '"' && !isEscaped(line, i)) {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        return i + 1;
      }
    }
    return 0;
  }

  /** The value of {@code for}, without quotes; other values may hold what looks like one. */
  private static String node(String element) {
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i <= element.length(); i++) {
      if (i == element.length() || (element.charAt(i) == ';' && !quoted)) {
        String value = valueOfFor(element.substring(start, i));
        if (value != null) {
          return value;
        }
        start = i + 1;
      } else if (element.charAt(i) == '"' && !isEscaped(element, i)) {
        quoted = !quoted;
      }
    }
    return NOT_TOLD;
  }

  private static @Nullable String valueOfFor(String pair) {
    int equals = pair.indexOf('=');
    if (equals < 0 || !pair.substring(0, equals).strip().equalsIgnoreCase("for")) {
      return null;
    }
    String value = pair.substring(equals + 1).strip();
    boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }

  /** Whether an odd number of backslashes stands before the character (RFC 9110, section 5.6.4). */
  private static boolean isEscaped(String text, int at) {
    int first = at;
    while (first > 0 && text.charAt(first - 1) == '\\') {
      first--;
    }
    return (at - first) % 2 == 1;
  }
}
