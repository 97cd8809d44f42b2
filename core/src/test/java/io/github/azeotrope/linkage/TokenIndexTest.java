package io.github.azeotrope.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatList;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TokenIndexTest {
  private static final long[] TOKENS = {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE, 42, 7, 1L << 40};

  /** Below the bound it is a map from tokens to lists of seats. */
  @Property(tries = 25)
  void isAMapFromTokensToSeats(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    TokenIndex index = new TokenIndex(100);
    Map<Long, List<Integer>> model = new HashMap<>();
    for (int step = 0; step < 200; step++) {
      long token = TOKENS[random.nextInt(TOKENS.length)];
      int seat = random.nextInt(12);
      List<Integer> seats = model.computeIfAbsent(token, t -> new ArrayList<>());
      if (random.nextInt(3) == 0) {
        index.remove(token, seat);
        seats.removeIf(other -> other == seat);
      } else if (!seats.contains(seat)) {
        seats.add(seat);
        assertThat(index.add(token, seat)).isEqualTo(seats.size());
      }
      for (long each : TOKENS) {
        List<Integer> expected = model.getOrDefault(each, List.of());
        assertThat(index.count(each)).isEqualTo(expected.size());
        if (expected.size() > 1) {
          assertThatList(index.seats(each)).containsExactlyElementsOf(expected);
        } else {
          // A list that has shrunk may still hold the one seat.
          assertThatList(index.seats(each)).isSubsetOf(expected);
        }
      }
    }
    assertThat(index.dropped()).isZero();
  }

  @Test
  void aFullListGoesOnCounting() {
    TokenIndex index = new TokenIndex(5);
    for (int seat = 0; seat < 20; seat++) {
      assertThat(index.add(9, seat)).isEqualTo(seat + 1);
    }
    assertThat(index.count(9)).isEqualTo(20);
    assertThatList(index.seats(9)).containsExactly(0, 1, 2, 3, 4);
    assertThat(index.dropped()).isEqualTo(15);
    index.remove(9, 2);
    assertThat(index.count(9)).isEqualTo(19);
    assertThatList(index.seats(9)).containsExactly(0, 1, 3, 4);
  }

  @Test
  void whatWasNeverSentIsUnknown() {
    TokenIndex index = new TokenIndex(5);
    index.remove(3, 1);
    assertThat(index.count(3)).isZero();
    assertThatList(index.seats(3)).isEmpty();
    index.add(3, 8);
    index.remove(3, 1);
    assertThat(index.count(3)).isEqualTo(1);
  }

  /** Accounts are made and forgotten for ever; what they leave behind must not grow. */
  @Test
  void aListGoesWithItsLastAccount() {
    TokenIndex index = new TokenIndex(5);
    for (int round = 0; round < 100; round++) {
      index.add(round, 1);
      index.add(round, 2);
      assertThat(index.lists()).isEqualTo(1);
      index.remove(round, 1);
      index.remove(round, 2);
      assertThat(index.count(round)).isZero();
    }
    assertThat(index.lists()).isZero();
  }
}
