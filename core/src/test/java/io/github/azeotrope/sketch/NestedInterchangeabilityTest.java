package io.github.azeotrope.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What correlation is left inside cells: none where requests are dealt there, and people's own. */
class NestedInterchangeabilityTest {
  private static final int D = 256;

  private final RequestVectors vectors = new RequestVectors(1, D);
  private final List<AccountRequests> accounts = new ArrayList<>();
  private final List<Integer> labels = new ArrayList<>();

  /** An account of a cell, with requests that share something among them, each in a session. */
  private void sends(int cell, int requests, double share1, float[] a, double share2, float[] b) {
    AccountRequests account = new AccountRequests(D);
    for (int r = 0; r < requests; r++) {
      account.add(vectors.random().nextInt(2), vectors.request(share1, a, share2, b));
    }
    accounts.add(account);
    labels.add(cell);
  }

  /** Cells of accounts to each of which one topic is dealt. */
  private void shards(int cells, int accountsOfEach, int requests, double topic) {
    for (int cell = 0; cell < cells; cell++) {
      float[] its = vectors.anywhere();
      for (int a = 0; a < accountsOfEach; a++) {
        sends(cell, requests, topic, its, 0, its);
      }
    }
  }

  private void people(int cells, int accountsOfEach, int requests, double cell, double own) {
    for (int c = 0; c < cells; c++) {
      float[] common = vectors.anywhere();
      for (int a = 0; a < accountsOfEach; a++) {
        sends(c, requests, cell, common, own, vectors.anywhere());
      }
    }
  }

  private GroupVectors group() {
    return AccountRequests.group(D, accounts);
  }

  private int[] labels() {
    return labels.stream().mapToInt(label -> label).toArray();
  }

  private NestedInterchangeability nested(int removedDirections) {
    return NestedInterchangeability.of(group(), labels(), removedDirections);
  }

  private NestedInterchangeability byContent(int k) {
    GroupVectors group = group();
    return NestedInterchangeability.of(group, ContentCells.of(group, k), 4);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void oneCellIsTheWholeGroup(int removedDirections) {
    people(1, 30, 9, .1, .05);
    NestedInterchangeability nested = nested(removedDirections);
    Interchangeability flat = Interchangeability.of(group(), removedDirections);
    double unit = flat.unit();
    assertThat(unit).isBetween(removedDirections == 0 ? 1 - 1e-9 : 1.0001, 1.2);
    assertThat(nested.correlation()).isCloseTo(unit * flat.correlation(), within(1e-12));
    assertThat(nested.nullError()).isCloseTo(unit * flat.nullError(), within(1e-12));
    assertThat(nested.jackknifeError()).isCloseTo(unit * flat.jackknifeError(), within(1e-12));
    assertThat(nested.standardError()).isCloseTo(unit * flat.standardError(), within(1e-12));
    assertThat(nested.upper(.99)).isCloseTo(unit * flat.upper(.99), within(1e-12));
    assertThat(nested.lower(.99)).isCloseTo(unit * flat.lower(.99), within(1e-12));
    assertThat(nested.pValueBelow(.012)).isCloseTo(flat.pValueBelow(.012 / unit), within(1e-9));
    double dimensions = flat.effectiveDimensions() / (unit * unit);
    assertThat(nested.effectiveDimensions()).isCloseTo(dimensions, within(1e-6 * dimensions));
    assertThat(nested.largestShare()).isCloseTo(flat.largestShare(), within(1e-12));
    assertThat(nested.pairs()).isEqualTo(flat.pairs());
    assertThat(nested.informativeAccounts()).isEqualTo(flat.informativeAccounts());
    assertThat(nested.cells()).isEqualTo(1);
  }

  /** Against every pair of requests, explicitly, a cell at a time. */
  @Property(tries = 40)
  void isTheMeanOverCellsWeightedByTheirPairs(@ForAll long seed) {
    RequestVectors v = new RequestVectors(seed, 16);
    double pairs = 0;
    double sum = 0;
    double jackknives = 0;
    List<AccountRequests> all = new ArrayList<>();
    int[] cells = new int[24];
    for (int cell = 0; cell < 3; cell++) {
      List<AccountRequests> its = new ArrayList<>();
      for (int a = 0; a < 8; a++) {
        AccountRequests account = new AccountRequests(16);
        for (int r = 0; r < 2 + v.random().nextInt(6); r++) {
          account.add(r < 2 ? r : v.random().nextInt(2), v.anywhere());
        }
        cells[all.size()] = 7 * cell;
        its.add(account);
        all.add(account);
      }
      NaiveInterchangeability naive = new NaiveInterchangeability(its);
      pairs += naive.pairs();
      sum += naive.pairs() * naive.correlation();
      jackknives += Math.pow(naive.pairs() * naive.jackknifeError(), 2);
    }
    NestedInterchangeability nested =
        NestedInterchangeability.of(AccountRequests.group(16, all), cells, 0);
    assertThat(nested.cells()).isEqualTo(3);
    assertThat(nested.pairs()).isCloseTo(pairs, within(1e-9));
    assertThat(nested.correlation()).isCloseTo(sum / pairs, within(1e-6));
    assertThat(nested.jackknifeError()).isCloseTo(Math.sqrt(jackknives) / pairs, within(1e-6));
    assertThat(nested.standardError())
        .isEqualTo(Math.max(nested.nullError(), nested.jackknifeError()));
  }

  /** Statistics notes 7.6, cohorts: accounts that live a week each of a list sorted by topic. */
  @Test
  void rotatedAccountsAreDealtOutWithinTheirCohort() {
    shards(4, 30, 30, .25);
    assertThat(Interchangeability.of(group()).correlation()).isGreaterThan(.1);
    NestedInterchangeability nested = nested(0);
    assertThat(nested.correlation()).isBetween(-.02, .02);
    assertThat(nested.pValueBelow(.004)).isLessThan(1e-4);
  }

  /** Statistics notes 7.6, shards: topics kept to accounts of their own, told by half 0 alone. */
  @ParameterizedTest
  @CsvSource({"15, 16, .3", "8, 40, .5", "20, 30, .3"})
  void shardsOfTopicsAreDealtOutWithinContentCells(int accountsOfEach, int n, double topic) {
    shards(8, accountsOfEach, n, topic);
    assertThat(Interchangeability.of(group()).correlation()).isGreaterThan(.2);
    assertThat(Interchangeability.of(group(), 4).correlation()).isGreaterThan(.1);
    assertThat(byContent(8).correlation()).isBetween(-.012, .012);
    assertThat(byContent(8).cells()).isEqualTo(8);
  }

  /** Eight scaffolds around slots that are dealt out: the scaffold is the cell. */
  @Test
  void eightScaffoldsAreEightCells() {
    shards(8, 13, 20, .7);
    assertThat(Interchangeability.of(group()).correlation()).isGreaterThan(.5);
    assertThat(byContent(8).upper(.99)).isLessThan(.004);
  }

  /**
   * A scaffold of its own for each account. The sum of a half is the scaffold and the slots, and
   * would be the same of a person with one topic: no function of the sums tells them apart, so that
   * nothing here is found. The bound is that of the construction: &rho; is the scaffold's share.
   */
  @ParameterizedTest
  @ValueSource(doubles = {.3, .7})
  void aScaffoldOfTheirOwnMakesAccountsSelfSimilarInAnyCell(double scaffold) {
    shards(100, 1, 20, scaffold);
    NestedInterchangeability none = NestedInterchangeability.of(group(), new int[100], 0);
    assertThat(none.correlation()).isCloseTo(scaffold, within(3 * none.standardError()));
    for (int k : new int[] {4, 8, 16}) {
      assertThat(byContent(k).lower(.99)).isGreaterThan(.012);
    }
  }

  /** People in the same four neighbourhoods of topics keep what is their own. */
  @ParameterizedTest
  @CsvSource({"4, 8", "8, 8", "8, 20"})
  void peopleStaySelfSimilarWithinContentCells(int k, int n) {
    people(4, 40, n, .1, .03);
    NestedInterchangeability nested = byContent(k);
    assertThat(nested.correlation()).isCloseTo(.03, within(3 * nested.standardError()));
    assertThat(nested.pValueBelow(.4 * .03)).isGreaterThan(.05);
  }

  /** Mean, spread and tail of what dealing within eight shards gives, cells told by half 0. */
  @ParameterizedTest
  @CsvSource({"8, 12, 12, 300", "4, 25, 4, 300"})
  void dealingWithinContentCellsIsTheNull(int shards, int accountsOfEach, int n, int reps) {
    double sum = 0;
    double squares = 0;
    double errors = 0;
    int beyond = 0;
    for (int rep = 0; rep < reps; rep++) {
      accounts.clear();
      labels.clear();
      shards(shards, accountsOfEach, n, .4);
      NestedInterchangeability i = byContent(shards);
      sum += i.correlation();
      squares += i.correlation() * i.correlation();
      errors += i.standardError();
      beyond += i.correlation() > 1.64 * i.standardError() ? 1 : 0;
    }
    double sd = Math.sqrt((squares - sum * sum / reps) / (reps - 1));
    assertThat(sum / reps).isCloseTo(0, within(Chance.meanStandardErrors() * sd / Math.sqrt(reps)));
    assertThat(sd / (errors / reps)).isLessThan(1.2);
    assertThat(beyond).isLessThanOrEqualTo(Chance.atMost(reps, .075));
  }

  /**
   * Cells told by the requests that the cross term holds, both halves, manufacture a negative
   * correlation in a pool that is dealt out; told by half 0 alone they do not.
   */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void cellsMustNotBeToldByTheRequestsThatVerify(boolean byBothHalves) {
    int d = 32;
    int reps = 100;
    double sum = 0;
    double squares = 0;
    for (int rep = 0; rep < reps; rep++) {
      GroupVectors group = new GroupVectors(d);
      GroupVectors both = new GroupVectors(d);
      RequestVectors v = new RequestVectors(rep, d);
      for (int a = 0; a < 80; a++) {
        float[][] halves = {new float[d], new float[d]};
        for (int r = 0; r < 4; r++) {
          RequestVectors.add(halves[r % 2], v.anywhere());
        }
        float[] all = halves[0].clone();
        RequestVectors.add(all, halves[1]);
        group.add(2, halves[0], 2, halves[1]);
        both.add(4, all, 0, new float[d]);
      }
      int[] cells = ContentCells.of(byBothHalves ? both : group, 8);
      double rho = NestedInterchangeability.of(group, cells, 0).correlation();
      sum += rho;
      squares += rho * rho;
    }
    double mean = sum / reps;
    double error = Math.sqrt((squares / reps - mean * mean) / reps);
    if (byBothHalves) {
      assertThat(mean).isLessThan(-Chance.meanStandardErrors() * error);
    } else {
      assertThat(mean).isCloseTo(0, within(Chance.meanStandardErrors() * error));
    }
  }

  @Test
  void cellsOfThreeAndAccountsWithoutACellAreLeftOut() {
    people(3, 5, 12, .1, .1);
    people(1, 3, 12, .1, .1);
    labels.replaceAll(label -> label == 2 ? ContentCells.NO_CELL : label);
    for (int a = 15; a < 18; a++) {
      labels.set(a, 9);
    }
    NestedInterchangeability nested = nested(0);
    assertThat(nested.cells()).isEqualTo(2);
    assertThat(nested.informativeAccounts()).isEqualTo(10);
  }

  @Test
  void withoutACellNothingIsSaid() {
    people(5, 3, 12, .1, .1);
    for (NestedInterchangeability nothing :
        List.of(nested(4), NestedInterchangeability.of(new GroupVectors(D), new int[0], 4))) {
      assertThat(nothing.isComputable()).isFalse();
      assertThat(nothing.cells()).isZero();
      assertThat(nothing.pValueBelow(1)).isEqualTo(1);
      assertThat(nothing.correlation()).isNaN();
      assertThat(nothing.upper(.99)).isNaN();
      assertThat(nothing.pairs()).isZero();
      assertThat(nothing.largestShare()).isEqualTo(1);
    }
  }

  @Test
  void refusesWhatIsNoLabelling() {
    people(1, 5, 4, .1, .1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NestedInterchangeability.of(group(), new int[4], 0))
        .withMessageContaining("5")
        .withMessageContaining("4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NestedInterchangeability.of(group(), labels(), -1))
        .withMessageContaining("-1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ContentCells.of(group(), 0))
        .withMessageContaining("0");
  }

  // Content cells.

  @Test
  void contentCellsAreThePlantedShardsWhateverTheOrder() {
    shards(8, 12, 16, .4);
    int[] found = ContentCells.of(group(), 8);
    int[] planted = labels();
    for (int a = 0; a < found.length; a++) {
      for (int b = 0; b < a; b++) {
        assertThat(found[a] == found[b]).isEqualTo(planted[a] == planted[b]);
      }
    }
    Integer[] order = new Integer[accounts.size()];
    Arrays.setAll(order, a -> a);
    vectors.shuffle(order);
    int[] shuffled =
        ContentCells.of(
            AccountRequests.group(D, Arrays.stream(order).map(accounts::get).toList()), 8);
    for (int a = 1; a < order.length; a++) {
      assertThat(shuffled[a] == shuffled[0]).isEqualTo(found[order[a]] == found[order[0]]);
    }
  }

  @Test
  void contentCellsDoNotLookAtHalf1() {
    people(4, 20, 10, .2, .1);
    GroupVectors other = new GroupVectors(D);
    for (AccountRequests a : accounts) {
      other.add(a.half(0).size(), a.sum(0), 3, vectors.anywhere());
    }
    assertThat(ContentCells.of(other, 8)).isEqualTo(ContentCells.of(group(), 8));
  }

  @Test
  void degenerateGroupsHaveContentCells() {
    assertThat(ContentCells.of(new GroupVectors(D), 4)).isEmpty();
    GroupVectors some = new GroupVectors(D);
    some.add(0, new float[D], 2, vectors.anywhere());
    some.add(1, vectors.anywhere(), 0, new float[D]);
    assertThat(ContentCells.of(some, 8)).startsWith(ContentCells.NO_CELL).hasSize(2);
    assertThat(ContentCells.of(some, 8)[1]).isBetween(0, 7);
    GroupVectors same = new GroupVectors(D);
    float[] one = vectors.anywhere();
    for (int a = 0; a < 9; a++) {
      same.add(1, one, 1, one);
    }
    assertThat(ContentCells.of(same, 4)).hasSize(9).doesNotContain(ContentCells.NO_CELL);
  }
}
