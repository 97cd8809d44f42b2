package io.github.azeotrope.examples.replay;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Replays a trace from a file or from standard input. */
@Command(
    name = "replay",
    description = {
      "Replays a recorded trace in one pass, as a host would have seen it live, and reports the"
          + " campaigns found.",
      "Writes accounts.csv, campaigns.json, summary.json and report.html. Lines that are no valid"
          + " request, or above 64 MiB or a tenth of the heap, are told on standard error, counted"
          + " and skipped.",
      "Reads the trace format (src/docs/LOGS.md) or, by --preset or --map, the log of a gateway."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everything was read and written",
      "1:the trace cannot be read, or not to its end, or a result cannot be written",
      "2:the trace holds no valid line",
      "64:the command line is wrong",
      "70:the program itself failed"
    })
final class ReplayCommand implements Callable<Integer> {
  private final InputStream standardInput;
  private final int maxLineBytes;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private final DetectorOptions detectorOptions = new DetectorOptions();

  @Mixin private final LogOptions logOptions = new LogOptions();

  @Parameters(
      index = "0",
      paramLabel = "TRACE",
      description =
          "One JSON object a line, plain or gzip-compressed whatever the name; - for standard"
              + " input.")
  private String trace = "";

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where the results go; created if missing, files in it are overwritten.")
  private Path out = Path.of("");

  @Option(
      names = "--until",
      paramLabel = "EPOCH_MILLIS",
      description = "Leaves out requests whose time is later than this.")
  private long until = Long.MAX_VALUE;

  @Option(
      names = "--snapshot",
      paramLabel = "FILE",
      description =
          "Writes the detector's state at the end, for a live one to go on from. Needs --key, the"
              + " live detector's.")
  private @Nullable Path snapshot;

  @Option(
      names = "--quiet",
      description = "Tells neither progress nor results, only what goes wrong.")
  private boolean quiet;

  ReplayCommand(InputStream standardInput, int maxLineBytes) {
    this.standardInput = standardInput;
    this.maxLineBytes = maxLineBytes;
  }

  @Override
  public Integer call() {
    PrintWriter err = commandLine().getErr();
    TraceTally tally = new TraceTally(err::println);
    if (snapshot != null && !detectorOptions.hasKey()) {
      throw new ParameterException(
          commandLine(),
          "--snapshot needs --key: the live detector must have the same key, and this program's own"
              + " is public");
    }
    LineParser parser = logOptions.parser(maxLineBytes);
    Findings findings;
    try (Playback playback = detectorOptions.start()) {
      InputStream in;
      try {
        in = TraceInput.open(trace, standardInput);
      } catch (IOException e) {
        return fail("cannot read " + trace, e);
      }
      try (TraceReader reader = new TraceReader(in, maxLineBytes, parser, tally)) {
        // Settled before hours of replaying, not after.
        Files.createDirectories(out);
        findings = play(reader, playback, tally);
      } catch (IOException e) {
        return fail("cannot write to " + out, e);
      }
      if (snapshot != null && tally.goodLines() > 0) {
        try {
          playback.snapshot(snapshot);
        } catch (IOException e) {
          return fail("cannot write " + snapshot, e);
        }
      }
    }
    tally.reportTotal();
    try {
      Reports.write(out, TraceInput.displayName(trace), findings, tally);
    } catch (IOException e) {
      return fail("cannot write to " + out, e);
    }
    int code = exitCode(tally);
    if (code != Replay.NO_VALID_LINE && !quiet) {
      tell(findings);
    }
    return code;
  }

  private Findings play(TraceReader reader, Playback playback, TraceTally tally) {
    Progress progress = new Progress(commandLine().getErr(), playback, quiet);
    for (Exchange exchange = reader.next(); exchange != null; exchange = reader.next()) {
      if (exchange.request().epochMillis() > until) {
        tally.afterUntil();
      } else {
        playback.play(exchange);
        progress.played();
      }
    }
    return playback.finish();
  }

  private int exitCode(TraceTally tally) {
    IOException failure = tally.failure();
    int code = 0;
    if (failure != null) {
      code = fail("could not read " + trace + " to its end", failure);
    }
    if (tally.goodLines() == 0) {
      complain(TraceInput.displayName(trace) + " holds no valid line");
      code = Replay.NO_VALID_LINE;
    }
    return code;
  }

  private void tell(Findings findings) {
    PrintWriter stdout = commandLine().getOut();
    stdout.println(
        Format.count(findings.statistics().requests(), "request", "requests")
            + " of "
            + Format.count(findings.accounts().size(), "account", "accounts")
            + ", "
            + Format.count(findings.campaigns().size(), "campaign", "campaigns")
            + ": see report.html in "
            + out);
    stdout.flush();
  }

  private int fail(String what, IOException why) {
    complain(what + ": " + Errors.describe(why));
    return Replay.UNREADABLE;
  }

  private void complain(String message) {
    PrintWriter err = commandLine().getErr();
    err.println("azeotrope-replay: " + Errors.oneLine(message));
    err.flush();
  }

  private CommandLine commandLine() {
    return requireNonNull(spec, "spec").commandLine();
  }
}
