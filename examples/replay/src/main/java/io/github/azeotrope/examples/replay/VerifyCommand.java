package io.github.azeotrope.examples.replay;

import static java.util.Objects.requireNonNull;

import io.github.azeotrope.response.AuditTrail;
import io.github.azeotrope.response.AuditVerification;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says whether an audit trail is whole. */
@Command(
    name = "verify",
    description = {
      "Reads an audit trail and says whether each line is as it was written and in its place.",
      "That lines were cut off at the end, or that all was written anew, shows only beside a head"
          + " or a number of entries that was kept elsewhere: --head, --entries."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the trail is whole",
      "1:it cannot be read",
      "3:it was changed, or is not the one that was kept",
      "64:the command line is wrong"
    })
final class VerifyCommand implements Callable<Integer> {
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "TRAIL",
      description = "An audit.jsonl, or the directory that it is in.")
  private Path trail = Path.of("");

  @Option(
      names = "--head",
      paramLabel = "HASH",
      description = {
        "A head that was kept: the hash of what was then the last line, 64 hexadecimal digits. With"
            + " --entries lines may have come since; without, it must be the last line's still."
      })
  private @Nullable String head;

  @Option(
      names = "--entries",
      paramLabel = "N",
      description = "How many entries there were when the head was kept; at least so many.")
  private @Nullable Long entries;

  @Override
  public Integer call() {
    KeptHead kept = kept();
    Path file = Files.isDirectory(trail) ? trail.resolve(AuditTrail.FILE) : trail;
    AuditVerification found;
    String fault;
    try {
      found = AuditTrail.verify(file);
      fault = found.isIntact() ? kept.fault(file, found) : lineFault(found);
    } catch (IOException e) {
      complain("cannot read " + file + ": " + Errors.describe(e));
      return Replay.UNREADABLE;
    }
    if (!fault.isEmpty()) {
      complain(file + " is broken: " + fault);
      return Replay.BROKEN;
    }
    PrintWriter out = requireNonNull(spec, "spec").commandLine().getOut();
    out.println(
        "intact: " + Format.count(found.entries(), "entry", "entries") + ", head " + found.head());
    out.flush();
    return 0;
  }

  private KeptHead kept() {
    String hash = head == null ? null : head.toLowerCase(Locale.ROOT);
    if (hash != null && !HASH.matcher(hash).matches()) {
      throw wrong("--head must be 64 hexadecimal digits");
    }
    if (entries != null && entries < 0) {
      throw wrong("--entries must not be negative, was " + entries);
    }
    return new KeptHead(hash, entries);
  }

  private static String lineFault(AuditVerification found) {
    return "line "
        + (found.entries() + 1)
        + ": "
        + found.fault()
        + "; intact before it: "
        + Format.count(found.entries(), "entry", "entries")
        + ", head "
        + found.head();
  }

  private ParameterException wrong(String message) {
    return new ParameterException(requireNonNull(spec, "spec").commandLine(), message);
  }

  private void complain(String message) {
    PrintWriter err = requireNonNull(spec, "spec").commandLine().getErr();
    err.println("azeotrope-replay: " + Errors.oneLine(message));
    err.flush();
  }
}
