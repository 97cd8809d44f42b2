package io.github.azeotrope.entropy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.azeotrope.charts.DocsPage;
import io.github.azeotrope.sketch.SketchBytesFuzz;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RhythmTest {
  private static final DocsPage PAGE = DocsPage.of("primitives/hour-of-week.md");

  @Property(tries = 1000)
  void hoursAreThoseOfTheCalendar(
      @ForAll @LongRange(min = -4_000_000_000_000L, max = 4_000_000_000_000L) long epochMillis) {
    var time = Instant.ofEpochMilli(epochMillis).atZone(ZoneOffset.UTC);
    assertThat(HourOfWeekProfile.hourOfWeek(epochMillis))
        .isEqualTo(24 * (time.getDayOfWeek().getValue() - 1) + time.getHour());
  }

  @Property(tries = 200)
  void profilesMergeAsIfAllHadBeenAdded(
      @ForAll List<@LongRange(min = 0, max = 1L << 41) Long> times,
      @ForAll @IntRange(max = 30) int cut) {
    HourOfWeekProfile all = HourOfWeekProfile.create();
    times.forEach(all::add);
    HourOfWeekProfile left = HourOfWeekProfile.create();
    HourOfWeekProfile right = HourOfWeekProfile.create();
    int at = Math.min(cut, times.size());
    times.subList(0, at).forEach(left::add);
    times.subList(at, times.size()).forEach(right::add);
    assertThat(left.copy().merge(right).toBytes()).isEqualTo(all.toBytes());
    assertThat(right.copy().merge(left).toBytes()).isEqualTo(all.toBytes());
    HourOfWeekProfile read = HourOfWeekProfile.fromBytes(all.toBytes());
    assertThat(read.hoursOfWeek()).isEqualTo(all.hoursOfWeek());
    assertThat(Arrays.stream(read.hoursOfDay()).sum()).isEqualTo(times.size());
  }

  @Test
  void profilesRefuseHostileBytes() {
    HourOfWeekProfile profile = HourOfWeekProfile.create();
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 20_000; i++) {
      profile.add(random.nextLong(1L << 41));
    }
    SketchBytesFuzz.check(
        profile.toBytes(), 2000, 1, 300_000, bytes -> HourOfWeekProfile.fromBytes(bytes).toBytes());
    assertThat(profile).hasToString("HourOfWeekProfile[events=20000]");
  }

  /**
   * Mardia and Jupp 2000, section 2.3: directions of ten pigeons, C = .2107, S = .3444 per event.
   */
  @Test
  void summaryIsThatOfTheDefinition() {
    long[] bins = new long[360];
    int[] degrees = {55, 60, 65, 95, 100, 110, 260, 275, 285, 295};
    for (int d : degrees) {
      bins[d]++;
    }
    CircularSummary summary = CircularSummary.of(bins, 360);
    double cos =
        Arrays.stream(degrees).mapToDouble(d -> Math.cos(Math.toRadians(d + .5))).sum() / 10;
    double sin =
        Arrays.stream(degrees).mapToDouble(d -> Math.sin(Math.toRadians(d + .5))).sum() / 10;
    assertThat(summary.meanDirection())
        .isCloseTo((Math.toDegrees(Math.atan2(sin, cos)) + 360) % 360, within(1e-9));
    assertThat(summary.resultantLength()).isCloseTo(Math.hypot(cos, sin), within(1e-4));
    assertThat(summary.circularVariance() + summary.resultantLength()).isEqualTo(1);
    assertThat(summary.sampleSize()).isEqualTo(10);
  }

  @Property(tries = 200)
  void turningTheCircleTurnsTheMeanAndNothingElse(
      @ForAll @Size(24) List<@IntRange(max = 9) Integer> counts,
      @ForAll @IntRange(max = 23) int by) {
    long[] bins = counts.stream().mapToLong(c -> c).toArray();
    long[] turned = new long[24];
    for (int i = 0; i < 24; i++) {
      turned[(i + by) % 24] = bins[i];
    }
    CircularSummary a = CircularSummary.of(bins, 24);
    CircularSummary b = CircularSummary.of(turned, 24);
    assertThat(b.resultantLength()).isCloseTo(a.resultantLength(), within(1e-9));
    assertThat(b.pValue()).isCloseTo(a.pValue(), within(1e-9));
    if (a.resultantLength() > 1e-3) {
      double apart = Math.abs(b.meanDirection() - a.meanDirection() - by);
      assertThat(Math.min(apart % 24, 24 - apart % 24)).isLessThan(1e-6);
      assertThat(b.standardError()).isCloseTo(a.standardError(), within(1e-6));
    }
  }

  @Test
  void knowsTheEasyCases() {
    CircularSummary none = CircularSummary.of(new long[24], 24);
    assertThat(none.pValue()).isEqualTo(1);
    assertThat(none.standardError()).isInfinite();
    long[] one = new long[24];
    one[23] = 50;
    CircularSummary night = CircularSummary.of(one, 24);
    assertThat(night.meanDirection()).isCloseTo(23.5, within(1e-9));
    assertThat(night.resultantLength()).isEqualTo(1);
    assertThat(night.pValue()).isLessThan(1e-20);
    long[] even = new long[24];
    Arrays.fill(even, 7);
    assertThat(CircularSummary.of(even, 24).pValue()).isCloseTo(1, within(1e-9));
    assertThat(CircularSummary.of(even, 24).resultantLength()).isCloseTo(0, within(1e-12));
    assertThatThrownBy(() -> CircularSummary.of(new long[2], 24)).hasMessageContaining("2 bins");
    assertThatThrownBy(() -> CircularSummary.of(new long[24], 0)).hasMessageContaining("0");
    assertThatThrownBy(() -> CircularSummary.of(new long[] {1, -1, 1}, 24))
        .hasMessageContaining("-1");
  }

  /** Rayleigh's p on 4,000 samples of 15 even hours: as often below .05 and .01 as it says. */
  @Test
  void evenHoursGiveUniformP() {
    SplittableRandom random = new SplittableRandom(3);
    int below5 = 0;
    int below1 = 0;
    for (int trial = 0; trial < 4000; trial++) {
      long[] bins = new long[24];
      for (int i = 0; i < 15; i++) {
        bins[random.nextInt(24)]++;
      }
      double p = CircularSummary.of(bins, 24).pValue();
      below5 += p < .05 ? 1 : 0;
      below1 += p < .01 ? 1 : 0;
    }
    // Binomial: mean 200 and 40, standard deviation 13.8 and 6.3; four of them.
    assertThat(below5).isBetween(145, 255);
    assertThat(below1).isBetween(15, 66);
  }

  /** Half a cosine over the day around nine: the mean is there, within its interval (p = 1e-4). */
  @Test
  void meanDirectionIsWithinItsError() {
    double[] weights = new double[24];
    for (int i = 0; i < 24; i++) {
      weights[i] = 1 + Math.cos((i + .5 - 9) * Math.PI / 12);
    }
    Draws hours = Draws.of(weights);
    SplittableRandom random = new SplittableRandom(4);
    int missed = 0;
    for (int trial = 0; trial < 2000; trial++) {
      CircularSummary summary = CircularSummary.of(hours.counts(60, random), 24);
      missed += Math.abs(summary.meanDirection() - 9) > 1.96 * summary.standardError() ? 1 : 0;
    }
    assertThat(missed).isBetween(62, 146);
  }

  /** The statistic by its definition, one event at a time, and its moments over 20,000 deals. */
  @Test
  void watsonIsThatOfAllDeals() {
    long[] a = {3, 0, 1, 7, 2, 0, 0, 4};
    long[] b = {1, 1, 0, 3, 0, 0, 5, 9};
    WatsonTwoSample test = WatsonTwoSample.between(a, b);
    assertThat(test.statistic()).isCloseTo(watson(a, b), within(1e-12));
    assertThat(WatsonTwoSample.between(b, a).statistic())
        .isCloseTo(test.statistic(), within(1e-12));
    assertThat(WatsonTwoSample.between(b, a).pValue()).isCloseTo(test.pValue(), within(1e-9));
    Random random = new Random(5);
    List<Integer> events = new java.util.ArrayList<>();
    for (int i = 0; i < 8; i++) {
      events.addAll(Collections.nCopies((int) (a[i] + b[i]), i));
    }
    int beyond = 0;
    int deals = 20_000;
    for (int deal = 0; deal < deals; deal++) {
      Collections.shuffle(events, random);
      long[] x = new long[8];
      long[] y = new long[8];
      for (int i = 0; i < events.size(); i++) {
        (i < test.firstSize() ? x : y)[events.get(i)]++;
      }
      beyond += watson(x, y) >= test.statistic() - 1e-12 ? 1 : 0;
    }
    // 36 events: the normal approximation is off by some thousandths.
    assertThat(test.pValue()).isCloseTo((double) beyond / deals, within(.015));
  }

  private static double watson(long[] a, long[] b) {
    double n = Arrays.stream(a).sum();
    double m = Arrays.stream(b).sum();
    double mean = 0;
    double square = 0;
    double d = 0;
    for (int i = 0; i < a.length; i++) {
      d += a[i] / n - b[i] / m;
      mean += (a[i] + b[i]) * d / (n + m);
      square += (a[i] + b[i]) * d * d / (n + m);
    }
    return n * m / (n + m) * (square - mean * mean);
  }

  /** Many narrow bins: the quantiles of Watson's table, U2 = .187 at 5 %, .268 at 1 %. */
  @Test
  void watsonHasTheTablesQuantiles() {
    double[] u = {.152, .187, .222, .268};
    double[] p = {.1, .05, .025, .01};
    double[] bins = new double[400];
    Arrays.fill(bins, 50);
    for (int i = 0; i < u.length; i++) {
      double[] moments = WatsonTwoSample.moments(bins, 20_000);
      assertThat(GammaTail.pValue(new double[] {u[i] - moments[0], moments[1], moments[2]}))
          .isCloseTo(p[i], within(.05 * p[i]));
    }
  }

  @Property(tries = 100)
  void whereTheCircleIsCutDoesNotMatter(
      @ForAll @Size(24) List<@IntRange(max = 5) Integer> first,
      @ForAll @Size(24) List<@IntRange(max = 5) Integer> second,
      @ForAll @IntRange(max = 23) int by) {
    long[] a = new long[24];
    long[] b = new long[24];
    long[] turnedA = new long[24];
    long[] turnedB = new long[24];
    for (int i = 0; i < 24; i++) {
      a[i] = first.get(i) + (i == 0 ? 1L : 0);
      b[i] = second.get(i) + (i == 1 ? 1L : 0);
      turnedA[(i + by) % 24] = a[i];
      turnedB[(i + by) % 24] = b[i];
    }
    WatsonTwoSample test = WatsonTwoSample.between(a, b);
    WatsonTwoSample turned = WatsonTwoSample.between(turnedA, turnedB);
    assertThat(turned.statistic()).isCloseTo(test.statistic(), within(1e-9));
    assertThat(turned.pValue()).isCloseTo(test.pValue(), within(1e-6));
  }

  /** 3,000 pairs of samples of one rhythm (binomial, four standard deviations). */
  @Test
  void oneRhythmGivesUniformP() {
    double[] weights = new double[24];
    for (int i = 0; i < 24; i++) {
      weights[i] = i < 6 ? 0 : 1 + Math.cos((i - 15) * Math.PI / 12);
    }
    Draws hours = Draws.of(weights);
    SplittableRandom random = new SplittableRandom(8);
    int below5 = 0;
    int below1 = 0;
    for (int trial = 0; trial < 3000; trial++) {
      double p =
          WatsonTwoSample.between(hours.counts(60, random), hours.counts(25, random)).pValue();
      below5 += p < .05 ? 1 : 0;
      below1 += p < .01 ? 1 : 0;
    }
    assertThat(below5).isBetween(102, 198);
    assertThat(below1).isBetween(8, 52);
  }

  @Test
  void watsonRefusesWhatCannotBeCompared() {
    assertThatThrownBy(() -> WatsonTwoSample.between(new long[3], new long[] {1, 2, 3}))
        .hasMessageContaining("0 events");
    assertThatThrownBy(() -> WatsonTwoSample.between(new long[] {1, 2}, new long[] {1, 2, 3}))
        .hasMessageContainingAll("2 bins", "3");
    assertThat(WatsonTwoSample.between(new long[] {4}, new long[] {2}).pValue()).isEqualTo(1);
  }

  @Test
  void showsWhatThePageShows() {
    PAGE.checkExample("hour-of-week", RhythmTest.class, RhythmTest::example);
    PAGE.checkLinks();
  }

  private static void example() {
    long monday = 1_793_577_600_000L;
    SplittableRandom random = new SplittableRandom(2);
    long[] group = random.longs(80, 0, 13).map(h -> monday + h * 3_600_000).toArray();
    long[] others = random.longs(200, 6, 22).map(h -> monday + h * 3_600_000).toArray();
    // docs: hour-of-week
    HourOfWeekProfile a = HourOfWeekProfile.create();
    HourOfWeekProfile b = HourOfWeekProfile.create();
    Arrays.stream(group).forEach(a::add);
    Arrays.stream(others).forEach(b::add);
    CircularSummary day = CircularSummary.of(a.hoursOfDay(), 24);
    WatsonTwoSample same = WatsonTwoSample.between(a.hoursOfDay(), b.hoursOfDay());
    System.out.printf(
        "%.1f h, R %.2f, one rhythm p = %.1e%n",
        day.meanDirection(), day.resultantLength(), same.pValue());
    // docs: end
  }
}
