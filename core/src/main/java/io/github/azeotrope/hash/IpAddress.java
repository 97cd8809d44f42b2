package io.github.azeotrope.hash;

/**
 * Reads the text form of IPv4 and IPv6 addresses without a name service and without allocation.
 *
 * <p>Accepted: dotted IPv4 (no leading zeros, which some programs read as octal); all forms of RFC
 * 4291 section 2.2; a zone id ({@code %eth0}), which is dropped; brackets around IPv6; a port after
 * IPv4 or brackets, which is dropped. Everything else is {@link #INVALID}.
 *
 * <p>{@link #scan} checks the text and says in an int where things stand; {@link #half} then reads
 * the value without checks. Two passes, because two longs cannot be returned without an object.
 */
final class IpAddress {
  static final int INVALID = -1;

  /** Longer than any address with a sensible zone id. */
  private static final int MAX_LENGTH = 127;

  // The layout of a form: end of the address, start, groups, groups before "::" plus one, flags.
  private static final int END_MASK = 0x7f;
  private static final int START_BIT = 1 << 7;
  private static final int GROUPS_SHIFT = 8;
  private static final int GAP_SHIFT = 12;
  private static final int DOTTED_TAIL = 1 << 16;
  private static final int DOTTED = 1 << 17;

  private IpAddress() {}

  static int scan(String text) {
    int length = text.length();
    if (length < 2 || length > MAX_LENGTH) {
      return INVALID;
    }
    if (text.charAt(0) == '[') {
      int close = text.indexOf(']');
      if (close < 0 || !isPortOrNothing(text, close + 1)) {
        return INVALID;
      }
      return scanV6(text, 1, zoneStart(text, 1, close));
    }
    int colon = text.indexOf(':');
    if (colon < 0 || (colon > 6 && text.lastIndexOf('.', colon) > 0)) {
      int end = colon < 0 ? length : colon;
      boolean valid = isPortOrNothing(text, end) && dotted(text, 0, end) >= 0;
      return valid ? DOTTED | end : INVALID;
    }
    return scanV6(text, 0, zoneStart(text, 0, length));
  }

  /** Whether the address is IPv4, written as such or mapped into IPv6 ({@code ::ffff:1.2.3.4}). */
  static boolean isV4(String text, int form) {
    return (form & DOTTED) != 0
        || (half(text, form, true) == 0 && half(text, form, false) >>> 32 == 0xffff);
  }

  /** The upper or lower 64 bits of a scanned address; dotted IPv4 is the lowest 32. */
  static long half(String text, int form, boolean upper) {
    int end = form & END_MASK;
    if ((form & DOTTED) != 0) {
      return upper ? 0 : dotted(text, 0, end);
    }
    int groups = form >>> GROUPS_SHIFT & 0xf;
    int gap = (form >>> GAP_SHIFT & 0xf) - 1;
    long value = 0;
    int i = (form & START_BIT) != 0 ? 1 : 0;
    for (int group = 0; group < groups; group++) {
      while (text.charAt(i) == ':') {
        i++;
      }
      int place = gap >= 0 && group >= gap ? group + 8 - groups : group;
      if (group == groups - 2 && (form & DOTTED_TAIL) != 0) {
        return upper ? value : value | dotted(text, i, end);
      }
      long g = 0;
      for (; i < end && text.charAt(i) != ':'; i++) {
        g = g << 4 | Character.digit(text.charAt(i), 16);
      }
      if (upper == place < 4) {
        value |= g << (16 * (3 - (place & 3)));
      }
    }
    return value;
  }

  private static int scanV6(String text, int start, int end) {
    int groups = 0;
    int gap = -1;
    int flags = start == 1 ? START_BIT : 0;
    int i = start;
    if (text.startsWith("::", i)) {
      gap = 0;
      i += 2;
    }
    while (i < end) {
      int j = i;
      while (j < end && isHex(text.charAt(j))) {
        j++;
      }
      if (j < end && text.charAt(j) == '.') {
        if (dotted(text, i, end) < 0) {
          return INVALID;
        }
        groups += 2;
        flags |= DOTTED_TAIL;
        break;
      }
      groups++;
      if (j == i || j > i + 4 || groups > 8) {
        return INVALID;
      }
      i = j;
      if (i == end) {
        break;
      }
      if (text.charAt(i) != ':' || i + 1 == end) {
        return INVALID;
      }
      i++;
      if (text.charAt(i) == ':') {
        if (gap >= 0) {
          return INVALID;
        }
        gap = groups;
        i++;
      }
    }
    boolean complete = gap < 0 ? groups == 8 : groups <= 7;
    return complete ? flags | end | groups << GROUPS_SHIFT | (gap + 1) << GAP_SHIFT : INVALID;
  }

  private static int zoneStart(String text, int from, int end) {
    int percent = text.indexOf('%', from);
    return percent >= 0 && percent < end ? percent : end;
  }

  private static boolean isPortOrNothing(String text, int from) {
    int length = text.length();
    if (from == length) {
      return true;
    }
    if (text.charAt(from) != ':' || from + 1 == length || length - from > 6) {
      return false;
    }
    for (int i = from + 1; i < length; i++) {
      if (!isDecimal(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** The value of a dotted IPv4 address, or -1. */
  private static long dotted(String text, int from, int end) {
    long value = 0;
    int i = from;
    for (int part = 0; part < 4; part++) {
      if (part > 0) {
        if (i >= end || text.charAt(i) != '.') {
          return -1;
        }
        i++;
      }
      int octet = 0;
      int first = i;
      while (i < end && i < first + 3 && isDecimal(text.charAt(i))) {
        octet = 10 * octet + text.charAt(i) - '0';
        i++;
      }
      if (i == first || octet > 255 || (i > first + 1 && text.charAt(first) == '0')) {
        return -1;
      }
      value = value << 8 | octet;
    }
    return i == end ? value : -1;
  }

  private static boolean isDecimal(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isHex(char c) {
    return isDecimal(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }
}
