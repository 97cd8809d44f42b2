package io.github.azeotrope.entropy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.sketch.Chance;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * 10,000 samples of a known distribution each, from far too few draws to plenty: the limits fail no
 * more often than they say, and those of the collision entropy at most 0.01 more often, as it says.
 */
class EntropyCoverageTest {
  static Draws world(String name) {
    return switch (name) {
      case "zipf" -> Draws.zipf(20_000, 1, 2.7);
      case "steep" -> Draws.zipf(1_000, 1.5, 0);
      case "flat" -> Draws.uniform(1_000);
      case "template" -> Draws.template(40, .8, Draws.zipf(5_000, 1, 2.7));
      default -> throw new IllegalArgumentException(name);
    };
  }

  @ParameterizedTest
  @CsvSource({
    "zipf, 100",
    "zipf, 1000",
    "steep, 100",
    "steep, 300",
    "steep, 1000",
    "flat, 300",
    "flat, 1000",
    "template, 300",
    "template, 1000"
  })
  void limitsHold(String name, int draws) {
    int trials = 10_000;
    Draws world = world(name);
    EstimatorTally shannon = new EstimatorTally(world.entropyBits());
    EstimatorTally collision = new EstimatorTally(world.collisionBits());
    SplittableRandom random = Chance.random(20_261_203);
    for (int trial = 0; trial < trials; trial++) {
      Abundances counts = Abundances.of(world.counts(draws, random));
      shannon.add(counts.shannonEntropy(), .975);
      collision.add(counts.collisionEntropy(), .975);
    }
    assertLimitsHold(name + ", Shannon", shannon, 0);
    assertLimitsHold(name + ", collisions", collision, .01);
  }

  private static void assertLimitsHold(String what, EstimatorTally tally, double allowance) {
    int most = Chance.atMost(tally.trials(), .025 + allowance);
    assertThat(tally.lowerFailed()).as("lower limit, %s", what).isLessThanOrEqualTo(most);
    assertThat(tally.upperFailed()).as("upper limit, %s", what).isLessThanOrEqualTo(most);
    assertThat(tally.coverage()).as(what).isGreaterThan(.94);
  }
}
