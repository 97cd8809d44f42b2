package io.github.azeotrope.evidence;

import static io.github.azeotrope.evidence.Evidence.Outcome.NEUTRAL;
import static io.github.azeotrope.evidence.Evidence.Outcome.NOT_ENOUGH;
import static io.github.azeotrope.evidence.Evidence.Outcome.SUPPORTS;
import static io.github.azeotrope.evidence.Evidence.Outcome.UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.azeotrope.linkage.Group;
import io.github.azeotrope.linkage.LimitTrial;
import io.github.azeotrope.linkage.Population;
import io.github.azeotrope.linkage.Proposer;
import io.github.azeotrope.sketch.Chance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Accounts 1 to 30 are the group; account 1 is limited. */
class DisplacementSignalTest {
  private static final int CANDIDATES = 48;

  private final SplittableRandom random = Chance.random(20_261_131);
  private final List<LimitTrial> trials = new ArrayList<>();

  private final Group group = group();

  private static Group group() {
    Communities people = new Communities(1);
    IntStream.range(0, 30).forEach(i -> people.stranger());
    return people.group(Proposer.CONTENT);
  }

  private Evidence evidence() {
    Population population =
        new Population() {
          @Override
          public List<LimitTrial> limitTrials() {
            return trials;
          }

          @Override
          public int accountsWith(long token) {
            return 0;
          }

          @Override
          public int accounts() {
            return 0;
          }

          @Override
          public double networkWebShare(int groupSize) {
            return 0;
          }

          @Override
          public double presentingShare(boolean conversations) {
            return 0;
          }
        };
    return new DisplacementSignal().test(group, population);
  }

  /** Draws with heavy-tailed loads, and so many requests more after the drawn moment. */
  private DisplacementSignalTest draws(int n, int displaced, long limited) {
    for (int e = 0; e < n; e++) {
      int drawn = random.nextInt(CANDIDATES);
      byte[] row = new byte[CANDIDATES];
      for (int k = 0; k < CANDIDATES; k++) {
        row[k] = (byte) (5 / (.05 + random.nextDouble()) + (k == drawn ? displaced : 0));
      }
      trials.add(new LimitTrial(CANDIDATES, drawn, Set.of(limited), Map.of(2L, row)));
    }
    return this;
  }

  @Test
  void loadThatOthersTakeUpSupports() {
    Evidence evidence = draws(20, 20, 1).evidence();
    assertThat(evidence.outcome()).as(evidence.text()).isEqualTo(SUPPORTS);
    assertThat(evidence.pValue()).isLessThanOrEqualTo(1e-3);
    assertThat(evidence.observed()).isGreaterThan(.8);
    assertThat(evidence.sampleSize()).isEqualTo(20);
    assertThat(evidence.text()).contains("20 moments", "the others take it up");
    // Twenty events of one weight: Hoeffding's error is the square root of ln(200) / 40.
    assertThat(evidence.observed() - evidence.lower()).isCloseTo(.364, within(.001));
    assertThat(evidence.upper()).isEqualTo(1);
  }

  @Test
  void peopleWhoDoNotReactAreNothing() {
    int supports = 0;
    for (int trial = 0; trial < 400; trial++) {
      trials.clear();
      Evidence evidence = draws(20, 0, 1).evidence();
      supports += evidence.supports() ? 1 : 0;
      assertThat(evidence.supports() || evidence.outcome() == NEUTRAL).isTrue();
      assertThat(evidence.supports() || evidence.pValue() == 1).isTrue();
    }
    assertThat(supports).isLessThanOrEqualTo(Chance.atMost(400, 1e-3));
  }

  @Test
  void withoutLimitsItIsUnavailable() {
    assertThat(evidence().outcome()).isEqualTo(UNAVAILABLE);
  }

  @Test
  void fewEventsAreNotEnough() {
    assertThat(draws(4, 90, 1).evidence().outcome()).isEqualTo(NOT_ENOUGH);
    assertThat(draws(1, 90, 1).evidence().outcome()).isEqualTo(SUPPORTS);
  }

  @Test
  void limitsOfOthersAreNoEvents() {
    Evidence evidence = draws(20, 20, 99).evidence();
    assertThat(evidence.outcome()).isEqualTo(NOT_ENOUGH);
    assertThat(evidence.sampleSize()).isZero();
  }

  /** Whoever is silent all the time says nothing; only four events are left. */
  @Test
  void eventsWithoutAnyLoadAreNoEvents() {
    for (int e = 0; e < 20; e++) {
      trials.add(new LimitTrial(2, 1, Set.of(1L), Map.of(2L, new byte[2], 99L, new byte[] {0, 1})));
    }
    assertThat(draws(4, 90, 1).evidence().sampleSize()).isEqualTo(4);
  }

  @Test
  void theLatestEventsOfManyCount() {
    draws(200, 0, 1);
    assertThat(draws(100, 60, 1).evidence().sampleSize()).isEqualTo(128);
    assertThat(evidence().supports()).isTrue();
  }

  @Test
  void aTrialRefusesWhatIsNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LimitTrial(1, 0, Set.of(), Map.of()))
        .withMessageContaining("0 of 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LimitTrial(3, 3, Set.of(), Map.of()))
        .withMessageContaining("3 of 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LimitTrial(3, 0, Set.of(), Map.of(1L, new byte[2])))
        .withMessageContaining("3");
  }
}
