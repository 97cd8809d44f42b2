package io.github.azeotrope.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class CoActivityTest {
  private static final Offset<Double> EXACT = Offset.offset(1e-9);

  /** People with office hours: eight of every 24 stretches are ten times as busy. */
  private static long person(SplittableRandom random, int stretches) {
    long bitmap = 0;
    while (Long.bitCount(bitmap) < stretches) {
      int t = random.nextInt(64);
      if (t % 24 < 8 || random.nextInt(10) == 0) {
        bitmap |= 1L << t;
      }
    }
    return bitmap;
  }

  private static long[] people(SplittableRandom random, int n) {
    long[] people = new long[n];
    for (int i = 0; i < n; i++) {
      people[i] = person(random, 1 + random.nextInt(20));
    }
    return people;
  }

  /** T by its definition, one pair after the other. */
  private static double naive(long[] group, long[] everybody, int slack) {
    double[] weights = new double[64];
    for (int t = 0; t < 64; t++) {
      int near = 0;
      for (long bitmap : everybody) {
        near += isNear(bitmap, t, slack) ? 1 : 0;
      }
      weights[t] = (double) everybody.length / Math.max(1, near);
    }
    double sum = 0;
    for (int a = 0; a < group.length; a++) {
      for (int b = 0; b < group.length; b++) {
        for (int t = 0; t < 64; t++) {
          if (a != b && (group[a] >>> t & 1) != 0 && isNear(group[b], t, slack)) {
            sum += weights[t];
          }
        }
      }
    }
    return sum;
  }

  private static boolean isNear(long bitmap, int t, int slack) {
    for (int d = -slack; d <= slack; d++) {
      if ((bitmap >>> Math.floorMod(t + d, 64) & 1) != 0) {
        return true;
      }
    }
    return false;
  }

  @Test
  void observedAndExpectedByDefinition() {
    SplittableRandom random = Chance.random(20_261_118);
    for (int slack = 0; slack <= 2; slack++) {
      // One stratum: the expectation is the mean over ordered pairs of everybody.
      long[] everybody = new long[12];
      for (int i = 0; i < 12; i++) {
        everybody[i] = person(random, 5 + random.nextInt(4));
      }
      long[] group = Arrays.copyOf(everybody, 5);
      long[] reference = Arrays.copyOfRange(everybody, 5, 12);
      CoActivity c = CoActivity.of(group, reference, slack, 1);
      assertThat(c.members()).isEqualTo(5);
      assertThat(c.observed()).isCloseTo(naive(group, everybody, slack), EXACT);
      assertThat(c.expected())
          .isCloseTo(naive(everybody, everybody, slack) * 5 * 4 / (12 * 11), EXACT);
    }
  }

  /** Over all draws of a stratum each, the expectation is the mean. */
  @Test
  void strataAreShuffledSeparately() {
    SplittableRandom random = Chance.random(20_261_119);
    long[] few = {person(random, 3), person(random, 4), person(random, 3)};
    long[] many = {person(random, 12), person(random, 15), person(random, 16), person(random, 9)};
    long[] everybody = {few[0], few[1], few[2], many[0], many[1], many[2], many[3]};
    double sum = 0;
    for (int left = 0; left < 3; left++) {
      for (int a = 0; a < 4; a++) {
        for (int b = 0; b < a; b++) {
          long[] group = {few[(left + 1) % 3], few[(left + 2) % 3], many[a], many[b]};
          sum += naive(group, everybody, 1);
        }
      }
    }
    CoActivity c =
        CoActivity.of(
            new long[] {few[0], many[0], few[1], many[1]},
            new long[] {few[2], many[2], many[3]},
            1,
            1);
    assertThat(c.expected()).isCloseTo(sum / 18, EXACT);
  }

  /** The expectation against all that shuffles do, and the p-value under the null. */
  @Test
  void ordinaryGroupsAreExpected() {
    int trials = 1_000;
    SplittableRandom random = Chance.random(20_261_115);
    long[] reference = people(random, 300);
    double observed = 0;
    double expected = 0;
    int[] significant = new int[2];
    ErrorTally ratio = new ErrorTally(0.95);
    for (int trial = 0; trial < trials; trial++) {
      CoActivity c = CoActivity.of(people(random, 25), reference, trial % 2, trial);
      observed += c.observed();
      expected += c.expected();
      significant[0] += c.pValue() <= 0.05 ? 1 : 0;
      significant[1] += c.pValue() <= 0.01 ? 1 : 0;
      ratio.add(c.ratio(), 1);
    }
    assertThat(observed / expected).isBetween(0.97, 1.03);
    assertThat(significant[0]).isLessThanOrEqualTo(Chance.atMost(trials, 0.05));
    assertThat(significant[1]).isLessThanOrEqualTo(Chance.atMost(trials, 0.01));
    ratio.assertLimitsHold("ratio " + ratio, 0.04);
  }

  @Test
  void aScheduleShows() {
    SplittableRandom random = Chance.random(20_261_116);
    long[] reference = people(random, 500);
    long schedule = 0x0410_2081_0240_8104L;
    long[] group = new long[30];
    for (int i = 0; i < group.length; i++) {
      // Each job runs in most of the scheduled stretches, sometimes one too late.
      for (int t = 0; t < 64; t++) {
        if ((schedule >>> t & 1) != 0 && random.nextInt(4) > 0) {
          group[i] |= Long.rotateLeft(1, random.nextInt(8) == 0 ? t + 1 : t);
        }
      }
    }
    CoActivity c = CoActivity.of(group, reference, 1, 7);
    assertThat(c.pValue()).isEqualTo(0.001);
    assertThat(c.ratio().lower(0.99)).isGreaterThan(1.2);
    assertThat(CoActivity.of(group, reference, 1, 7).pValue()).isEqualTo(c.pValue());
  }

  /** Everybody sleeps at night: that is no coincidence. */
  @Test
  void aSharedRhythmIsNoEvidence() {
    SplittableRandom random = Chance.random(20_261_117);
    CoActivity c = CoActivity.of(people(random, 60), people(random, 600), 1, 7);
    assertThat(c.pValue()).isGreaterThan(0.01);
    assertThat(c.ratio().lower(0.99)).isLessThan(1);
    assertThat(c.ratio().upper(0.99)).isGreaterThan(1);
  }

  @Test
  void membersWithoutALikeAreLeftOut() {
    long[] group = {1, 1, 1, -1L, 0};
    CoActivity c = CoActivity.of(group, new long[] {2, 4, 8}, 0, 1);
    assertThat(c.members()).isEqualTo(3);
    CoActivity none = CoActivity.of(group, new long[] {-1L}, 0, 1);
    assertThat(none.members()).isEqualTo(1);
    assertThat(none.pValue()).isEqualTo(1);
    assertThat(none.observed()).isNaN();
    assertThat(none.ratio().value()).isNaN();
    assertThat(CoActivity.of(new long[0], new long[0], 0, 1).pValue()).isEqualTo(1);
  }

  @Test
  void refusesASlackThatIsTooLarge() {
    assertThatThrownBy(() -> CoActivity.of(new long[3], new long[3], 9, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("9");
    assertThatThrownBy(() -> CoActivity.of(new long[3], new long[3], -1, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
