package io.github.azeotrope.examples.replay;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The replay program's command line. */
@Command(
    name = "azeotrope-replay",
    mixinStandardHelpOptions = true,
    description = "Replays a recorded trace and reports the campaigns found.")
public final class Replay implements Callable<Integer> {

  @Override
  public Integer call() {
    return CommandLine.ExitCode.OK;
  }

  /** Runs the program and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Replay()).execute(args));
  }
}
