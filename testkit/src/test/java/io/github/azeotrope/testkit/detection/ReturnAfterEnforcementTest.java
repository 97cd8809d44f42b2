package io.github.azeotrope.testkit.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.campaign.Campaign;
import io.github.azeotrope.campaign.Member;
import io.github.azeotrope.detector.DetectorWithSignals;
import io.github.azeotrope.detector.DistillationDetector;
import io.github.azeotrope.evidence.Signal;
import io.github.azeotrope.evidence.Signals;
import io.github.azeotrope.testkit.Day;
import io.github.azeotrope.testkit.Exchange;
import io.github.azeotrope.testkit.Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * The host bans the accounts of a pool, and the operator goes on with others: one half of a pool
 * sends until the ban, the other half, with cards and homes of its own, from then on.
 */
class ReturnAfterEnforcementTest {
  private static final Traffic PEOPLE = Traffic.organic(42).accounts(600).days(10);
  private static final long BAN = Day.of(6).startEpochMillis() + 9 * 3_600_000L;

  private static Traffic pool(long seed, int accounts, int accountsPerCard) {
    return Traffic.templateHarvest(seed)
        .accounts(accounts)
        .perAccountAndDay(12)
        .from(Day.of(3))
        .days(7)
        .sharedCards(accountsPerCard)
        .residential()
        .launch(Day.of(30));
  }

  /** Accounts come by number, three numbers a card, so that no card is in both halves. */
  private static Set<String> firstHalf(Traffic pool) {
    return Set.copyOf(pool.accounts().subList(0, pool.accounts().size() / 2));
  }

  private static List<ModelRequest> requests(Traffic pool) {
    Set<String> banned = firstHalf(pool);
    List<ModelRequest> requests = new ArrayList<>();
    for (Exchange exchange : Traffic.merge(PEOPLE, pool)) {
      ModelRequest request = exchange.request();
      boolean before = request.epochMillis() < BAN;
      if (!exchange.isCampaign() || before == banned.contains(request.account())) {
        requests.add(request);
      }
    }
    return requests;
  }

  /** Plays all of it; the host acts on the first half at the time of the ban, or keeps quiet. */
  private static DistillationDetector played(Traffic pool, List<Signal> signals, boolean told) {
    DistillationDetector detector = DetectorWithSignals.of(signals);
    boolean acted = false;
    long last = 0;
    for (ModelRequest request : requests(pool)) {
      last = request.epochMillis();
      if (told && !acted && last >= BAN) {
        firstHalf(pool).forEach(account -> detector.feedback().enforced(account, BAN));
        acted = true;
      }
      detector.observer().observe(request);
    }
    detector.sweepNow(last);
    assertThat(detector.health().internalFailures()).isZero();
    return detector;
  }

  private static List<Signal> without(String name) {
    List<Signal> rest = Signals.ALL.stream().filter(s -> !s.name().equals(name)).toList();
    assertThat(rest).as("signal %s", name).hasSize(Signals.ALL.size() - 1);
    return rest;
  }

  private static long flagged(DistillationDetector detector, Traffic part, Predicate<String> of) {
    return part.accounts().stream().filter(of).filter(a -> detector.assess(a).isFlagged()).count();
  }

  /** Cards for three: neither strangers nor the keys of a customer, and no model to move to. */
  @Test
  void aPoolWithCardsForThreeIsFoundOnlyByThoseWhoTakeThePlacesOfTheBanned() {
    Traffic pool = pool(46, 120, 3);
    DistillationDetector detector = played(pool, Signals.ALL, true);
    assertThat(flagged(detector, pool, account -> true)).isGreaterThanOrEqualTo(114);
    assertThat(flagged(detector, PEOPLE, account -> true)).isZero();
    DistillationDetector blind = played(pool, without("succession"), true);
    assertThat(flagged(blind, pool, account -> true)).isZero();
    DistillationDetector untold = played(pool, Signals.ALL, false);
    assertThat(flagged(untold, pool, account -> true)).isZero();
  }

  /** A campaign that was found goes on under its id, and who comes back is found sooner. */
  @Test
  void whoComesBackIsFoundSoonerInTheSameCampaign() {
    Traffic pool = pool(47, 240, 1);
    DistillationDetector detector = played(pool, Signals.ALL, true);
    assertThat(flagged(detector, pool, account -> true)).isGreaterThanOrEqualTo(228);
    assertThat(flagged(detector, PEOPLE, account -> true)).isZero();
    List<Campaign> campaigns =
        detector.campaigns().stream().filter(c -> c.members().size() > 1).toList();
    assertThat(campaigns).hasSize(1);
    Campaign campaign = campaigns.get(0);
    assertThat(campaign.evidence())
        .filteredOn(e -> e.signal().equals("succession"))
        .singleElement()
        .matches(e -> e.supports());
    Set<String> banned = firstHalf(pool);
    double first = requestsBeforeFlag(campaign, banned::contains);
    double second = requestsBeforeFlag(campaign, account -> !banned.contains(account));
    assertThat(second).isLessThan(first / 2);
  }

  private static double requestsBeforeFlag(Campaign campaign, Predicate<String> of) {
    return campaign.members().stream()
        .filter(member -> of.test(member.account()))
        .mapToLong(Member::requestsBeforeFlag)
        .average()
        .orElseThrow();
  }
}
