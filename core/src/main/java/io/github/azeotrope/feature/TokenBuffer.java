package io.github.azeotrope.feature;

import io.github.azeotrope.background.TokenClass;
import java.util.Arrays;

/**
 * The tokens of one bounded text, and the scratch needed to find them. Grows up to the bound of the
 * text and is then reused.
 *
 * <p>There are two streams. {@code raw} is what the text says. {@code normal} is what a template
 * says: each run of digits stands as a single 0, and neighbouring numbers are one, so that neither
 * a counter nor a date makes a new template.
 */
final class TokenBuffer {
  static final int MAX_WORD = 64;
  private static final int INITIAL = 512;
  private static final int[] ZERO = {'0'};

  long[] raw = new long[INITIAL];
  long[] normal = new long[INITIAL];
  byte[] classes = new byte[INITIAL];
  int size;
  int normalSize;

  /** Code points by {@link CodePoints} class. */
  final int[] counts = new int[CodePoints.COUNT];

  /** UTF-16 units that were there and were not read. */
  int skipped;

  private final TokenHash hash;
  private final long number;
  private final int[] word = new int[MAX_WORD];
  private final int[] normalWord = new int[MAX_WORD];
  private final long[] blocks = TokenHash.newBlocks();
  private int length;
  private int digits;
  private boolean lastWasNumber;

  // The open run of a script without spaces: its last code point, its length.
  private int previous;
  private int previousClass;
  private int run;

  TokenBuffer(TokenHash hash) {
    this.hash = hash;
    this.number = hash.hash(ZERO, 1, blocks);
  }

  void clear() {
    size = 0;
    normalSize = 0;
    skipped = 0;
    lastWasNumber = false;
    Arrays.fill(counts, 0);
  }

  /** Takes the next code point of a text, by its class. */
  void add(int cp, int cls) {
    counts[cls]++;
    if (cls == CodePoints.IGNORED) {
      return;
    }
    if (cls < CodePoints.LATIN) {
      endToken();
    } else if (cls < CodePoints.HAN) {
      if (run > 0) {
        endRun();
      }
      if (length == MAX_WORD) {
        endWord();
      }
      digits += cls == CodePoints.DIGIT ? 1 : 0;
      word[length++] = CodePoints.fold(cp);
    } else {
      addUnspaced(cp, cls);
    }
  }

  private void addUnspaced(int cp, int cls) {
    if (length > 0) {
      endWord();
    }
    if (run > 0) {
      word[0] = previous;
      word[1] = cp;
      emitPlain(
          hash.hash(word, 2, blocks),
          previousClass == CodePoints.HAN ? TokenClass.HAN_PAIR : TokenClass.UNSPACED_PAIR);
    }
    previous = cp;
    previousClass = cls;
    run++;
  }

  /** Ends whatever token is open. */
  void endToken() {
    if (length > 0) {
      endWord();
    } else if (run > 0) {
      endRun();
    }
  }

  private void endRun() {
    if (run == 1) {
      word[0] = previous;
      emitPlain(
          hash.hash(word, 1, blocks),
          previousClass == CodePoints.HAN ? TokenClass.HAN_SINGLE : TokenClass.UNSPACED_SINGLE);
    }
    run = 0;
  }

  private void endWord() {
    long h = hash.hash(word, length, blocks);
    int tokenClass = TokenClass.ofWord(length, digits);
    if (digits == 0) {
      emitPlain(h, tokenClass);
    } else {
      emitRaw(h, tokenClass);
      if (digits < length) {
        emitNormal(hash.hash(normalWord, withoutNumbers(), blocks));
      } else if (!lastWasNumber) {
        emitNormal(number);
        lastWasNumber = true;
      }
    }
    length = 0;
    digits = 0;
  }

  private int withoutNumbers() {
    int n = 0;
    boolean inNumber = false;
    for (int i = 0; i < length; i++) {
      boolean digit = word[i] >= '0' && word[i] <= '9';
      if (!digit || !inNumber) {
        normalWord[n++] = digit ? '0' : word[i];
      }
      inNumber = digit;
    }
    return n;
  }

  /** Takes a token without digits that was hashed elsewhere. */
  void emitPlain(long h, int tokenClass) {
    emitRaw(h, tokenClass);
    emitNormal(h);
  }

  private void emitRaw(long h, int tokenClass) {
    if (size == raw.length) {
      raw = Arrays.copyOf(raw, 2 * size);
      classes = Arrays.copyOf(classes, 2 * size);
    }
    raw[size] = h;
    classes[size++] = (byte) tokenClass;
  }

  private void emitNormal(long h) {
    if (normalSize == normal.length) {
      normal = Arrays.copyOf(normal, 2 * normalSize);
    }
    normal[normalSize++] = h;
    lastWasNumber = false;
  }

  int codePoints() {
    int sum = 0;
    for (int count : counts) {
      sum += count;
    }
    return sum;
  }
}
