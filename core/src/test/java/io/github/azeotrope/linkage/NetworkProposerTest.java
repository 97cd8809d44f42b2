package io.github.azeotrope.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class NetworkProposerTest {

  /** Who was seen where, and who pays with whom, in the words of a plain graph. */
  private static final class Sightings {
    final TokenIndex index = new TokenIndex(10_000);
    final NetworkProposer proposer = new NetworkProposer(index);
    final Map<Long, Set<Integer>> seatsOf = new HashMap<>();
    final Map<Integer, Integer> payerOf = new HashMap<>();

    void seat(int seat, int payer) {
      proposer.root(seat);
      payerOf.forEach(
          (other, itsPayer) -> {
            if (itsPayer == payer) {
              proposer.samePayer(seat, other);
            }
          });
      payerOf.put(seat, payer);
    }

    void seen(int seat, long network) {
      if (seatsOf.computeIfAbsent(network, n -> new TreeSet<>()).add(seat)) {
        proposer.seen(network, index.add(network, seat));
      }
    }

    List<IntArrayList> propose() {
      return proposer.propose(payerOf.size());
    }

    /** Takes out payers on two networks and networks of one payer, one by one, until none is. */
    Set<Set<Integer>> cores() {
      Map<Long, Set<Integer>> payersOn = new HashMap<>();
      seatsOf.forEach(
          (network, seats) -> {
            if (seats.size() <= Math.max(200, payerOf.size() / 50)) {
              Set<Integer> payers = new HashSet<>();
              seats.forEach(seat -> payers.add(payerOf.get(seat)));
              payersOn.put(network, payers);
            }
          });
      boolean again = true;
      while (again) {
        again = payersOn.values().removeIf(payers -> payers.size() < 2);
        for (int payer : new HashSet<>(payerOf.values())) {
          long on = payersOn.values().stream().filter(who -> who.contains(payer)).count();
          if (on == 1 || on == 2) {
            payersOn.values().forEach(who -> who.remove(payer));
            again = true;
          }
        }
      }
      return pools(payersOn);
    }

    private Set<Set<Integer>> pools(Map<Long, Set<Integer>> payersOn) {
      Set<Set<Integer>> pools = new HashSet<>();
      Set<Long> left = new HashSet<>(payersOn.keySet());
      while (!left.isEmpty()) {
        Set<Integer> payers = new HashSet<>(payersOn.get(left.iterator().next()));
        Set<Long> networks = new HashSet<>();
        boolean grew = true;
        while (grew) {
          grew = false;
          for (long network : left) {
            if (!networks.contains(network)
                && payersOn.get(network).stream().anyMatch(payers::contains)) {
              networks.add(network);
              payers.addAll(payersOn.get(network));
              grew = true;
            }
          }
        }
        left.removeAll(networks);
        Set<Integer> seats = new TreeSet<>();
        for (long network : networks) {
          for (int seat : seatsOf.get(network)) {
            if (payers.contains(payerOf.get(seat))) {
              seats.add(seat);
            }
          }
        }
        if (seats.size() >= 10) {
          pools.add(seats);
        }
      }
      return pools;
    }
  }

  private static Set<Set<Integer>> sets(List<IntArrayList> pools) {
    Set<Set<Integer>> sets = new HashSet<>();
    for (IntArrayList pool : pools) {
      Set<Integer> seats = new TreeSet<>(pool);
      assertThat(new ArrayList<>(seats)).isEqualTo(new ArrayList<>(pool));
      sets.add(seats);
    }
    assertThat(sets).hasSameSizeAs(pools);
    return sets;
  }

  @Property(tries = 150)
  void proposesTheCoresOfTheGraphOfPayersAndNetworks(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 90) int seats,
      @ForAll @IntRange(min = 1, max = 90) int payers,
      @ForAll @IntRange(min = 1, max = 60) int networks) {
    SplittableRandom random = new SplittableRandom(seed);
    Sightings sightings = new Sightings();
    for (int seat = 0; seat < seats; seat++) {
      sightings.seat(seat, random.nextInt(payers));
    }
    int rounds = 1 + random.nextInt(3);
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < seats; i++) {
        sightings.seen(random.nextInt(seats), random.nextInt(2 * networks));
      }
      assertThat(sets(sightings.propose())).isEqualTo(sightings.cores());
    }
  }

  /** An oracle that is always asked about nothing would agree with anything. */
  @Test
  void theDrawnGraphsHaveCoresOfManyKinds() {
    int empty = 0;
    int several = 0;
    for (int seed = 0; seed < 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Sightings sightings = new Sightings();
      for (int seat = 0; seat < 90; seat++) {
        sightings.seat(seat, seat / 3);
        // Two neighbourhoods that do not meet.
        long first = seat < 45 ? 0 : 1_000;
        for (int i = 0; i < 2; i++) {
          sightings.seen(seat, first + 2L * random.nextInt(8 + 2 * seed));
        }
      }
      Set<Set<Integer>> cores = sightings.cores();
      assertThat(sets(sightings.propose())).isEqualTo(cores);
      empty += cores.isEmpty() ? 1 : 0;
      several += cores.size() > 1 ? 1 : 0;
    }
    assertThat(empty).isBetween(20, 180);
    assertThat(several).isGreaterThan(20);
  }

  private static Sightings pool(int accounts, int exits) {
    Sightings sightings = new Sightings();
    SplittableRandom random = new SplittableRandom(1);
    for (int seat = 0; seat < accounts; seat++) {
      sightings.seat(seat, seat);
      for (int i = 0; i < 4; i++) {
        sightings.seen(seat, 2L * random.nextInt(exits));
      }
    }
    return sightings;
  }

  @Test
  void accountsThatRotateOverSharedExitsAreAPool() {
    assertThat(pool(60, 12).propose())
        .singleElement()
        .satisfies(p -> assertThat(p.size()).isGreaterThan(55));
  }

  @Test
  void aCampusIsNoPool() {
    Sightings sightings = new Sightings();
    for (int seat = 0; seat < 60; seat++) {
      sightings.seat(seat, seat);
      sightings.seen(seat, 2);
      sightings.seen(seat, 3);
      sightings.seen(seat, 1_000 + 2L * seat);
    }
    assertThat(sightings.propose()).isEmpty();
  }

  @Test
  void theKeysOfOnePayerAreNoPool() {
    Sightings sightings = new Sightings();
    SplittableRandom random = new SplittableRandom(1);
    for (int seat = 0; seat < 60; seat++) {
      sightings.seat(seat, 7);
      for (int i = 0; i < 4; i++) {
        sightings.seen(seat, 2L * random.nextInt(12));
      }
    }
    assertThat(sightings.propose()).isEmpty();
  }

  @Test
  void networksThatVeryManyUseAreLeftOut() {
    Sightings sightings = new Sightings();
    for (int seat = 0; seat < 300; seat++) {
      sightings.seat(seat, seat);
      sightings.seen(seat, 2);
      sightings.seen(seat, 4);
      sightings.seen(seat, 6);
    }
    assertThat(sightings.propose()).isEmpty();
  }

  @Test
  void isDueWhenSomethingIsSharedAnewAndNotAgain() {
    Sightings sightings = pool(60, 12);
    assertThat(sightings.proposer.isDue()).isTrue();
    sightings.propose();
    assertThat(sightings.proposer.isDue()).isFalse();
    sightings.seat(60, 60);
    sightings.seen(60, 2);
    assertThat(sightings.proposer.isDue()).isTrue();
  }

  @Test
  void networksWhoseAccountsAreGoneAreForgottenAndToldAgain() {
    Sightings sightings = pool(60, 12);
    sightings.propose();
    int shared = sightings.proposer.size();
    assertThat(shared).isEqualTo(12);
    sightings.seatsOf.forEach(
        (network, seats) -> seats.forEach(seat -> sightings.index.remove(network, seat)));
    assertThat(sightings.propose()).isEmpty();
    assertThat(sightings.proposer.size()).isZero();
    sightings.seatsOf.forEach(
        (network, seats) ->
            seats.forEach(
                seat -> sightings.proposer.seen(network, sightings.index.add(network, seat))));
    assertThat(sightings.propose()).hasSize(1);
  }

  @Test
  void overlapCountsWhatTwoSortedListsShare() {
    assertThat(NetworkProposer.overlap(IntArrayList.of(1, 3, 5, 9), IntArrayList.of(2, 3, 9, 11)))
        .isEqualTo(2);
    assertThat(NetworkProposer.overlap(new IntArrayList(), IntArrayList.of(1))).isZero();
  }
}
