package io.github.azeotrope.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azeotrope.Assessment;
import io.github.azeotrope.Basis;
import io.github.azeotrope.profile.ProfileLayout;
import io.github.azeotrope.profile.ProfileMerge;
import io.github.azeotrope.profile.ProfileRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What the table promises, one promise a test. */
class AccountTableTest {
  private static final long T = Feeder.START;

  private final Feeder feeder = new Feeder();
  private final byte[] row = new byte[ProfileLayout.MAX_BYTES];

  @Test
  void capsOutOfRangeThrow() {
    for (int cap : new int[] {0, -1, AccountTable.MAX_ACCOUNTS + 1}) {
      assertThatThrownBy(() -> new AccountTable(cap))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("was " + cap);
    }
  }

  @Test
  void whatIsNotThereIsAnsweredForQuietly() {
    AccountTable table = new AccountTable(10);
    assertThat(table.assess(1)).isEqualTo(Assessment.clear(Basis.TOO_LITTLE_TRAFFIC));
    assertThat(table.complete(1, 5)).isFalse();
    assertThat(table.handleOf(1)).isEqualTo(AccountTable.NO_HANDLE);
    for (long handle : new long[] {AccountTable.NO_HANDLE, 0, 7, Long.MAX_VALUE, Long.MIN_VALUE}) {
      assertThat(table.copyRow(handle, row, 0)).isZero();
      assertThat(table.accountId(handle)).isNull();
      assertThat(table.ordinal(handle)).isEqualTo(AccountTable.NO_HANDLE);
      assertThat(table.publish(handle, Assessment.clear(Basis.EVIDENCE))).isFalse();
      assertThat(table.publishIfClear(handle, Assessment.clear(Basis.EVIDENCE))).isFalse();
      assertThat(table.protect(handle, true)).isFalse();
    }
  }

  /** Protected accounts stay and so does who came back once; the flood drives out itself. */
  @Test
  void aFloodOfInventedAccountsStaysInsideTheCapAndSparesRegulars() {
    int cap = 1000;
    int regulars = 200;
    AccountTable table = new AccountTable(cap);
    for (int i = 0; i < regulars; i++) {
      feeder.send(table, "regular-" + i, T + i, "hello");
    }
    for (int i = 0; i < 2; i++) {
      feeder.send(table, "suspect-" + i, T, "hello");
      assertThat(table.protect(table.handleOf(feeder.key("suspect-" + i)), true)).isTrue();
    }
    long bytes = 0;
    for (int i = 0; i < 40_000; i++) {
      feeder.send(table, "invented-" + i, T + i, "hello");
      if (i % 4 == 0) {
        feeder.send(table, "regular-" + i / 4 % regulars, T + i, "hello");
      }
      assertThat(table.size()).isLessThanOrEqualTo(cap);
      if (i == 5000) {
        bytes = table.counters().bytesHeld();
      }
    }
    assertThat(table.size()).isEqualTo(cap);
    assertThat(table.counters().refused()).isZero();
    assertThat(table.counters().bytesHeld()).isLessThan(bytes + bytes / 20);
    for (int i = 0; i < 2; i++) {
      assertThat(requests(table, "suspect-" + i)).isEqualTo(1);
    }
    int kept = 0;
    for (int i = 0; i < regulars; i++) {
      kept += requests(table, "regular-" + i) == 51 ? 1 : 0;
    }
    assertThat(kept).isEqualTo(regulars);
  }

  @Test
  void newcomersAreRefusedWhenAllAreProtected() {
    AccountTable table = new AccountTable(3);
    for (int i = 0; i < 3; i++) {
      feeder.send(table, "a" + i, T, "hello");
      table.protect(table.handleOf(feeder.key("a" + i)), true);
    }
    assertThat(feeder.send(table, "b", T, "hello")).isEqualTo(Assessment.clear(Basis.DEGRADED));
    assertThat(feeder.send(table, "a1", T, "hello"))
        .isEqualTo(Assessment.clear(Basis.TOO_LITTLE_TRAFFIC));
    assertThat(table.counters().refused()).isEqualTo(1);
    assertThat(table.counters().evicted()).isZero();
    table.protect(table.handleOf(feeder.key("a2")), false);
    feeder.send(table, "b", T, "hello");
    assertThat(table.accountId(table.handleOf(feeder.key("b")))).isEqualTo("b");
    assertThat(table.handleOf(feeder.key("a2"))).isEqualTo(AccountTable.NO_HANDLE);
  }

  @Test
  void whoIsForgottenLeavesNothingBehindAndMakesRoom() {
    AccountTable table = new AccountTable(2);
    feeder.send(table, "a", T, "hello");
    feeder.send(table, "b", T, "hello");
    long handle = table.handleOf(feeder.key("a"));
    table.protect(handle, true);
    assertThat(table.key(handle)).isEqualTo(feeder.key("a"));
    assertThat(table.forget(handle)).isTrue();
    assertThat(table.forget(handle)).isFalse();
    assertThat(table.forget(AccountTable.NO_HANDLE)).isFalse();
    assertThat(table.key(handle)).isZero();
    assertThat(table.accountId(handle)).isNull();
    assertThat(table.handleOf(feeder.key("a"))).isEqualTo(AccountTable.NO_HANDLE);
    assertThat(table.size()).isEqualTo(1);
    feeder.send(table, "c", T, "hello");
    assertThat(table.size()).isEqualTo(2);
    assertThat(table.counters().evicted()).isZero();
    feeder.send(table, "d", T, "hello");
    assertThat(table.size()).isEqualTo(2);
    assertThat(table.counters().evicted()).isEqualTo(1);
  }

  @Test
  void aHandleDiesWithItsAccount() {
    AccountTable table = new AccountTable(1);
    feeder.send(table, "a", T, "hello");
    long old = table.handleOf(feeder.key("a"));
    for (int i = 0; i < 200; i++) {
      feeder.send(table, "b" + i, T, "hello");
      long handle = table.handleOf(feeder.key("b" + i));
      assertThat(handle).isNotEqualTo(old).isNotNegative();
      assertThat(table.accountId(old)).isNull();
      assertThat(table.copyRow(old, row, 0)).isZero();
      assertThat(table.publish(old, Assessment.clear(Basis.EVIDENCE))).isFalse();
      assertThat(table.protect(old, true)).isFalse();
    }
    feeder.send(table, "a", T, "hello");
    assertThat(table.handleOf(feeder.key("a"))).isNotEqualTo(old);
    assertThat(table.ordinal(table.handleOf(feeder.key("a")))).isEqualTo(202);
  }

  @Test
  void retriesAreCountedAndNotAdded() {
    AccountTable table = new AccountTable(10);
    feeder.send(table, "a", T, "hello", null, "r1");
    feeder.send(table, "a", T + 9 * Feeder.MINUTE, "hello", null, "r1");
    feeder.send(table, "a", T - 9 * Feeder.MINUTE, "hello", null, "r1");
    assertThat(requests(table, "a")).isEqualTo(1);
    assertThat(table.counters().retried()).isEqualTo(2);
    // Another account, another prompt, no id, and much later are no retries.
    feeder.send(table, "b", T, "hello", null, "r1");
    feeder.send(table, "a", T, "good bye", null, "r1");
    feeder.send(table, "a", T, "hello");
    feeder.send(table, "a", T, "hello");
    feeder.send(table, "a", T + 12 * Feeder.MINUTE, "hello", null, "r1");
    assertThat(requests(table, "a")).isEqualTo(5);
    assertThat(table.counters().retried()).isEqualTo(2);
  }

  /** A client that sends one id with every request must not vanish from sight. */
  @Test
  void aConstantRequestIdHidesNothing() {
    AccountTable table = new AccountTable(10);
    for (int i = 0; i < 100; i++) {
      feeder.send(table, "a", T + i, "question number " + i, null, "constant");
    }
    assertThat(requests(table, "a")).isEqualTo(100);
  }

  @Test
  void onlyTheLastFourRequestIdsAreRemembered() {
    AccountTable table = new AccountTable(10);
    for (int i = 0; i < 5; i++) {
      feeder.send(table, "a", T, "hello", null, "r" + i);
    }
    feeder.send(table, "a", T, "hello", null, "r1");
    assertThat(requests(table, "a")).isEqualTo(5);
    feeder.send(table, "a", T, "hello", null, "r0");
    assertThat(requests(table, "a")).isEqualTo(6);
  }

  @Test
  void aGapOfHalfAnHourBeginsASessionInTheOtherHalf() {
    AccountTable table = new AccountTable(10);
    long gap = 30 * Feeder.MINUTE;
    long[] times = {T, T + gap - 1, T + 2 * gap - 1, T + 2 * gap, T + 5 * gap};
    for (long time : times) {
      feeder.send(table, "a", time, "hello");
    }
    copy(table, "a");
    assertThat(ProfileRow.gapSessions(row, 0)).isEqualTo(3);
    int first = (int) (feeder.features.promptHash() & 1);
    assertThat(ProfileRow.halfCount(row, 0, first)).isEqualTo(3);
    assertThat(ProfileRow.halfCount(row, 0, 1 - first)).isEqualTo(2);
    assertThat(Long.bitCount(ProfileRow.sessionBits(row, 0))).isEqualTo(3);
    int bits = 0;
    for (int k = 1; k <= 3; k += 2) {
      bits |= 1 << (GapSessions.hash(feeder.key("a"), k) & 15);
    }
    assertThat(ProfileRow.slotSessions(row, 0, first, 0)).isEqualTo(bits);
  }

  @Test
  void aClockThatRunsBackOpensNoSession() {
    AccountTable table = new AccountTable(10);
    feeder.send(table, "a", T, "hello");
    feeder.send(table, "a", T - 29 * Feeder.MINUTE, "hello");
    assertThat(table.counters().late()).isZero();
    feeder.send(table, "a", T - 30 * Feeder.MINUTE + 1, "hello");
    assertThat(table.counters().late()).isZero();
    feeder.send(table, "a", T - 30 * Feeder.MINUTE, "hello");
    feeder.send(table, "a", 0, "hello");
    assertThat(table.counters().late()).isEqualTo(2);
    feeder.send(table, "a", T + 29 * Feeder.MINUTE, "hello");
    copy(table, "a");
    assertThat(ProfileRow.gapSessions(row, 0)).isEqualTo(1);
    assertThat(ProfileRow.firstSeenEpochMillis(row, 0)).isZero();
    assertThat(ProfileRow.lastSeenEpochMillis(row, 0)).isEqualTo(T + 29 * Feeder.MINUTE);
    assertThat(ProfileRow.requests(row, 0)).isEqualTo(6);
  }

  /** Equal traffic under other names, a year later, is split alike. */
  @Test
  void halvesOfGapSessionsDependOnNeitherNameNorDate() {
    AccountTable table = new AccountTable(10);
    for (int i = 0; i < 30; i++) {
      feeder.send(table, "a", T + i * 23L * Feeder.MINUTE, "prompt " + i % 7);
      feeder.send(table, "b", T + 1_000_003 + i * 23L * Feeder.MINUTE, "prompt " + i % 7);
      feeder.send(table, "c", T + i * 31L * Feeder.MINUTE, "prompt " + i % 7);
    }
    byte[] a = copy(table, "a").clone();
    byte[] b = copy(table, "b").clone();
    for (int half = 0; half < 2; half++) {
      assertThat(ProfileRow.halfCount(a, 0, half)).isEqualTo(ProfileRow.halfCount(b, 0, half));
      for (int i = 0; i < ProfileLayout.DIMENSIONS; i++) {
        assertThat(ProfileRow.component(a, 0, half, i))
            .isEqualTo(ProfileRow.component(b, 0, half, i));
      }
    }
    copy(table, "c");
    assertThat(ProfileRow.halfCount(row, 0, 0)).isEqualTo(15);
    assertThat(ProfileRow.halfCount(row, 0, 1)).isEqualTo(15);
  }

  @Test
  void idsComeBackAsTheyWereOrShortened() {
    AccountTable table = new AccountTable(10_000);
    List<String> ids =
        new ArrayList<>(List.of("a", "ü", "日本", "\ud83d\ude00", "\ud800", "a\0b", "x".repeat(256)));
    ids.add("日".repeat(128));
    for (int n = 2; n < 256; n++) {
      ids.add("é".repeat(n));
      ids.add(n % 2 == 0 ? "日" + "n".repeat(n / 2) : "k".repeat(n));
    }
    ids.forEach(id -> feeder.send(table, id, T, "hello"));
    ids.forEach(id -> assertThat(table.accountId(table.handleOf(feeder.key(id)))).isEqualTo(id));

    shortened(table, "x".repeat(257), "x".repeat(239));
    shortened(table, "x".repeat(100_000), "x".repeat(239));
    shortened(table, "日".repeat(129), "日".repeat(111));
    shortened(table, "x".repeat(250) + "日", "x".repeat(239));
    // A pair is not cut in two.
    shortened(table, "日" + "\ud83d\ude00".repeat(100), "日" + "\ud83d\ude00".repeat(55));
    shortened(table, "日日" + "\ud83d\ude00".repeat(100), "日日" + "\ud83d\ude00".repeat(54));
  }

  private void shortened(AccountTable table, String id, String prefix) {
    feeder.send(table, id, T, "hello");
    long key = feeder.key(id);
    assertThat(table.accountId(table.handleOf(key)))
        .isEqualTo(prefix + "~" + String.format("%016x", key));
  }

  @Test
  void twoTablesMergeIntoWhatOneWouldHold() {
    AccountTable whole = new AccountTable(1000);
    AccountTable left = new AccountTable(1000);
    AccountTable right = new AccountTable(1000);
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 6000; i++) {
      String account = "a" + (int) Math.pow(1000, random.nextDouble());
      String prompt = "question " + random.nextInt(50) + " about topic " + random.nextInt(9);
      long time = T + random.nextInt(80_000_000);
      feeder.extract(account, time, prompt, "s" + random.nextInt(40), null);
      whole.observe(feeder.features, account, time);
      (random.nextBoolean() ? left : right).observe(feeder.features, account, time);
    }
    byte[] merged = new byte[ProfileLayout.MAX_BYTES];
    byte[] part = new byte[ProfileLayout.MAX_BYTES];
    int[] tiers = new int[ProfileLayout.TIERS];
    whole.forEach(
        (handle, ordinal, rows, offset) -> {
          long key = feeder.key(java.util.Objects.requireNonNull(whole.accountId(handle)));
          ProfileRow.clear(merged, 0);
          for (AccountTable table : List.of(left, right)) {
            if (table.copyRow(table.handleOf(key), part, 0) > 0) {
              ProfileMerge.merge(merged, 0, part, 0);
            }
          }
          int size = ProfileRow.size(rows, offset);
          assertThat(Arrays.mismatch(merged, 0, size, rows, offset, offset + size)).isEqualTo(-1);
          tiers[ProfileRow.tier(rows, offset)]++;
        });
    assertThat(tiers[ProfileLayout.THIN]).isPositive();
    assertThat(tiers[ProfileLayout.FULL]).isPositive();
  }

  @Test
  void everyChangedAccountIsDrainedOnceHoweverManyThereAre() {
    AccountTable table = new AccountTable(20_000);
    for (int i = 0; i < 10_000; i++) {
      feeder.send(table, "a" + i, T, "hello");
    }
    Set<Long> first = new HashSet<>();
    table.drainDirty((handle, ordinal, rows, offset) -> assertThat(first.add(ordinal)).isTrue());
    assertThat(first).hasSize(10_000).contains(1L, 10_000L);
    table.drainDirty((handle, ordinal, rows, offset) -> assertThat(ordinal).isNegative());
    feeder.send(table, "a77", T, "hello again");
    table.complete(feeder.key("a78"), 5);
    Map<Long, Integer> second = new HashMap<>();
    table.drainDirty(
        (handle, ordinal, rows, offset) -> second.put(ordinal, ProfileRow.requests(rows, offset)));
    assertThat(second).isEqualTo(Map.of(78L, 2, 79L, 1));
    Set<Long> all = new HashSet<>();
    table.forEach((handle, ordinal, rows, offset) -> assertThat(all.add(ordinal)).isTrue());
    assertThat(all).isEqualTo(first);
  }

  @Test
  void aVisitorThatThrowsLosesNothing() {
    AccountTable table = new AccountTable(2000);
    for (int i = 0; i < 1000; i++) {
      feeder.send(table, "a" + i, T, "hello");
    }
    Set<Long> shown = new HashSet<>();
    int failures = 0;
    while (shown.size() < 1000) {
      try {
        table.drainDirty(
            (handle, ordinal, rows, offset) -> {
              if (shown.size() % 100 == 99 && !shown.contains(-ordinal)) {
                shown.add(-ordinal);
                throw new IllegalStateException("broken visitor");
              }
              shown.add(ordinal);
            });
        shown.removeIf(ordinal -> ordinal < 0);
        assertThat(shown).hasSize(1000);
      } catch (IllegalStateException e) {
        failures++;
      }
    }
    assertThat(failures).isPositive();
  }

  private int requests(AccountTable table, String account) {
    return table.copyRow(table.handleOf(feeder.key(account)), row, 0) == 0
        ? 0
        : ProfileRow.requests(row, 0);
  }

  private byte[] copy(AccountTable table, String account) {
    assertThat(table.copyRow(table.handleOf(feeder.key(account)), row, 0)).isPositive();
    return row;
  }
}
