package io.github.azeotrope.evidence;

import static io.github.azeotrope.evidence.Evidence.Outcome.NEUTRAL;
import static io.github.azeotrope.evidence.Evidence.Outcome.NOT_ENOUGH;
import static io.github.azeotrope.evidence.Evidence.Outcome.SUPPORTS;
import static io.github.azeotrope.evidence.Evidence.Outcome.UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.linkage.Group;
import io.github.azeotrope.linkage.Population;
import io.github.azeotrope.linkage.Proposer;
import io.github.azeotrope.linkage.TestAccount;
import io.github.azeotrope.profile.ProfileSnapshot;
import io.github.azeotrope.sketch.Chance;
import io.github.azeotrope.sketch.RequestVectors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SuccessionSignalTest {
  private static final long HOUR = 3_600_000L;
  private static final long DAY = 24 * HOUR;
  private static final long BAN = 20_000 * DAY + 7 * HOUR;

  private final SplittableRandom random = Chance.random(20_261_124);
  private final RequestVectors vectors = new RequestVectors(1, 4);
  private final Map<Long, Long> enforced = new HashMap<>();
  private final List<ProfileSnapshot> others = new ArrayList<>();
  private List<ProfileSnapshot> members = new ArrayList<>();
  private int numbers;

  private TestAccount account(long born) {
    return new TestAccount(vectors)
        .numbered(++numbers)
        .pays(Communities.card(numbers))
        .times(born, born + DAY);
  }

  /** Born at any time in these hours after the ban. */
  private TestAccount born(int fromHours, int toHours) {
    return account(BAN + fromHours * HOUR + random.nextLong((toHours - fromHours) * HOUR) + 1);
  }

  private SuccessionSignalTest members(int n, int fromHours, int toHours) {
    for (int i = 0; i < n; i++) {
      members.add(born(fromHours, toHours).profile());
    }
    return this;
  }

  /** So many members that are banned over some hours. */
  private SuccessionSignalTest banned(int n) {
    for (int i = 0; i < n; i++) {
      members.add(born(-300, -100).profile());
      enforced.put((long) numbers, BAN + i * HOUR / 10);
    }
    return this;
  }

  private SuccessionSignalTest others(int n) {
    for (int i = 0; i < n; i++) {
      others.add(born(-200, 200).profile());
    }
    return this;
  }

  private Evidence evidence() {
    Population population =
        new Population() {
          @Override
          public List<ProfileSnapshot> sample() {
            return others;
          }

          @Override
          public long enforcedEpochMillis(long ordinal) {
            return enforced.getOrDefault(ordinal, NEVER);
          }

          @Override
          public int accountsWith(long token) {
            return 0;
          }

          @Override
          public int accounts() {
            return others.size();
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
    return new SuccessionSignal()
        .test(new Group(Proposer.CONTENT, members, members.size()), population);
  }

  @Test
  void newAccountsThatTakeThePlacesOfBannedOnesSupport() {
    Evidence evidence = banned(30).members(30, 0, 48).members(40, -300, -60).others(400).evidence();
    assertThat(evidence.outcome()).as(evidence.text()).isEqualTo(SUPPORTS);
    assertThat(evidence.observed()).isEqualTo(1);
    assertThat(evidence.pValue()).isLessThanOrEqualTo(1e-3);
    assertThat(evidence.sampleSize()).isEqualTo(30);
  }

  /** The null with the margin itself: three of four births come after the ban. */
  @Test
  void growthUpToTheMarginIsNothing() {
    others(400).banned(10);
    List<ProfileSnapshot> before = members;
    int supports = 0;
    for (int trial = 0; trial < 500; trial++) {
      members = new ArrayList<>(before);
      for (int i = 0; i < 40; i++) {
        boolean after = random.nextInt(4) < 3;
        members(1, after ? 0 : -48, after ? 48 : 0);
      }
      supports += evidence().supports() ? 1 : 0;
    }
    assertThat(supports).isLessThanOrEqualTo(Chance.atMost(500, 1e-3));
  }

  /** Wrongly banned people come back with their cards. */
  @Test
  void whoComesBackWithTheSameCardIsNoSuccessor() {
    banned(30);
    others(400);
    for (int i = 0; i < 30; i++) {
      // The banned ones are numbered, and pay with the cards, 1 to 30.
      members.add(born(0, 48).pays(Communities.card(1 + i)).profile());
    }
    assertThat(evidence().outcome()).isEqualTo(NOT_ENOUGH);
  }

  /** Who names no payer may be anybody, also the person that was banned. */
  @Test
  void whoNamesNoPayerIsNoSuccessor() {
    banned(30).others(400);
    for (int i = 0; i < 30; i++) {
      members.add(born(0, 48).pays().profile());
    }
    assertThat(evidence().outcome()).isEqualTo(NOT_ENOUGH);
  }

  /** A customer's launch on the day of the ban brings everybody. */
  @Test
  void whereEverybodyIsNewNobodyIsASuccessor() {
    banned(30).members(30, 0, 48);
    for (int i = 0; i < 300; i++) {
      others.add(born(0, 40).profile());
    }
    Evidence evidence = evidence();
    assertThat(evidence.outcome()).as(evidence.text()).isEqualTo(NEUTRAL);
    assertThat(evidence.pValue()).isEqualTo(1);
  }

  @Test
  void withoutActionsOfTheHostItIsUnavailable() {
    assertThat(members(60, 0, 48).others(400).evidence().outcome()).isEqualTo(UNAVAILABLE);
  }

  @Test
  void fewBannedPayersAreNotEnough() {
    assertThat(banned(4).members(60, 0, 48).others(400).evidence().outcome()).isEqualTo(NOT_ENOUGH);
    assertThat(banned(1).evidence().outcome()).isEqualTo(SUPPORTS);
  }

  @Test
  void withoutOthersItIsNotEnough() {
    assertThat(banned(30).members(60, 0, 48).evidence().outcome()).isEqualTo(NOT_ENOUGH);
  }
}
