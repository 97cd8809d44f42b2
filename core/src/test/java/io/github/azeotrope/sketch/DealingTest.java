package io.github.azeotrope.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the correlation does to requests that are dealt out, and to people. Section numbers are
 * those of the statistics notes: dealing null 7.2, scaffolds 7.3, pinned relays 7.5, rotation 7.6,
 * double dipping 7.9, power 7.10. Seeds are fixed; what is left to chance is bounded with its p.
 */
class DealingTest {
  private static final int D = 256;

  /** Margin for people of n requests an account: 0.4 of their median correlation. */
  private static double margin(int n) {
    return n < 8 ? .012 : n < 16 ? .0075 : .004;
  }

  /** A pool's requests: a common part, and the rest in so many effective dimensions. */
  private static float[][] pool(RequestVectors vectors, int requests, double common, int noiseIn) {
    float[] job = vectors.anywhere();
    float[][] all = new float[requests][];
    for (int r = 0; r < requests; r++) {
      all[r] = vectors.request(common, job, 0, job, noiseIn);
    }
    return all;
  }

  /** Deals requests out in order, every one a session of its own. */
  private static GroupVectors deal(RequestVectors vectors, float[][] requests, int accounts) {
    GroupVectors group = new GroupVectors(vectors.dimensions());
    int n = requests.length / accounts;
    for (int a = 0; a < accounts; a++) {
      int[] counts = new int[2];
      float[][] sums = new float[2][vectors.dimensions()];
      for (int r = a * n; r < (a + 1) * n; r++) {
        int half = vectors.random().nextInt(2);
        counts[half]++;
        RequestVectors.add(sums[half], requests[r]);
      }
      group.add(counts[0], sums[0], counts[1], sums[1]);
    }
    return group;
  }

  /** Mean, spread and errors of many deals of the same requests. */
  private static final class Deals {
    private double sum;
    private double squares;
    private double nullErrors;
    private int beyond;
    private int n;

    void add(Interchangeability i) {
      assertThat(i.isComputable()).isTrue();
      sum += i.correlation();
      squares += i.correlation() * i.correlation();
      nullErrors += i.nullError();
      beyond += i.correlation() > 1.64 * i.standardError() ? 1 : 0;
      n++;
    }

    double mean() {
      return sum / n;
    }

    double sd() {
      return Math.sqrt((squares - n * mean() * mean()) / (n - 1));
    }

    double sdToNullError() {
      return sd() / (nullErrors / n);
    }

    double shareBeyond() {
      return (double) beyond / n;
    }
  }

  private static Deals deals(long seed, float[][] requests, int accounts, int reps, int removed) {
    RequestVectors dealer = new RequestVectors(seed, requests[0].length);
    float[][] shuffled = requests.clone();
    Deals deals = new Deals();
    for (int rep = 0; rep < reps; rep++) {
      dealer.shuffle(shuffled);
      deals.add(Interchangeability.of(deal(dealer, shuffled, accounts), removed));
    }
    return deals;
  }

  /**
   * 7.2. Mean within 3 standard errors (p = .003 a case); spread against the error of the null with
   * .04 for chance beyond [.85, 1.2] at neither end.
   */
  @ParameterizedTest
  @CsvSource({"40, 4, 1000", "40, 25, 500", "100, 10, 400", "200, 4, 300"})
  void dealtRequestsHaveNoCorrelationAndTheErrorIsTheirSpread(int accounts, int n, int reps) {
    float[][] requests = pool(new RequestVectors(accounts + n, D), accounts * n, .15, 128);
    Deals deals = deals(7, requests, accounts, reps, 0);
    assertThat(deals.mean()).isCloseTo(0, within(3 * deals.sd() / Math.sqrt(reps)));
    assertThat(deals.sdToNullError()).isBetween(.85, 1.2);
    assertThat(deals.shareBeyond()).isLessThanOrEqualTo(.075);
  }

  /** The error of the null is too wide for few accounts, which is the safe side. */
  @Test
  void theErrorIsNotTooSmallForFewAccounts() {
    float[][] requests = pool(new RequestVectors(3, D), 10 * 10, .15, 128);
    Deals deals = deals(8, requests, 10, 1000, 0);
    assertThat(deals.sdToNullError()).isLessThan(1.1);
    assertThat(deals.shareBeyond()).isLessThanOrEqualTo(.075);
  }

  /** Half of the variance is one contrast: two languages, two tools. */
  private static float[][] contrast(RequestVectors vectors, int requests) {
    float[] job = vectors.anywhere();
    float[] contrast = vectors.anywhere();
    float[] opposite = contrast.clone();
    for (int i = 0; i < D; i++) {
      opposite[i] = -contrast[i];
    }
    float[][] all = new float[requests][];
    for (int r = 0; r < requests; r++) {
      float[] side = vectors.random().nextBoolean() ? contrast : opposite;
      all[r] = vectors.request(.1, job, .4, side);
    }
    return all;
  }

  @Test
  void removedDirectionsLeaveTheExpectationAtZeroAndRestoreThePower() {
    float[][] requests = contrast(new RequestVectors(5, D), 60 * 10);
    Deals raw = deals(9, requests, 60, 400, 0);
    Deals cleared = deals(9, requests, 60, 400, 4);
    assertThat(raw.mean()).isCloseTo(0, within(3 * raw.sd() / 20));
    assertThat(cleared.mean()).isCloseTo(0, within(3 * cleared.sd() / 20));
    assertThat(cleared.sdToNullError()).isBetween(.85, 1.2);
    assertThat(cleared.shareBeyond()).isLessThanOrEqualTo(.075);
    assertThat(cleared.sd()).isLessThan(raw.sd() / 3);
    GroupVectors group = deal(new RequestVectors(10, D), requests, 60);
    assertThat(Interchangeability.of(group).effectiveDimensions()).isLessThan(10);
    assertThat(Interchangeability.of(group, 4).effectiveDimensions()).isGreaterThan(100);
  }

  /** 7.1: requests in steps of 1/32, as profiles keep them. */
  @Test
  void roundingDoesNotMoveTheCorrelation() {
    RequestVectors vectors = new RequestVectors(11, D);
    float[][] exact = pool(vectors, 100 * 30, .2, D);
    float[][] rounded = new float[exact.length][];
    for (int r = 0; r < exact.length; r++) {
      rounded[r] = vectors.rounded(exact[r]);
    }
    Interchangeability i = Interchangeability.of(deal(new RequestVectors(12, D), exact, 100));
    Interchangeability j = Interchangeability.of(deal(new RequestVectors(12, D), rounded, 100));
    // The noise of 22,500 pairs has a standard deviation of .00015; 3.3 of them, p = .001.
    assertThat(j.correlation()).isCloseTo(i.correlation(), within(.0005));
    assertThat(j.nullError()).isCloseTo(i.nullError(), within(.05 * i.nullError()));
  }

  /** People: everybody has a topic of their own, and some share a scaffold around each prompt. */
  private static GroupVectors people(
      RequestVectors vectors, int accounts, int n, double scaffold, double own) {
    float[] common = vectors.anywhere();
    GroupVectors group = new GroupVectors(D);
    for (int a = 0; a < accounts; a++) {
      float[] topic = vectors.anywhere();
      int[] counts = new int[2];
      float[][] sums = new float[2][D];
      for (int r = 0; r < n; r++) {
        int half = vectors.random().nextInt(2);
        counts[half]++;
        float[] request = vectors.request(scaffold, common, (1 - scaffold) * own, topic);
        RequestVectors.add(sums[half], request);
      }
      group.add(counts[0], sums[0], counts[1], sums[1]);
    }
    return group;
  }

  /**
   * 7.3. What people have of their own, .02 to .08, is the same beside a scaffold of any length, so
   * no scaffold makes them interchangeable; the ratio C / W would be taken in.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0, .2, .5, .8, .94})
  void aScaffoldSharedInsidePromptsDoesNotMakePeopleInterchangeable(double scaffold) {
    RequestVectors vectors = new RequestVectors(13, D);
    int fires = 0;
    double ratios = 0;
    for (int group = 0; group < 100; group++) {
      int n = new int[] {6, 12, 30}[group % 3];
      double own = .02 + .06 * vectors.random().nextDouble();
      Interchangeability i = Interchangeability.of(people(vectors, 40, n, scaffold, own), 4);
      fires += i.isWithin(margin(n)) ? 1 : 0;
      ratios += i.ratio() / 100;
    }
    assertThat(fires).isLessThanOrEqualTo(1);
    if (scaffold > .9) {
      assertThat(ratios).as("what the ratio says of them").isBetween(.9, 1.1);
    }
  }

  /** 7.5: customers pinned to an account dilute each other. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void customersPinnedToAnAccountShareItsCorrelation(int customers) {
    RequestVectors vectors = new RequestVectors(14, D);
    double own = .2;
    GroupVectors group = new GroupVectors(D);
    for (int a = 0; a < 120; a++) {
      float[][] topics = new float[customers][];
      for (int c = 0; c < customers; c++) {
        topics[c] = vectors.anywhere();
      }
      int[] counts = new int[2];
      float[][] sums = new float[2][D];
      for (int r = 0; r < 40; r++) {
        int half = vectors.random().nextInt(2);
        counts[half]++;
        float[] topic = topics[vectors.random().nextInt(customers)];
        RequestVectors.add(sums[half], vectors.request(own, topic));
      }
      group.add(counts[0], sums[0], counts[1], sums[1]);
    }
    Interchangeability i = Interchangeability.of(group);
    assertThat(i.correlation())
        .as("3 standard errors, p = .003")
        .isCloseTo(own / customers, within(3 * i.standardError()));
  }

  /**
   * 7.6: a list sorted by topic and accounts that live one week of four look self-similar as a
   * whole; within a week they are dealt out. What the whole says of such a pool is no acquittal.
   */
  @Test
  void rotatedAccountsAreInterchangeableOnlyWithinTheirCohort() {
    RequestVectors vectors = new RequestVectors(15, D);
    GroupVectors whole = new GroupVectors(D);
    double sum = 0;
    double pairs = 0;
    for (int week = 0; week < 4; week++) {
      float[] topic = vectors.anywhere();
      GroupVectors cohort = new GroupVectors(D);
      for (int a = 0; a < 30; a++) {
        int[] counts = new int[2];
        float[][] sums = new float[2][D];
        for (int r = 0; r < 30; r++) {
          int half = vectors.random().nextInt(2);
          counts[half]++;
          RequestVectors.add(sums[half], vectors.request(.25, topic));
        }
        cohort.add(counts[0], sums[0], counts[1], sums[1]);
        whole.add(counts[0], sums[0], counts[1], sums[1]);
      }
      Interchangeability i = Interchangeability.of(cohort);
      sum += i.pairs() * i.correlation();
      pairs += i.pairs();
    }
    assertThat(Interchangeability.of(whole).correlation()).isGreaterThan(.1);
    assertThat(sum / pairs).isBetween(-.02, .02);
  }

  /** 7.7. */
  @Test
  void oneAccountWithMostOfTheTrafficIsSeenInItsShare() {
    RequestVectors vectors = new RequestVectors(16, D);
    GroupVectors group = new GroupVectors(D);
    for (int a = 0; a < 25; a++) {
      int n = a == 0 ? 400 : a < 8 ? 2 : 1;
      int[] counts = new int[2];
      float[][] sums = new float[2][D];
      for (int r = 0; r < n; r++) {
        counts[r % 2]++;
        RequestVectors.add(sums[r % 2], vectors.anywhere());
      }
      group.add(counts[0], sums[0], counts[1], sums[1]);
    }
    Interchangeability i = Interchangeability.of(group);
    assertThat(i.informativeAccounts()).isEqualTo(8);
    assertThat(i.largestShare()).isGreaterThan(.2);
  }

  /** 7.9: nearest neighbours among people of four requests, who have a little of their own. */
  private static int firesAmongNeighbours(boolean choosesByAllRequests) {
    // Few dimensions make chance likeness large, and so the temptation.
    int d = 64;
    RequestVectors vectors = new RequestVectors(17, d);
    int people = 2000;
    float[][][] sums = new float[people][2][d];
    int[][] counts = new int[people][2];
    for (int a = 0; a < people; a++) {
      float[] topic = vectors.anywhere();
      for (int r = 0; r < 4; r++) {
        int half = r % 2;
        counts[a][half]++;
        RequestVectors.add(sums[a][half], vectors.request(.03, topic));
      }
    }
    int fires = 0;
    for (int group = 0; group < 500; group++) {
      double[] likeness = new double[people];
      for (int a = 0; a < people; a++) {
        likeness[a] = cosine(sums[group], sums[a], choosesByAllRequests ? 2 : 1);
      }
      double[] sorted = likeness.clone();
      Arrays.sort(sorted);
      GroupVectors chosen = new GroupVectors(d);
      for (int a = 0; a < people; a++) {
        if (likeness[a] >= sorted[people - 20]) {
          chosen.add(counts[a][0], sums[a][0], counts[a][1], sums[a][1]);
        }
      }
      fires += Interchangeability.of(chosen).isWithin(margin(4)) ? 1 : 0;
    }
    return fires;
  }

  /** Of the sums of the first so many halves. */
  private static double cosine(float[][] x, float[][] y, int halves) {
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int i = 0; i < x[0].length; i++) {
      double u = halves == 1 ? x[0][i] : x[0][i] + x[1][i];
      double v = halves == 1 ? y[0][i] : y[0][i] + y[1][i];
      xy += u * v;
      xx += u * u;
      yy += v * v;
    }
    return xy / Math.sqrt(xx * yy);
  }

  @Test
  void peopleChosenByHalf0AreNotInterchangeableInTheCrossTerm() {
    assertThat(firesAmongNeighbours(false)).isLessThanOrEqualTo(2);
  }

  /** The test above can fail: it does where the same requests choose and verify. */
  @Test
  void peopleChosenByTheRequestsThatVerifyWouldBe() {
    assertThat(firesAmongNeighbours(true)).isGreaterThanOrEqualTo(5);
  }

  /**
   * 7.10. Power 80 % at 99 % confidence, one-sided: of 60 pools at least 41, which a power of 80 %
   * misses with p = .01; a power of 15 % gives 17 or more with p = .006.
   */
  @ParameterizedTest
  @CsvSource({"200, 4, 128, true", "100, 10, 128, true", "60, 25, 128, true", "20, 4, 160, false"})
  void poolsOfTheStatedSizesAreWithinTheMargin(
      int accounts, int n, int noiseIn, boolean isLargeEnough) {
    RequestVectors vectors = new RequestVectors(18 + accounts, D);
    int fires = 0;
    double dimensions = 0;
    for (int pool = 0; pool < 60; pool++) {
      float[][] requests = pool(vectors, accounts * n, .15, noiseIn);
      Interchangeability i = Interchangeability.of(deal(vectors, requests, accounts));
      dimensions += i.effectiveDimensions() / 60;
      fires += i.isWithin(margin(n)) ? 1 : 0;
    }
    assertThat(dimensions).isBetween(110.0, 150.0);
    BinomialDistribution at80 = new BinomialDistribution(null, 60, .8);
    BinomialDistribution at15 = new BinomialDistribution(null, 60, .15);
    if (isLargeEnough) {
      assertThat(at80.cumulativeProbability(fires)).isGreaterThan(.01);
    } else {
      assertThat(1 - at15.cumulativeProbability(fires - 1)).isGreaterThan(.01);
    }
  }

  /**
   * 7.10 for a template or one narrow kind of code, whose requests spread over 85 dimensions: the
   * stated 13 / (85 &middot; .004&sup2;) pairs, with the same bound.
   */
  @Test
  void narrowPoolsAreWithinTheMarginAtTwentyFiveRequests() {
    RequestVectors vectors = new RequestVectors(21, D);
    int fires = 0;
    double dimensions = 0;
    for (int pool = 0; pool < 60; pool++) {
      float[][] requests = pool(vectors, 60 * 25, .15, 88);
      Interchangeability i = Interchangeability.of(deal(vectors, requests, 60));
      dimensions += i.effectiveDimensions() / 60;
      fires += i.isWithin(margin(25)) ? 1 : 0;
    }
    assertThat(dimensions).isBetween(80.0, 92.0);
    assertThat(new BinomialDistribution(null, 60, .8).cumulativeProbability(fires))
        .isGreaterThan(.01);
  }
}
