package io.github.azeotrope.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What the statistic is, and what it says where there is nothing to say. */
class InterchangeabilityTest {
  private static final int D = 24;

  /** Few requests of unequal accounts; in steps of 1/32, so that float sums are exact. */
  private static List<AccountRequests> random(long seed, int accounts, int most) {
    RequestVectors vectors = new RequestVectors(seed, D);
    float[] common = vectors.anywhere();
    List<AccountRequests> group = new ArrayList<>();
    for (int a = 0; a < accounts; a++) {
      AccountRequests account = new AccountRequests(D);
      float[] own = vectors.anywhere();
      int requests = vectors.random().nextInt(most + 1);
      for (int r = 0; r < requests; r++) {
        float[] request = vectors.rounded(vectors.request(.3, common, .2, own));
        account.add(vectors.random().nextInt(2), request);
      }
      group.add(account);
    }
    return group;
  }

  private static Interchangeability of(List<AccountRequests> accounts) {
    return Interchangeability.of(AccountRequests.group(D, accounts));
  }

  @Property(tries = 60)
  void isTheMeanOverAllPairsOfRequestsFromBothHalves(
      @ForAll long seed,
      @ForAll @IntRange(min = 3, max = 12) int accounts,
      @ForAll @IntRange(min = 2, max = 14) int most) {
    List<AccountRequests> group = random(seed, accounts, most);
    Interchangeability i = of(group);
    long informative =
        group.stream().filter(a -> !a.half(0).isEmpty() && !a.half(1).isEmpty()).count();
    assertThat((long) i.informativeAccounts()).isEqualTo(informative);
    if (informative < 3) {
      return;
    }
    NaiveInterchangeability naive = new NaiveInterchangeability(group);
    assertThat(i.pairs()).isCloseTo(naive.pairs(), within(1e-9));
    assertThat(i.within()).isCloseTo(naive.within(), within(1e-9));
    assertThat(i.across()).isCloseTo(naive.across(), within(1e-9));
    assertThat(i.correlation()).isCloseTo(naive.correlation(), within(1e-9));
    assertThat(i.ratio()).isEqualTo(i.across() / i.within());
    assertThat(i.dispersion()).isCloseTo(1 - naive.across(), within(1e-9));
    assertThat(Interchangeability.of(AccountRequests.group(D, group), 2).dispersion())
        .isEqualTo(i.dispersion());
    assertThat(i.jackknifeError()).isCloseTo(naive.jackknifeError(), within(1e-9));
    double dimensions = naive.effectiveDimensions();
    assertThat(i.effectiveDimensions()).isCloseTo(dimensions, within(1e-7 * dimensions));
    assertThat(i.nullError())
        .isCloseTo(1 / Math.sqrt(dimensions * naive.pairs()), within(1e-7 * i.nullError()));
    assertThat(i.standardError()).isEqualTo(Math.max(i.nullError(), i.jackknifeError()));
  }

  /** Sums of parts in any grouping are the sums of the whole, so the statistic is, too. */
  @Property(tries = 60)
  void mergedPartsOfAccountsGiveTheWhole(@ForAll long seed) {
    List<AccountRequests> group = random(seed, 9, 20);
    GroupVectors merged = new GroupVectors(D);
    Random random = new Random(seed);
    for (AccountRequests account : group) {
      List<AccountRequests> parts = new ArrayList<>();
      for (int p = 0; p < 3; p++) {
        parts.add(new AccountRequests(D));
      }
      for (int half = 0; half < 2; half++) {
        List<float[]> shuffled = new ArrayList<>(account.half(half));
        Collections.shuffle(shuffled, random);
        for (float[] request : shuffled) {
          parts.get(random.nextInt(3)).add(half, request);
        }
      }
      Collections.shuffle(parts, random);
      int[] counts = new int[2];
      float[][] sums = new float[2][D];
      for (AccountRequests part : parts) {
        for (int half = 0; half < 2; half++) {
          counts[half] += part.half(half).size();
          RequestVectors.add(sums[half], part.sum(half));
        }
      }
      merged.add(counts[0], sums[0], counts[1], sums[1]);
    }
    assertSame(Interchangeability.of(merged), of(group), 0);
    assertSame(Interchangeability.of(merged, 3), Interchangeability.of(groupOf(group), 3), 0);
  }

  private static GroupVectors groupOf(List<AccountRequests> group) {
    return AccountRequests.group(D, group);
  }

  @Property(tries = 60)
  void theOrderOfAccountsDoesNotMatter(@ForAll long seed) {
    List<AccountRequests> group = random(seed, 30, 8);
    List<AccountRequests> shuffled = new ArrayList<>(group);
    Collections.shuffle(shuffled, new Random(seed));
    assertSame(of(shuffled), of(group), 1e-9);
  }

  /** Above 200 accounts the error is from a sample of them, but not the correlation. */
  @Test
  void theCorrelationOfALargeGroupIsFromAllAccounts() {
    List<AccountRequests> group = random(5, 450, 8);
    NaiveInterchangeability naive = new NaiveInterchangeability(group);
    assertThat(of(group).correlation()).isCloseTo(naive.correlation(), within(1e-9));
    List<AccountRequests> reversed = new ArrayList<>(group);
    Collections.reverse(reversed);
    assertThat(of(reversed).correlation()).isCloseTo(of(group).correlation(), within(1e-9));
    double dimensions = naive.effectiveDimensions();
    assertThat(of(group).effectiveDimensions()).isBetween(.8 * dimensions, 1.25 * dimensions);
  }

  private static void assertSame(Interchangeability x, Interchangeability y, double tolerance) {
    assertThat(x.informativeAccounts()).isEqualTo(y.informativeAccounts());
    double[] xs = values(x);
    double[] ys = values(y);
    for (int i = 0; i < xs.length; i++) {
      if (Double.isNaN(ys[i])) {
        assertThat(xs[i]).isNaN();
      } else {
        assertThat(xs[i]).isCloseTo(ys[i], within(tolerance * Math.max(1, Math.abs(ys[i]))));
      }
    }
  }

  private static double[] values(Interchangeability i) {
    return new double[] {
      i.correlation(),
      i.within(),
      i.across(),
      i.pairs(),
      i.largestShare(),
      i.effectiveDimensions(),
      i.nullError(),
      i.jackknifeError()
    };
  }

  /** STATISTICS 7.4. */
  @Test
  void aSingleSessionAnAccountIsNotEnough() {
    RequestVectors vectors = new RequestVectors(1, D);
    List<AccountRequests> group = new ArrayList<>();
    for (int a = 0; a < 50; a++) {
      AccountRequests account = new AccountRequests(D);
      for (int r = 0; r < 30; r++) {
        account.add(a % 2, vectors.anywhere());
      }
      group.add(account);
    }
    Interchangeability i = of(group);
    assertThat(i.pairs()).isZero();
    assertThat(i.informativeAccounts()).isZero();
    assertSaysNothing(i);
  }

  private static void assertSaysNothing(Interchangeability i) {
    assertThat(i.isComputable()).isFalse();
    assertThat(i.isWithin(1)).isFalse();
    assertThat(i.pValueBelow(1)).isEqualTo(1);
    assertThat(i.upper(.99)).isNaN();
    assertThat(i.lower(.99)).isNaN();
    assertThat(i.pairs()).isGreaterThanOrEqualTo(0);
    assertThat(i.largestShare()).isBetween(0.0, 1.0);
    assertThat(i.effectiveDimensions()).isGreaterThanOrEqualTo(0);
  }

  @Test
  void groupsWithoutTwoInformativeAccountsSayNothing() {
    float[] v = new RequestVectors(2, D).anywhere();
    float[] zero = new float[D];
    for (int removed : new int[] {0, 4}) {
      assertSaysNothing(Interchangeability.of(new GroupVectors(D), removed));
      assertSaysNothing(Interchangeability.of(new GroupVectors(D).add(1, v, 1, v), removed));
      assertSaysNothing(
          Interchangeability.of(
              new GroupVectors(D).add(0, zero, 0, zero).add(0, zero, 0, zero), removed));
      assertSaysNothing(
          Interchangeability.of(
              new GroupVectors(D).add(1, v, 0, zero).add(0, zero, 1, v).add(1, v, 1, v), removed));
    }
  }

  @Test
  void emptyPromptsSayNothing() {
    GroupVectors group = new GroupVectors(D);
    for (int a = 0; a < 40; a++) {
      group.add(3, new float[D], 4, new float[D]);
    }
    assertSaysNothing(Interchangeability.of(group));
    assertSaysNothing(Interchangeability.of(group, 4));
  }

  /** Components are multiples of 1/2, so that one minus the similarity is exactly 0. */
  @Test
  void oneAndTheSameRequestSaysNothing() {
    float[] v = new float[D];
    Arrays.fill(v, 0, 4, .5f);
    float[] v3 = new float[D];
    Arrays.fill(v3, 0, 4, 1.5f);
    GroupVectors group = new GroupVectors(D);
    for (int a = 0; a < 40; a++) {
      group.add(3, v3, 1, v);
    }
    assertSaysNothing(Interchangeability.of(group));
    assertSaysNothing(Interchangeability.of(group, 4));
  }

  @Test
  void noAccountHasMoreThanFourTimesTheMedianOfPairs() {
    RequestVectors vectors = new RequestVectors(3, D);
    List<AccountRequests> group = new ArrayList<>();
    for (int a = 0; a < 10; a++) {
      AccountRequests account = new AccountRequests(D);
      for (int r = 0; r < (a == 0 ? 200 : 4); r++) {
        account.add(r % 2, vectors.anywhere());
      }
      group.add(account);
    }
    Interchangeability i = of(group);
    assertThat(i.pairs()).isCloseTo(9 * 4 + 16, within(1e-9));
    assertThat(i.largestShare()).isCloseTo(16 / 52.0, within(1e-9));
  }

  @Test
  void limitsAndPValuesAgree() {
    Interchangeability i = of(random(8, 25, 20));
    assertThat(i.lower(.99)).isLessThan(i.lower(.9)).isLessThan(i.correlation());
    assertThat(i.upper(.99)).isGreaterThan(i.upper(.9)).isGreaterThan(i.correlation());
    assertThat(i.pValueBelow(i.upper(.99))).isCloseTo(.01, within(1e-6));
    assertThat(i.pValueBelow(i.correlation())).isCloseTo(.5, within(1e-9));
    assertThat(i.isWithin(i.upper(.99) + 1e-6)).isTrue();
    assertThat(i.isWithin(i.upper(.99) - 1e-6)).isFalse();
  }

  @Test
  void refusesANegativeNumberOfDirections() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Interchangeability.of(new GroupVectors(D), -1))
        .withMessageContaining("-1");
  }

  @Test
  void aGroupRefusesWhatIsOutOfRangeAndNamesIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GroupVectors(0))
        .withMessageContaining("0");
    GroupVectors group = new GroupVectors(D);
    float[] v = new float[D];
    assertThatIllegalArgumentException()
        .isThrownBy(() -> group.add(1, new float[D - 1], 1, v))
        .withMessageContaining("23");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> group.add(1, v, 1, new float[D + 1]))
        .withMessageContaining("25");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> group.add(1, v, -7, v))
        .withMessageContaining("-7");
    assertThat(group.size()).isZero();
    assertThat(group.dimensions()).isEqualTo(D);
  }
}
