package io.github.azeotrope.examples.evaluation;

import static io.github.azeotrope.examples.evaluation.Markdown.count;
import static io.github.azeotrope.examples.evaluation.Markdown.share;
import static io.github.azeotrope.examples.evaluation.Markdown.tenth;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What each evasion costs the operator, in accounts. */
final class EvasionTable {
  /** Below, there is nothing to evade. */
  private static final double FOUND = 0.5;

  private EvasionTable() {}

  static void write(Markdown page, Size size, Results results) {
    page.heading("What evasion costs");
    page.paragraph(
        "The *yield* of an account is the number of its harvesting requests that were served before"
            + " its flag, or until the end of the campaign if there was none; requests that are"
            + " other customers' harvest nothing. The *multiplier* is the yield of an account"
            + " without the evasion over its yield with it: how many times as many accounts the"
            + " operator needs for the same undetected harvest. Above 1 the evasion does not pay;"
            + " below 1 it does. Over the seeds that both were played with, as a ratio of sums,"
            + " ± its jackknife standard error. Campaigns end after days, so that of what is never"
            + " found the multiplier is an upper limit: a longer campaign would have yielded more."
            + " Archetypes that are not found without evasion have no row.");
    page.table(
        List.of(
            "campaign",
            "evasion",
            "seeds",
            "recall without",
            "recall with",
            "served with",
            "yield without",
            "yield with",
            "multiplier"));
    for (CampaignCase each : size.campaigns()) {
      if (each.usual()) {
        for (Evader evader : Evader.of(each.scenario())) {
          row(page, each.name(), evader, results);
        }
      }
    }
    page.line("");
  }

  private static void row(Markdown page, String name, Evader evader, Results results) {
    List<Outcome> plain = new ArrayList<>();
    List<Outcome> evading = new ArrayList<>();
    List<Ratio.Pair> pairs = new ArrayList<>();
    for (Outcome each : results.of(Kind.EVASION, name, evader.name())) {
      Optional<Outcome> without =
          results.of(new Trial(Kind.CAMPAIGN, name, Trial.FIRST, each.trial().seed()));
      if (without.isPresent()) {
        plain.add(without.get());
        evading.add(each);
        pairs.add(new Ratio.Pair(harvest(without.get()), evader.harvest() * harvest(each)));
      }
    }
    List<Tally> before = Results.campaigns(plain);
    List<Tally> after = Results.campaigns(evading);
    double found = Sample.of(before, Tally::recall).mean();
    if (pairs.isEmpty() || found < FOUND) {
      return;
    }
    Ratio ratio = Ratio.of(pairs);
    page.row(
        List.of(
            name,
            evader.name(),
            count(pairs.size()),
            share(found),
            share(Sample.of(after, Tally::recall).mean()),
            share(Sample.of(after, Tally::served).mean()),
            tenth(pairs.stream().mapToDouble(Ratio.Pair::above).average().orElse(Double.NaN)),
            tenth(pairs.stream().mapToDouble(Ratio.Pair::below).average().orElse(Double.NaN)),
            twoDigits(ratio.value()) + " ± " + twoDigits(ratio.standardError())));
  }

  private static double harvest(Outcome outcome) {
    return Sample.of(outcome.campaigns(), Tally::undetectedPerAccount).mean();
  }

  private static String twoDigits(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.2f", value) : "–";
  }
}
