package io.github.azeotrope.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Property 20: uniform where accounts do not react, small after 20 events on a balancer. */
class DisplacementTest {
  private static final int MINUTES = 24 * 60;
  private static final int WINDOW = 20;
  private static final int CANDIDATES = 24;

  /** A day's load of a group, minute by minute, with a night, a trend and bursts. */
  private static int[] day(SplittableRandom random, double perMinute) {
    int[] load = new int[MINUTES];
    double burst = 1;
    for (int minute = 0; minute < MINUTES; minute++) {
      burst = random.nextInt(90) == 0 ? 1 + 4 * random.nextDouble() : 0.97 * burst + 0.03;
      double rhythm = 1 + 0.9 * Math.sin(2 * Math.PI * minute / MINUTES) + minute / 2000.0;
      load[minute] = poisson(random, perMinute * rhythm * burst);
    }
    return load;
  }

  private static int poisson(SplittableRandom random, double mean) {
    int n = 0;
    for (double t = -Math.log(1 - random.nextDouble()); t < mean; n++) {
      t -= Math.log(1 - random.nextDouble());
    }
    return n;
  }

  /**
   * An event: a moment of the day's candidates is drawn, a share of the accounts is limited for the
   * window after it, and of their load the given part appears in the others.
   */
  private static void event(
      Displacement displacement, SplittableRandom random, double limited, double displaced) {
    int[] mine = day(random, 2 * limited);
    int[] others = day(random, 2 * (1 - limited));
    int drawn = random.nextInt(CANDIDATES);
    int spacing = MINUTES / CANDIDATES;
    for (int minute = drawn * spacing; minute < drawn * spacing + WINDOW; minute++) {
      for (int r = 0; r < mine[minute]; r++) {
        others[minute] += random.nextDouble() < displaced ? 1 : 0;
      }
    }
    long[] loads = new long[CANDIDATES];
    for (int k = 0; k < CANDIDATES; k++) {
      for (int minute = k * spacing; minute < k * spacing + WINDOW; minute++) {
        loads[k] += others[minute];
      }
    }
    displacement.add(loads, drawn);
  }

  private static Displacement events(
      SplittableRandom random, int n, double limited, double displaced) {
    Displacement displacement = new Displacement();
    for (int e = 0; e < n; e++) {
      event(displacement, random, limited, displaced);
    }
    return displacement;
  }

  /** Bursts, nights and trends do not matter: the moments were drawn. */
  @ParameterizedTest
  @CsvSource({"1, .5", "5, .2", "20, .5"})
  void independentAccountsGiveUniformPValues(int n, double limited) {
    int trials = 1_000;
    SplittableRandom random = Chance.random(20_261_123 + n);
    int[] below = new int[3];
    double[] levels = {.01, .05, .5};
    for (int trial = 0; trial < trials; trial++) {
      double p = events(random, n, limited, 0).pValue();
      for (int i = 0; i < levels.length; i++) {
        below[i] += p <= levels[i] ? 1 : 0;
      }
    }
    for (int i = 0; i < levels.length; i++) {
      assertThat(below[i]).isLessThanOrEqualTo(Chance.atMost(trials, levels[i]));
    }
    // Of 24 candidates the p-value is at most 1/24 coarse, and ties make it coarser.
    assertThat(below[2]).isGreaterThanOrEqualTo(Chance.atLeast(trials, .40));
  }

  /** A third of the accounts is limited twenty times, and the rest takes up their load. */
  @Test
  void aBalancerIsSeenAfterTwentyEvents() {
    SplittableRandom random = Chance.random(20_261_124);
    int found = 0;
    for (int trial = 0; trial < 100; trial++) {
      found += events(random, 20, 1 / 3.0, 1).pValue() < .01 ? 1 : 0;
    }
    assertThat(found).isGreaterThanOrEqualTo(Chance.atLeast(100, .8));
  }

  /** What the page says of power: one of 50 accounts moves too little to be seen. */
  @Test
  void oneOfFiftyIsNotSeen() {
    SplittableRandom random = Chance.random(20_261_125);
    int found = 0;
    for (int trial = 0; trial < 100; trial++) {
      found += events(random, 20, .02, 1).pValue() < .01 ? 1 : 0;
    }
    assertThat(found).isLessThanOrEqualTo(Chance.atMost(100, .1));
  }

  /** By enumeration of all that could have been drawn. */
  @Test
  void thePValueIsExact() {
    SplittableRandom random = Chance.random(20_261_126);
    for (int trial = 0; trial < 200; trial++) {
      long[][] loads = new long[3][2 + random.nextInt(3)];
      int[] drawn = new int[3];
      Displacement displacement = new Displacement();
      int outcomes = 1;
      for (int e = 0; e < 3; e++) {
        for (int k = 0; k < loads[e].length; k++) {
          loads[e][k] = random.nextInt(4);
        }
        drawn[e] = random.nextInt(loads[e].length);
        displacement.add(loads[e], drawn[e]);
        outcomes *= loads[e].length;
      }
      int reached = 0;
      for (int i = 0; i < loads[0].length; i++) {
        for (int j = 0; j < loads[1].length; j++) {
          for (int k = 0; k < loads[2].length; k++) {
            int t = rank(loads[0], i) + rank(loads[1], j) + rank(loads[2], k);
            int observed = 0;
            for (int e = 0; e < 3; e++) {
              observed += rank(loads[e], drawn[e]);
            }
            reached += t >= observed ? 1 : 0;
          }
        }
      }
      assertThat(displacement.pValue()).isCloseTo((double) reached / outcomes, within(1e-12));
    }
  }

  private static int rank(long[] loads, int of) {
    int rank = 0;
    for (int k = 0; k < loads.length; k++) {
      rank += k == of ? 0 : 1 + Long.signum(loads[of] - loads[k]);
    }
    return rank;
  }

  @Test
  void mergingIsAddingInAnyOrder() {
    SplittableRandom random = Chance.random(20_261_127);
    List<long[]> loads = new ArrayList<>();
    for (int e = 0; e < 30; e++) {
      loads.add(random.longs(5, 0, 9).toArray());
    }
    Displacement whole = new Displacement();
    Displacement even = new Displacement();
    Displacement odd = new Displacement();
    for (int e = 29; e >= 0; e--) {
      whole.add(loads.get(e), e % 5);
    }
    for (int e = 0; e < 30; e++) {
      (e % 2 == 0 ? even : odd).add(loads.get(e), e % 5);
    }
    odd.merge(even);
    assertThat(odd.events()).isEqualTo(30);
    assertThat(odd.meanRank()).isEqualTo(whole.meanRank());
    assertThat(odd.pValue()).isCloseTo(whole.pValue(), within(1e-12));
  }

  @Test
  void withoutEventsNothingIsSaid() {
    Displacement none = new Displacement();
    assertThat(none.pValue()).isEqualTo(1);
    assertThat(none.meanRank()).isNaN();
    none.merge(new Displacement());
    assertThat(none.events()).isZero();
    assertThat(none.toString()).contains("events=0");
  }

  @Test
  void loadsThatAreAllEqualSayNothing() {
    Displacement constant = new Displacement();
    for (int e = 0; e < 50; e++) {
      constant.add(new long[] {3, 3, 3}, e % 3);
    }
    assertThat(constant.pValue()).isCloseTo(1, within(1e-9));
    assertThat(constant.meanRank()).isEqualTo(.5);
  }

  @Test
  void whatIsOutOfRangeIsRefused() {
    Displacement d = new Displacement();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> d.add(new long[] {1}, 0))
        .withMessageContaining("were 1");
    assertThatIllegalArgumentException().isThrownBy(() -> d.add(new long[65], 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> d.add(new long[] {1, 2}, 2))
        .withMessageContaining("0 to 1: 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> d.add(new long[] {1, -2}, 0))
        .withMessageContaining("-2");
    for (int e = 0; e < Displacement.MAX_EVENTS; e++) {
      d.add(new long[] {1, 2}, 0);
    }
    assertThatIllegalStateException().isThrownBy(() -> d.add(new long[] {1, 2}, 0));
    Displacement one = new Displacement();
    one.add(new long[] {1, 2}, 1);
    assertThatIllegalStateException().isThrownBy(() -> one.merge(d));
    assertThat(one.pValue()).isEqualTo(.5);
  }
}
