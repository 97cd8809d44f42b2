package io.github.azeotrope.entropy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.azeotrope.charts.DocsPage;
import io.github.azeotrope.hash.LinkageKey;
import io.github.azeotrope.hash.SipHash;
import io.github.azeotrope.sketch.Chance;
import io.github.azeotrope.sketch.SketchBytesFuzz;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DistinctHeavyHittersTest {
  private static final LinkageKey KEY = LinkageKey.fromBytes(new byte[16]);
  private static final DocsPage PAGE = DocsPage.of("primitives/heavy-hitters.md");
  private static final int LG = 7;

  private record Pair(long item, long source) {}

  /** A few items with many sources, many with few; many pairs come twice. */
  private static List<Pair> pairs(int n, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      pairs.add(new Pair(random.nextInt(1 + random.nextInt(40)), random.nextInt(120)));
    }
    return pairs;
  }

  private static DistinctHeavyHitters of(List<Pair> pairs) {
    DistinctHeavyHitters hitters = DistinctHeavyHitters.create(KEY, LG);
    pairs.forEach(p -> hitters.add(p.item(), p.source()));
    return hitters;
  }

  /** The definition: of each item the 64 smallest pairs, of these the 128 smallest of all. */
  private static Map<Long, NavigableSet<Long>> held(List<Pair> pairs) {
    SipHash hash = KEY.derive("heavy-hitter-pair");
    Map<Long, NavigableSet<Long>> all = new HashMap<>();
    for (Pair p : pairs) {
      NavigableSet<Long> ofItem =
          all.computeIfAbsent(p.item(), item -> new TreeSet<>(Long::compareUnsigned));
      ofItem.add(hash.hash(p.item(), p.source()));
      if (ofItem.size() > DistinctHeavyHitters.PER_ITEM) {
        ofItem.pollLast();
      }
    }
    TreeMap<Long, Long> byPair = new TreeMap<>(Long::compareUnsigned);
    all.forEach((item, ofItem) -> ofItem.forEach(pair -> byPair.put(pair, item)));
    Map<Long, NavigableSet<Long>> held = new HashMap<>();
    byPair.entrySet().stream()
        .limit(1 << LG)
        .forEach(
            e ->
                held.computeIfAbsent(e.getValue(), item -> new TreeSet<>(Long::compareUnsigned))
                    .add(e.getKey()));
    return held;
  }

  @Property(tries = 300)
  void holdsWhatTheDefinitionSays(@ForAll @IntRange(max = 1500) int n, @ForAll long seed) {
    List<Pair> pairs = pairs(n, seed);
    DistinctHeavyHitters hitters = DistinctHeavyHitters.create(KEY, LG);
    SplittableRandom random = new SplittableRandom(seed);
    for (Pair p : pairs) {
      hitters.add(p.item(), p.source());
      if (random.nextInt(50) == 0) {
        assertThat(hitters.top(3)).as("reading changes nothing").hasSizeBetween(1, 3);
      }
    }
    Map<Long, NavigableSet<Long>> expected = held(pairs);
    assertThat(hitters.held()).hasSize(expected.size());
    expected.forEach(
        (item, ofItem) ->
            assertThat(hitters.held().get(item.longValue()))
                .isEqualTo(ofItem.stream().mapToLong(pair -> pair).toArray()));
    assertThat(of(pairs).toBytes()).isEqualTo(hitters.toBytes());
  }

  /** Byte for byte: any split, any order, any tree; the same twice is the same once. */
  @Property(tries = 200)
  void mergesAsIfAllHadBeenAdded(
      @ForAll @IntRange(max = 1500) int n, @ForAll long seed, @ForAll Random order) {
    List<Pair> pairs = pairs(n, seed);
    byte[] expected = of(pairs).toBytes();
    Collections.shuffle(pairs, order);
    int a = order.nextInt(n + 1);
    int b = a + order.nextInt(n - a + 1);
    DistinctHeavyHitters x = of(pairs.subList(0, a));
    DistinctHeavyHitters y = of(pairs.subList(a, b));
    DistinctHeavyHitters z = of(pairs.subList(b, n));
    assertThat(x.copy().merge(y).merge(z).toBytes()).isEqualTo(expected);
    assertThat(z.copy().merge(y.copy().merge(x)).toBytes()).isEqualTo(expected);
    assertThat(x.merge(DistinctHeavyHitters.create(KEY, LG)).merge(x).merge(y).merge(z).toBytes())
        .as("nothing, and itself, change nothing")
        .isEqualTo(expected);
    DistinctHeavyHitters read = DistinctHeavyHitters.fromBytes(y.toBytes(), KEY);
    pairs.subList(0, a).forEach(p -> read.add(p.item(), p.source()));
    assertThat(read.merge(z).toBytes()).as("read and gone on").isEqualTo(expected);
    assertThat(DistinctHeavyHitters.fromBytes(expected, KEY).top(50)).isEqualTo(x.top(50));
  }

  @Test
  void countsExactlyWhileThereIsRoom() {
    DistinctHeavyHitters hitters = DistinctHeavyHitters.create();
    for (int account = 0; account < 63; account++) {
      hitters.add("popular", "account " + account);
      hitters.add("popular", "account " + account);
      hitters.add("own " + account, "account " + account);
    }
    HeavyHitter popular = hitters.top(1).get(0);
    assertThat(popular).isEqualTo(new HeavyHitter(hitters.item("popular"), 63, 1));
    assertThat(popular.lowerSources(.975)).isEqualTo(63);
    assertThat(popular.upperSources(.975)).isEqualTo(63);
    assertThat(popular.relativeStandardError()).isZero();
    assertThat(hitters.sources("own 3").sources()).isEqualTo(1);
    assertThat(hitters.sources("nobody's").sources()).isZero();
    assertThat(hitters.top(1000)).hasSize(64);
    assertThat(hitters.isSampled()).isFalse();
    assertThat(hitters).hasToString("DistinctHeavyHitters[items=64]");
  }

  /**
   * 4,000 keys; items of 2,000, 200 and 20 sources among 600 of one each, in room for 128 pairs:
   * the mean error is within 4.9 of its standard errors of 0, the error as large as stated, and the
   * limits fail no more often than they say.
   */
  @Test
  void estimatesHaveNoBiasAndTheirLimitsHold() {
    int trials = 4_000;
    int[] sources = {2_000, 200, 20};
    double[] sums = new double[3];
    double[] squares = new double[3];
    int[] low = new int[3];
    int[] high = new int[3];
    SplittableRandom random = Chance.random(20_261_201);
    for (int trial = 0; trial < trials; trial++) {
      byte[] secret = new byte[16];
      random.nextBytes(secret);
      DistinctHeavyHitters hitters = DistinctHeavyHitters.create(LinkageKey.fromBytes(secret), LG);
      for (int i = 0; i < 3; i++) {
        for (int s = 0; s < sources[i]; s++) {
          hitters.add(i, s);
        }
      }
      for (int i = 3; i < 603; i++) {
        hitters.add(i, i);
      }
      for (int i = 0; i < 3; i++) {
        HeavyHitter h = hitters.sources(i);
        double error = h.sources() / sources[i] - 1;
        sums[i] += error;
        squares[i] += error * error;
        low[i] += h.lowerSources(.95) > sources[i] ? 1 : 0;
        high[i] += h.upperSources(.95) < sources[i] ? 1 : 0;
      }
    }
    for (int i = 0; i < 3; i++) {
      assertThat(Math.abs(sums[i]))
          .as("bias, %d sources", sources[i])
          .isLessThan(4.9 * Math.sqrt(squares[i]));
      assertThat(low[i]).isLessThanOrEqualTo(Chance.atMost(trials, .05));
      assertThat(high[i]).isLessThanOrEqualTo(Chance.atMost(trials, .05));
    }
    assertThat(Math.sqrt(squares[0] / trials)).isBetween(.115, .127 * 1.06);
  }

  /** An item with a tenth of 2,000 pairs is missed with probability below (1 - .1)^128 = 1.4e-6. */
  @Test
  void popularItemsAreFound() {
    SplittableRandom random = Chance.random(20_261_202);
    for (int trial = 0; trial < 1_000; trial++) {
      byte[] secret = new byte[16];
      random.nextBytes(secret);
      DistinctHeavyHitters hitters = DistinctHeavyHitters.create(LinkageKey.fromBytes(secret), LG);
      for (int i = 0; i < 2_000; i++) {
        hitters.add(i < 200 ? 0 : i, i);
      }
      assertThat(hitters.top(1).get(0).item()).isZero();
    }
  }

  @Test
  void limitsAreThoseOfPoissonCounts() {
    HeavyHitter h = new HeavyHitter(1, 10, .01);
    // Garwood 1936: 10 seen, 97.5 % limits 4.795 and 18.39.
    assertThat(h.lowerSources(.975)).isCloseTo(479.5, within(.1));
    assertThat(h.upperSources(.975)).isCloseTo(1839, within(1.0));
    assertThat(new HeavyHitter(1, 0, .5).upperSources(.95)).isCloseTo(5.99, within(.01));
    assertThat(new HeavyHitter(1, 0, .5).lowerSources(.95)).isZero();
    assertThat(new HeavyHitter(1, 0, .5).relativeStandardError()).isNaN();
    assertThatThrownBy(() -> h.lowerSources(1)).hasMessageContaining("1.0");
    assertThatThrownBy(() -> h.upperSources(.4)).hasMessageContaining("0.4");
  }

  @Test
  void refusesWhatDoesNotFit() {
    DistinctHeavyHitters mine = DistinctHeavyHitters.create(KEY);
    DistinctHeavyHitters theirs = DistinctHeavyHitters.create();
    assertThatThrownBy(() -> mine.merge(theirs))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(mine.keyId(), theirs.keyId());
    assertThatThrownBy(() -> mine.merge(DistinctHeavyHitters.create(KEY, 8)))
        .hasMessageContainingAll("12", "8");
    assertThatThrownBy(() -> DistinctHeavyHitters.create(KEY, 6)).hasMessageContaining("6");
    assertThatThrownBy(() -> DistinctHeavyHitters.create(KEY, 21)).hasMessageContaining("21");
    assertThatThrownBy(() -> DistinctHeavyHitters.fromBytes(mine.toBytes()))
        .hasMessageContaining(mine.keyId());
    assertThat(mine.lgCapacity()).isEqualTo(12);
  }

  @Test
  void refusesHostileBytes() {
    for (int n : new int[] {0, 3, 40, 1_500}) {
      SketchBytesFuzz.check(
          of(pairs(n, n)).toBytes(),
          3_000,
          n,
          300_000,
          bytes -> DistinctHeavyHitters.fromBytes(bytes, KEY).toBytes());
    }
  }

  @Test
  void showsWhatThePageShows() {
    PAGE.checkExample(
        "heavy-hitters", DistinctHeavyHittersTest.class, DistinctHeavyHittersTest::example);
    PAGE.checkLinks();
  }

  private static void example() {
    record Request(String systemPrompt, String account) {}
    List<Request> requests = new ArrayList<>();
    for (int i = 0; i < 30_000; i++) {
      requests.add(
          new Request(i % 10 == 0 ? "popular" : "own of " + i % 5_000, "account " + i % 7_000));
    }
    // docs: heavy-hitters
    DistinctHeavyHitters hitters = DistinctHeavyHitters.create();
    requests.forEach(r -> hitters.add(r.systemPrompt(), r.account()));
    HeavyHitter most = hitters.top(1).get(0);
    System.out.printf("%.0f accounts, at least %.0f%n", most.sources(), most.lowerSources(.95));
    // docs: end
  }
}
