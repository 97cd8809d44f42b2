package io.github.azeotrope.wire;

/** Well-formed UTF-8: Unicode, table 3-7. */
final class Utf8 {
  private Utf8() {}

  /** Bytes of the sequence that begins with this one, 0 if none does. */
  static int length(byte lead) {
    int b = lead & 0xFF;
    if (b < 0xC2 || b > 0xF4) {
      return b < 0x80 ? 1 : 0;
    }
    return b < 0xE0 ? 2 : b < 0xF0 ? 3 : 4;
  }

  /** Whether the byte may come after the first {@code n} of a sequence. */
  static boolean mayFollow(byte[] sequence, int n, byte next) {
    int b = next & 0xFF;
    if (n > 1) {
      return b >= 0x80 && b <= 0xBF;
    }
    // What the lead byte leaves open is closed by the range of the second byte.
    int lead = sequence[0] & 0xFF;
    int lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    int highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    return b >= lowest && b <= highest;
  }
}
