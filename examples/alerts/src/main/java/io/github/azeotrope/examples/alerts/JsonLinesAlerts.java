package io.github.azeotrope.examples.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.azeotrope.campaign.CampaignChange;
import io.github.azeotrope.campaign.CampaignListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * One JSON line a campaign change, at the end of a file that a log shipper follows. Called on the
 * sweeping thread, so waiting for the disk holds up no request.
 */
public final class JsonLinesAlerts implements CampaignListener {
  private final Path file;

  /** Alerts at the end of this file; it is made at the first one. */
  public JsonLinesAlerts(Path file) {
    this.file = file;
  }

  @Override
  public void campaignChanged(CampaignChange change) {
    try (Writer out =
        Files.newBufferedWriter(
            file, UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      out.append(change.toJson()).append('\n');
    } catch (IOException e) {
      // The detector counts it; see health().listenerFailures().
      throw new UncheckedIOException(e);
    }
  }
}
