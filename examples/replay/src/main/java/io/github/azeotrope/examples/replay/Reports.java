package io.github.azeotrope.examples.replay;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Writes the four files of a playback: accounts.csv, campaigns.json, summary.json, report.html. */
final class Reports {
  private Reports() {}

  /**
   * Writes them all, over what is there.
   *
   * @param directory must exist
   * @param source name of what was played, for people
   * @param findings what was found
   * @param tally how reading a trace went, or null where no trace was read
   */
  static void write(Path directory, String source, Findings findings, @Nullable TraceTally tally)
      throws IOException {
    write(directory.resolve("accounts.csv"), out -> AccountsCsv.write(out, findings.accounts()));
    write(
        directory.resolve("campaigns.json"), out -> CampaignsJson.write(out, findings.campaigns()));
    write(directory.resolve("summary.json"), out -> SummaryJson.write(out, findings, tally));
    write(
        directory.resolve("report.html"),
        out -> new HtmlReport(out).write(source, findings, tally));
  }

  private static void write(Path file, Content content) throws IOException {
    // Not Files.newBufferedWriter, which fails on text that is not well-formed.
    try (Writer out =
        new BufferedWriter(
            new OutputStreamWriter(Files.newOutputStream(file), StandardCharsets.UTF_8))) {
      content.writeTo(out);
    } catch (JacksonException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e);
    }
  }

  @FunctionalInterface
  private interface Content {
    void writeTo(Writer out) throws IOException;
  }
}
