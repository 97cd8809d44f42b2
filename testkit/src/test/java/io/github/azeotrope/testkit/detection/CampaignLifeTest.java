package io.github.azeotrope.testkit.detection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.Verdict;
import io.github.azeotrope.campaign.Campaign;
import io.github.azeotrope.campaign.Member;
import io.github.azeotrope.detector.DistillationDetector;
import io.github.azeotrope.hash.LinkageKey;
import io.github.azeotrope.testkit.Day;
import io.github.azeotrope.testkit.Exchange;
import io.github.azeotrope.testkit.Traffic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A pool is found, dismissed by mistake, goes on, grows, and is found again. */
class CampaignLifeTest {
  private static final int EARLY = 50;
  private static final int ALL = 130;

  private final DistillationDetector detector =
      DistillationDetector.builder()
          .linkageKey(LinkageKey.fromBytes("a key for simulations".getBytes(UTF_8)))
          .sweepEvery(Duration.ofHours(6))
          .executor(Runnable::run)
          .build();
  private final List<Exchange> traffic = new ArrayList<>();
  private final Set<String> early = new TreeSet<>();
  private int next;

  private void simulate() {
    Traffic people = Traffic.organic(42).accounts(1_500).days(9);
    Traffic pool = Traffic.templateHarvest(43).accounts(ALL).from(Day.of(3)).days(6);
    Traffic.merge(people, pool).forEach(traffic::add);
    for (Exchange exchange : traffic) {
      if (exchange.isCampaign() && early.size() < EARLY) {
        early.add(exchange.request().account());
      }
    }
  }

  /** Plays up to a day; of the pool only the early accounts, or all. */
  private void play(int day, boolean all) {
    long end = Day.of(day).startEpochMillis();
    for (; next < traffic.size() && traffic.get(next).request().epochMillis() < end; next++) {
      Exchange exchange = traffic.get(next);
      if (all || !exchange.isCampaign() || early.contains(exchange.request().account())) {
        detector.observer().observe(exchange.request());
      }
    }
    detector.sweepNow(end);
  }

  private Set<String> flagged() {
    Set<String> accounts = new TreeSet<>();
    for (Exchange exchange : traffic) {
      String account = exchange.request().account();
      if (detector.assess(account).isFlagged()) {
        assertThat(exchange.isCampaign()).as(account).isTrue();
        accounts.add(account);
      }
    }
    return accounts;
  }

  private Campaign only() {
    List<Campaign> serious =
        detector.campaigns().stream().filter(c -> c.verdict() == Verdict.FLAGGED).toList();
    assertThat(serious).hasSize(1);
    return serious.get(0);
  }

  @Test
  void whatIsDismissedStaysAwayUntilItDoubles() {
    simulate();
    play(5, false);
    assertThat(flagged()).hasSizeGreaterThanOrEqualTo(EARLY * 19 / 20);
    Campaign first = only();
    detector.feedback().dismiss(first.id(), "partner evaluation, ticket 4711");
    detector.sweepNow(0);
    assertThat(flagged()).isEmpty();

    play(6, false);
    assertThat(flagged()).isEmpty();
    assertThat(detector.campaign(first.id()).orElseThrow().status())
        .isEqualTo(Campaign.Status.DISMISSED);

    play(9, true);
    assertThat(flagged()).hasSizeGreaterThanOrEqualTo(ALL * 9 / 10);
    Campaign back = only();
    assertThat(back.id()).isNotEqualTo(first.id());
    assertThat(back.lineage().returnsFrom()).isEqualTo(first.id());
    assertThat(back.members()).allMatch(member -> member.record() != null);

    detector.feedback().confirm(back.id(), "invoices match");
    Member one = back.members().get(0);
    Member another = back.members().get(1);
    detector.feedback().enforced(one.account(), Day.of(9).startEpochMillis());
    detector.feedback().forget(another.account());
    detector.sweepNow(0);
    assertThat(only().status()).isEqualTo(Campaign.Status.CONFIRMED);
    assertThat(only().members().get(0).enforcedEpochMillis())
        .isEqualTo(Day.of(9).startEpochMillis());
    assertThat(flagged()).doesNotContain(another.account());
    assertThat(detector.health().internalFailures()).isZero();
  }
}
