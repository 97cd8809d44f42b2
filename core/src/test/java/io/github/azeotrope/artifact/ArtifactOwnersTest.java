package io.github.azeotrope.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Whose an artifact is, and what happens at every bound. */
class ArtifactOwnersTest {
  private static final long DAY = 86_400_000;
  private static final long NOW = 20_000 * DAY;
  private static final int LG_PLACES = 12;

  private final ArtifactOwners owners = new ArtifactOwners(LG_PLACES, Duration.ofDays(30));
  private final SplittableRandom random = new SplittableRandom(1);

  /** What was presented: artifact, presenter, owner. */
  private static Set<List<Long>> drained(ArtifactOwners owners) {
    Set<List<Long>> all = new HashSet<>();
    owners.drain(
        (artifact, presenter, owner, at) -> {
          assertThat(at % 60_000).isZero();
          assertThat(all.add(List.of(artifact, presenter, owner))).isTrue();
        });
    return all;
  }

  private static long spread(int i) {
    return (i + 1) * 0x9e3779b97f4a7c15L;
  }

  private long hash() {
    return random.nextLong() | 1;
  }

  @Test
  void whatIsPresentedByItsOwnerOrWasNeverIssuedIsNoPresentation() {
    owners.present(77, 1, NOW);
    owners.issue(77, 1, NOW);
    owners.present(77, 1, NOW);
    assertThat(drained(owners)).isEmpty();
    assertThat(owners.isUsed()).isTrue();
  }

  @Test
  void whoIsForgottenOwnsAndPresentsNothing() {
    owners.issue(77, 1, NOW);
    owners.issue(78, 2, NOW);
    owners.present(77, 2, NOW);
    owners.present(78, 1, NOW);
    owners.present(78, 3, NOW);
    owners.forget(1);
    assertThat(owners.ownerOf(77, NOW)).isZero();
    assertThat(owners.ownerOf(78, NOW)).isEqualTo(2);
    assertThat(drained(owners)).containsExactly(List.of(78L, 3L, 2L));
    owners.issue(77, 4, NOW);
    assertThat(owners.ownerOf(77, NOW)).isEqualTo(4);
  }

  @Test
  void whatAnotherAccountPresentsIsToldOncePerDrain() {
    owners.issue(77, 1, NOW);
    for (int i = 0; i < 5; i++) {
      owners.present(77, 2, NOW + i);
    }
    assertThat(drained(owners)).containsExactly(List.of(77L, 2L, 1L));
    assertThat(drained(owners)).isEmpty();
    owners.present(77, 2, NOW);
    assertThat(drained(owners)).hasSize(1);
  }

  @Test
  void theFirstOwnerStays() {
    owners.issue(77, 1, NOW);
    owners.issue(77, 2, NOW + 1);
    owners.claim(77, 3, NOW + 2);
    assertThat(owners.ownerOf(77, NOW)).isEqualTo(1);
    assertThat(drained(owners)).containsExactly(List.of(77L, 3L, 1L));
  }

  @Test
  void whatNobodyHasIsClaimedByTheFirst() {
    owners.claim(77, 3, NOW);
    owners.claim(77, 4, NOW);
    assertThat(drained(owners)).containsExactly(List.of(77L, 4L, 3L));
  }

  @Test
  void anArtifactExpiresThirtyDaysAfterItsOwnersLastUse() {
    owners.issue(77, 1, NOW);
    owners.present(77, 1, NOW + 20 * DAY);
    assertThat(owners.ownerOf(77, NOW + 50 * DAY)).isEqualTo(1);
    assertThat(owners.ownerOf(77, NOW + 50 * DAY + 60_000)).isZero();
    owners.present(77, 2, NOW + 51 * DAY);
    assertThat(drained(owners)).isEmpty();
    owners.issue(77, 2, NOW + 51 * DAY);
    assertThat(owners.ownerOf(77, NOW + 51 * DAY)).isEqualTo(2);
  }

  /** Somebody else's use must not keep it, or a thief decides how long it is remembered. */
  @Test
  void aForeignPresentationDoesNotKeepAnArtifact() {
    owners.issue(77, 1, NOW);
    owners.present(77, 2, NOW + 29 * DAY);
    assertThat(owners.ownerOf(77, NOW + 31 * DAY)).isZero();
  }

  @Test
  void aClockThatRunsBackForgetsNothing() {
    owners.issue(77, 1, NOW);
    owners.present(77, 1, NOW - 40 * DAY);
    owners.present(77, 2, NOW - 400 * DAY);
    owners.present(77, 3, -5);
    assertThat(owners.ownerOf(77, NOW)).isEqualTo(1);
    assertThat(drained(owners)).hasSize(2);
    owners.issue(78, 1, Long.MAX_VALUE);
    owners.issue(79, 1, Long.MIN_VALUE);
    assertThat(owners.ownerOf(78, NOW)).isEqualTo(1);
    assertThat(owners.ownerOf(79, 0)).isEqualTo(1);
  }

  @Test
  void aFloodDropsTheOldestAndIsCounted() {
    List<Long> old = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      old.add(hash());
      owners.issue(old.get(i), 1, NOW);
    }
    int flood = 3 << LG_PLACES;
    List<Long> latest = new ArrayList<>();
    for (int i = 0; i < flood; i++) {
      long artifact = hash();
      owners.issue(artifact, 2, NOW + (1 + i) * 60_000L);
      if (i >= flood - 100) {
        latest.add(artifact);
      }
    }
    assertThat(old).allMatch(artifact -> owners.ownerOf(artifact, NOW) == 0);
    assertThat(latest).allMatch(artifact -> owners.ownerOf(artifact, NOW) == 2);
    assertThat(owners.evicted()).isBetween(2L << LG_PLACES, 3L << LG_PLACES);
  }

  @Test
  void whatHasExpiredMakesRoomWithoutBeingCounted() {
    for (int i = 0; i < 2 << LG_PLACES; i++) {
      owners.issue(hash(), 1, NOW);
    }
    long before = owners.evicted();
    for (int i = 0; i < 1 << (LG_PLACES - 2); i++) {
      owners.issue(hash(), 1, NOW + 31 * DAY);
    }
    assertThat(owners.evicted() - before).isLessThan(20);
  }

  @Test
  void presentationsBeyondTheBoundAreDroppedAndCounted() {
    for (int i = 0; i < 64; i++) {
      owners.issue(spread(i), 1, NOW);
    }
    for (int presenter = 2; presenter < 1_002; presenter++) {
      for (int i = 0; i < 64; i++) {
        owners.present(spread(i), presenter, NOW);
      }
    }
    int told = drained(owners).size();
    assertThat(told).isGreaterThan(192);
    assertThat(told + owners.dropped()).isEqualTo(64_000);
    owners.present(spread(0), 5, NOW);
    assertThat(drained(owners)).hasSize(1);
  }

  @Test
  void zeroIsNothing() {
    owners.claim(0, 1, NOW);
    owners.issue(5, 0, NOW);
    owners.present(5, 2, NOW);
    assertThat(owners.isUsed()).isFalse();
    assertThat(owners.ownerOf(0, NOW)).isZero();
  }

  @Test
  void setUpErrorsNameTheBadValue() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ArtifactOwners(9, Duration.ofDays(1)))
        .withMessageContaining("was 9");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ArtifactOwners(29, Duration.ofDays(1)))
        .withMessageContaining("was 29");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ArtifactOwners(12, Duration.ofSeconds(59)))
        .withMessageContaining("PT59S");
  }

  /** As long as nothing is evicted, the table is a map of first owners. */
  @Property(tries = 50)
  void agreesWithAMapOfFirstOwners(@ForAll long seed) {
    SplittableRandom steps = new SplittableRandom(seed);
    ArtifactOwners table = new ArtifactOwners(LG_PLACES, Duration.ofDays(30));
    Map<Long, Long> model = new HashMap<>();
    Set<List<Long>> expected = new HashSet<>();
    for (int i = 0; i < 400; i++) {
      long artifact = (1 + steps.nextInt(60)) * 0x9e3779b97f4a7c15L;
      long account = 1L + steps.nextInt(6);
      int what = steps.nextInt(3);
      Long owner = model.get(artifact);
      if (what > 0 && owner != null && owner != account) {
        expected.add(List.of(artifact, account, owner));
      }
      if (what != 1) {
        model.putIfAbsent(artifact, account);
      }
      switch (what) {
        case 0 -> {
          table.issue(artifact, account, NOW + i);
        }
        case 1 -> table.present(artifact, account, NOW + i);
        default -> table.claim(artifact, account, NOW + i);
      }
    }
    assertThat(table.evicted()).isZero();
    assertThat(drained(table)).isEqualTo(expected);
    model.forEach((artifact, owner) -> assertThat(table.ownerOf(artifact, NOW)).isEqualTo(owner));
  }

  @Test
  void manyThreadsLoseNothingButWhatIsCounted() throws Exception {
    int threads = 4;
    int artifacts = 1_000;
    for (int i = 1; i <= artifacts; i++) {
      owners.issue(i * 0x9e3779b97f4a7c15L, 1, NOW);
    }
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    List<Future<?>> running = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      long presenter = 2L + t;
      running.add(
          pool.submit(
              () -> {
                for (int i = 1; i <= artifacts; i++) {
                  owners.present(i * 0x9e3779b97f4a7c15L, presenter, NOW);
                }
              }));
    }
    Set<List<Long>> told = new HashSet<>();
    while (!running.stream().allMatch(Future::isDone)) {
      told.addAll(drained(owners));
    }
    for (Future<?> one : running) {
      one.get();
    }
    pool.shutdown();
    told.addAll(drained(owners));
    assertThat(told).allMatch(presentation -> presentation.get(2) == 1);
    assertThat(told.size() + owners.dropped()).isEqualTo((long) threads * artifacts);
  }

  @Test
  void allocatesNothingOnceItsStripesAreInUse() {
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = 0;
    for (int round = 0; round < 3; round++) {
      before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 20_000; i++) {
        long artifact = hash();
        owners.issue(artifact, 1 + (i & 7), NOW);
        owners.present(artifact, 3, NOW);
        owners.claim(artifact + 2, 4, NOW);
      }
    }
    // The two readings themselves may allocate.
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1_000);
  }
}
