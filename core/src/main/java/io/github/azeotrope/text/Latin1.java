package io.github.azeotrope.text;

/** Latin-1 text out of strings without allocation. */
final class Latin1 {
  private Latin1() {}

  // A loop of its own: on a Latin-1 string C2 sees that the exit cannot be taken and removes it.
  static boolean isLatin1(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) > 255) {
        return false;
      }
    }
    return true;
  }

  // Deprecated because it drops the upper byte of each unit, which is 0 here; the only copy that
  // allocates nothing.
  @SuppressWarnings("deprecation")
  static void copy(String text, int from, int to, byte[] out) {
    text.getBytes(from, to, out, 0);
  }
}
