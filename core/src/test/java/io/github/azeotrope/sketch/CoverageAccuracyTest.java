package io.github.azeotrope.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The estimates of what was not seen against worlds in which everything is known. */
class CoverageAccuracyTest {

  /**
   * Prompts drawn from worlds of {@code kinds} prompts whose probabilities fall like
   * rank^-exponent. Sketches of lg 6 hold 16 distinct prompts, so that most rows are estimates from
   * a sample; those of lg 12 hold everything.
   */
  @ParameterizedTest
  @CsvSource({
    "12, 100, 0, 50",
    "12, 100, 1, 200",
    "12, 1000000000, 0, 30",
    "12, 5, 0, 100",
    "6, 300, 0, 100",
    "6, 10000, 1, 300",
    "8, 2000, 0.5, 1000"
  })
  void unseenMass(int lg, int kinds, double exponent, int n) {
    check(lg, kinds, exponent, n, 2_000);
  }

  @Tag("evaluation")
  @ParameterizedTest
  @CsvSource({
    "12, 10, 0, 5",
    "12, 100, 0, 50",
    "12, 100, 1, 200",
    "12, 1000, 1, 3000",
    "12, 1000000000, 0, 30",
    "12, 20, 0, 60",
    "12, 5, 0, 100",
    "6, 300, 0, 100",
    "6, 300, 0, 1000",
    "6, 10000, 1, 300",
    "6, 1000000, 0, 500",
    "8, 2000, 0.5, 1000",
    "8, 100000, 1.2, 10000",
    "10, 100000, 1, 20000"
  })
  void unseenMassOverManyTrials(int lg, int kinds, double exponent, int n) {
    check(lg, kinds, exponent, n, 10_000);
  }

  private static void check(int lg, int kinds, double exponent, int n, int trials) {
    World world = new World(kinds, exponent);
    ErrorTally mass = new ErrorTally(0.95, 0.99);
    SplittableRandom random = Chance.random(20_261_104);
    double sumOfMasses = 0;
    for (int trial = 0; trial < trials; trial++) {
      CoverageSketch sketch = CoverageSketch.withLgSlots(lg);
      Set<Integer> seen = new HashSet<>();
      double unseen = 1;
      long salt = random.nextLong();
      for (int i = 0; i < n; i++) {
        int kind = world.draw(random);
        if (seen.add(kind)) {
          unseen -= world.probability(kind);
        }
        sketch.addHash(salt + kind);
      }
      sumOfMasses += unseen;
      // Absolute errors: the mass may be nearly 0.
      Estimate estimate = sketch.unseenMass();
      mass.add(shifted(estimate, 1 - unseen), 1);
    }
    String what =
        String.format(
            Locale.ROOT,
            "lg %d, %d kinds, n %d, mean %.4f: %s",
            lg,
            kinds,
            n,
            sumOfMasses / trials,
            mass);
    assertThat(mass.rootMeanSquare()).as(what).isLessThan(1.25 * mass.meanStated());
    mass.assertLimitsHold(what, 0.03);
  }

  /** The estimate plus a constant, so that its truth is 1. */
  private static Estimate shifted(Estimate x, double by) {
    return new Estimate(
        x.value() + by,
        x.standardError(),
        (confidence, upper) -> by + (upper ? x.upper(confidence) : x.lower(confidence)));
  }

  /** Kinds with probabilities that fall like a power of the rank. */
  private static final class World {
    private final int kinds;
    private final double[] cumulative;

    World(int kinds, double exponent) {
      this.kinds = kinds;
      cumulative = new double[exponent == 0 ? 0 : kinds];
      double sum = 0;
      for (int i = 0; i < cumulative.length; i++) {
        sum += Math.pow(i + 1, -exponent);
        cumulative[i] = sum;
      }
    }

    int draw(SplittableRandom random) {
      if (cumulative.length == 0) {
        return random.nextInt(kinds);
      }
      int at =
          java.util.Arrays.binarySearch(
              cumulative, random.nextDouble() * cumulative[cumulative.length - 1]);
      return at < 0 ? -at - 1 : at;
    }

    double probability(int kind) {
      if (cumulative.length == 0) {
        return 1.0 / kinds;
      }
      double below = kind == 0 ? 0 : cumulative[kind - 1];
      return (cumulative[kind] - below) / cumulative[cumulative.length - 1];
    }
  }

  /** The lower bound is one: it must not lie above the number of kinds more often than stated. */
  @Test
  void chao1StaysBelowTheRichness() {
    for (int[] row : new int[][] {{12, 100, 80}, {12, 1000, 500}, {6, 500, 400}, {8, 3000, 2000}}) {
      int trials = 1_000;
      int above = 0;
      double ratio = 0;
      SplittableRandom random = Chance.random(20_261_105);
      for (int trial = 0; trial < trials; trial++) {
        CoverageSketch sketch = CoverageSketch.withLgSlots(row[0]);
        long salt = random.nextLong();
        for (int i = 0; i < row[2]; i++) {
          sketch.addHash(salt + random.nextInt(row[1]));
        }
        Estimate chao = sketch.chao1();
        above += chao.lower(0.95) > row[1] ? 1 : 0;
        ratio += chao.value() / row[1] / trials;
      }
      assertThat(ratio).as("mean over richness").isBetween(0.9, 1.15);
      assertThat(above).isLessThanOrEqualTo(Chance.atMost(trials, 0.08));
    }
  }

  /** Overlap of two large sets, far beyond what a sample holds. */
  @Test
  void overlap() {
    int trials = 1_000;
    ErrorTally jaccard = new ErrorTally(0.95);
    ErrorTally containment = new ErrorTally(0.95);
    ErrorTally shared = new ErrorTally(0.95);
    ErrorTally distinct = new ErrorTally(0.95);
    SplittableRandom random = Chance.random(20_261_106);
    for (int trial = 0; trial < trials; trial++) {
      CoverageSketch a = CoverageSketch.withLgSlots(7);
      CoverageSketch b = CoverageSketch.withLgSlots(7);
      long salt = random.nextLong();
      for (int i = 0; i < 3000; i++) {
        if (i < 1000) {
          a.addHash(salt + i);
        }
        if (i >= 600) {
          b.addHash(salt + i);
        }
      }
      jaccard.add(a.jaccard(b), 400 / 3000.0);
      containment.add(a.containment(b), 0.4);
      shared.add(a.sharedPrompts(b), 400);
      distinct.add(b.distinctPrompts(), 2400);
    }
    jaccard.assertLimitsHold("jaccard", 0);
    containment.assertLimitsHold("containment", 0);
    shared.assertLimitsHold("shared", 0.02);
    distinct.assertLimitsHold("distinct", 0.02);
    assertThat(distinct.rootMeanSquare())
        .isLessThan(0.985 / Math.sqrt(128) * Chance.rootMeanSquareFactor(trials));
  }
}
