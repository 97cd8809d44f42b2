package io.github.azeotrope.testkit.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.Assessment;
import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.Verdict;
import io.github.azeotrope.detector.DistillationDetector;
import io.github.azeotrope.testkit.Exchange;
import io.github.azeotrope.testkit.Traffic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The pool's operator is shown every assessment of its own accounts, which no host should do, and
 * tries to learn which request gave it away.
 */
class OracleProbingTest {
  private static final Traffic POOL = Attack.sharing(43);
  private static final List<Exchange> EXCHANGES =
      new Attack().with(Attack.PEOPLE).with(POOL).exchanges();

  /** Between sweeps an account is told the same, whatever it and the rest of the pool send. */
  @Test
  void verdictsMoveOnlyAtSweeps() {
    record Seen(long sweeps, Assessment assessment) {}
    Map<String, Seen> last = new HashMap<>();
    int compared = 0;
    try (DistillationDetector detector = Attack.detector().build()) {
      for (Exchange exchange : EXCHANGES) {
        String account = exchange.request().account();
        detector.observer().observe(exchange.request());
        if (!exchange.isCampaign()) {
          continue;
        }
        Assessment told = detector.assess(account);
        Seen now = new Seen(detector.health().sweeps(), told);
        Seen before = last.put(account, now);
        if (before != null && before.sweeps == now.sweeps) {
          assertThat(told).as(account).isEqualTo(before.assessment);
          compared++;
        }
      }
      assertThat(compared).isGreaterThan(1_000);
      assertThat(last.values())
          .filteredOn(seen -> seen.assessment.verdict() == Verdict.FLAGGED)
          .hasSizeGreaterThanOrEqualTo(90);
    }
  }

  /**
   * Accounts that are in no campaign, one new and one old, send what the flagged pool sends, word
   * by word, from its exits, on its cards: nothing moves before the next sweep.
   */
  @Test
  void whoIsNoMemberIsToldTheSameWhateverItSends() {
    try (DistillationDetector detector = Attack.detector().build()) {
      EXCHANGES.forEach(exchange -> detector.observer().observe(exchange.request()));
      long end = EXCHANGES.get(EXCHANGES.size() - 1).request().epochMillis();
      detector.sweepNow(end);
      long sweeps = detector.health().sweeps();
      List<Exchange> job = POOL.stream().limit(500).toList();
      assertThat(job)
          .filteredOn(e -> detector.assess(e.request().account()).isFlagged())
          .hasSizeGreaterThanOrEqualTo(450);

      for (String probe : List.of("a probe", Attack.PEOPLE.accounts().get(0))) {
        Assessment before = detector.assess(probe);
        assertThat(before.verdict()).isEqualTo(Verdict.CLEAR);
        for (Exchange exchange : job) {
          ModelRequest copied =
              Altered.copyOf(exchange.request()).account(probe).epochMillis(end).build();
          assertThat(detector.observer().observe(copied)).isEqualTo(before);
          assertThat(detector.assess(probe)).isEqualTo(before);
        }
      }
      assertThat(detector.health().sweeps()).isEqualTo(sweeps);
    }
  }
}
