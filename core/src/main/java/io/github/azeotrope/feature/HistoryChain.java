package io.github.azeotrope.feature;

import io.github.azeotrope.hash.Mix;
import io.github.azeotrope.hash.SipHash;
import io.github.azeotrope.text.TextHash;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keyed identity of the beginning of a conversation, at several depths: h_0 = 0, h_i = SipHash
 * (h_(i-1), hash of message i), message 1 being the oldest. Two histories have the same value at a
 * depth if and only if they agree up to there (and by chance, with probability 2^-64).
 */
final class HistoryChain {
  /** Messages beyond are counted and not read. */
  static final int MAX_MESSAGES = 64;

  /** Depths whose values are kept, besides the full one. */
  static final int[] DEPTHS = {2, 4, 8, 16, 32};

  final long[] values = new long[DEPTHS.length];
  final long[] units = new long[DEPTHS.length];
  int depths;
  long full;
  long fullUnits;
  int messages;

  private final byte[] scratch = new byte[TextHash.SCRATCH];

  void fill(List<String> history, TextHash textHash, SipHash sip) {
    Arrays.fill(values, 0);
    Arrays.fill(units, 0);
    depths = 0;
    messages = history.size();
    long h = 0;
    long sum = 0;
    int read = Math.min(messages, MAX_MESSAGES);
    for (int i = 0; i < read; i++) {
      @Nullable String message = history.get(i);
      String text = message == null ? "" : message;
      h = sip.hash(h, textHash.hash(text, scratch));
      sum += text.length();
      if (depths < DEPTHS.length && i + 1 == DEPTHS[depths]) {
        values[depths] = Mix.nonZero(h);
        units[depths++] = sum;
      }
    }
    full = read == 0 ? 0 : Mix.nonZero(h);
    fullUnits = sum;
  }

  long artifact(String artifact, TextHash textHash) {
    return Mix.nonZero(textHash.hash(artifact, scratch));
  }
}
