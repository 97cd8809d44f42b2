package io.github.azeotrope.examples.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.azeotrope.response.AuditVerification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wrote down of an audit trail when he last saw it.
 *
 * @param hash of the last line then, or null
 * @param entries lines then, or null
 */
record KeptHead(@Nullable String hash, @Nullable Long entries) {

  /**
   * Why the trail is not the one that was seen, or empty.
   *
   * @param found what the file shows, intact
   */
  String fault(Path file, AuditVerification found) throws IOException {
    if (entries != null && found.entries() < entries) {
      return Format.count(found.entries(), "entry", "entries")
          + " where there were "
          + Format.count(entries)
          + "; lines are missing at its end";
    }
    if (hash == null || hash.equals(entries == null ? found.head() : hashOfLine(file, entries))) {
      return "";
    }
    return entries == null
        ? "its head is " + found.head() + ", which is not the one given"
        : "line " + entries + " has another hash than the one given; it was written anew";
  }

  /** The hash that ends a line of a trail that is intact; before the first line there are zeros. */
  private static String hashOfLine(Path file, long number) throws IOException {
    if (number == 0) {
      return "0".repeat(64);
    }
    try (Stream<String> lines = Files.lines(file, UTF_8)) {
      String line = lines.skip(number - 1).findFirst().orElse("");
      int end = line.length() - "\"}".length();
      return end < 64 ? "" : line.substring(end - 64, end);
    }
  }
}
