package io.github.azeotrope.examples.replay;

import static java.util.Objects.requireNonNull;

import io.github.azeotrope.Verdict;
import io.github.azeotrope.evidence.Evidence;
import io.github.azeotrope.testkit.Day;
import io.github.azeotrope.testkit.Traffic;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Simulates a campaign among ordinary users and shows what the library finds. */
@Command(
    name = "simulate",
    description = {
      "Simulates the campaign of the letter of June 2026 (25,000 accounts, 26 requests an account"
          + " and day, 45 days), scaled down in accounts but not in pace, inside three times as"
          + " much traffic of ordinary people, and shows what is found, since when and why.",
      "Writes accounts.csv, campaigns.json, summary.json and report.html."
    })
final class SimulateCommand implements Callable<Integer> {
  private static final int FULL_ACCOUNTS = 25_000;
  private static final double PACE = 26;
  private static final double ORGANIC_SHARE = 3;

  /** Requests an ordinary account sends in a day, on the average. */
  private static final double ORGANIC_PACE = 1.92;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private final DetectorOptions detectorOptions = new DetectorOptions();

  @Option(
      names = "--scale",
      paramLabel = "SHARE",
      description = "Share of the 25,000 accounts, from 0.001 to 1. Default: ${DEFAULT-VALUE}.")
  private double scale = 0.004;

  @Option(
      names = "--days",
      paramLabel = "DAYS",
      description = "Days simulated; the campaign starts on day 3. Default: ${DEFAULT-VALUE}.")
  private int days = 45;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Everything random follows from it. Default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the results go. Default: ${DEFAULT-VALUE}.")
  private Path out = Path.of("azeotrope-report");

  @Override
  public Integer call() {
    check();
    int accounts = (int) Math.round(FULL_ACCOUNTS * scale);
    Day start = Day.of(3);
    Traffic campaign =
        Traffic.templateHarvest(seed + 1)
            .accounts(accounts)
            .perAccountAndDay(PACE)
            .from(start)
            .days(days - 3);
    long campaignRequests = Math.round(accounts * PACE * (days - 3));
    int people = (int) Math.ceil(ORGANIC_SHARE * campaignRequests / (ORGANIC_PACE * days));
    Traffic organic =
        Traffic.organic(seed).accounts(people).days(days).perAccountAndDay(ORGANIC_PACE);
    PrintWriter stdout = requireNonNull(spec, "spec").commandLine().getOut();
    PrintWriter err = requireNonNull(spec, "spec").commandLine().getErr();
    stdout.printf(
        Locale.ROOT,
        "Simulating %,d ordinary accounts and a campaign of %,d accounts that each send %.0f"
            + " requests a day, %d days, seed %d.%n",
        people,
        accounts,
        PACE,
        days,
        seed);
    stdout.flush();
    Findings findings;
    try (Playback playback = detectorOptions.start()) {
      Files.createDirectories(out);
      Progress progress = new Progress(err, playback, false);
      for (io.github.azeotrope.testkit.Exchange exchange : Traffic.merge(organic, campaign)) {
        playback.play(new Exchange(exchange.request(), exchange.response()));
        progress.played();
      }
      findings = playback.finish();
      Reports.write(out, "simulation, seed " + seed, findings, null);
    } catch (IOException e) {
      err.println("azeotrope-replay: cannot write to " + out + ": " + Errors.describe(e));
      err.flush();
      return Replay.UNREADABLE;
    }
    tell(stdout, findings, new HashSet<>(campaign.accounts()), start.startEpochMillis());
    return 0;
  }

  private void check() {
    if (!(scale >= 0.001 && scale <= 1)) {
      throw wrong("--scale must be 0.001 to 1, was " + scale);
    }
    if (days < 5 || days > 365) {
      throw wrong("--days must be 5 to 365, was " + days);
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(requireNonNull(spec, "spec").commandLine(), message);
  }

  private void tell(
      PrintWriter stdout, Findings findings, Set<String> truth, long startEpochMillis) {
    for (CampaignFinding finding : findings.campaigns()) {
      stdout.printf(
          Locale.ROOT,
          "%nFound %s: %s, %,d accounts, %,d requests; first seen %s, flagged %s.%n",
          finding.campaign().id(),
          finding.campaign().verdict(),
          finding.campaign().members().size(),
          finding.memberRequests(),
          Format.day(finding.campaign().firstSeenEpochMillis()),
          finding.campaign().verdict() == Verdict.FLAGGED
              ? Format.day(finding.campaign().flaggedEpochMillis())
              : "never");
      stdout.println("Why:");
      for (Evidence evidence : finding.campaign().evidence()) {
        if (evidence.supports()) {
          stdout.println("  + " + evidence.text());
        }
      }
      for (Evidence evidence : finding.campaign().evidence()) {
        if (evidence.outcome() == Evidence.Outcome.NEUTRAL || evidence.acquits()) {
          stdout.println("  - " + evidence.text());
        }
      }
    }
    stdout.println();
    stdout.println(score(findings, truth, startEpochMillis));
    stdout.println("Report: " + out.resolve("report.html"));
    stdout.flush();
  }

  /** How right that is, which only a simulation can tell. */
  private static String score(Findings findings, Set<String> truth, long startEpochMillis) {
    int found = 0;
    int wrong = 0;
    int legitimate = 0;
    long requests = 0;
    long served = 0;
    long firstFlag = Long.MAX_VALUE;
    for (AccountRow row : findings.accounts()) {
      boolean flagged = row.verdict() == Verdict.FLAGGED;
      if (truth.contains(row.account())) {
        found += flagged ? 1 : 0;
        requests += row.requests();
        served += flagged ? row.requestsBeforeFlag() : row.requests();
        firstFlag = flagged ? Math.min(firstFlag, row.flaggedEpochMillis()) : firstFlag;
      } else {
        legitimate++;
        wrong += flagged ? 1 : 0;
      }
    }
    return String.format(
        Locale.ROOT,
        "Truth: %,d of %,d campaign accounts flagged, the first %s after the campaign began, with"
            + " %.1f %% of its %,d requests served before; %,d of %,d ordinary accounts flagged.",
        found,
        truth.size(),
        firstFlag == Long.MAX_VALUE
            ? "never"
            : String.format(
                Locale.ROOT, "%.1f days", (firstFlag - startEpochMillis) / 86_400_000.0),
        100.0 * served / Math.max(1, requests),
        requests,
        wrong,
        legitimate);
  }
}
