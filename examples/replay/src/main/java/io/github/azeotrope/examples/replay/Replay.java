package io.github.azeotrope.examples.replay;

import java.io.InputStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** The program's command line; each subcommand is a class of its own. */
@Command(
    name = "azeotrope-replay",
    description = "Shows what the library says about traffic.",
    synopsisSubcommandLabel = "COMMAND")
public final class Replay {
  /** Exit code: something cannot be read, or not to its end, or not be written. */
  static final int UNREADABLE = 1;

  /** Exit code: there is no valid line to replay. */
  static final int NO_VALID_LINE = 2;

  /** Exit code: what should be whole is not. */
  static final int BROKEN = 3;

  /** Exit code: wrong usage, as in sysexits.h, because picocli's own 2 is taken. */
  static final int USAGE = 64;

  /** Exit code: a fault of the program. */
  static final int SOFTWARE = 70;

  private Replay() {}

  /** Runs the program and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(commandLine(System.in, TraceReader.maxLineBytes()).execute(args));
  }

  static CommandLine commandLine(InputStream standardInput, int maxLineBytes) {
    CommandLine commandLine = new CommandLine(new Replay());
    CommandLine replay = new CommandLine(new ReplayCommand(standardInput, maxLineBytes));
    replay.getCommandSpec().usageMessage().footerHeading("%nPresets:%n").footer(LogPreset.help());
    commandLine.addSubcommand(replay);
    commandLine.addSubcommand(new SimulateCommand());
    commandLine.addSubcommand(new VerifyCommand());
    for (CommandLine subcommand : commandLine.getSubcommands().values()) {
      settle(subcommand);
    }
    return settle(commandLine);
  }

  private static CommandLine settle(CommandLine commandLine) {
    commandLine
        .getCommandSpec()
        .addOption(
            OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Shows this text.")
                .build())
        .exitCodeOnExecutionException(SOFTWARE);
    return commandLine.setParameterExceptionHandler(Replay::wrongUsage);
  }

  /**
   * One line and the way to the rest: the whole usage text would push the reason off the screen.
   */
  private static int wrongUsage(ParameterException e, String[] args) {
    CommandLine commandLine = e.getCommandLine();
    String name = commandLine.getCommandSpec().qualifiedName();
    commandLine
        .getErr()
        .println(name + ": " + Errors.oneLine(String.valueOf(e.getMessage())) + " (see --help)");
    commandLine.getErr().flush();
    return USAGE;
  }
}
