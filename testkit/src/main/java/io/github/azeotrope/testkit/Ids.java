package io.github.azeotrope.testkit;

/** Identifiers: a prefix and 16 hexadecimal digits, alike whoever they belong to. */
final class Ids {
  private static final String DIGITS = "0123456789abcdef";

  private Ids() {}

  static String of(String prefix, long bits) {
    StringBuilder id = new StringBuilder(prefix.length() + 16).append(prefix);
    for (int shift = 60; shift >= 0; shift -= 4) {
      id.append(DIGITS.charAt((int) (bits >>> shift) & 15));
    }
    return id.toString();
  }

  /** The account with this index; distinct indices of one scenario have distinct ids. */
  static String account(long scenarioSeed, int index) {
    return of("acct-", Rng.derive(scenarioSeed, index));
  }
}
