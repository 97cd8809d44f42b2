package io.github.azeotrope.examples.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures what the library finds and writes the page about it. */
@Command(
    name = "azeotrope-evaluation",
    description = {
      "Plays labelled traces and simulated worlds to detectors of their own and writes a page about"
          + " what was found and who was flagged wrongly.",
      "A run that was stopped goes on where it was when the command is given again. Run it in the"
          + " root of the repository."
    })
public final class Evaluate implements Callable<Integer> {
  private static final int UNREADABLE = 1;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--quick",
      description = "Plays every table as small as can be, in about a minute.")
  private boolean quick;

  @Option(
      names = "--traces",
      paramLabel = "DIR",
      description = "Folder of labelled traces. Default: ${DEFAULT-VALUE}, if there is one.")
  private Path traces = Path.of("..", "shared", "traces");

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where the page goes. Default: ${DEFAULT-VALUE}.")
  private Path out = Path.of("src", "docs", "EVALUATION.md");

  @Option(
      names = "--log",
      paramLabel = "FILE",
      description = "Where outcomes are kept, one JSON object a line. Default: ${DEFAULT-VALUE}.")
  private Path log = Path.of("target", "evaluation.jsonl");

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Worlds played at a time. Default: as many as there are cores.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--minutes",
      paramLabel = "M",
      description =
          "Begins no further world after so many minutes and writes the page from what there is.")
  private double minutes = Double.POSITIVE_INFINITY;

  /** Runs the program and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    CommandLine commandLine = new CommandLine(new Evaluate());
    commandLine
        .getCommandSpec()
        .addOption(
            OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Shows this text.")
                .build());
    return commandLine;
  }

  @Override
  public Integer call() {
    if (threads < 1 || !(minutes >= 0)) {
      throw new CommandLine.ParameterException(
          requireNonNull(spec, "spec").commandLine(),
          "--threads must be at least 1 and --minutes at least 0");
    }
    PrintWriter err = requireNonNull(spec, "spec").commandLine().getErr();
    Size size = quick ? Size.QUICK : Size.FULL;
    try {
      String stamp = Stamp.ofProgram();
      Plan plan = Plan.of(size, TraceWorld.names(traces));
      OutcomeLog outcomes = OutcomeLog.open(log, size.name() + "-" + stamp);
      new Run(plan, new Worlds(size, traces), outcomes, err).play(threads, minutes);
      Files.writeString(out, Page.of(plan, stamp, outcomes.outcomes()), UTF_8);
      return 0;
    } catch (IOException e) {
      err.println("azeotrope-evaluation: " + e);
      err.flush();
      return UNREADABLE;
    }
  }
}
