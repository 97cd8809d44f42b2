package io.github.azeotrope.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.azeotrope.feature.RequestFeatures;
import io.github.azeotrope.profile.ProfileLayout;
import io.github.azeotrope.profile.ProfileRow;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What an account and a request cost in bytes. */
class TableFootprintTest {
  private static final String TEXT =
      "Please review the following method for mistakes in the handling of empty lists, explain what"
          + " it returns for negative numbers and rewrite it so that it needs only one pass over the"
          + " input while keeping its signature, its tests and the order of its results number ";

  private final Feeder feeder = new Feeder();

  /** 60,000 accounts of one request with ids of 16 characters; full rows are 512 bytes more. */
  @Test
  void aThinAccountTakesAboutOneKibibyte() {
    int accounts = 60_000;
    AccountTable table = new AccountTable(accounts);
    for (int i = 0; i < accounts; i++) {
      feeder.send(table, String.format("acct-%011d", i), Feeder.START, "hello");
    }
    assertThat(table.size()).isEqualTo(accounts);
    // At a million it is 1,064: chunks are then a smaller part.
    assertThat(table.counters().bytesHeld() / accounts).isBetween(1000L, 1110L);
  }

  /** Where components cancel, a row gives its wider place back for the next one. */
  @Test
  void rowsThatShrinkLeaveTheirPlacesToOthers() {
    AccountTable table = new AccountTable(4000);
    grow(table, "a", 32);
    long bytes = table.counters().bytesHeld();
    grow(table, "a", -32);
    grow(table, "b", 32);
    // Chunks have room for more thin rows; 1,000 more full rows would be 1.4 MB.
    assertThat(table.counters().bytesHeld() - bytes).isLessThan(700_000);
    int[] tiers = new int[ProfileLayout.TIERS];
    table.forEach((handle, ordinal, rows, offset) -> tiers[ProfileRow.tier(rows, offset)]++);
    assertThat(tiers).containsExactly(1000, 1000, 0);
  }

  private void grow(AccountTable table, String prefix, int component) {
    for (int i = 0; i < 1000; i++) {
      String account = prefix + i;
      RequestFeatures features = feeder.extract(account, Feeder.START, "hello", null, null);
      // No prompt has vectors of both signs at will.
      Arrays.fill(features.vector(), (byte) 0);
      features.vector()[9] = (byte) component;
      for (int r = 0; r < 5; r++) {
        table.observe(features, account, Feeder.START);
      }
    }
  }

  @Test
  void observingAllocatesNothingOnceTheAccountHasItsPlace() {
    AccountTable table = new AccountTable(1000);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long id = Thread.currentThread().getId();
    long least = Long.MAX_VALUE;
    // The first rounds pay for classes and chunks; a measurement may catch the runtime's own work.
    for (int round = 0; round < 20; round++) {
      long before = threads.getThreadAllocatedBytes(id);
      for (int i = 0; i < 300; i++) {
        long time = Feeder.START + round * 40L * Feeder.MINUTE + i;
        table.observe(feeder.features, "account", time);
        table.assess(feeder.features.accountHash());
        table.complete(feeder.features.accountHash(), 3);
      }
      least = Math.min(least, threads.getThreadAllocatedBytes(id) - before);
      feeder.extract("account", Feeder.START, TEXT + round % 3, null, "r" + round);
    }
    // The two readings themselves may allocate.
    assertThat(least).isLessThan(300);
  }
}
