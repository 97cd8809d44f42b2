package io.github.azeotrope.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.sketch.RequestVectors;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whom presentations join, and whom they do not. */
class ArtifactProposerTest {
  private static final long DAY = 86_400_000;
  private static final int RING = 20;
  private static final int ACCOUNTS = 1_000;

  private final RequestVectors vectors = new RequestVectors(1, 8);
  private final Map<Integer, TestAccount> accounts = new HashMap<>();
  private final ArtifactProposer proposer = new ArtifactProposer(seat -> account(seat).profile());
  private long evenToken = 2;

  private TestAccount account(int seat) {
    return accounts.computeIfAbsent(
        seat,
        s ->
            new TestAccount(vectors)
                .pays(TestAccount.token("card", s))
                .from(TestAccount.token("home", s)));
  }

  private void presents(int presenter, int owner) {
    proposer.presented(evenToken += 2, false, presenter, owner, 0);
  }

  /** Everybody presents what the next one was given. */
  private void ring(int from, int size) {
    for (int i = 0; i < size; i++) {
      presents(from + i, from + (i + 1) % size);
    }
  }

  private static int[] seats(int from, int to) {
    return IntStream.range(from, to).toArray();
  }

  private List<IntArrayList> proposed() {
    return proposer.propose(ACCOUNTS);
  }

  @Test
  void aRingIsOneGroupAndTwoAreTwo() {
    ring(0, RING);
    ring(100, RING);
    assertThat(proposer.isDue()).isTrue();
    assertThat(proposed())
        .containsExactlyInAnyOrder(
            IntArrayList.wrap(seats(0, RING)), IntArrayList.wrap(seats(100, 100 + RING)));
    assertThat(proposer.isDue()).isFalse();
  }

  @Test
  void oddTokensProposeNothingAndAreSeenAllTheSame() {
    for (int i = 0; i < RING; i++) {
      proposer.presented(2 * i + 1, false, i, (i + 1) % RING, 0);
    }
    assertThat(proposed()).isEmpty();
    assertThat(proposer.of(IntArrayList.wrap(seats(0, RING)))).hasSize(RING);
    assertThat(proposer.presentingShare(false, ACCOUNTS)).isEqualTo(RING / (double) ACCOUNTS);
    assertThat(proposer.presentingShare(true, ACCOUNTS)).isZero();
  }

  @Test
  void onePayerOneOrganizationOrOneHomeIsNoRing() {
    for (int i = 0; i < RING; i++) {
      account(i).pays(7);
      account(100 + i).declares(8);
      account(200 + i).from(9);
    }
    ring(0, RING);
    ring(100, RING);
    ring(200, RING);
    assertThat(proposed()).isEmpty();
    assertThat(proposer.of(IntArrayList.wrap(seats(0, 300)))).isEmpty();
    // An exit among many is no home, and who no longer declares the organization stands alone.
    for (int i = 0; i < RING; i++) {
      account(200 + i).from(9, 10, TestAccount.token("home", i));
      proposer.update(200 + i, account(200 + i).profile());
    }
    assertThat(proposed()).containsExactly(IntArrayList.wrap(seats(200, 200 + RING)));
  }

  @Test
  void whoOnlyOwnsIsNotJoined() {
    for (int i = 0; i < RING; i++) {
      presents(i, 500 + i);
    }
    assertThat(proposed()).isEmpty();
    ring(0, RING);
    assertThat(proposed()).containsExactly(IntArrayList.wrap(seats(0, RING)));
    assertThat(proposer.linked(IntArrayList.wrap(seats(0, 600))).stream().toArray())
        .containsExactly(seats(0, RING));
  }

  @Test
  void whoWasHandedOneArtifactHasNoLinkOfHisOwn() {
    ring(0, RING);
    presents(50, 3);
    assertThat(proposer.linked(proposer.around(IntArrayList.wrap(seats(0, RING)))).get(50))
        .isFalse();
    presents(50, 4);
    assertThat(proposer.linked(proposer.around(IntArrayList.wrap(seats(0, RING)))).get(50))
        .isTrue();
  }

  @Test
  void whatManyPresentWhoPresentLittleElseIsPublic() {
    for (int reader = 0; reader < 9; reader++) {
      proposer.presented(2, false, reader, 500, 0);
      assertThat(proposer.of(IntArrayList.wrap(seats(0, 9)))).hasSize(reader < 8 ? reader + 1 : 0);
    }
    // Nine who present nine and more each are no readers of one thing.
    for (int reader = 0; reader < 9; reader++) {
      for (int i = 0; i < 8; i++) {
        presents(reader, 600 + i);
      }
    }
    assertThat(proposer.of(IntArrayList.wrap(seats(0, 9)))).hasSize(81);
  }

  @Test
  void noGroupHoldsMostOfAllAccounts() {
    ring(0, RING);
    assertThat(proposer.propose(2 * RING)).hasSize(1);
    assertThat(proposer.propose(2 * RING - 1)).isEmpty();
    assertThat(proposer.dropped()).isEqualTo(1);
  }

  @Test
  void presentationsExpire() {
    ring(0, RING);
    proposed();
    proposer.expire(30 * DAY);
    assertThat(proposer.isDue()).isFalse();
    proposer.expire(30 * DAY + 1);
    assertThat(proposer.isDue()).isTrue();
    assertThat(proposed()).isEmpty();
    assertThat(proposer.of(IntArrayList.wrap(seats(0, RING)))).isEmpty();
  }

  @Test
  void aSeatThatIsLeftTakesNothingToItsNextAccount() {
    ring(0, RING);
    proposer.remove(5);
    assertThat(proposer.of(IntArrayList.wrap(seats(0, RING))))
        .hasSize(RING - 2)
        .noneMatch(shown -> shown.presenter() == 5 || shown.owner() == 5);
    proposer.remove(5);
    proposer.remove(999);
  }

  @Test
  void oneAccountCannotFillTheMemory() {
    for (int i = 0; i < 70_000; i++) {
      presents(1, 2 + i % 5);
    }
    assertThat(proposer.dropped()).isZero();
    assertThat(proposer.of(IntArrayList.wrap(new int[] {1}))).hasSize(64);
    ring(10, RING);
    assertThat(proposed()).containsExactly(IntArrayList.wrap(seats(10, 10 + RING)));
  }
}
