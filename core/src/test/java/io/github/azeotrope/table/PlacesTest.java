package io.github.azeotrope.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.profile.ProfileLayout;
import io.github.azeotrope.profile.ProfileRow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Who goes, who stays, and what is used again. */
class PlacesTest {
  private long ordinals;

  private int admit(Places places, long key) {
    return places.admit(key, "id-" + key, ++ordinals);
  }

  @Example
  void whoCameOnceGoesInOrderUntilAQuarterIsLeft() {
    Places places = new Places();
    for (int key = 0; key < 100; key++) {
      admit(places, key);
    }
    for (int key = 0; key < 100; key += 2) {
      places.touch(places.find(key));
    }
    // 50 came once; 100 - n places are left after n evictions, so it stops at 50 - n <= (100 -
    // n)/4.
    for (int n = 0; n < 34; n++) {
      assertThat(places.evict()).isTrue();
      assertThat(places.find(2 * n + 1)).isEqualTo(Places.NONE);
    }
    for (int key = 0; key < 100; key += 2) {
      assertThat(places.find(key)).isNotEqualTo(Places.NONE);
    }
    assertThat(places.size()).isEqualTo(66);
  }

  /** A use more is a pass of the hand more. */
  @Example
  void theHandTakesTheUnusedFirst() {
    Places places = new Places();
    for (int key = 0; key < 12; key++) {
      admit(places, key);
      for (int uses = 0; uses <= key % 3; uses++) {
        places.touch(places.find(key));
      }
    }
    Deque<Long> gone = evictAll(places, 12);
    assertThat(gone).containsExactly(0L, 3L, 6L, 9L, 1L, 4L, 7L, 10L, 2L, 5L, 8L, 11L);
    assertThat(places.evict()).isFalse();
  }

  @Example
  void protectedAccountsAreNeverTaken() {
    Places places = new Places();
    for (int key = 0; key < 300; key++) {
      admit(places, key);
      places.protect(places.find(key), key % 2 == 0);
    }
    Deque<Long> gone = evictAll(places, 300);
    assertThat(gone).hasSize(150).allMatch(key -> key % 2 == 1);
    places.protect(places.find(4), false);
    places.protect(places.find(4), false);
    assertThat(evictAll(places, 300)).containsExactly(4L);
    places.protect(places.find(6), true);
    assertThat(places.evict()).isFalse();
  }

  private static Deque<Long> evictAll(Places places, int keys) {
    Deque<Long> gone = new ArrayDeque<>();
    boolean more = true;
    while (more) {
      List<Long> before = keys(places, keys);
      more = places.evict();
      before.removeAll(keys(places, keys));
      gone.addAll(before);
    }
    return gone;
  }

  private static List<Long> keys(Places places, int keys) {
    List<Long> found = new ArrayList<>();
    for (long key = 0; key < keys; key++) {
      if (places.find(key) != Places.NONE) {
        found.add(key);
      }
    }
    return found;
  }

  /** When everybody is in use, one hold of the lock must not walk through all of them. */
  @Example
  void aThousandUsedAccountsLoseTheLeastUsedAmongThoseLookedAt() {
    Places places = new Places();
    for (int key = 0; key < 1000; key++) {
      admit(places, key);
      int uses = key == 200 ? 1 : key == 300 ? 1 : 3;
      for (int use = 0; use < uses; use++) {
        places.touch(places.find(key));
      }
    }
    places.evict();
    assertThat(places.find(200)).isEqualTo(Places.NONE);
    places.evict();
    assertThat(places.find(300)).isEqualTo(Places.NONE);
  }

  /** Random comings and goings, with keys that collide in the index on purpose. */
  @Property(tries = 100)
  void everyKeyIsFoundWhereItIs(@ForAll long seed, @ForAll @IntRange(min = 1, max = 400) int most) {
    Places places = new Places();
    SplittableRandom random = new SplittableRandom(seed);
    long step = random.nextBoolean() ? 1 : 1L << random.nextInt(50);
    Map<Long, Integer> expected = new HashMap<>();
    for (int i = 0; i < 1500; i++) {
      long key = random.nextInt(600) * step;
      int place = places.find(key);
      assertThat(place).isEqualTo(expected.getOrDefault(key, Places.NONE));
      if (place != Places.NONE) {
        assertThat(places.keyAt(place)).isEqualTo(key);
        assertThat(places.id(place)).isEqualTo("id-" + key);
        byte[] row = places.rowArray(place);
        int off = places.rowOffset(place);
        // The row still says what was written when the key came.
        assertThat(ProfileRow.lastSeenEpochMillis(row, off)).isEqualTo(Long.MIN_VALUE);
        assertThat(row[off + 440]).isEqualTo((byte) key);
        places.touch(place);
        continue;
      }
      if (expected.size() == most) {
        assertThat(places.evict()).isTrue();
        expected.keySet().removeIf(old -> places.find(old) == Places.NONE);
        assertThat(expected).hasSize(most - 1);
      }
      place = admit(places, key);
      places.rowArray(place)[places.rowOffset(place) + 440] = (byte) key;
      assertThat(expected.put(key, place)).isNull();
      assertThat(place).isLessThan(most);
      assertThat(places.size()).isEqualTo(expected.size());
    }
  }

  @Example
  void aRowMovesWithItsBytes() {
    Places places = new Places();
    for (int key = 0; key < 100; key++) {
      int place = admit(places, key);
      places.rowArray(place)[places.rowOffset(place) + 951] = (byte) key;
    }
    for (int key = 0; key < 100; key++) {
      places.moveRow(places.find(key), key % ProfileLayout.TIERS);
    }
    for (int key = 0; key < 100; key += 2) {
      places.moveRow(places.find(key), ProfileLayout.THIN);
    }
    for (int key = 0; key < 100; key++) {
      int place = places.find(key);
      assertThat(places.rowArray(place)[places.rowOffset(place) + 951]).isEqualTo((byte) key);
      assertThat(ProfileRow.tier(places.rowArray(place), places.rowOffset(place))).isZero();
    }
  }

  /** Memory is bounded by the most accounts there ever were at a time, not by how many came. */
  @Example
  void placesRowsAndIdsAreUsedAgain() {
    Places places = new Places();
    for (int i = 0; i < 3000; i++) {
      admit(places, i);
    }
    long bytes = places.bytesHeld();
    for (int i = 3000; i < 30_000; i++) {
      places.evict();
      int place = admit(places, i);
      places.moveRow(place, ProfileLayout.FULL);
      places.moveRow(place, ProfileLayout.THIN);
    }
    assertThat(places.used()).isEqualTo(3000);
    // One chunk of full rows, and one of ids that have a digit more.
    assertThat(places.bytesHeld()).isLessThan(bytes + 100_000);
  }

  /**
   * Freed cells keep their bytes until they are used again, so a forgotten account's are zeroed.
   */
  @Example
  void whatIsForgottenIsOverwritten() {
    Places places = new Places();
    int place = places.admit(99, "a name to forget", 1);
    byte[] row = places.rowArray(place);
    int off = places.rowOffset(place);
    int size = ProfileLayout.size(ProfileLayout.THIN);
    Arrays.fill(row, off, off + size, (byte) 7);
    places.protect(place, true);
    places.forget(place);
    // The first four bytes number the next free cell.
    for (int i = 4; i < size; i++) {
      assertThat(row[off + i]).isZero();
    }
    assertThat(places.isLive(place)).isFalse();
    assertThat(places.chunk(place).key(place)).isZero();
    int again = places.admit(98, "x", 2);
    assertThat(again).isEqualTo(place);
    assertThat(places.id(again)).isEqualTo("x");
    assertThat(places.evict()).isTrue();
  }
}
