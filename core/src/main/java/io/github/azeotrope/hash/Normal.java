package io.github.azeotrope.hash;

import java.net.IDN;
import java.util.Locale;

/**
 * One spelling for each thing that has several. Writes UTF-16 code units, lowest byte first, behind
 * the eight bytes of a tag.
 */
final class Normal {
  private static final int MAX_DOMAIN = 253;
  private static final int MAX_LABEL = 63;

  private Normal() {}

  static boolean applies(LinkageKind kind) {
    return kind == LinkageKind.USER_AGENT || kind == LinkageKind.EMAIL_DOMAIN;
  }

  /** Units written for the first units of a value, or -1 where there is nothing to hash. */
  static int write(LinkageKind kind, String value, int read, byte[] out) {
    return kind == LinkageKind.USER_AGENT
        ? userAgent(value, read, out)
        : emailDomain(value, read, out);
  }

  /**
   * ASCII letters in lower case; no white space at the ends and single spaces within; of each
   * version number, digits with points or underscores between, only the first: programs are updated
   * from day to day.
   */
  private static int userAgent(String value, int read, byte[] out) {
    int units = 0;
    boolean space = false;
    for (int i = 0; i < read; i++) {
      char unit = value.charAt(i);
      if (unit <= ' ') {
        space = units > 0;
        continue;
      }
      if (isPoint(unit) && !space && i > 0 && isDigit(value.charAt(i - 1))) {
        int end = endOfVersion(value, i, read);
        if (end > i) {
          i = end - 1;
          continue;
        }
      }
      if (space) {
        put(out, units++, ' ');
        space = false;
      }
      put(out, units++, lower(unit));
    }
    return units;
  }

  /** The end of points that each have digits behind them. */
  private static int endOfVersion(String value, int from, int read) {
    int end = from;
    while (end + 1 < read && isPoint(value.charAt(end)) && isDigit(value.charAt(end + 1))) {
      end += 2;
      while (end < read && isDigit(value.charAt(end))) {
        end++;
      }
    }
    return end;
  }

  /** What stands behind the last @, as A-labels (RFC 5890) in lower case, without a final point. */
  private static int emailDomain(String value, int read, byte[] out) {
    String whole = read < value.length() ? "" : value.strip();
    String domain = whole.substring(whole.lastIndexOf('@') + 1);
    if (domain.chars().anyMatch(unit -> unit > 127)) {
      try {
        domain = IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED);
      } catch (IllegalArgumentException e) {
        return -1;
      }
    }
    domain = domain.toLowerCase(Locale.ROOT);
    if (domain.endsWith(".")) {
      domain = domain.substring(0, domain.length() - 1);
    }
    if (!isDomain(domain)) {
      return -1;
    }
    for (int i = 0; i < domain.length(); i++) {
      put(out, i, domain.charAt(i));
    }
    return domain.length();
  }

  /** Letters, digits, hyphens and underscores in labels of 1 to 63 (RFC 1035, section 2.3). */
  private static boolean isDomain(String domain) {
    int label = 0;
    for (int i = 0; i < domain.length(); i++) {
      char unit = domain.charAt(i);
      boolean point = unit == '.';
      boolean fits = isDigit(unit) || (unit >= 'a' && unit <= 'z') || unit == '-' || unit == '_';
      if (point ? label == 0 : !fits || label == MAX_LABEL) {
        return false;
      }
      label = point ? 0 : label + 1;
    }
    return label > 0 && domain.length() <= MAX_DOMAIN;
  }

  private static void put(byte[] out, int index, char unit) {
    out[8 + 2 * index] = (byte) unit;
    out[9 + 2 * index] = (byte) (unit >>> 8);
  }

  private static char lower(char unit) {
    return unit >= 'A' && unit <= 'Z' ? (char) (unit + ('a' - 'A')) : unit;
  }

  private static boolean isDigit(char unit) {
    return unit >= '0' && unit <= '9';
  }

  private static boolean isPoint(char unit) {
    return unit == '.' || unit == '_';
  }
}
