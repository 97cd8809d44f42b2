package io.github.azeotrope.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.linkage.Proposer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The certified bar: what it promises to groups that are looked at again and again. */
class RiskControlTest {
  private static final Stratum STRATUM = new Stratum(Proposer.CONTENT, SizeBand.SMALL);
  private static final int WORLDS = 4_000;
  private static final int REFERENCES = 99;
  private static final int LOOKS = 10;

  private static Expectation groups(double expected, int largest, List<Reference> references) {
    return new Expectation(STRATUM, references, 0, expected, largest);
  }

  private static Reference reference(int accounts, double excess) {
    return new Reference(Proposer.CONTENT, accounts, excess);
  }

  /** What a legitimate group shows at each look: a trait of its own, and chance at each look. */
  private static double[] looks(SplittableRandom random) {
    double trait = Math.exp(random.nextGaussian());
    double[] excess = new double[LOOKS];
    for (int j = 0; j < LOOKS; j++) {
      excess[j] = trait * Math.exp(0.5 * random.nextGaussian());
    }
    return excess;
  }

  /** What a campaign shows: as much as the most suspicious tenth of legitimate groups, or more. */
  private static double[] campaign(SplittableRandom random) {
    return Arrays.stream(looks(random)).map(x -> 5 + x).toArray();
  }

  private static double most(double[] looks) {
    return Arrays.stream(looks).max().orElseThrow();
  }

  /** Worlds in which a legitimate group is flagged at any look, at risk u of one account. */
  private static int flagged(double u, double contaminated, boolean sameLook) {
    SplittableRandom random = new SplittableRandom(7);
    int flagged = 0;
    for (int w = 0; w < WORLDS; w++) {
      double[][] others = new double[REFERENCES][];
      for (int i = 0; i < REFERENCES; i++) {
        others[i] = i < contaminated * REFERENCES ? campaign(random) : looks(random);
      }
      double[] group = looks(random);
      boolean any = false;
      for (int j = 0; j < LOOKS && !any; j++) {
        int look = j;
        List<Reference> references =
            Arrays.stream(others)
                .map(other -> reference(1, sameLook ? other[look] : most(other)))
                .toList();
        any = group[j] >= RiskControl.certify(List.of(groups(1, 1, references)), u);
      }
      flagged += any ? 1 : 0;
    }
    return flagged;
  }

  /** The most worlds, of all, that chance of at most u allows; wrong once in 10,000. */
  private static int bound(double u) {
    return new BinomialDistribution(null, WORLDS, u).inverseCumulativeProbability(1 - 1e-4);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.02, 0.05, 0.2})
  void aLegitimateGroupIsFlaggedAtAnyLookWithinTheRisk(double u) {
    assertThat(flagged(u, 0, false)).isLessThanOrEqualTo(bound(u)).isGreaterThan(bound(u) / 3);
  }

  /** The mutant: references as they were at the same look, not at their worst. */
  @ParameterizedTest
  @ValueSource(doubles = {0.02, 0.05, 0.2})
  void referencesOfTheSameLookWouldBreakThePromise(double u) {
    assertThat(flagged(u, 0, true)).isGreaterThan(bound(u));
  }

  @Test
  void campaignsAmongTheReferencesOnlyLowerTheRisk() {
    int clean = flagged(0.2, 0, false);
    int few = flagged(0.2, 0.02, false);
    int many = flagged(0.2, 0.1, false);
    assertThat(few).isLessThanOrEqualTo(clean);
    assertThat(many).isLessThan(few);
  }

  @Test
  void withNReferencesNothingBelowOneInNPlusOneIsCertified() {
    List<Reference> none = new ArrayList<>();
    for (int i = 0; i < 99; i++) {
      none.add(reference(30, BudgetCheck.NONE));
    }
    // Two groups expected, of 49 accounts at worst: 2 * 49 / 100 accounts.
    assertThat(RiskControl.certify(List.of(groups(2, 49, none)), 0.98)).isZero();
    assertThat(RiskControl.certify(List.of(groups(2, 49, none)), 0.97)).isInfinite();
    assertThat(RiskControl.certify(List.of(groups(2, 49, List.of())), 97)).isInfinite();
  }

  @ParameterizedTest
  @CsvSource({"2.201, 0", "2.1, 1", "1.5, 2", "1.21, 3"})
  void theBarIsJustAboveWhatTheBudgetCannotBear(double budget, double beyond) {
    List<Reference> references = new ArrayList<>();
    for (int i = 0; i < 96; i++) {
      references.add(reference(30, BudgetCheck.NONE));
    }
    references.add(reference(20, 1));
    references.add(reference(60, 2));
    references.add(reference(20, 3));
    // 1.2 for the group to come; the references add 0.2, 0.6 and 0.2, the strongest first.
    double bar = RiskControl.certify(List.of(groups(1, 120, references)), budget);
    assertThat(bar).isEqualTo(beyond == 0 ? 0 : Math.nextUp(beyond));
  }

  @Test
  void theSumOverStrataKeepsTheBudget() {
    SplittableRandom random = new SplittableRandom(8);
    double allowed = 12;
    double sum = 0;
    double squares = 0;
    int worlds = 4_000;
    for (int w = 0; w < worlds; w++) {
      List<Expectation> strata = new ArrayList<>();
      double[] scale = {1, 3};
      int[] accounts = {30, 200};
      int[] expected = {40, 5};
      for (int s = 0; s < 2; s++) {
        List<Reference> references = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
          references.add(reference(accounts[s], scale[s] * most(looks(random))));
        }
        strata.add(groups(expected[s], accounts[s], references));
      }
      double bar = RiskControl.certify(strata, allowed);
      double flagged = 0;
      for (int s = 0; s < 2; s++) {
        for (int g = 0; g < expected[s]; g++) {
          flagged += scale[s] * most(looks(random)) >= bar ? accounts[s] : 0;
        }
      }
      sum += flagged;
      squares += flagged * flagged;
    }
    double mean = sum / worlds;
    double error = Math.sqrt((squares / worlds - mean * mean) / worlds);
    assertThat(mean).isLessThan(allowed + 3 * error).isGreaterThan(allowed / 3);
  }
}
