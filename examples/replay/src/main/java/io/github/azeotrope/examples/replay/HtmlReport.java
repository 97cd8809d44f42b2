package io.github.azeotrope.examples.replay;

import io.github.azeotrope.Basis;
import io.github.azeotrope.Verdict;
import io.github.azeotrope.campaign.CampaignChange;
import io.github.azeotrope.detector.DetectorHealth;
import io.github.azeotrope.evidence.Family;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One page for people: no script, nothing loaded from elsewhere, no text of any request. Equal
 * findings give the same bytes, so two reports can be compared.
 */
final class HtmlReport {
  private static final String STYLE_SHEET = "report.css";
  private static final int MOST_CLOSED = 100;

  private final HtmlWriter html;
  private final HtmlCampaign campaignHtml;

  HtmlReport(Writer out) {
    html = new HtmlWriter(out);
    campaignHtml = new HtmlCampaign(html);
  }

  /**
   * Writes the page.
   *
   * @param source name of what was played
   * @param findings what was found
   * @param tally how reading went, or null where no trace was read
   */
  void write(String source, Findings findings, @Nullable TraceTally tally) throws IOException {
    head();
    html.markup("<header><h1>Azeotrope replay report</h1>\n<p>").id(source);
    PlaybackStatistics statistics = findings.statistics();
    if (statistics.requests() > 0) {
      html.text(
          ", "
              + Format.minute(statistics.firstEventMillis())
              + " to "
              + Format.minute(statistics.lastEventMillis()));
    }
    html.markup("</p></header>\n<main>\n");
    result(findings);
    campaigns(findings.campaigns());
    closed(findings.closedCampaigns());
    clear(findings);
    reading();
    if (tally != null) {
      trace(tally);
    }
    html.markup("</main>\n<footer><p>Evidence, not proof: act on a campaign only after a person")
        .markup(" has read it. This page holds ids of accounts and statistics, no text of any")
        .markup(" request.</p></footer>\n</body>\n</html>\n");
  }

  private void head() throws IOException {
    html.markup("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .markup("<meta http-equiv=\"Content-Security-Policy\" ")
        .markup("content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
        .markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .markup("<meta name=\"color-scheme\" content=\"light dark\">\n")
        .markup("<title>Azeotrope replay report</title>\n<style>\n")
        .markup(styleSheet())
        .markup("</style>\n</head>\n<body>\n");
  }

  private static String styleSheet() throws IOException {
    try (InputStream in = HtmlReport.class.getResourceAsStream(STYLE_SHEET)) {
      if (in == null) {
        throw new FileNotFoundException(STYLE_SHEET + " is missing in the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void result(Findings findings) throws IOException {
    html.markup("<section><h2>Result</h2>\n<p class=\"result\">");
    long flagged = campaigns(findings, Verdict.FLAGGED);
    long watched = campaigns(findings, Verdict.WATCH);
    if (findings.campaigns().isEmpty()) {
      html.text("No campaign was found.");
    } else {
      html.text(
          Format.count(flagged, "campaign", "campaigns")
              + " FLAGGED, "
              + Format.count(watched)
              + " on WATCH.");
    }
    html.markup("</p>\n<dl>\n");
    html.pair("Requests", Format.count(findings.statistics().requests()));
    html.pair("Accounts", Format.count(findings.accounts().size()));
    for (Verdict verdict : Verdict.values()) {
      long accounts = findings.accounts().stream().filter(a -> a.verdict() == verdict).count();
      html.pair("Accounts that were " + verdict.name() + " at worst", Format.count(accounts));
    }
    html.markup("</dl></section>\n");
  }

  private static long campaigns(Findings findings, Verdict verdict) {
    return findings.campaigns().stream()
        .filter(finding -> finding.campaign().verdict() == verdict)
        .count();
  }

  private void campaigns(List<CampaignFinding> findings) throws IOException {
    if (findings.isEmpty()) {
      return;
    }
    html.markup("<section><h2>Campaigns</h2>\n");
    for (CampaignFinding finding : findings) {
      campaignHtml.write(finding);
    }
    html.markup("</section>\n");
  }

  private void closed(List<ClosedCampaign> closed) throws IOException {
    if (closed.isEmpty()) {
      return;
    }
    html.markup("<section><h2>No longer open</h2>\n<p>");
    html.text(
        Format.count(closed.size(), "campaign was", "campaigns were")
            + " reported while the traffic came and then closed, because the evidence no longer"
            + " held, or merged into another one. An account's worst verdict stays in the counts"
            + " above.");
    html.markup("</p>\n<ul>\n");
    for (ClosedCampaign campaign : closed.subList(0, Math.min(MOST_CLOSED, closed.size()))) {
      html.markup("<li>").id(campaign.id()).markup(" ");
      campaignHtml.verdict(campaign.verdict());
      boolean merged = campaign.kind() == CampaignChange.Kind.MERGED;
      html.text(
              " "
                  + Format.count(campaign.members(), "account", "accounts")
                  + ", "
                  + Format.count(campaign.requests(), "request", "requests")
                  + ", first request "
                  + Format.minute(campaign.firstSeenEpochMillis())
                  + (merged ? ", merged " : ", closed ")
                  + Format.minute(campaign.endedEpochMillis()))
          .markup("</li>\n");
    }
    html.markup("</ul>\n");
    if (closed.size() > MOST_CLOSED) {
      html.element("p", Format.count(closed.size() - MOST_CLOSED) + " more are not listed.");
    }
    html.markup("</section>\n");
  }

  /** Why accounts are not flagged: "looked at and nothing found" is not "not looked at". */
  private void clear(Findings findings) throws IOException {
    html.markup("<section><h2>What CLEAR rests on</h2>\n<div class=\"scroll\"><table>\n")
        .markup("<caption>Accounts that are not in a campaign at the end</caption>\n")
        .markup("<thead><tr><th scope=\"col\">Basis</th><th scope=\"col\">Accounts</th>")
        .markup("<th scope=\"col\">Meaning</th></tr></thead>\n<tbody>\n");
    for (Basis basis : Basis.values()) {
      long accounts =
          findings.accounts().stream()
              .filter(row -> row.campaign() == null && row.basis() == basis)
              .count();
      html.markup("<tr><th scope=\"row\">").text(basis.name()).markup("</th>");
      html.element("td", Format.count(accounts));
      html.element("td", words(basis)).markup("</tr>\n");
    }
    html.markup("</tbody></table></div>\n");
    health(findings.health());
    html.markup("</section>\n");
  }

  private static String words(Basis basis) {
    return switch (basis) {
      case EVIDENCE -> "There was traffic enough, and no evidence that would do.";
      case TOO_LITTLE_TRAFFIC -> "Too few requests to say anything: not assessed.";
      case NOT_ENOUGH_BASELINE ->
          "Too few accounts or days to know what ordinary traffic is: not assessed.";
      case DEGRADED -> "The detector dropped work or failed inside: may be out of date.";
    };
  }

  private void health(DetectorHealth health) throws IOException {
    html.markup("<ul>\n");
    if (!health.baselineReady()) {
      html.element(
          "li",
          "The detector had not yet seen enough accounts and days to flag anybody. That nobody is"
              + " flagged means little here.");
    }
    if (health.isDegraded()) {
      html.element("li", "The detector failed inside; the numbers are in summary.json.");
    }
    if (health.evictedAccounts() > 0) {
      html.element(
          "li",
          Format.count(health.evictedAccounts(), "account was", "accounts were")
              + " dropped because the cap was reached.");
    }
    for (Family family : Family.values()) {
      if (health.unavailableFamilies().contains(family)) {
        html.element("li", "Evidence of the family " + family.name() + " had no input.");
      }
    }
    html.markup("</ul>\n");
  }

  private void reading() throws IOException {
    html.markup("<section><h2>How to read this page</h2>\n<dl class=\"words\">\n");
    html.pair(
        "Campaign",
        "A group of accounts that cheap links proposed and that was then tested as a whole.");
    html.pair(
        "FLAGGED",
        "At least two pieces of evidence hold for the group whose inputs have nothing in common.");
    html.pair(
        "WATCH", "One kind of evidence, or a test still running: worth a look, no ground to act.");
    html.pair(
        "Observed and expected",
        "What was measured on the group, with its interval, and what groups of legitimate accounts"
            + " show; p is the chance that a legitimate group shows as much.");
    html.pair(
        "Before the flag",
        "Requests that had been answered when their account was first FLAGGED. A verdict depends"
            + " only on earlier requests. Times are UTC, taken from the requests.");
    html.markup("</dl></section>\n");
  }

  private void trace(TraceTally tally) throws IOException {
    html.markup("<section><h2>What was read</h2>\n<dl>\n");
    html.pair("Lines", Format.count(tally.linesRead()));
    html.pair("Lines skipped", Format.count(tally.linesSkipped()));
    for (Map.Entry<LineProblem, Long> entry : tally.skippedByProblem().entrySet()) {
      html.pair("Skipped: " + entry.getKey().words(), Format.count(entry.getValue()));
    }
    if (tally.linesLeftOut() > 0) {
      html.pair("Lines of another kind, left out", Format.count(tally.linesLeftOut()));
    }
    if (tally.linesAfterUntil() > 0) {
      html.pair("Lines after the end asked for", Format.count(tally.linesAfterUntil()));
    }
    if (tally.repairedLines() > 0) {
      html.pair("Lines with broken UTF-8, repaired", Format.count(tally.repairedLines()));
    }
    for (Map.Entry<TraceField, Long> entry : tally.ignoredFields().entrySet()) {
      html.pair(
          "Field ignored, wrong type: " + entry.getKey().jsonName(),
          Format.count(entry.getValue()));
    }
    IOException failure = tally.failure();
    if (failure != null) {
      html.pair("The trace broke off", Errors.describe(failure));
    }
    html.markup("</dl></section>\n");
  }
}
