package io.github.azeotrope.examples.replay;

import io.github.azeotrope.Verdict;
import io.github.azeotrope.campaign.Campaign;
import io.github.azeotrope.campaign.Member;
import io.github.azeotrope.evidence.Evidence;
import io.github.azeotrope.evidence.Evidence.Outcome;
import io.github.azeotrope.evidence.Family;
import io.github.azeotrope.evidence.Targets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** One campaign on the page: what was observed, what follows from it, what speaks against. */
final class HtmlCampaign {
  private final HtmlWriter html;

  HtmlCampaign(HtmlWriter html) {
    this.html = html;
  }

  void write(CampaignFinding finding) throws IOException {
    Campaign campaign = finding.campaign();
    html.markup("<article>\n<h3>Campaign ").id(campaign.id()).markup(" ");
    verdict(campaign.verdict());
    html.markup("</h3>\n");
    facts(finding);
    DayChart.write(html, finding.requestsPerDay(), campaign.flaggedEpochMillis());
    html.element("h4", "What was observed");
    evidence(campaign, Set.of(Outcome.SUPPORTS), "Nothing supports it at the moment.");
    if (!finding.explanation().inferences().isEmpty()) {
      html.element("h4", "What is concluded from it");
      sentences(finding.explanation().inferences());
    }
    html.element("h4", "What speaks against");
    against(finding);
    undecided(campaign);
    members(campaign);
    html.markup("</article>\n");
  }

  /** A verdict told by word as well as by colour. */
  void verdict(Verdict verdict) throws IOException {
    html.markup("<span class=\"verdict " + verdictClass(verdict) + "\">")
        .text(verdict.name())
        .markup("</span>");
  }

  private static String verdictClass(Verdict verdict) {
    return switch (verdict) {
      case CLEAR -> "clear";
      case WATCH -> "watch";
      case FLAGGED -> "flagged";
    };
  }

  private void targets(CampaignFinding finding) throws IOException {
    Targets targets = finding.campaign().targets();
    if (targets.isEmpty()) {
      return;
    }
    List<String> after = new ArrayList<>();
    for (Targets.OfCapability of : targets.capabilities()) {
      if (of.isTargeted()) {
        after.add(
            of.capability().words() + " " + shares(of.share(), of.lower(), of.upper(), of.usual()));
      }
    }
    html.pair(
        "Asks for, by wording, share of a member's requests",
        after.isEmpty() ? "nothing more than others do" : String.join(", ", after));
    List<String> models = new ArrayList<>();
    for (Targets.OfModel of : targets.models()) {
      models.add(
          finding.models().getOrDefault(of.token(), "another")
              + " "
              + shares(of.share(), of.lower(), of.upper(), of.usual())
              + " since "
              + Format.minute(of.firstEpochMillis()));
    }
    html.pair(
        "Models, share of members", models.isEmpty() ? "none named" : String.join(", ", models));
  }

  private static String shares(double share, double lower, double upper, double usual) {
    return String.format(
        Locale.ROOT,
        "%.0f %% (%.0f to %.0f %%; others %.0f %%)",
        100 * share,
        100 * lower,
        100 * upper,
        100 * usual);
  }

  private void facts(CampaignFinding finding) throws IOException {
    Campaign campaign = finding.campaign();
    html.markup("<dl>\n");
    html.pair("First request", Format.minute(campaign.firstSeenEpochMillis()));
    html.pair("Latest request", Format.minute(campaign.lastSeenEpochMillis()));
    boolean flagged = campaign.flaggedEpochMillis() != Campaign.NEVER;
    html.pair(
        "Flagged since", flagged ? Format.minute(campaign.flaggedEpochMillis()) : "not flagged");
    html.pair(
        "Accounts",
        Format.count(campaign.members().size())
            + " ("
            + Format.count(finding.members(Verdict.FLAGGED))
            + " FLAGGED, "
            + Format.count(finding.members(Verdict.WATCH))
            + " on WATCH)");
    html.pair("Requests", Format.count(campaign.requests()));
    targets(finding);
    if (flagged) {
      html.pair(
          "Answered before their account was flagged",
          Format.count(finding.requestsBeforeFlag())
              + " of "
              + Format.count(finding.memberRequests())
              + " ("
              + Format.percent(finding.requestsBeforeFlag(), finding.memberRequests())
              + ")");
    }
    html.markup("</dl>\n");
  }

  private void against(CampaignFinding finding) throws IOException {
    Campaign campaign = finding.campaign();
    Set<String> further = new LinkedHashSet<>(finding.explanation().counterEvidence());
    boolean acquitted = false;
    for (Evidence evidence : campaign.evidence()) {
      acquitted |= evidence.acquits();
      further.remove(evidence.text());
    }
    if (acquitted || further.isEmpty()) {
      evidence(
          campaign, Set.of(Outcome.ACQUITS), "Nothing that could be tested speaks against it.");
    }
    sentences(List.copyOf(further));
  }

  private void undecided(Campaign campaign) throws IOException {
    Set<Outcome> undecided = Set.of(Outcome.NEUTRAL, Outcome.NOT_ENOUGH, Outcome.UNAVAILABLE);
    long count = campaign.evidence().stream().filter(e -> undecided.contains(e.outcome())).count();
    if (count == 0) {
      return;
    }
    html.markup("<details><summary>")
        .text(Format.count(count, "further test", "further tests") + " without a result")
        .markup("</summary>\n");
    evidence(campaign, undecided, "");
    html.markup("</details>\n");
  }

  private void evidence(Campaign campaign, Set<Outcome> outcomes, String ifNone)
      throws IOException {
    List<Evidence> chosen =
        campaign.evidence().stream().filter(e -> outcomes.contains(e.outcome())).toList();
    if (chosen.isEmpty()) {
      html.element("p", ifNone);
      return;
    }
    html.markup("<ul class=\"evidence\">\n");
    for (Evidence evidence : chosen) {
      html.markup("<li>").text(evidence.text()).markup(" <small>");
      html.text(words(evidence.family()) + ", " + evidence.signal() + ": " + measured(evidence));
      html.markup("</small></li>\n");
    }
    html.markup("</ul>\n");
  }

  private static String measured(Evidence evidence) {
    return switch (evidence.outcome()) {
      case UNAVAILABLE -> "the host supplies no such input";
      case NOT_ENOUGH -> "too little data, n = " + Format.count(evidence.sampleSize());
      case SUPPORTS, ACQUITS, NEUTRAL -> {
        String numbers =
            "observed "
                + Format.number(evidence.observed())
                + " ["
                + Format.number(evidence.lower())
                + ", "
                + Format.number(evidence.upper())
                + "], expected "
                + Format.number(evidence.expected())
                + ", n = "
                + Format.count(evidence.sampleSize());
        yield evidence.supports() ? numbers + ", p = " + Format.number(evidence.pValue()) : numbers;
      }
    };
  }

  private static String words(Family family) {
    return switch (family) {
      case CONTENT -> "content of the requests";
      case INTERCHANGEABILITY -> "interchangeable accounts";
      case WORK_PARTITION -> "how the work is dealt out";
      case STRANGERS -> "strangers doing one job";
      case ARTIFACT -> "artifacts of other accounts";
      case INFRASTRUCTURE -> "shared infrastructure";
      case RHYTHM -> "rhythm";
    };
  }

  private void sentences(List<String> sentences) throws IOException {
    if (sentences.isEmpty()) {
      return;
    }
    html.markup("<ul>\n");
    for (String sentence : sentences) {
      html.element("li", sentence);
    }
    html.markup("</ul>\n");
  }

  private void members(Campaign campaign) throws IOException {
    html.markup("<details><summary>")
        .text(Format.count(campaign.members().size(), "account", "accounts"))
        .markup(
            "</summary>\n<div class=\"scroll\"><table class=\"dates\">\n<caption>Accounts of campaign ")
        .id(campaign.id())
        .markup("</caption>\n<thead><tr><th scope=\"col\">Account</th>")
        .markup("<th scope=\"col\">Verdict</th><th scope=\"col\">Member since</th>")
        .markup("<th scope=\"col\">Flagged since</th><th scope=\"col\">Requests</th>")
        .markup("<th scope=\"col\">of these before the flag</th>")
        .markup("<th scope=\"col\">Probability of membership</th></tr></thead>\n<tbody>\n");
    for (Member member : campaign.members()) {
      boolean flagged = member.flaggedEpochMillis() != Campaign.NEVER;
      html.markup("<tr><th scope=\"row\">").id(member.account()).markup("</th><td>");
      verdict(member.verdict());
      html.markup("</td>");
      html.element("td", Format.minute(member.joinedEpochMillis()));
      html.element("td", flagged ? Format.minute(member.flaggedEpochMillis()) : "");
      html.element("td", Format.count(member.requests()));
      html.element("td", flagged ? Format.count(member.requestsBeforeFlag()) : "");
      html.element("td", Format.number(member.probability()));
      html.markup("</tr>\n");
    }
    html.markup("</tbody></table></div></details>\n");
  }
}
