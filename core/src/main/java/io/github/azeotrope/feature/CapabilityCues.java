package io.github.azeotrope.feature;

import io.github.azeotrope.Capability;
import io.github.azeotrope.text.TokenBuffer;
import io.github.azeotrope.text.Tokenizer;
import java.util.Arrays;

/**
 * Finds {@link CapabilityWords} among the distinct tokens of a prompt, by their keyed hashes, while
 * the request vector is added up. Immutable and thread-safe; nothing is allocated.
 *
 * <p>What is added up is a long with eight bits a capability. A sum over distinct tokens cannot run
 * over: there are fewer words a capability than that.
 */
final class CapabilityCues {
  private static final Capability[] CAPABILITIES = Capability.values();
  private static final int ENOUGH = 2;
  private static final int FIELD_BITS = 8;
  private static final int FIELD = (1 << FIELD_BITS) - 1;
  private static final int SLOTS = 1024;
  private static final int FILTER_BITS = 4096;

  /** Other bits of the hash than those that choose a slot. */
  private static final int FILTER_SHIFT = 20;

  /** So many signs of code at least, and one in so many code points. */
  private static final int SIGNS_OF_CODE = 8;

  private static final int CODE_POINTS_A_SIGN = 20;

  // Open addressing by the tokens' own hashes, which are keyed; a free place weighs 0.
  private final long[] keys = new long[SLOTS];
  private final long[] weights = new long[SLOTS];

  /** Half a kilobyte that spares nine of ten other words the look into the table. */
  private final long[] filter = new long[FILTER_BITS / Long.SIZE];

  /**
   * The words as the buffer's key hashes them.
   *
   * @param scratch whose content is lost
   */
  CapabilityCues(TokenBuffer scratch) {
    Tokenizer tokenizer = new Tokenizer();
    for (Capability capability : CAPABILITIES) {
      CapabilityWords words = CapabilityWords.of(capability);
      // The telling ones first, so that a word in both lists is a telling one.
      put(words.telling(), capability, ENOUGH, tokenizer, scratch);
      put(words.others(), capability, 1, tokenizer, scratch);
    }
    int[] sums = new int[CAPABILITIES.length];
    for (long weight : weights) {
      for (int c = 0; c < sums.length; c++) {
        sums[c] += field(weight, c);
      }
    }
    if (Arrays.stream(sums).max().orElse(0) > FIELD) {
      throw new IllegalStateException("too many words: " + Arrays.toString(sums));
    }
  }

  private void put(
      String words, Capability capability, long weight, Tokenizer tokenizer, TokenBuffer scratch) {
    int c = capability.ordinal();
    tokenizer.readPrompt(words, scratch);
    for (int i = 0; i < scratch.size(); i++) {
      long token = scratch.raw()[i];
      int slot = slot(token);
      keys[slot] = token;
      weights[slot] |= field(weights[slot], c) == 0 ? weight << (FIELD_BITS * c) : 0;
      filter[filterWord(token)] |= 1L << (token >>> FILTER_SHIFT);
    }
  }

  private static int filterWord(long token) {
    return (int) (token >>> (FILTER_SHIFT + 6)) & FILTER_BITS / Long.SIZE - 1;
  }

  private int slot(long token) {
    int slot = (int) token & SLOTS - 1;
    while (weights[slot] != 0 && keys[slot] != token) {
      slot = slot + 1 & SLOTS - 1;
    }
    return slot;
  }

  /** What to add for a distinct token; 0 for nearly all. */
  long weight(long token) {
    boolean perhaps = (filter[filterWord(token)] >>> (token >>> FILTER_SHIFT) & 1) != 0;
    return perhaps ? weights[slot(token)] : 0;
  }

  /** The capabilities that were asked for, a bit each by ordinal. */
  static int found(long sum, TokenBuffer tokens, int signsOfCode) {
    int found = 0;
    for (int c = 0; c < CAPABILITIES.length; c++) {
      found |= field(sum, c) >= ENOUGH ? 1 << c : 0;
    }
    boolean code =
        signsOfCode >= SIGNS_OF_CODE
            && (long) signsOfCode * CODE_POINTS_A_SIGN >= tokens.codePoints();
    return found | (code ? 1 << Capability.CODE.ordinal() : 0);
  }

  private static int field(long sum, int capability) {
    return (int) (sum >>> (FIELD_BITS * capability)) & FIELD;
  }
}
