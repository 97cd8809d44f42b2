package io.github.azeotrope.wire;

import java.util.EnumSet;
import java.util.Set;

/**
 * Stands before the JSON parser, which gathers a string as a whole before it tells it: takes the
 * middle out of longer strings, puts U+FFFD where bytes are no UTF-8 and where an escaped surrogate
 * has no partner. Knows of JSON only where strings begin and end.
 *
 * <p>Counts in UTF-16 units of the text, not in bytes, so that a text is cut alike however it is
 * escaped.
 */
final class JsonFilter {
  private static final int OUT_BYTES = 8_192;

  /** No number, word or mistake outside strings is longer. */
  private static final int MOST_BARE = 1_000;

  private static final byte[] REPLACEMENT = {(byte) 0xEF, (byte) 0xBF, (byte) 0xBD};
  private static final byte[] GAP = {'\\', 'n'};
  private static final byte[] QUOTE = {'"'};

  private final Out out;
  private final Notes notes;
  private final int headUnits;
  private final StringTail tail;
  private final byte[] buffer = new byte[OUT_BYTES];
  private int buffered;
  private boolean inString;
  private int units;
  private int bare;
  private boolean stopped;

  /** An escape or a UTF-8 sequence that is not complete yet. */
  private final byte[] unit = new byte[12];

  private int held;
  private int needed;

  /** An escaped high surrogate that waits for its partner. */
  private final byte[] high = new byte[6];

  private boolean hasHigh;

  private final Set<WireProblem> foundInString = EnumSet.noneOf(WireProblem.class);

  JsonFilter(int stringChars, Notes notes, Out out) {
    this.out = out;
    this.notes = notes;
    this.headUnits = stringChars / 4 * 3;
    this.tail = new StringTail(stringChars / 8);
  }

  /** What the parser is to see. */
  @FunctionalInterface
  interface Out {
    /** False if no more is wanted. */
    boolean take(byte[] bytes, int length);
  }

  /**
   * The next bytes. They are handed on in pieces that do not depend on how they come: at the end of
   * a piece the parser is not as strict as elsewhere.
   */
  void feed(byte[] in, int from, int to) {
    int i = from;
    while (i < to && !stopped) {
      i = !inString ? structure(in, i, to) : held > 0 ? rest(in, i) : string(in, i, to);
    }
  }

  /** Whether something outside strings is longer than anything can be. */
  boolean isTooBare() {
    return bare > MOST_BARE;
  }

  /** Whether a string has begun and not ended. */
  boolean isInString() {
    return inString;
  }

  /** Forgets what is open. */
  void reset() {
    inString = false;
    stopped = false;
    bare = 0;
    buffered = 0;
    beginString();
  }

  private int structure(byte[] in, int from, int to) {
    int i = from;
    while (i < to && !inString && !stopped) {
      byte b = in[i++];
      inString = b == '"';
      bare = isBare(b) ? bare + 1 : 0;
      stopped = bare > MOST_BARE;
    }
    write(in, from, i);
    if (inString) {
      beginString();
    }
    return i;
  }

  private static boolean isBare(byte b) {
    return switch (b) {
      case '"', '{', '}', '[', ']', ':', ',', ' ', '\t', '\r', '\n' -> false;
      default -> true;
    };
  }

  private void beginString() {
    units = 0;
    held = 0;
    hasHigh = false;
    bare = 0;
    foundInString.clear();
    tail.clear();
  }

  private int string(byte[] in, int from, int to) {
    int i = from;
    while (i < to && in[i] >= 0 && in[i] != '"' && in[i] != '\\') {
      i++;
    }
    plain(in, from, i);
    if (i == to) {
      return i;
    }
    byte b = in[i];
    if (b == '"') {
      endString();
    } else {
      begin(b);
    }
    return i + 1;
  }

  private void plain(byte[] in, int from, int to) {
    if (from == to) {
      return;
    }
    dropHigh();
    int fits = Math.max(0, Math.min(to - from, headUnits - units));
    write(in, from, from + fits);
    units += fits;
    if (from + fits < to) {
      tail.addPlain(in, from + fits, to);
    }
  }

  /** The first byte of an escape or of a UTF-8 sequence. */
  private void begin(byte b) {
    needed = b == '\\' ? 2 : Utf8.length(b);
    if (needed == 0) {
      replace();
      return;
    }
    unit[0] = b;
    held = 1;
  }

  /** One more byte of what is held; the index stays where the byte does not belong to it. */
  private int rest(byte[] in, int i) {
    byte b = in[i];
    if (unit[0] != '\\' && !Utf8.mayFollow(unit, held, b)) {
      held = 0;
      replace();
      return i;
    }
    unit[held++] = b;
    if (held == 2 && unit[0] == '\\' && b == 'u') {
      needed = 6;
    }
    if (held == needed) {
      held = 0;
      complete();
    }
    return i + 1;
  }

  private void complete() {
    if (needed == 6) {
      int code = hex(unit);
      if (Character.MIN_HIGH_SURROGATE <= code && code <= Character.MAX_HIGH_SURROGATE) {
        dropHigh();
        System.arraycopy(unit, 0, high, 0, 6);
        hasHigh = true;
        return;
      }
      if (Character.MIN_LOW_SURROGATE <= code && code <= Character.MAX_LOW_SURROGATE) {
        completePair();
        return;
      }
    }
    dropHigh();
    emit(unit, needed, unit[0] != '\\' && needed == 4 ? 2 : 1);
  }

  private void completePair() {
    if (hasHigh) {
      hasHigh = false;
      System.arraycopy(unit, 0, unit, 6, 6);
      System.arraycopy(high, 0, unit, 0, 6);
      emit(unit, 12, 2);
    } else {
      note(WireProblem.LONE_SURROGATE);
      emit(REPLACEMENT, REPLACEMENT.length, 1);
    }
  }

  private void replace() {
    dropHigh();
    note(WireProblem.ENCODING);
    emit(REPLACEMENT, REPLACEMENT.length, 1);
  }

  private void dropHigh() {
    if (hasHigh) {
      hasHigh = false;
      note(WireProblem.LONE_SURROGATE);
      emit(REPLACEMENT, REPLACEMENT.length, 1);
    }
  }

  /** The code of an escape, or -1: then it is the parser's to refuse. */
  private static int hex(byte[] escape) {
    int code = 0;
    for (int i = 2; i < 6; i++) {
      int digit = Character.digit(escape[i], 16);
      if (digit < 0) {
        return -1;
      }
      code = code << 4 | digit;
    }
    return code;
  }

  private void emit(byte[] bytes, int length, int charUnits) {
    if (units < headUnits) {
      write(bytes, 0, length);
      units += charUnits;
    } else {
      tail.add(bytes, 0, length, charUnits);
    }
  }

  private void endString() {
    dropHigh();
    if (tail.droppedUnits() > 0) {
      flush();
      if (stopped) {
        return;
      }
      notes.cut(tail.droppedUnits());
      write(GAP, 0, GAP.length);
    }
    write(tail.previous(), 0, tail.previousBytes());
    write(tail.current(), 0, tail.currentBytes());
    tail.clear();
    write(QUOTE, 0, 1);
    inString = false;
  }

  /**
   * What the parser has not seen yet comes before the problem: another request may begin there, or
   * it may stop there, and then there is no problem.
   */
  private void note(WireProblem problem) {
    if (foundInString.add(problem)) {
      flush();
      if (!stopped) {
        notes.add(problem);
      }
    }
  }

  private void write(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to) {
      if (buffered == OUT_BYTES) {
        flush();
      }
      int n = Math.min(to - i, OUT_BYTES - buffered);
      System.arraycopy(bytes, i, buffer, buffered, n);
      buffered += n;
      i += n;
    }
  }

  /** Hands on what is left. */
  void flush() {
    if (buffered > 0) {
      int length = buffered;
      buffered = 0;
      stopped |= !out.take(buffer, length);
    }
  }
}
