package io.github.azeotrope.testkit;

/** The second simulator's identifiers: 26 characters in base 32 after one letter and a dot. */
final class OtherIds {
  private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private OtherIds() {}

  /** Another form of an identifier of the first simulator; different ones stay different. */
  static String of(String id) {
    int digits = id.length() - 16;
    long bits = Long.parseUnsignedLong(id.substring(digits), 16);
    StringBuilder other = new StringBuilder(28).append(id.charAt(0)).append('.');
    append(Rng.mix(bits), other);
    append(Rng.mix(~bits), other);
    return other.toString();
  }

  private static void append(long bits, StringBuilder out) {
    for (int shift = 60; shift >= 0; shift -= 5) {
      out.append(DIGITS.charAt((int) (bits >>> shift) & 31));
    }
  }
}
