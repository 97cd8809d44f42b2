package io.github.azeotrope.examples.replay.jsonpath;

import java.util.ArrayList;
import java.util.List;

/** Reads a path character by character, so that a mistake can be told with its place. */
final class PathParser {
  private static final String DECODED = "parse(";
  private static final int HEX = 16;
  private static final int ESCAPED_DIGITS = 4;

  private final String text;
  private final List<Step> steps = new ArrayList<>();
  private int at;

  PathParser(String text) {
    this.text = text;
  }

  List<Step> steps() {
    root();
    rest();
    if (at < text.length()) {
      throw wrong(
          peek() == ')'
              ? "\")\" closes nothing"
              : "\".name\", \"['name']\", \"[0]\" or \"[*]\" is expected");
    }
    return steps;
  }

  private void root() {
    if (text.startsWith(DECODED, at)) {
      at += DECODED.length();
      root();
      rest();
      if (peek() != ')') {
        throw wrong("\")\" is missing, as in parse($.body).messages");
      }
      at++;
      steps.add(new Step.Decoded());
    } else if (peek() == '$') {
      at++;
    } else {
      throw wrong("a path starts with $, as in $.account");
    }
  }

  private void rest() {
    while (true) {
      if (peek() == '.') {
        at++;
        dotted();
      } else if (peek() == '[') {
        at++;
        bracketed();
      } else {
        return;
      }
    }
  }

  private void dotted() {
    if (peek() == '.') {
      throw wrong("\"..\" is not supported; name each step, as in $.choices[0].message");
    }
    if (peek() == '*') {
      at++;
      steps.add(new Step.All());
      return;
    }
    int start = at;
    while (at < text.length() && isNamePart(text.charAt(at), at == start)) {
      at++;
    }
    if (at == start) {
      throw wrong(
          "a name is expected after \".\"; other names go in quotes, as in $['user-agent']");
    }
    if (peek() == '-') {
      throw wrong("such a name goes in quotes, as in $['user-agent']");
    }
    steps.add(new Step.Member(text.substring(start, at)));
  }

  /** RFC 9535, section 2.5.1.1: member-name-shorthand. */
  private static boolean isNamePart(char c, boolean first) {
    return c == '_'
        || c >= 0x80
        || (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (!first && c >= '0' && c <= '9');
  }

  private void bracketed() {
    blanks();
    char c = peek();
    if (c == '\'' || c == '"') {
      at++;
      steps.add(new Step.Member(quoted(c)));
    } else if (c == '*') {
      at++;
      steps.add(new Step.All());
    } else if (c == '-' || (c >= '0' && c <= '9')) {
      steps.add(index());
    } else if (c == '?') {
      throw wrong("filters are not supported; use an index, as in [0] or [-1], or [*] for all");
    } else {
      throw wrong("an index, * or a name in quotes is expected, as in [0], [-1], [*] or ['name']");
    }
    blanks();
    if (peek() == ',' || peek() == ':') {
      throw wrong("only one index or name at a time is supported, as in [0], or [*] for all");
    }
    if (peek() != ']') {
      throw wrong("\"]\" is missing");
    }
    at++;
  }

  private Step index() {
    int start = at;
    boolean fromEnd = peek() == '-';
    at += fromEnd ? 1 : 0;
    int digits = at;
    while (peek() >= '0' && peek() <= '9') {
      at++;
    }
    String number = text.substring(digits, at);
    if (number.isEmpty() || (number.length() > 1 && number.startsWith("0"))) {
      at = start;
      throw wrong("an index is a whole number, as in [0] or [-1]");
    }
    int value;
    try {
      value = Integer.parseInt(number);
    } catch (NumberFormatException e) {
      at = start;
      throw wrong("no array is that long");
    }
    if (fromEnd && value == 0) {
      at = start;
      throw wrong("the last element is [-1]");
    }
    return fromEnd ? new Step.FromEnd(value) : new Step.Element(value);
  }

  private String quoted(char quote) {
    StringBuilder name = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == quote) {
        return name.toString();
      }
      name.append(c == '\\' ? escaped() : c);
    }
    throw wrong("the closing " + quote + " is missing");
  }

  private char escaped() {
    char c = peek();
    at++;
    return switch (c) {
      case '\\', '/', '\'', '"' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> {
        at--;
        throw wrong("after \\ there is one of \\ / ' \" b f n r t u");
      }
    };
  }

  private char unicode() {
    int end = at + ESCAPED_DIGITS;
    for (int i = at; i < end; i++) {
      if (i >= text.length() || Character.digit(text.charAt(i), HEX) < 0) {
        throw wrong("\\u is followed by four hexadecimal digits");
      }
    }
    char c = (char) Integer.parseInt(text.substring(at, end), HEX);
    at = end;
    return c;
  }

  private void blanks() {
    while (peek() == ' ') {
      at++;
    }
  }

  /** The next character, or NUL at the end. */
  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private IllegalArgumentException wrong(String what) {
    String place = at < text.length() ? "at character " + (at + 1) : "at its end";
    return new IllegalArgumentException("path \"" + text + "\", " + place + ": " + what);
  }
}
