package io.github.azeotrope.examples.evaluation;

import static io.github.azeotrope.examples.evaluation.Markdown.boldIf;
import static io.github.azeotrope.examples.evaluation.Markdown.count;
import static io.github.azeotrope.examples.evaluation.Markdown.interval;
import static io.github.azeotrope.examples.evaluation.Markdown.share;
import static io.github.azeotrope.examples.evaluation.Markdown.tenth;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is said of labelled traces. */
final class TraceTables {
  private TraceTables() {}

  static void write(Markdown page, Results results) {
    page.heading("Labelled traces");
    List<Outcome> traces = results.of(Kind.TRACE);
    if (traces.isEmpty()) {
      page.paragraph("Not present where this page was written, or not played yet.");
      return;
    }
    page.paragraph(
        "Real prompts; accounts, addresses and schedules are composed. The traces share most of"
            + " their legitimate people, so that the second table says less than its numbers of"
            + " accounts. Purity, grouped and served are as in the next section.");
    campaigns(page, traces);
    legitimate(page, traces);
  }

  private static void campaigns(Markdown page, List<Outcome> traces) {
    page.table(
        List.of(
            "trace, campaign",
            "accounts",
            "recall",
            "grouped",
            "purity",
            "served before the flag",
            "requests at the flag",
            "undetected an account"));
    for (Outcome trace : traces) {
      for (Tally tally : trace.campaigns()) {
        page.row(
            List.of(
                trace.trial().name() + ", " + tally.campaign(),
                count(tally.accounts()),
                boldIf(Goals.missesRecall(tally.recall()), share(tally.recall())),
                share(tally.groupedShare()),
                boldIf(Goals.missesPurity(tally.purity()), share(tally.purity())),
                boldIf(Goals.missesServed(tally.served()), share(tally.served())),
                tenth(tally.requestsUntilFlag()),
                tenth(tally.undetectedPerAccount())));
      }
    }
    page.line("");
  }

  private static void legitimate(Markdown page, List<Outcome> traces) {
    page.table(List.of("legitimate, all traces", "accounts", "flagged", "95 % exact", "watched"));
    Map<String, List<Tally>> roles = new LinkedHashMap<>();
    List<Tally> all = Results.legitimate(traces);
    for (Tally tally : all) {
      roles.computeIfAbsent(tally.label(), unused -> new java.util.ArrayList<>()).add(tally);
    }
    roles.put("all", all);
    roles.forEach(
        (role, tallies) -> {
          Legitimate said = Legitimate.of(tallies);
          page.row(
              List.of(
                  role,
                  count(said.accounts()),
                  boldIf(said.flagged() > 0, count(said.flagged())),
                  interval(said.flagged(), said.accounts()),
                  count(said.watched())));
        });
    page.line("");
  }
}
