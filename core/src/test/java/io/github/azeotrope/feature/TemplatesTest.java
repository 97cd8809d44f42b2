package io.github.azeotrope.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.hash.LinkageKey;
import io.github.azeotrope.hash.SipHash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TemplatesTest {
  private static final SipHash SIP = LinkageKey.fromBytes(new byte[16]).derive("template");

  /** TOKENS.md section 8 with a set of all runs. */
  private static List<Long> expected(long[] tokens) {
    List<Long> result = new ArrayList<>();
    int n = tokens.length;
    if (n >= 12) {
      result.add(SIP.hash(1, Templates.sequence(tokens, 0, 8)));
    }
    if (n >= 20) {
      result.add(SIP.hash(2, Templates.sequence(tokens, n - 8, n)));
    }
    if (n >= 8) {
      TreeSet<Long> runs = new TreeSet<>();
      for (int i = 0; i + 5 <= n; i++) {
        long run = 0;
        for (int j = 0; j < 5; j++) {
          run ^= Long.rotateLeft(tokens[i + j], 13 * j);
        }
        runs.add(run);
      }
      runs.stream().limit(4).forEach(run -> result.add(SIP.hash(3, run)));
    }
    return result;
  }

  @Property
  void samplesTheSmallestRuns(
      @ForAll @IntRange(max = 60) int n,
      @ForAll @IntRange(min = 1, max = 40) int vocabulary,
      @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long[] words = random.longs(vocabulary).toArray();
    long[] tokens = random.ints(n, 0, vocabulary).mapToLong(i -> words[i]).toArray();
    assertThat(fill(tokens)).isEqualTo(expected(tokens));
  }

  @Test
  void sequencesKeepOrderAndLength() {
    long[] tokens = new SplittableRandom(1).longs(10).toArray();
    Set<Long> seen = new HashSet<>();
    for (int to = 0; to <= 10; to++) {
      assertThat(seen.add(Templates.sequence(tokens, 0, to))).isTrue();
    }
    long swapped = tokens[3];
    tokens[3] = tokens[4];
    tokens[4] = swapped;
    assertThat(seen.add(Templates.sequence(tokens, 0, 10))).isTrue();
  }

  /**
   * A template of 40 tokens around a slot of 60 fills 32 of 96 runs. Each of the four sampled runs
   * is the template's with probability 1/3, so two prompts share the template's smallest run with
   * probability of about 1 - (2/3)^4 = .80 each, and the head always.
   */
  @Test
  void findsATemplateAroundASlot() {
    SplittableRandom random = new SplittableRandom(3);
    int withSampledRun = 0;
    for (int trial = 0; trial < 400; trial++) {
      long[] head = random.longs(20).toArray();
      long[] tail = random.longs(20).toArray();
      List<Long> a = fill(concat(head, random.longs(60).toArray(), tail));
      List<Long> b = fill(concat(head, random.longs(60).toArray(), tail));
      assertThat(b.get(0)).isEqualTo(a.get(0));
      assertThat(b.get(1)).isEqualTo(a.get(1));
      Set<Long> shared = new HashSet<>(a.subList(2, 6));
      shared.retainAll(b.subList(2, 6));
      withSampledRun += shared.isEmpty() ? 0 : 1;
    }
    // Both samples must hold it: between .8 squared and .8.
    assertThat(withSampledRun).isBetween(240, 330);
  }

  @Test
  void shortPromptsHaveNone() {
    assertThat(fill(new SplittableRandom(1).longs(7).toArray())).isEmpty();
    assertThat(fill(new SplittableRandom(1).longs(8).toArray())).hasSize(4);
    assertThat(fill(new SplittableRandom(1).longs(12).toArray())).hasSize(5);
    assertThat(fill(new SplittableRandom(1).longs(20).toArray())).hasSize(6);
  }

  private static List<Long> fill(long[] tokens) {
    long[] out = new long[Templates.MAX];
    int n = Templates.fill(tokens, tokens.length, SIP, out);
    return Arrays.stream(out, 0, n).boxed().toList();
  }

  private static long[] concat(long[]... parts) {
    return Arrays.stream(parts).flatMapToLong(Arrays::stream).toArray();
  }
}
