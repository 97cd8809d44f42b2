package io.github.azeotrope.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.Assessment;
import io.github.azeotrope.Basis;
import io.github.azeotrope.Verdict;
import io.github.azeotrope.profile.ProfileLayout;
import io.github.azeotrope.profile.ProfileRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** The table against {@link TableModel} under random operations. */
class AccountTableModelTest {
  private static final String[] PROMPTS = {
    "", "word", "sort the list", "sort the other list", "a long prompt about many different things"
  };

  private final Feeder feeder = new Feeder();
  private final byte[] row = new byte[ProfileLayout.MAX_BYTES];

  @Property(tries = 60)
  void withoutACapInReach(@ForAll long seed) {
    run(seed, 1000, 40, 400);
  }

  @Property(tries = 60)
  void withEvictions(@ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int cap) {
    run(seed, cap, 40, 400);
  }

  /** Few accounts with many requests: rows are promoted, and demoted where components cancel. */
  @Property(tries = 10)
  void withPromotions(@ForAll long seed) {
    int[] tiers = run(seed, 5, 4, 3000);
    assertThat(tiers[ProfileLayout.FULL]).isPositive();
  }

  private int[] run(long seed, int cap, int names, int operations) {
    AccountTable table = new AccountTable(cap);
    TableModel model = new TableModel();
    SplittableRandom random = new SplittableRandom(seed);
    int[] tiers = new int[ProfileLayout.TIERS];
    long refused = 0;
    long time = Feeder.START;
    for (int i = 0; i < operations; i++) {
      String name = "account-" + random.nextInt(names);
      switch (random.nextInt(12)) {
        case 0 -> drain(table, model);
        case 1 -> publish(table, model, name, random);
        case 2 -> protect(table, model, name, random.nextInt(3) == 0);
        case 3 -> complete(table, model, name, random.nextInt(100));
        default -> {
          time += random.nextInt(20) == 0 ? 40 * Feeder.MINUTE : random.nextInt(300_000);
          long at = time - (random.nextInt(8) == 0 ? random.nextLong(50 * Feeder.MINUTE) : 0);
          refused += observe(table, model, name, at, random) ? 0 : 1;
        }
      }
      check(table, model, tiers);
    }
    TableCounters counters = table.counters();
    assertThat(counters.accounts()).isEqualTo(model.entries.size()).isLessThanOrEqualTo(cap);
    assertThat(counters.evicted()).isEqualTo(model.arrivals - model.entries.size());
    assertThat(counters.refused()).isEqualTo(refused);
    assertThat(counters.retried()).isEqualTo(model.retried);
    assertThat(counters.late()).isEqualTo(model.late);
    return tiers;
  }

  /** Whether it was accepted. */
  private boolean observe(
      AccountTable table, TableModel model, String name, long at, SplittableRandom random) {
    @Nullable String session = random.nextBoolean() ? null : "s" + random.nextInt(6);
    @Nullable String requestId = random.nextBoolean() ? null : "r" + random.nextInt(12);
    String prompt = PROMPTS[random.nextInt(PROMPTS.length)];
    if (random.nextBoolean()) {
      prompt += " " + random.nextInt(50);
    }
    long protectedOnes = model.entries.values().stream().filter(e -> e.isProtected).count();
    boolean isNew = !model.entries.containsKey(name);
    Assessment answer = feeder.send(table, name, at, prompt, session, requestId);
    if (isNew && table.handleOf(feeder.key(name)) == AccountTable.NO_HANDLE) {
      assertThat(answer).isEqualTo(Assessment.clear(Basis.DEGRADED));
      assertThat(protectedOnes).as("refused only if all are protected").isEqualTo(table.size());
      return false;
    }
    if (isNew) {
      forgetEvicted(table, model, name);
    }
    model.observe(feeder.features, name, at);
    assertThat(answer).isSameAs(model.entries.get(name).assessment);
    return true;
  }

  private void forgetEvicted(AccountTable table, TableModel model, String newcomer) {
    List<String> gone = new ArrayList<>();
    model.entries.forEach(
        (name, entry) -> {
          if (table.handleOf(feeder.key(name)) == AccountTable.NO_HANDLE) {
            assertThat(entry.isProtected).as("a protected account was evicted").isFalse();
            assertThat(name).isNotEqualTo(newcomer);
            gone.add(name);
          }
        });
    assertThat(gone).hasSizeLessThanOrEqualTo(1);
    model.entries.keySet().removeAll(gone);
  }

  private void drain(AccountTable table, TableModel model) {
    Map<Long, byte[]> shown = new HashMap<>();
    table.drainDirty(
        (handle, ordinal, rows, offset) -> {
          byte[] copy = Arrays.copyOfRange(rows, offset, offset + ProfileRow.size(rows, offset));
          assertThat(shown.put(ordinal, copy)).isNull();
          assertThat(table.ordinal(handle)).isEqualTo(ordinal);
        });
    Map<Long, byte[]> expected = new HashMap<>();
    for (TableModel.Entry entry : model.entries.values()) {
      if (entry.dirty) {
        expected.put(entry.ordinal, entry.bytes());
        entry.dirty = false;
      }
    }
    assertThat(shown.keySet()).isEqualTo(expected.keySet());
    shown.forEach((ordinal, copy) -> assertThat(copy).isEqualTo(expected.get(ordinal)));
  }

  private void publish(AccountTable table, TableModel model, String name, SplittableRandom random) {
    Verdict verdict = Verdict.values()[random.nextInt(3)];
    Assessment assessment = new Assessment(verdict, .5, null, Basis.EVIDENCE);
    boolean onlyIfClear = random.nextBoolean();
    long handle = table.handleOf(feeder.key(name));
    boolean done =
        onlyIfClear ? table.publishIfClear(handle, assessment) : table.publish(handle, assessment);
    TableModel.Entry entry = model.entries.get(name);
    assertThat(done).isEqualTo(entry != null);
    if (entry != null && (!onlyIfClear || entry.assessment.verdict() == Verdict.CLEAR)) {
      entry.assessment = assessment;
    }
  }

  private void protect(AccountTable table, TableModel model, String name, boolean protect) {
    boolean done = table.protect(table.handleOf(feeder.key(name)), protect);
    TableModel.Entry entry = model.entries.get(name);
    assertThat(done).isEqualTo(entry != null);
    if (entry != null) {
      entry.isProtected = protect;
    }
  }

  private void complete(AccountTable table, TableModel model, String name, int tokens) {
    TableModel.Entry entry = model.entries.get(name);
    assertThat(table.complete(feeder.key(name), tokens)).isEqualTo(entry != null);
    if (entry != null) {
      io.github.azeotrope.profile.ProfileUpdate.addOutputTokens(entry.row, 0, tokens);
      entry.dirty = true;
    }
  }

  private void check(AccountTable table, TableModel model, int[] tiers) {
    assertThat(table.size()).isEqualTo(model.entries.size());
    model.entries.forEach(
        (name, entry) -> {
          long key = feeder.key(name);
          long handle = table.handleOf(key);
          assertThat(table.accountId(handle)).isEqualTo(name);
          assertThat(table.ordinal(handle)).isEqualTo(entry.ordinal);
          assertThat(table.assess(key)).isSameAs(entry.assessment);
          int bytes = table.copyRow(handle, row, 0);
          tiers[ProfileRow.tier(row, 0)]++;
          int expected = ProfileRow.size(entry.row, 0);
          assertThat(Arrays.mismatch(row, 0, bytes, entry.row, 0, expected))
              .as("first byte in which the row differs")
              .isEqualTo(-1);
        });
  }
}
