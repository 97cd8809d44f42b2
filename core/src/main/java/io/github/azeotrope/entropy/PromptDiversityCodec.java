package io.github.azeotrope.entropy;

import io.github.azeotrope.hash.LinkageKey;
import io.github.azeotrope.summary.SketchBytes;
import java.nio.ByteBuffer;

/*
 *   offset bytes
 *      0     8  'A' 'Z' 'P' 'D', version 1, lgCapacity, 0
 *      8     4  key id
 *     12     .  18 varints: the sums of the design effects of words and of runs
 *      .     .  words, pairs, runs, each:
 *                 varint: sum of all counts
 *                 varint: 2 x entries, + 1 if all counts are here
 *                 the hashes, in unsigned order; for each a varint: its count less one
 *                 unless all counts are here, 4 x 2^lgCapacity varints: the buckets
 *     -4     4  CRC-32C
 */
/** The bytes of {@link PromptDiversity}; one state has exactly one form. */
final class PromptDiversityCodec {
  private static final String KIND = "PD";
  private static final int VERSION = 1;

  /** No sum of a design effect is as large; two of them still have a sum. */
  private static final long MAX_SUM = Long.MAX_VALUE / 4;

  private PromptDiversityCodec() {}

  static byte[] toBytes(PromptDiversity diversity) {
    int size = Integer.BYTES;
    for (DesignEffect effect : diversity.effects) {
      for (int i = 0; i < DesignEffect.SUMS; i++) {
        size += SketchBytes.varintBytes(effect.sum(i));
      }
    }
    for (KindCounts table : diversity.tables) {
      size += table.contentBytes();
    }
    ByteBuffer out = SketchBytes.writer(KIND, VERSION, diversity.lgCapacity(), size);
    SketchBytes.putKeyId(out, diversity.keyId());
    for (DesignEffect effect : diversity.effects) {
      for (int i = 0; i < DesignEffect.SUMS; i++) {
        SketchBytes.putVarint(out, effect.sum(i));
      }
    }
    for (KindCounts table : diversity.tables) {
      table.writeTo(out);
    }
    return SketchBytes.finish(out);
  }

  static PromptDiversity fromBytes(byte[] bytes, LinkageKey key) {
    ByteBuffer in =
        SketchBytes.reader(
            bytes, KIND, VERSION, KindCounts.MIN_LG_CAPACITY, KindCounts.MAX_LG_CAPACITY);
    SketchBytes.checkKeyId(in, key.keyId());
    PromptDiversity diversity = PromptDiversity.create(key, SketchBytes.lg(in));
    for (DesignEffect effect : diversity.effects) {
      for (int i = 0; i < DesignEffect.SUMS; i++) {
        effect.set(i, SketchBytes.getVarint(in, MAX_SUM));
      }
    }
    for (int i = 0; i < PromptDiversity.TABLES; i++) {
      diversity.tables[i] = KindCounts.read(in, SketchBytes.lg(in));
    }
    SketchBytes.end(in);
    check(diversity);
    return diversity;
  }

  /** What adding prompts could never have made. */
  private static void check(PromptDiversity diversity) {
    long prompts = diversity.prompts();
    long words = diversity.tables[PromptDiversity.WORDS].total();
    long pairs = diversity.tables[PromptDiversity.PAIRS].total();
    long runs = diversity.tables[PromptDiversity.RUNS].total();
    SketchBytes.check(
        pairs == runs && runs <= words, "%d words, %d pairs, %d runs", words, pairs, runs);
    SketchBytes.check(prompts <= words, "%d prompts of %d words", prompts, words);
    SketchBytes.check(words == 0 || prompts > 0, "%d words of no prompt", words);
  }
}
