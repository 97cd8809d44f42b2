package io.github.azeotrope.examples.evaluation;

import static io.github.azeotrope.examples.evaluation.Markdown.count;
import static io.github.azeotrope.examples.evaluation.Markdown.share;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where the library falls short of its goals: every campaign and every legitimate class. */
final class Shortfalls {
  private Shortfalls() {}

  static void write(Markdown page, Size size, Results results) {
    page.heading("Where it fails");
    List<String> lines = new ArrayList<>();
    for (Outcome trace : results.of(Kind.TRACE)) {
      campaign(lines, trace.trial().name(), List.of(trace));
    }
    for (CampaignCase each : size.campaigns()) {
      for (String simulator : List.of(Trial.FIRST, Trial.SECOND)) {
        campaign(
            lines,
            each.name() + ", " + simulator + " simulator",
            results.of(Kind.CAMPAIGN, each.name(), simulator));
      }
    }
    for (String simulator : List.of(Trial.FIRST, Trial.SECOND)) {
      falsePositives(
          lines,
          "Worlds of look-alikes, " + simulator + " simulator",
          results.of(Kind.LOOK_ALIKES, Trial.LOOK_ALIKES, simulator));
    }
    if (lines.isEmpty()) {
      page.paragraph("Nowhere in what was played: every campaign and every class met the goals.");
      return;
    }
    page.paragraph(
        "Every campaign with a mean recall below "
            + Goals.RECALL
            + ", a purity below "
            + Goals.PURITY
            + ", more than "
            + Markdown.percent(Goals.SERVED)
            + " of its requests served before the flag, or anybody legitimate flagged beside it;"
            + " every legitimate class of which anybody was flagged. Evasions stand in their own"
            + " table.");
    lines.forEach(line -> page.line("- " + line));
    page.line("");
  }

  private static void campaign(List<String> lines, String name, List<Outcome> outcomes) {
    Map<String, List<Tally>> campaigns = new LinkedHashMap<>();
    for (Tally tally : Results.campaigns(outcomes)) {
      campaigns.computeIfAbsent(tally.label(), unused -> new ArrayList<>()).add(tally);
    }
    campaigns.values().forEach(tallies -> missed(lines, name, tallies));
    falsePositives(lines, name, outcomes);
  }

  private static void missed(List<String> lines, String name, List<Tally> campaigns) {
    double recall = Sample.of(campaigns, Tally::recall).mean();
    double purity = Sample.of(campaigns, Tally::purity).mean();
    double served = Sample.of(campaigns, Tally::served).mean();
    List<String> what = new ArrayList<>();
    if (Goals.missesRecall(recall)) {
      what.add("recall " + share(recall));
    }
    if (Goals.missesPurity(purity)) {
      what.add("purity " + share(purity));
    }
    if (Goals.missesServed(served)) {
      what.add("served " + share(served));
    }
    if (!what.isEmpty()) {
      lines.add(name + ": " + String.join(", ", what) + ".");
    }
  }

  private static void falsePositives(List<String> lines, String name, List<Outcome> outcomes) {
    Map<String, int[]> flagged = new LinkedHashMap<>();
    for (Tally tally : Results.legitimate(outcomes)) {
      int[] counts = flagged.computeIfAbsent(tally.label(), unused -> new int[3]);
      counts[0] += tally.flagged();
      counts[1] += tally.flagged() > 0 ? 1 : 0;
      counts[2] += tally.accounts();
    }
    flagged.forEach(
        (label, counts) -> {
          if (counts[0] > 0) {
            lines.add(
                name
                    + ": "
                    + count(counts[0])
                    + " of "
                    + count(counts[2])
                    + " legitimate accounts flagged of class "
                    + label
                    + ", in "
                    + count(counts[1])
                    + (counts[1] == 1 ? " group." : " groups."));
          }
        });
  }
}
