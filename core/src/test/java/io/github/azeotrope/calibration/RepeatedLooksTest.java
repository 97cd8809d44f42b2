package io.github.azeotrope.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.Verdict;
import io.github.azeotrope.evidence.Communities;
import io.github.azeotrope.evidence.Evidence;
import io.github.azeotrope.evidence.Family;
import io.github.azeotrope.evidence.Signal;
import io.github.azeotrope.linkage.Group;
import io.github.azeotrope.linkage.Input;
import io.github.azeotrope.linkage.Population;
import io.github.azeotrope.linkage.Proposer;
import io.github.azeotrope.summary.ExactBinomial;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Chance under repeated looks, without any division of levels by their number: a group of which
 * every family's null holds is looked at twenty times as its data grow by a tenth, its families
 * agree by accident more than independent ones, and it is still flagged at any of the looks about
 * as often as one family's level says at most. With one family truly alternative the others'
 * chances decide, and each of them has about seven times its level.
 */
class RepeatedLooksTest {
  private static final int GROUPS = 40_000;
  private static final int LOOKS = 20;
  private static final double GROWTH = 1.1;
  private static final double LEVEL = 1e-3;
  private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);
  private static final Group GROUP = group();
  private static final Population POPULATION = Communities.population();

  /** A signal whose statistic is set from outside, one-sided. */
  private static final class Drawn implements Signal {
    private final Family family;
    private final Input input;
    private double z;

    Drawn(Family family, Input input) {
      this.family = family;
      this.input = input;
    }

    @Override
    public String name() {
      return family.name();
    }

    @Override
    public Family family() {
      return family;
    }

    @Override
    public Set<Input> inputs(Group group) {
      return Set.of(input);
    }

    @Override
    public double level() {
      return LEVEL;
    }

    @Override
    public Evidence test(Group group, Population population) {
      double p = 1 - NORMAL.cumulativeProbability(z);
      boolean supports = p <= LEVEL;
      return new Evidence(
          family,
          name(),
          supports ? Evidence.Outcome.SUPPORTS : Evidence.Outcome.NEUTRAL,
          z,
          0,
          z,
          z,
          supports ? p : 1,
          1,
          "drawn.");
    }
  }

  private static Group group() {
    Communities communities = new Communities(1);
    for (int a = 0; a < 30; a++) {
      communities.stranger();
    }
    return communities.group(Proposer.DEVICE);
  }

  /** Groups flagged at any look; families correlate, and each one's looks share their past. */
  private static int flagged(long seed, double correlation, double effectOfFirst) {
    Drawn[] families = {
      new Drawn(Family.CONTENT, Input.CONTENT_HALF_1),
      new Drawn(Family.INFRASTRUCTURE, Input.NETWORK_LATER),
      new Drawn(Family.ARTIFACT, Input.ARTIFACT_ODD)
    };
    Judge judge = new Judge(List.of(families));
    SplittableRandom random = new SplittableRandom(seed);
    int flagged = 0;
    for (int g = 0; g < GROUPS; g++) {
      double[] sums = new double[families.length];
      double data = 0;
      Verdict verdict = Verdict.CLEAR;
      for (int look = 0; look < LOOKS; look++) {
        double more = look == 0 ? 1 : data * (GROWTH - 1);
        data += more;
        double common = random.nextGaussian();
        boolean any = false;
        for (int f = 0; f < families.length; f++) {
          double own = random.nextGaussian();
          double step = Math.sqrt(correlation) * common + Math.sqrt(1 - correlation) * own;
          sums[f] += Math.sqrt(more) * step;
          families[f].z = sums[f] / Math.sqrt(data) + (f == 0 ? effectOfFirst : 0);
          any |= families[f].z > 3;
        }
        if (any) {
          verdict = judge.judge(GROUP, POPULATION, verdict).verdict();
        }
        if (verdict == Verdict.FLAGGED) {
          flagged++;
          break;
        }
      }
    }
    return flagged;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.25, 0.5})
  void aGroupOfChanceIsFlaggedAtAnyLookAboutAsOftenAsOneFamilysLevel(double correlation) {
    int flagged = flagged(11, correlation, 0);
    assertThat(ExactBinomial.upper(flagged, GROUPS, 0.99)).isLessThanOrEqualTo(1.5 * LEVEL);
  }

  /**
   * Then either of two others by chance is enough: it costs the level times the looks' inflation.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.25})
  void oneTrueFamilyLeavesTheOthersTheirChances(double correlation) {
    int flagged = flagged(12, correlation, 8);
    assertThat(ExactBinomial.upper(flagged, GROUPS, 0.99)).isLessThanOrEqualTo(2 * 8 * LEVEL);
    assertThat(ExactBinomial.lower(flagged, GROUPS, 0.99)).isGreaterThan(2 * 2 * LEVEL);
  }
}
