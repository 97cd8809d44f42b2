package io.github.azeotrope.examples.replay.traces;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.azeotrope.examples.replay.Replay;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The replay program, run as its users run it: in a process of its own. */
final class Program {
  private Program() {}

  /**
   * Replays a trace.
   *
   * @throws AssertionError with what it said, unless it ends with 0
   */
  static Verdicts replay(Path trace, Path out) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx1g", "-XX:+UseSerialGC", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.addAll(List.of(Replay.class.getName(), "replay", trace.toString(), "--quiet"));
    command.addAll(List.of("--out", out.toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    int code = process.waitFor();
    if (code != 0) {
      throw new AssertionError("replay ended with " + code + ": " + said);
    }
    return Verdicts.read(out);
  }
}
