package io.github.azeotrope.text;

import io.github.azeotrope.hash.SipHash;
import java.util.Arrays;

/**
 * The tokens of one bounded text, and the token that is being put together. Grows up to the bound
 * of the text and is then reused.
 *
 * <p>There are two streams. {@code raw} is what the text says. {@code normal} is what a template
 * says: each run of digits stands as a single 0, and neighbouring numbers are one, so that neither
 * a counter nor a date makes a new template.
 *
 * <p>Token hashes are keyed, but not pseudo-random: what leaves the library must go through SipHash
 * first. Arrays are the live ones and must not be changed. Not thread-safe.
 */
public final class TokenBuffer {
  static final int MAX_WORD = 64;
  private static final int INITIAL = 512;
  private static final int[] ZERO = {'0'};

  final TokenHash hash;
  long[] raw = new long[INITIAL];
  long[] normal = new long[INITIAL];
  byte[] classes = new byte[INITIAL];
  int size;
  int normalSize;

  final int[] counts = new int[CodePoints.COUNT];

  int codePoints;
  int skipped;

  private final long number;
  private final int[] word = new int[MAX_WORD];
  private final int[] normalWord = new int[MAX_WORD];
  private int length;
  private int digits;
  private boolean lastWasNumber;

  // The open run of a script without spaces: its last code point, that one's class, its length.
  private int previous;
  private int previousClass;
  private int run;

  /** An empty buffer whose token hashes are those of the key. */
  public TokenBuffer(SipHash subkey) {
    this.hash = new TokenHash(subkey);
    this.number = hash.hash(ZERO, 1);
  }

  /** Hashes of the tokens, in order; the first {@link #size} entries. */
  public long[] raw() {
    return raw;
  }

  /** The {@link TokenClass} of each of them. */
  public byte[] classes() {
    return classes;
  }

  /** How many tokens there are. */
  public int size() {
    return size;
  }

  /** Hashes of the number-normalised tokens, in order; the first {@link #normalSize} entries. */
  public long[] normal() {
    return normal;
  }

  /** How many number-normalised tokens there are. */
  public int normalSize() {
    return normalSize;
  }

  /** Code points of a {@link CodePoints} class; separators and what is ignored are not counted. */
  public int count(int codePointClass) {
    return counts[codePointClass];
  }

  /** Code points that were read. */
  public int codePoints() {
    return codePoints;
  }

  /** UTF-16 units that were there and were not read. */
  public int skipped() {
    return skipped;
  }

  void clear() {
    size = 0;
    normalSize = 0;
    codePoints = 0;
    skipped = 0;
    lastWasNumber = false;
    Arrays.fill(counts, 0);
  }

  /** Makes room for the tokens of so many units: no unit ends more than one. */
  void reserve(int units) {
    int wanted = size + units + 1;
    if (wanted > raw.length) {
      int capacity = Math.max(wanted, raw.length + raw.length / 2);
      raw = Arrays.copyOf(raw, capacity);
      normal = Arrays.copyOf(normal, capacity);
      classes = Arrays.copyOf(classes, capacity);
    }
  }

  /** Takes the next code point of a text, by its class. */
  void take(int cp, int cls) {
    if (cls >= CodePoints.HAN) {
      takeUnspaced(cp, cls);
    } else if (cls >= CodePoints.LATIN) {
      if (run > 0) {
        endRun();
      }
      if (length == MAX_WORD) {
        endWord();
      }
      digits += cls == CodePoints.DIGIT ? 1 : 0;
      word[length++] = CodePoints.fold(cp);
    } else if (cls != CodePoints.IGNORED) {
      endToken();
    }
  }

  private void takeUnspaced(int cp, int cls) {
    if (length > 0) {
      endWord();
    }
    if (run > 0) {
      word[0] = previous;
      word[1] = cp;
      emitPlain(hash.hash(word, 2), pairClass(previousClass));
    }
    previous = cp;
    previousClass = cls;
    run++;
  }

  /**
   * Takes a run of units of scripts without spaces, as {@link #take} would one by one.
   *
   * @return where the run ends
   */
  int takeUnspaced(char[] units, int from, int n) {
    char c = units[from];
    takeUnspaced(c, CodePoints.classOf(c));
    int cls = previousClass;
    int before = TokenHash.utf8OfThree(c);
    int han = cls == CodePoints.HAN ? 1 : 0;
    int i = from + 1;
    int next;
    for (; i < n && (next = CodePoints.classOf(units[i])) >= CodePoints.HAN; i++) {
      int now = TokenHash.utf8OfThree(units[i]);
      emitPlain(hash.oneBlock(before | (long) now << 24, 6), pairClass(cls));
      han += next == CodePoints.HAN ? 1 : 0;
      before = now;
      cls = next;
    }
    previous = units[i - 1];
    previousClass = cls;
    run += i - from - 1;
    counts[CodePoints.HAN] += han;
    counts[CodePoints.UNSPACED] += i - from - han;
    return i;
  }

  private static int pairClass(int cls) {
    return cls == CodePoints.HAN ? TokenClass.HAN_PAIR : TokenClass.UNSPACED_PAIR;
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
          hash.hash(word, 1),
          previousClass == CodePoints.HAN ? TokenClass.HAN_SINGLE : TokenClass.UNSPACED_SINGLE);
    }
    run = 0;
  }

  private void endWord() {
    long h = hash.hash(word, length);
    int tokenClass = TokenClass.ofWord(length, digits);
    if (digits == 0) {
      emitPlain(h, tokenClass);
    } else {
      emitRaw(h, tokenClass);
      if (digits < length) {
        emitNormal(hash.hash(normalWord, withoutNumbers()));
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
    raw[size] = h;
    classes[size++] = (byte) tokenClass;
  }

  private void emitNormal(long h) {
    normal[normalSize++] = h;
    lastWasNumber = false;
  }
}
