package io.github.azeotrope.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.Assessment;
import io.github.azeotrope.Basis;
import io.github.azeotrope.profile.ProfileLayout;
import io.github.azeotrope.profile.ProfileRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several threads write while another drains, publishes and protects. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class AccountTableConcurrencyTest {
  private static final int WRITERS = 4;
  private static final int REQUESTS = 15_000;

  private static void write(AccountTable table, Feeder feeder, int writer, int names) {
    SplittableRandom random = new SplittableRandom(writer);
    for (int i = 0; i < REQUESTS; i++) {
      String account = "a" + (int) Math.pow(names, random.nextDouble());
      String prompt = "question " + random.nextInt(30) + " on topic " + random.nextInt(9);
      long time = Feeder.START + random.nextInt(86_400_000);
      feeder.send(table, account, time, prompt, "s" + random.nextInt(20), null);
      if (i % 3 == 0) {
        table.complete(feeder.key(account), 7);
      }
    }
  }

  /** Sessions are named, so the rows must not depend on who came first: not in one byte. */
  @Test
  void rowsAreThoseOfOneThread() throws Exception {
    AccountTable table = new AccountTable(10_000);
    AccountTable expected = new AccountTable(10_000);
    int names = 500;
    for (int writer = 0; writer < WRITERS; writer++) {
      write(expected, new Feeder(), writer, names);
    }
    Map<Long, Long> drained = new HashMap<>();
    run(
        writer -> write(table, new Feeder(), writer, names),
        () ->
            table.drainDirty(
                (handle, ordinal, rows, offset) -> {
                  // A row only grows, and what is shown is never torn.
                  long requests = ProfileRow.requests(rows, offset);
                  long[] hours = new long[24];
                  ProfileRow.addHoursTo(rows, offset, hours);
                  assertThat(Arrays.stream(hours).sum()).isEqualTo(requests);
                  assertThat(drained.getOrDefault(ordinal, 0L)).isLessThanOrEqualTo(requests);
                  drained.put(ordinal, requests);
                  table.publish(handle, Assessment.clear(Basis.EVIDENCE));
                }));
    long sum = drained.values().stream().mapToLong(Long::longValue).sum();
    assertThat(sum).isEqualTo((long) WRITERS * REQUESTS);

    Feeder feeder = new Feeder();
    byte[] row = new byte[ProfileLayout.MAX_BYTES];
    assertThat(table.size()).isEqualTo(expected.size()).isEqualTo(drained.size());
    expected.forEach(
        (handle, ordinal, rows, offset) -> {
          String account = java.util.Objects.requireNonNull(expected.accountId(handle));
          long key = feeder.key(account);
          int size = table.copyRow(table.handleOf(key), row, 0);
          assertThat(table.accountId(table.handleOf(key))).isEqualTo(account);
          assertThat(Arrays.mismatch(row, 0, size, rows, offset, offset + size)).isEqualTo(-1);
          assertThat(table.assess(key)).isEqualTo(Assessment.clear(Basis.EVIDENCE));
        });
  }

  @Test
  void theCapHoldsAndNoPlaceIsLost() throws Exception {
    int cap = 300;
    AccountTable table = new AccountTable(cap);
    run(
        writer -> write(table, new Feeder(), writer, 3000),
        () -> {
          assertThat(table.size()).isLessThanOrEqualTo(cap);
          List<Long> handles = new ArrayList<>();
          table.drainDirty((handle, ordinal, rows, offset) -> handles.add(handle));
          for (long handle : handles) {
            table.protect(handle, handle % 3 == 0);
            table.publishIfClear(handle, Assessment.clear(Basis.NOT_ENOUGH_BASELINE));
          }
        });
    int[] shown = new int[2];
    Feeder feeder = new Feeder();
    table.forEach(
        (handle, ordinal, rows, offset) -> {
          shown[0]++;
          String account = java.util.Objects.requireNonNull(table.accountId(handle));
          shown[1] += table.handleOf(feeder.key(account)) == handle ? 1 : 0;
        });
    TableCounters counters = table.counters();
    assertThat(table.size()).isEqualTo(cap);
    assertThat(shown).containsExactly(cap, cap);
    assertThat(counters.evicted()).isPositive();
  }

  private interface Writer {
    void write(int number);
  }

  /** Runs the writers, and the reader over and over until they are done and once more. */
  private static void run(Writer writer, Runnable reader) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(WRITERS + 1);
    AtomicBoolean done = new AtomicBoolean();
    try {
      List<Callable<Void>> tasks = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        int number = i;
        tasks.add(
            () -> {
              writer.write(number);
              return null;
            });
      }
      Future<?> reading =
          pool.submit(
              () -> {
                while (!done.get()) {
                  reader.run();
                }
                reader.run();
              });
      for (Future<Void> future : pool.invokeAll(tasks)) {
        future.get();
      }
      done.set(true);
      reading.get();
    } finally {
      done.set(true);
      pool.shutdownNow();
    }
  }
}
