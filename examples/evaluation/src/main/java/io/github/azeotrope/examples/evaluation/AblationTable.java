package io.github.azeotrope.examples.evaluation;

import static io.github.azeotrope.examples.evaluation.Markdown.boldIf;
import static io.github.azeotrope.examples.evaluation.Markdown.count;
import static io.github.azeotrope.examples.evaluation.Markdown.share;

import io.github.azeotrope.evidence.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is found without each family of evidence. */
final class AblationTable {
  /** A family without which less than this part of the recall is left is necessary. */
  private static final double NECESSARY = 0.5;

  private AblationTable() {}

  static void write(Markdown page, Size size, Results results) {
    page.heading("Leave one family out");
    page.paragraph(
        "Recall of the same seeds without the signals of one family; proposals stay as they are."
            + " Bold: necessary, because less than half of the recall is left, or because somebody"
            + " legitimate is flagged without it. The last row counts legitimate accounts flagged"
            + " in worlds of look-alikes.");
    List<String> header = new ArrayList<>(List.of("campaign", "seeds", "all families"));
    for (Family family : Plan.families()) {
      header.add("without " + family.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
    page.table(header);
    for (CampaignCase each : size.campaigns()) {
      campaign(page, each.name(), results);
    }
    lookAlikes(page, results);
    page.line("");
  }

  private static void campaign(Markdown page, String name, Results results) {
    List<String> cells = new ArrayList<>();
    int seeds = 0;
    double all = Double.NaN;
    for (Family family : Plan.families()) {
      List<Outcome> without = results.of(Kind.ABLATION, name, family.name());
      List<Outcome> with = sameSeeds(Kind.CAMPAIGN, name, without, results);
      double left = Sample.of(Results.campaigns(without), Tally::recall).mean();
      double full = Sample.of(Results.campaigns(with), Tally::recall).mean();
      cells.add(boldIf(left < NECESSARY * full, share(left)));
      if (without.size() > seeds) {
        seeds = without.size();
        all = full;
      }
    }
    if (seeds > 0) {
      cells.addAll(0, List.of(name, count(seeds), share(all)));
      page.row(cells);
    }
  }

  private static void lookAlikes(Markdown page, Results results) {
    List<String> cells = new ArrayList<>();
    int seeds = 0;
    int all = 0;
    for (Family family : Plan.families()) {
      List<Outcome> without = results.of(Kind.ABLATION, Trial.LOOK_ALIKES, family.name());
      List<Outcome> with = sameSeeds(Kind.LOOK_ALIKES, Trial.LOOK_ALIKES, without, results);
      int left = Legitimate.of(Results.legitimate(without)).flagged();
      int full = Legitimate.of(Results.legitimate(with)).flagged();
      cells.add(boldIf(left > full, without.isEmpty() ? "–" : count(left)));
      if (without.size() > seeds) {
        seeds = without.size();
        all = full;
      }
    }
    if (seeds > 0) {
      cells.addAll(0, List.of("look-alikes flagged", count(seeds), count(all)));
      page.row(cells);
    }
  }

  /** What all families together said in the worlds of these outcomes. */
  private static List<Outcome> sameSeeds(
      Kind kind, String name, List<Outcome> without, Results results) {
    return without.stream()
        .map(each -> new Trial(kind, name, Trial.FIRST, each.trial().seed()))
        .flatMap(trial -> results.of(trial).stream())
        .toList();
  }
}
