package io.github.azeotrope.entropy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.azeotrope.charts.DocsPage;
import io.github.azeotrope.hash.LinkageKey;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class JensenShannonTest {
  private static final DocsPage PAGE = DocsPage.of("primitives/divergences.md");

  /** Of two samples of equal size, by the definition. */
  static double divergence(long[] a, long[] b) {
    double n = Arrays.stream(a).sum();
    double m = Arrays.stream(b).sum();
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      double p = a[i] / n;
      double q = b[i] / m;
      sum += p == 0 ? 0 : p * Math.log(2 * p / (p + q)) / 2;
      sum += q == 0 ? 0 : q * Math.log(2 * q / (p + q)) / 2;
    }
    return sum / Math.log(2);
  }

  /**
   * All ways to pick the draws of the smaller size from the larger sample, and all ways to deal out
   * both: observed and chance are exact.
   */
  @Property(tries = 60)
  void observedAndChanceAreExactExpectations(
      @ForAll @Size(3) List<@IntRange(max = 3) Integer> first,
      @ForAll @Size(3) List<@IntRange(max = 2) Integer> second) {
    long[] a = first.stream().mapToLong(i -> i).toArray();
    long[] b = second.stream().mapToLong(i -> i).toArray();
    int n = (int) Arrays.stream(a).sum();
    int m = (int) Arrays.stream(b).sum();
    if (n == 0 || m == 0) {
      return;
    }
    JensenShannon js = JensenShannon.between(a, b);
    long[] large = n >= m ? a : b;
    long[] small = n >= m ? b : a;
    int size = Math.min(n, m);
    double observed = 0;
    double chance = 0;
    List<long[]> picks = subsets(large, size);
    for (long[] pick : picks) {
      observed += divergence(pick, small) / picks.size();
      long[] pooled = new long[3];
      Arrays.setAll(pooled, i -> pick[i] + small[i]);
      List<long[]> deals = subsets(pooled, size);
      for (long[] deal : deals) {
        long[] other = new long[3];
        Arrays.setAll(other, i -> pooled[i] - deal[i]);
        chance += divergence(deal, other) / deals.size() / picks.size();
      }
    }
    assertThat(js.observedBits()).isCloseTo(observed, within(1e-12));
    assertThat(js.chanceBits()).isCloseTo(Math.min(1 - 1e-9, chance), within(1e-9));
    assertThat(js.sampleSize()).isEqualTo(size);
    JensenShannon mirrored = JensenShannon.between(b, a);
    assertThat(mirrored.bits()).isCloseTo(js.bits(), within(1e-9));
    assertThat(mirrored.standardErrorBits()).isCloseTo(js.standardErrorBits(), within(1e-9));
  }

  /** Counts of each way to pick so many of the draws, one for each set of draws. */
  private static List<long[]> subsets(long[] counts, int size) {
    int[] draws = new int[(int) Arrays.stream(counts).sum()];
    for (int i = 0, at = 0; i < counts.length; i++) {
      for (long c = 0; c < counts[i]; c++) {
        draws[at++] = i;
      }
    }
    List<long[]> result = new java.util.ArrayList<>();
    for (int set = 0; set < 1 << draws.length; set++) {
      if (Integer.bitCount(set) == size) {
        long[] pick = new long[counts.length];
        for (int i = 0; i < draws.length; i++) {
          pick[draws[i]] += set >> i & 1;
        }
        result.add(pick);
      }
    }
    return result;
  }

  @Test
  void knowsTheEasyCases() {
    JensenShannon same = JensenShannon.between(new long[] {900, 100}, new long[] {900, 100});
    assertThat(same.observedBits()).isCloseTo(0, within(1e-12));
    assertThat(same.bits()).isBetween(-1e-3, 0.0);
    assertThat(same.lowerBits(.975)).isZero();
    JensenShannon apart = JensenShannon.between(new long[] {9, 5, 0, 0}, new long[] {0, 0, 7, 8});
    assertThat(apart.bits()).isEqualTo(1, within(1e-12));
    assertThat(apart.upperBits(.975)).isEqualTo(1, within(1e-12));
    JensenShannon once = JensenShannon.between(new long[] {1, 0}, new long[] {0, 1});
    assertThat(once.bits()).isEqualTo(1);
    assertThat(once.lowerBits(.975)).isBetween(0.0, 1.0);
  }

  @Test
  void refusesWhatCannotBeCompared() {
    assertThatThrownBy(() -> JensenShannon.between(new long[2], new long[3]))
        .hasMessageContainingAll("2", "3");
    assertThatThrownBy(() -> JensenShannon.between(new long[2], new long[] {1, 2}))
        .hasMessageContaining("0 and 3");
    assertThatThrownBy(() -> JensenShannon.between(new long[] {-1}, new long[] {1}))
        .isInstanceOf(IllegalArgumentException.class);
    PromptDiversity mine = PromptDiversity.create();
    PromptDiversity theirs = PromptDiversity.create(LinkageKey.fromBytes(new byte[16]));
    assertThatThrownBy(() -> JensenShannon.between(mine, theirs)).hasMessageContaining("key");
    assertThatThrownBy(() -> JensenShannon.between(mine, mine)).hasMessageContaining("0 and 0");
  }

  /** Samples of one distribution: the mean of 400 is within 4.5 standard errors of 0 (p = 7e-6). */
  @Test
  void equalDistributionsHaveNoneOnAverage() {
    Draws words = Draws.zipf(5000, 1, 2.7);
    SplittableRandom random = new SplittableRandom(2);
    double sum = 0;
    double squares = 0;
    for (int trial = 0; trial < 400; trial++) {
      double bits =
          JensenShannon.between(words.counts(100, random), words.counts(900, random)).bits();
      sum += bits;
      squares += bits * bits;
    }
    assertThat(Math.abs(sum)).isLessThan(4.5 * Math.sqrt(squares));
  }

  /**
   * Of sketches that dropped kinds: the mean of 40 errors is within 4.5 standard errors of 0 and
   * their mean square, standardised, below 2 (chi-squared over 40, p = 2e-4).
   */
  @Test
  void sketchesThatDroppedKindsAgreeWithAllKinds() {
    Draws words = Draws.zipf(60_000, 1, 0);
    SplittableRandom random = new SplittableRandom(6);
    long[] a = Arrays.copyOf(words.counts(150_000, random), 120_000);
    long[] from = words.counts(100_000, random);
    long[] b = new long[120_000];
    for (int i = 0; i < from.length; i++) {
      b[i % 3 == 0 ? i + 60_000 : i] = from[i];
    }
    double exact = JensenShannon.between(a, b).observedBits();
    double sum = 0;
    double squares = 0;
    for (int h = 0; h < 40; h++) {
      PairKinds kinds = PairKinds.of(sample(a, h), sample(b, h));
      PairKinds.Value value = new DivergenceValue(150_000, 100_000);
      double z = (kinds.sum(value) - exact) / Math.sqrt(kinds.sumVariance(value));
      sum += z;
      squares += z * z;
    }
    assertThat(squares / 40).isLessThan(2);
    assertThat(Math.abs(sum)).isLessThan(4.5 * Math.sqrt(Math.max(40, squares)));
  }

  private static KindCounts sample(long[] counts, int seed) {
    KindCounts sample = new KindCounts(11);
    for (int kind = 0; kind < counts.length; kind++) {
      if (counts[kind] > 0) {
        sample.add(Draws.hash(kind, 500 + seed), counts[kind]);
      }
    }
    return sample;
  }

  @Test
  void sketchesGiveWhatTheirWordsGive() {
    PromptDiversity x = PromptDiversity.create();
    PromptDiversity y = PromptDiversity.create();
    Prompts.random(200, 300, 1).forEach(x::add);
    Prompts.random(100, 900, 2).forEach(y::add);
    JensenShannon js = JensenShannon.between(x, y);
    assertThat(js.sampleSize()).isEqualTo(Math.min(x.words().sampleSize(), y.words().sampleSize()));
    assertThat(js.independentSamples()).isEqualTo(Math.min(x.prompts(), y.prompts()));
    assertThat(js.lowerBits(.975)).isGreaterThan(0);
    assertThat(JensenShannon.between(x, x.copy()).bits()).isBetween(-.2, 0.0);
  }

  @Test
  void showsWhatThePageShows() {
    PAGE.checkExample("jensen-shannon", JensenShannonTest.class, JensenShannonTest::example);
    PAGE.checkLinks();
  }

  private static void example() {
    List<String> monday = Prompts.random(400, 1000, 1);
    List<String> tuesday = Prompts.random(300, 4000, 2);
    // docs: jensen-shannon
    PromptDiversity a = PromptDiversity.create();
    PromptDiversity b = PromptDiversity.create();
    monday.forEach(a::add);
    tuesday.forEach(b::add);
    JensenShannon js = JensenShannon.between(a, b);
    System.out.printf("%.2f bits, at least %.2f%n", js.bits(), js.lowerBits(.95));
    // docs: end
  }
}
