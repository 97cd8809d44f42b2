package io.github.azeotrope.testkit.detection;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.azeotrope.Verdict;
import io.github.azeotrope.campaign.Campaign;
import io.github.azeotrope.campaign.CampaignChange;
import io.github.azeotrope.campaign.CampaignListener;
import io.github.azeotrope.campaign.Member;
import io.github.azeotrope.detector.DistillationDetector;
import io.github.azeotrope.hash.LinkageKey;
import io.github.azeotrope.testkit.Exchange;
import io.github.azeotrope.testkit.Traffic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Traffic played to a detector, and what it said of each account at its worst. */
final class Watched implements CampaignListener {
  private final Map<String, Verdict> worst = new HashMap<>();
  private final Map<String, Exchange> first = new HashMap<>();
  private final Map<String, Long> requests = new HashMap<>();
  private final Map<String, Long> requestsBeforeFlag = new HashMap<>();
  private List<Campaign> campaigns = List.of();

  private Watched() {}

  /** Plays all of it; sweeps run inline every few hours of event time. */
  static Watched play(Traffic traffic, Duration sweepEvery) {
    Watched watched = new Watched();
    watched.playAll(traffic, sweepEvery);
    return watched;
  }

  private void playAll(Traffic traffic, Duration sweepEvery) {
    LinkageKey key = LinkageKey.fromBytes("a key for simulations".getBytes(UTF_8));
    try (DistillationDetector detector =
        DistillationDetector.builder()
            .linkageKey(key)
            .sweepEvery(sweepEvery)
            .listener(this)
            .executor(Runnable::run)
            .build()) {
      long last = 0;
      for (Exchange exchange : traffic) {
        String account = exchange.request().account();
        first.putIfAbsent(account, exchange);
        requests.merge(account, 1L, Long::sum);
        detector.observer().observe(exchange.request());
        if (exchange.response() != null) {
          detector.observer().complete(exchange.response());
        }
        last = exchange.request().epochMillis();
      }
      detector.sweepNow(last);
      campaigns = detector.campaigns();
      if (detector.health().internalFailures() > 0) {
        throw new AssertionError(detector.health());
      }
    }
  }

  @Override
  public void campaignChanged(CampaignChange change) {
    for (Member member : change.campaign().members()) {
      worst.merge(member.account(), member.verdict(), Verdict::worst);
      if (member.verdict() == Verdict.FLAGGED) {
        requestsBeforeFlag.putIfAbsent(member.account(), requests.get(member.account()));
      }
    }
  }

  /** The worst that was said of an account. */
  Verdict worst(String account) {
    return worst.getOrDefault(account, Verdict.CLEAR);
  }

  /** How many legitimate accounts of each scenario had this as their worst verdict. */
  Map<String, Integer> legitimate(Verdict verdict) {
    Map<String, Integer> counts = new TreeMap<>();
    first.forEach(
        (account, exchange) -> {
          if (!exchange.isCampaign() && worst(account) == verdict) {
            counts.merge(label(exchange), 1, Integer::sum);
          }
        });
    return counts;
  }

  /** How many legitimate accounts of each scenario there are. */
  Map<String, Integer> legitimateAccounts() {
    Map<String, Integer> counts = new TreeMap<>();
    first.values().stream()
        .filter(exchange -> !exchange.isCampaign())
        .forEach(exchange -> counts.merge(label(exchange), 1, Integer::sum));
    return counts;
  }

  private static String label(Exchange exchange) {
    boolean undeclared =
        exchange.scenario().equals("company-team")
            && exchange.request().facts().organization() == null;
    return exchange.scenario() + (undeclared ? ", undeclared" : "");
  }

  /** The accounts of the traffic's campaigns. */
  private Set<String> accused() {
    Set<String> accounts = new HashSet<>();
    first.forEach(
        (account, exchange) -> {
          if (exchange.isCampaign()) {
            accounts.add(account);
          }
        });
    return accounts;
  }

  /** Share of the campaign's accounts that were flagged. */
  double recall() {
    Set<String> accounts = accused();
    long flagged = accounts.stream().filter(a -> worst(a) == Verdict.FLAGGED).count();
    return (double) flagged / accounts.size();
  }

  /** The flagged campaign that holds most of the true one's accounts, as sets of accounts. */
  private Set<String> best() {
    Set<String> best = new HashSet<>();
    int most = 0;
    for (Campaign campaign : campaigns) {
      Set<String> members = new HashSet<>();
      campaign.members().forEach(member -> members.add(member.account()));
      Set<String> both = new HashSet<>(members);
      both.retainAll(accused());
      if (campaign.verdict() == Verdict.FLAGGED && both.size() > most) {
        best = members;
        most = both.size();
      }
    }
    return best;
  }

  /** Share of the campaign's accounts in one reported, flagged campaign. */
  double grouped() {
    Set<String> both = best();
    both.retainAll(accused());
    return (double) both.size() / accused().size();
  }

  /** Share of that reported campaign's accounts that are the true one's. */
  double purity() {
    Set<String> members = best();
    Set<String> both = new HashSet<>(members);
    both.retainAll(accused());
    return members.isEmpty() ? 0 : (double) both.size() / members.size();
  }

  /** Mean requests of a flagged account of the campaign up to its flag. */
  double meanRequestsBeforeFlag() {
    return accused().stream()
        .filter(requestsBeforeFlag::containsKey)
        .mapToLong(requestsBeforeFlag::get)
        .average()
        .orElse(Double.NaN);
  }

  /** The campaigns that were open at the end. */
  List<String> campaignsInWords() {
    List<String> words = new ArrayList<>();
    for (Campaign c : campaigns) {
      words.add(c.id() + " " + c.verdict() + " " + c.members().size() + " accounts");
    }
    return words;
  }
}
