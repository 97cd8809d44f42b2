package io.github.azeotrope.wire;

/** Text put together from pieces, of which no more than beginning and end are kept. */
final class BoundedText {
  private static final char GAP = '\n';

  private final int headChars;
  private final int tailChars;
  private final StringBuilder head = new StringBuilder();
  private final StringBuilder tail = new StringBuilder();
  private long dropped;

  BoundedText(int maxChars) {
    headChars = maxChars / 4 * 3;
    tailChars = maxChars / 4;
  }

  /** One more piece, on a line of its own. */
  void add(String piece) {
    if (piece.isEmpty()) {
      return;
    }
    if (!isEmpty()) {
      append(String.valueOf(GAP));
    }
    append(piece);
  }

  /** More of the same line. */
  void append(String piece) {
    int fits = tail.length() > 0 ? 0 : Math.min(piece.length(), headChars - head.length());
    head.append(piece, 0, fits);
    tail.append(piece, fits, piece.length());
    if (tail.length() > 2 * tailChars) {
      drop();
    }
  }

  private void drop() {
    int excess = tail.length() - tailChars;
    if (excess > 0) {
      dropped += excess;
      tail.delete(0, excess);
    }
  }

  boolean isEmpty() {
    return head.length() == 0;
  }

  /** The text; where its middle is missing, a line break stands for it. */
  String text() {
    drop();
    return dropped == 0 ? head.toString() + tail : head.toString() + GAP + tail;
  }

  /** UTF-16 units that {@link #text} leaves out. */
  long dropped() {
    drop();
    return dropped;
  }

  void clear() {
    head.setLength(0);
    head.trimToSize();
    tail.setLength(0);
    tail.trimToSize();
    dropped = 0;
  }
}
