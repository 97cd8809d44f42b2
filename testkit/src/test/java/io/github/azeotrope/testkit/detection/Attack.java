package io.github.azeotrope.testkit.detection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.OrganizationStanding;
import io.github.azeotrope.Verdict;
import io.github.azeotrope.campaign.CampaignListener;
import io.github.azeotrope.detector.DistillationDetector;
import io.github.azeotrope.hash.LinkageKey;
import io.github.azeotrope.testkit.Day;
import io.github.azeotrope.testkit.Exchange;
import io.github.azeotrope.testkit.Traffic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One attack on the detector: people, a pool, and what its operator does besides. */
final class Attack {
  /** The people among whom the attacks of this package are made. */
  static final Traffic PEOPLE = Traffic.organic(42).accounts(600).days(9);

  private final List<Exchange> exchanges = new ArrayList<>();
  private @Nullable Function<String, OrganizationStanding> organizations;
  private int maxAccounts;

  /** A pool that shares nothing but the job: a card and a home for each of 100 accounts. */
  static Traffic strangers(long seed) {
    return Traffic.templateHarvest(seed)
        .accounts(100)
        .perAccountAndDay(6)
        .from(Day.of(3))
        .days(6)
        .sharedCards(1)
        .residential();
  }

  /** A pool with a card for eight accounts and exits for all of them. */
  static Traffic sharing(long seed) {
    return Traffic.templateHarvest(seed)
        .accounts(100)
        .perAccountAndDay(6)
        .from(Day.of(3))
        .days(6)
        .mix(.5);
  }

  Attack with(Traffic traffic) {
    return with(traffic, exchange -> exchange);
  }

  Attack with(Iterable<Exchange> traffic, UnaryOperator<Exchange> change) {
    traffic.forEach(exchange -> exchanges.add(change.apply(exchange)));
    return this;
  }

  /** What the host answers about organizations. */
  Attack organizations(Function<String, OrganizationStanding> standing) {
    organizations = standing;
    return this;
  }

  /** How many accounts the detector may hold. */
  Attack maxAccounts(int accounts) {
    maxAccounts = accounts;
    return this;
  }

  /** Everything that is sent, in order of time. */
  List<Exchange> exchanges() {
    exchanges.sort(Comparator.comparingLong(e -> e.request().epochMillis()));
    return exchanges;
  }

  /** A detector that sweeps inline twice a day of event time. */
  static DistillationDetector.Builder detector() {
    return DistillationDetector.builder()
        .linkageKey(LinkageKey.fromBytes("a key for simulations".getBytes(UTF_8)))
        .executor(Runnable::run)
        .sweepEvery(Duration.ofHours(12))
        .baseline(200, Duration.ofDays(1));
  }

  /** The worst that was ever said of each account, in campaign changes. */
  Map<String, Verdict> worstVerdicts() {
    Map<String, Verdict> worst = new HashMap<>();
    CampaignListener listener =
        change ->
            change
                .campaign()
                .members()
                .forEach(m -> worst.merge(m.account(), m.verdict(), Verdict::worst));
    DistillationDetector.Builder builder = detector().listener(listener);
    if (maxAccounts > 0) {
      builder.maxAccounts(maxAccounts);
    }
    if (organizations != null) {
      builder.organizations(organizations);
    }
    try (DistillationDetector detector = builder.build()) {
      for (Exchange exchange : exchanges()) {
        detector.observer().observe(exchange.request());
        if (exchange.response() != null) {
          detector.observer().complete(exchange.response());
        }
      }
      detector.sweepNow(exchanges.get(exchanges.size() - 1).request().epochMillis());
      assertThat(detector.health().internalFailures()).isZero();
    }
    return worst;
  }

  /** How many of the accounts have this verdict at least. */
  static long atLeast(Verdict verdict, Collection<String> accounts, Map<String, Verdict> worst) {
    return accounts.stream()
        .filter(account -> worst.getOrDefault(account, Verdict.CLEAR).compareTo(verdict) >= 0)
        .count();
  }
}
