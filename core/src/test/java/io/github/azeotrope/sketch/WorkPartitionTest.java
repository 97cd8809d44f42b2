package io.github.azeotrope.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkPartitionTest {
  private static final Offset<Double> EXACT = Offset.offset(1e-9);

  /** Accounts that hold everything; each inner list is the slots that one account sent. */
  private static GroupSlots group(List<List<Long>> accounts) {
    GroupSlots group = new GroupSlots();
    for (List<Long> sent : accounts) {
      Map<Long, Long> counts = new TreeMap<>();
      sent.forEach(slot -> counts.merge(slot, 1L, Long::sum));
      group.add(
          counts.keySet().stream().mapToLong(Long::longValue).toArray(),
          counts.values().stream().mapToLong(Long::longValue).toArray(),
          GroupSlots.ALL);
    }
    return group;
  }

  /** Deals the copies to accounts of the given sizes in a random order. */
  private static List<List<Long>> deal(List<Long> copies, int[] sizes, Random random) {
    List<Long> deck = new ArrayList<>(copies);
    Collections.shuffle(deck, random);
    List<List<Long>> accounts = new ArrayList<>();
    int from = 0;
    for (int size : sizes) {
      accounts.add(deck.subList(from, from + size));
      from += size;
    }
    return accounts;
  }

  @Test
  void aSmallGroupByHand() {
    WorkPartition p =
        WorkPartition.of(group(List.of(List.of(1L, 1L, 2L), List.of(1L, 3L), List.of(2L, 3L, 4L))));
    assertThat(p.members()).isEqualTo(3);
    assertThat(p.copies()).isEqualTo(8);
    assertThat(p.distinctSlots()).isEqualTo(4);
    assertThat(p.withinDuplicates()).isEqualTo(1);
    // Pairs of a slot: 3 + 1 + 1; of an account: 3 + 1 + 3; of all copies: 28.
    assertThat(p.expectedWithinDuplicates()).isCloseTo(5 * 7 / 28.0, EXACT);
    assertThat(p.duplicateRatio().value()).isCloseTo(0.8, EXACT);
    assertThat(p.singleShare().value()).isCloseTo(1 / 8.0, EXACT);
    assertThat(p.meanJaccard().value()).isCloseTo((1 / 3.0 + 1 / 4.0 + 1 / 4.0) / 3, EXACT);
    assertThat(p.meanMultiplicity()).isEqualTo(2);
    assertThat(p.jaccardIfDealt()).isCloseTo(1 / 3.0, EXACT);
    assertThat(p.hasEnoughDuplicates()).isFalse();
  }

  @Test
  void nothingAndNobody() {
    for (WorkPartition p :
        List.of(
            WorkPartition.of(new GroupSlots()),
            WorkPartition.of(group(List.of(List.of(), List.of()))))) {
      assertThat(p.copies()).isZero();
      assertThat(p.isSharedWork()).isFalse();
      assertThat(p.expectedWithinDuplicates()).isZero();
      assertThat(p.pValueMoreDuplicates()).isEqualTo(1);
      assertThat(p.pValueFewerDuplicates()).isEqualTo(1);
      assertThat(p.duplicateRatio().value()).isNaN();
      assertThat(p.multiplicityDispersion()).isNaN();
      assertThat(p.pValueEqualMultiplicity()).isEqualTo(1);
      assertThat(p.meanJaccard().value()).isZero();
    }
  }

  @Test
  void slotsAboveTheCommonThresholdDoNotCount() {
    GroupSlots group = new GroupSlots();
    group.add(new long[] {1, 2, -5}, new long[] {1, 1, 1}, GroupSlots.ALL);
    group.add(new long[] {1, 3, 7}, new long[] {2, 1, 1}, 7);
    WorkPartition p = WorkPartition.of(group);
    assertThat(p.distinctSlots()).as("-5 is the largest of all").isEqualTo(4);
    assertThat(p.copies()).isEqualTo(6);
  }

  @Test
  void theLowestTwentiethIsLeftOut() {
    GroupSlots group = new GroupSlots();
    for (int a = 0; a < 40; a++) {
      group.add(new long[] {a}, new long[] {1}, a < 2 ? 0 : 100 + a);
    }
    WorkPartition p = WorkPartition.of(group);
    assertThat(p.members()).isEqualTo(38);
    assertThat(p.copies()).isEqualTo(38);
  }

  @Test
  void refusesWhatIsNoSample() {
    assertThatThrownBy(() -> new GroupSlots().add(new long[2], new long[1], 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new GroupSlots().add(new long[1], new long[1], 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0");
  }

  @Test
  void sketchesAreAccountsAsWell() {
    GroupSlots group = new GroupSlots();
    for (int a = 0; a < 30; a++) {
      CoverageSketch account = CoverageSketch.withLgSlots(8);
      for (int i = 0; i < 12; i++) {
        account.add("homework question " + i);
      }
      group.add(account);
    }
    assertThat(group.size()).isEqualTo(30);
    WorkPartition p = WorkPartition.of(group);
    assertThat(p.isSharedWork()).isTrue();
    assertThat(p.meanJaccard().value()).isEqualTo(1);
    assertThat(p.distinctSlots()).isEqualTo(12);
  }

  /** Mean, variance and tails of the null against all that dealing does. */
  @ParameterizedTest
  @CsvSource({"40, 60, 25, 4", "100, 1, 50, 3", "20, 300, 12, 30", "200, 30, 100, 2"})
  void dealingIsTheNull(int shared, int single, int accounts, int most) {
    int trials = 10_000;
    Random random = new Random(20_261_108);
    List<Long> copies = new ArrayList<>();
    for (long slot = 0; slot < shared + single; slot++) {
      copies.addAll(Collections.nCopies(slot < shared ? 1 + random.nextInt(most) : 1, slot));
    }
    int[] sizes = sizes(copies.size(), accounts, random);
    double[] levels = {0.05, 0.01, 0.001};
    int[] more = new int[levels.length];
    int[] fewer = new int[levels.length];
    double sum = 0;
    double squares = 0;
    DealtPairs dealt = dealt(copies, sizes);
    for (int trial = 0; trial < trials; trial++) {
      double pairs = within(deal(copies, sizes, random));
      sum += pairs;
      squares += pairs * pairs;
      for (int i = 0; i < levels.length; i++) {
        more[i] += dealt.atLeast(pairs) <= levels[i] ? 1 : 0;
        fewer[i] += dealt.atMost(pairs) <= levels[i] ? 1 : 0;
      }
    }
    double mean = sum / trials;
    double variance = squares / trials - mean * mean;
    double error = Math.sqrt(variance / trials);
    assertThat(mean).isCloseTo(dealt.mean(), Offset.offset(Chance.meanStandardErrors() * error));
    assertThat(variance / dealt.variance()).isBetween(0.9, 1.1);
    // Two moments are exact, the tails are not: they may be half as heavy again, far out twice.
    for (int i = 0; i < levels.length; i++) {
      int limit = Chance.atMost(trials, levels[i] * (i < 2 ? 1.5 : 2));
      assertThat(more[i]).as("more, %s", levels[i]).isLessThanOrEqualTo(limit);
      assertThat(fewer[i]).as("fewer, %s", levels[i]).isLessThanOrEqualTo(limit);
    }
  }

  private static int[] sizes(int copies, int accounts, Random random) {
    int[] sizes = new int[accounts];
    for (int i = 0; i < copies; i++) {
      int first = random.nextInt(accounts);
      int second = random.nextInt(accounts);
      sizes[Math.min(first, second)]++;
    }
    return sizes;
  }

  private static DealtPairs dealt(List<Long> copies, int[] sizes) {
    Map<Long, Integer> counts = new TreeMap<>();
    copies.forEach(slot -> counts.merge(slot, 1, Integer::sum));
    DealtPairs.Cliques slots = new DealtPairs.Cliques();
    counts.values().forEach(slots::add);
    DealtPairs.Cliques accounts = new DealtPairs.Cliques();
    for (int size : sizes) {
      accounts.add(size);
    }
    return new DealtPairs(slots, accounts, copies.size());
  }

  private static double within(List<List<Long>> accounts) {
    double pairs = 0;
    for (List<Long> account : accounts) {
      Map<Long, Integer> counts = new TreeMap<>();
      account.forEach(slot -> counts.merge(slot, 1, Integer::sum));
      for (int c : counts.values()) {
        pairs += 0.5 * c * (c - 1);
      }
    }
    return pairs;
  }

  /** The ratio of groups that were dealt a list, and its limits, as a whole. */
  @Test
  void dealtGroupsHaveARatioOfOne() {
    int trials = 1_000;
    Random random = new Random(20_261_109);
    ErrorTally ratio = new ErrorTally(0.95);
    for (int trial = 0; trial < trials; trial++) {
      List<Long> copies = new ArrayList<>();
      for (long slot = 0; slot < 80; slot++) {
        copies.addAll(Collections.nCopies(4, slot));
      }
      WorkPartition p =
          WorkPartition.of(group(deal(copies, sizes(copies.size(), 40, random), random)));
      ratio.add(p.duplicateRatio(), 1);
      assertThat(p.hasEnoughDuplicates()).isTrue();
      assertThat(p.isSharedWork()).isFalse();
      assertThat(p.isDealtOut()).isTrue();
      assertThat(p.multiplicityDispersion()).isZero();
    }
    assertThat(ratio.bias()).isBetween(-0.05, 0.05);
    ratio.assertLimitsHold("ratio " + ratio, 0.03);
  }

  @Test
  void peopleComeBackToTheirOwn() {
    Random random = new Random(20_261_110);
    List<List<Long>> accounts = new ArrayList<>();
    for (long a = 0; a < 50; a++) {
      List<Long> sent = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        // A tenth of what a person sends is sent again, a little is what everybody sends.
        sent.add(
            random.nextInt(20) == 0 ? random.nextInt(30) : 1000 * (a + 1) + random.nextInt(150));
      }
      accounts.add(sent);
    }
    WorkPartition p = WorkPartition.of(group(accounts));
    assertThat(p.duplicateRatio().value()).isGreaterThan(3);
    assertThat(p.duplicateRatio().lower(0.99)).isGreaterThan(3);
    assertThat(p.pValueMoreDuplicates()).isLessThan(1e-9);
    assertThat(p.isSharedWork()).isFalse();
  }

  @Test
  void evaluatorsAndClassesShareTheirWork() {
    List<Long> benchmark = new ArrayList<>();
    for (long item = 0; item < 1000; item++) {
      benchmark.add(item);
    }
    WorkPartition evaluators = WorkPartition.of(group(Collections.nCopies(5, benchmark)));
    assertThat(evaluators.multiplicityDispersion()).as("the danger").isZero();
    assertThat(evaluators.pValueEqualMultiplicity()).isLessThan(1e-6);
    assertThat(evaluators.isDealtOut()).as("what saves them").isFalse();
    assertThat(evaluators.isSharedWork()).isTrue();

    Random random = new Random(20_261_111);
    List<List<Long>> students = new ArrayList<>();
    for (int a = 0; a < 60; a++) {
      List<Long> sent = new ArrayList<>();
      for (long question = 0; question < 12; question++) {
        if (random.nextInt(10) > 0) {
          sent.add(question);
        }
      }
      students.add(sent);
    }
    WorkPartition school = WorkPartition.of(group(students));
    assertThat(school.isSharedWork()).isTrue();
    assertThat(school.isDealtOut()).isFalse();
    assertThat(school.meanJaccard().lower(0.99)).isBetween(0.7, school.meanJaccard().value());
  }

  /** Mean and lower tail of the dispersion under its null. */
  @ParameterizedTest
  @CsvSource({"3, 20", "2, 200", "8, 20", "8, 200"})
  void independentChoiceHasADispersionOfOne(double lambda, int slots) {
    int trials = 10_000;
    SplittableRandom random = Chance.random(20_261_112);
    double[] cumulative = truncatedPoisson(lambda);
    double[] levels = {0.05, 0.01, 0.001};
    int[] below = new int[levels.length];
    double sum = 0;
    for (int trial = 0; trial < trials; trial++) {
      double copies = 0;
      double squares = 0;
      for (int slot = 0; slot < slots; slot++) {
        int at = java.util.Arrays.binarySearch(cumulative, random.nextDouble());
        int m = 1 + (at < 0 ? -at - 1 : at);
        copies += m;
        squares += (double) m * m;
      }
      Multiplicity multiplicity = new Multiplicity(slots, copies, squares);
      sum += multiplicity.dispersion();
      for (int i = 0; i < levels.length; i++) {
        below[i] += multiplicity.pValueBelow() <= levels[i] ? 1 : 0;
      }
    }
    assertThat(sum / trials).isBetween(0.98, 1.02);
    for (int i = 0; i < levels.length; i++) {
      assertThat(below[i])
          .as("%s", levels[i])
          .isLessThanOrEqualTo(Chance.atMost(trials, levels[i] * (i < 2 ? 1.2 : 2)));
    }
  }

  /** Probabilities of at most 1, 2, ... given at least 1. */
  private static double[] truncatedPoisson(double lambda) {
    double[] cumulative = new double[60];
    double p = Math.exp(-lambda) / -Math.expm1(-lambda);
    double sum = 0;
    for (int k = 1; k <= cumulative.length; k++) {
      p *= lambda / k;
      sum += p;
      cumulative[k - 1] = sum;
    }
    return cumulative;
  }
}
