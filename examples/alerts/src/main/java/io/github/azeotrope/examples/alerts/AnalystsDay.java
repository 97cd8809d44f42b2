package io.github.azeotrope.examples.alerts;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.azeotrope.Assessment;
import io.github.azeotrope.campaign.Campaign;
import io.github.azeotrope.campaign.Member;
import io.github.azeotrope.detector.DistillationDetector;
import io.github.azeotrope.hash.LinkageKey;
import io.github.azeotrope.response.ActionKind;
import io.github.azeotrope.response.AuditTrail;
import io.github.azeotrope.response.AuditVerification;
import io.github.azeotrope.response.ResponseLadder;
import io.github.azeotrope.response.ResponsePolicy;
import io.github.azeotrope.testkit.Day;
import io.github.azeotrope.testkit.Exchange;
import io.github.azeotrope.testkit.Traffic;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * From the alert to the way back, in the order an analyst takes: alert, accounts, evidence for one
 * of them, dismissal, and, after an account has asked to be forgotten, the record from the audit
 * trail.
 */
public final class AnalystsDay {
  private final Path directory;
  private final PrintStream out;

  AnalystsDay(Path directory, PrintStream out) {
    this.directory = directory;
    this.out = out;
  }

  /**
   * Plays it in the directory given, or in one of its own.
   *
   * @throws IOException if the directory cannot be written to
   */
  public static void main(String[] args) throws IOException {
    Path directory =
        args.length > 0 ? Path.of(args[0]) : Files.createTempDirectory("azeotrope-analyst");
    new AnalystsDay(directory, System.out).play();
  }

  void play() throws IOException {
    Files.createDirectories(directory);
    JsonLinesAlerts alerts = new JsonLinesAlerts(directory.resolve("alerts.jsonl"));
    ResponseLadder ladder =
        ResponseLadder.of(ResponsePolicy.builder().onFlagged(ActionKind.LIMIT).build());
    try (AuditTrail trail = AuditTrail.open(directory);
        DistillationDetector detector =
            DistillationDetector.builder()
                .linkageKey(LinkageKey.fromBytes("a key for examples".getBytes(US_ASCII)))
                .executor(Runnable::run)
                .listener(
                    change -> {
                      trail.campaignChanged(change);
                      ladder.campaignChanged(change);
                      alerts.campaignChanged(change);
                    })
                .build()) {
      long now = watch(detector);
      String alert = Files.readAllLines(directory.resolve("alerts.jsonl")).get(0);
      out.println("Alert: " + alert);

      Campaign campaign = detector.campaigns().get(0);
      List<String> accounts = campaign.members().stream().map(Member::account).toList();
      out.println(accounts.size() + " accounts, from " + accounts.get(0));

      String account = accounts.get(0);
      String other = accounts.get(1);
      out.println("Evidence for " + account + ":");
      out.print(Objects.requireNonNull(detector.explain(account).record()).toText());
      long tomorrow = now + Duration.ofDays(1).toMillis();
      out.println("Action: " + ladder.advise(account, tomorrow).kind());
      trail.acted(account, ladder.advise(account, tomorrow).kind(), tomorrow, campaign.id());

      detector.feedback().dismiss(campaign.id(), "partner evaluation, ticket 4711");
      detector.sweepNow(now);
      Assessment after = detector.assess(account);
      out.println("Dismissed: " + after.verdict() + ", " + ladder.advise(account, tomorrow).kind());

      forget(other, detector, ladder, trail, tomorrow);
      List<String> lines = trail.linesOf(account);
      out.println("On record of " + account + ": " + lines.size() + " lines");
      out.println("On record of " + other + ": " + trail.linesOf(other).size() + " lines");
    }
    AuditVerification verification = AuditTrail.verify(directory.resolve(AuditTrail.FILE));
    out.println(
        "The trail is "
            + (verification.isIntact() ? "intact" : "broken: " + verification.fault())
            + ", "
            + verification.entries()
            + " entries");
  }

  /** Each store forgets for itself; the trail keeps the line and loses whose it is. */
  private static void forget(
      String account,
      DistillationDetector detector,
      ResponseLadder ladder,
      AuditTrail trail,
      long epochMillis) {
    detector.feedback().forget(account);
    detector.sweepNow(epochMillis);
    ladder.letGo(account);
    trail.forget(account, epochMillis);
  }

  /** Two weeks of people and a pool; the time of the last request. */
  private static long watch(DistillationDetector detector) {
    Traffic people = Traffic.organic(42).accounts(1_000).days(7);
    Traffic pool = Traffic.templateHarvest(43).accounts(60).from(Day.of(2)).days(5);
    long last = 0;
    for (Exchange exchange : Traffic.merge(people, pool)) {
      detector.observer().observe(exchange.request());
      last = exchange.request().epochMillis();
    }
    detector.sweepNow(last);
    return last;
  }
}
