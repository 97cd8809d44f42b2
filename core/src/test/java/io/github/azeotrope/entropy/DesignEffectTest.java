package io.github.azeotrope.entropy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.azeotrope.sketch.Chance;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DesignEffectTest {
  private static DesignEffect of(List<List<Integer>> prompts) {
    DesignEffect effect = new DesignEffect();
    for (List<Integer> prompt : prompts) {
      effect.add(
          prompt.size(),
          prompt.stream().mapToLong(score -> score).sum(),
          prompt.stream().mapToLong(score -> score * score).sum());
    }
    return effect;
  }

  /** The formula, word by word. */
  @Property(tries = 300)
  void isTheRatioOfTheTwoVariances(
      @ForAll @Size(min = 2, max = 12)
          List<@Size(min = 1, max = 8) List<@IntRange(min = 1, max = 12) Integer>> prompts) {
    double words = prompts.stream().mapToInt(List::size).sum();
    double mean = prompts.stream().flatMap(List::stream).mapToInt(s -> s).sum() / words;
    double between = 0;
    double single = 0;
    for (List<Integer> prompt : prompts) {
      double deviation = 0;
      for (int score : prompt) {
        deviation += score - mean;
        single += (score - mean) * (score - mean);
      }
      between += deviation * deviation;
    }
    double p = prompts.size();
    double expected = single < 1e-9 ? 1 : Math.max(1, p / (p - 1) * between / single);
    assertThat(of(prompts).value()).isCloseTo(expected, within(1e-6 * expected));
  }

  @Property(tries = 200)
  void mergesAsIfAllHadBeenAdded(
      @ForAll @Size(max = 12) List<@Size(min = 1, max = 8) List<@IntRange(max = 12) Integer>> all,
      @ForAll @IntRange(max = 12) int cut) {
    int at = Math.min(cut, all.size());
    DesignEffect left = of(all.subList(0, at));
    DesignEffect right = of(all.subList(at, all.size()));
    DesignEffect mirrored = right.copy();
    mirrored.merge(left);
    left.merge(right);
    for (int i = 0; i < DesignEffect.SUMS; i++) {
      assertThat(left.sum(i)).isEqualTo(of(all).sum(i)).isEqualTo(mirrored.sum(i));
    }
    assertThat(left.prompts()).isEqualTo(all.size());
  }

  @Test
  void isOneForIndependentWordsAndTheLengthForRepeatedOnes() {
    SplittableRandom random = Chance.random(20_261_204);
    DesignEffect independent = new DesignEffect();
    DesignEffect repeated = new DesignEffect();
    for (int prompt = 0; prompt < 10_000; prompt++) {
      long sum = 0;
      long squares = 0;
      for (int word = 0; word < 10; word++) {
        long score = random.nextInt(1, 7);
        sum += score;
        squares += score * score;
      }
      independent.add(10, sum, squares);
      long score = random.nextInt(1, 7);
      repeated.add(10, 10 * score, 10 * score * score);
    }
    // Relative standard error sqrt(2 / 10,000).
    assertThat(independent.value()).isBetween(1.0, 1.07);
    assertThat(repeated.value()).isCloseTo(10, within(.7));
    assertThat(new DesignEffect().value()).isEqualTo(1);
  }

  /** 60 prompts a time: not so many words, and far fewer independent ones. */
  @Test
  void widensLimitsForPromptsWithATopic() {
    Draws world = TopicPrompts.world();
    int trials = 2_000;
    EstimatorTally collision = new EstimatorTally(world.collisionBits());
    EstimatorTally shannon = new EstimatorTally(world.entropyBits());
    SplittableRandom random = Chance.random(20_261_205);
    for (int trial = 0; trial < trials; trial++) {
      PromptDiversity diversity = TopicPrompts.sketch(60, random);
      collision.add(diversity.collisionEntropy(), .975);
      shannon.add(diversity.shannonEntropy(), .975);
    }
    int most = Chance.atMost(trials, .025);
    assertThat(collision.lowerFailed()).isLessThanOrEqualTo(most);
    assertThat(collision.upperFailed()).isLessThanOrEqualTo(most);
    assertThat(shannon.lowerFailed()).isLessThanOrEqualTo(most);
    assertThat(shannon.upperFailed()).isLessThanOrEqualTo(most);
    // To first order: a logarithm has a bias of half its variance.
    assertThat(collision.bias()).as("pairs of one prompt are left out").isBetween(-.01, .01);
  }
}
