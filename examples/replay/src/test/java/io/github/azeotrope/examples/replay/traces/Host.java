package io.github.azeotrope.examples.replay.traces;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.azeotrope.Verdict;
import io.github.azeotrope.campaign.Campaign;
import io.github.azeotrope.campaign.CampaignChange;
import io.github.azeotrope.campaign.CampaignListener;
import io.github.azeotrope.campaign.Member;
import io.github.azeotrope.detector.DetectorHealth;
import io.github.azeotrope.detector.DistillationDetector;
import io.github.azeotrope.examples.replay.traces.Verdicts.OfAccount;
import io.github.azeotrope.examples.replay.traces.Verdicts.Reported;
import io.github.azeotrope.hash.LinkageKey;
import io.github.azeotrope.testkit.Exchange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

/** Plays exchanges to a detector as a host would and remembers what it says. */
final class Host implements CampaignListener, AutoCloseable {
  private final DistillationDetector detector;
  private final Map<String, OfAccount> accounts = new TreeMap<>();
  private final List<Event> events = new ArrayList<>();
  private long lastEvent;

  /** A host whose detector has this secret and sweeps inline. */
  Host(String secret, Duration sweepEvery) {
    this(secret, sweepEvery, Runnable::run);
  }

  /** The same with sweeps run by an executor. */
  Host(String secret, Duration sweepEvery, Executor executor) {
    detector =
        DistillationDetector.builder()
            .linkageKey(LinkageKey.fromBytes(secret.getBytes(UTF_8)))
            .sweepEvery(sweepEvery)
            .listener(this)
            .executor(executor)
            .build();
  }

  void play(Exchange exchange) {
    String account = exchange.request().account();
    said(
        account,
        detector.observer().observe(exchange.request()).verdict(),
        exchange.request().epochMillis());
    if (exchange.response() != null) {
      detector.observer().complete(exchange.response());
    }
    lastEvent = exchange.request().epochMillis();
  }

  @Override
  public void campaignChanged(CampaignChange change) {
    events.add(Event.of(change));
    for (Member member : change.campaign().members()) {
      long at = member.flaggedEpochMillis();
      said(member.account(), member.verdict(), at == Campaign.NEVER ? change.epochMillis() : at);
    }
  }

  private void said(String account, Verdict verdict, long epochMillis) {
    OfAccount before = accounts.get(account);
    if (before == null) {
      before = new OfAccount(Verdict.CLEAR, Campaign.NEVER, "");
    }
    long flaggedAt =
        verdict == Verdict.FLAGGED && before.flaggedAt() == Campaign.NEVER
            ? epochMillis
            : before.flaggedAt();
    accounts.put(account, new OfAccount(before.verdict().worst(verdict), flaggedAt, ""));
  }

  /** Sweeps a last time and tells everything. */
  Outcome finish() {
    detector.sweepNow(lastEvent);
    accounts.replaceAll(
        (account, said) ->
            new OfAccount(
                said.verdict(), said.flaggedAt(), detector.assess(account).campaign().orElse("")));
    List<Reported> campaigns = new ArrayList<>();
    for (Campaign campaign : detector.campaigns()) {
      Set<String> members = new LinkedHashSet<>();
      campaign.members().forEach(member -> members.add(member.account()));
      campaigns.add(new Reported(campaign.id(), campaign.verdict(), members));
    }
    return new Outcome(
        new Verdicts(accounts, campaigns), List.copyOf(events), detector.health(), lastEvent);
  }

  @Override
  public void close() {
    detector.close();
  }

  /**
   * What came of a play.
   *
   * @param verdicts of the end
   * @param events everything the listener heard, in order
   * @param health at the end
   * @param lastEvent time of the last request and of the last sweep
   */
  record Outcome(Verdicts verdicts, List<Event> events, DetectorHealth health, long lastEvent) {

    /** The same with other names, so many milliseconds later. */
    Outcome translated(UnaryOperator<String> name, long millis) {
      return new Outcome(
          verdicts.translated(name, millis),
          events.stream().map(event -> event.translated(name, millis)).toList(),
          health,
          lastEvent + millis);
    }

    /** What the listener heard before a time. */
    List<Event> eventsBefore(long epochMillis) {
      return events.stream().filter(event -> event.at() < epochMillis).toList();
    }
  }

  /**
   * A change of a campaign.
   *
   * @param kind what happened
   * @param campaign its id
   * @param verdict its verdict afterwards
   * @param at event time of the sweep
   * @param members its members afterwards with the time each was flagged, or {@link Campaign#NEVER}
   */
  record Event(
      CampaignChange.Kind kind,
      String campaign,
      Verdict verdict,
      long at,
      Map<String, Long> members) {

    static Event of(CampaignChange change) {
      Map<String, Long> members = new TreeMap<>();
      for (Member member : change.campaign().members()) {
        members.put(member.account(), member.flaggedEpochMillis());
      }
      return new Event(
          change.kind(),
          change.campaign().id(),
          change.campaign().verdict(),
          change.epochMillis(),
          members);
    }

    private Event translated(UnaryOperator<String> name, long millis) {
      Map<String, Long> translated = new TreeMap<>();
      members.forEach(
          (account, flaggedAt) ->
              translated.put(name.apply(account), Verdicts.translated(flaggedAt, millis)));
      return new Event(kind, campaign, verdict, at + millis, translated);
    }
  }
}
