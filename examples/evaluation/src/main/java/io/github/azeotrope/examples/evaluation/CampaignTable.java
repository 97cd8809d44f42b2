package io.github.azeotrope.examples.evaluation;

import static io.github.azeotrope.examples.evaluation.Markdown.boldIf;
import static io.github.azeotrope.examples.evaluation.Markdown.count;
import static io.github.azeotrope.examples.evaluation.Markdown.percent;
import static io.github.azeotrope.examples.evaluation.Markdown.share;
import static io.github.azeotrope.examples.evaluation.Markdown.tenth;

import java.util.List;

/** What is said of simulated campaigns among ordinary people, by both simulators. */
final class CampaignTable {
  private CampaignTable() {}

  static void write(Markdown page, Size size, Results results) {
    page.heading("Simulated campaigns");
    page.paragraph(
        "Each among "
            + count(size.people())
            + " ordinary people, "
            + Worlds.DAYS
            + " days, from day "
            + Worlds.FIRST_DAY
            + ". Means over the seeds; in brackets the worst seed. *Recall*: share of a campaign's"
            + " accounts that were flagged. *Grouped*: share of them in the one reported campaign"
            + " that holds most of them. *Purity*: share of that reported campaign's accounts that"
            + " are its own. *Served*: share of the campaign's requests before its account's flag,"
            + " all of those of accounts never flagged. *At the flag*: requests a flagged account"
            + " had sent. *Undetected*: requests an account of the whole campaign sent unflagged."
            + " *Second*: recall by the second simulator, which has another model of language, of"
            + " rhythm and of volumes. Bold: recall below "
            + Goals.RECALL
            + ", purity below "
            + Goals.PURITY
            + ", more than "
            + percent(Goals.SERVED)
            + " served, anybody legitimate flagged, a second recall lower by more than "
            + Goals.SIMULATORS_APART
            + ".");
    page.table(
        List.of(
            "campaign",
            "seeds",
            "accounts",
            "recall",
            "grouped",
            "purity",
            "served",
            "at the flag",
            "undetected",
            "legitimate flagged",
            "watched",
            "seeds, second",
            "recall, second",
            "legitimate flagged, second"));
    for (CampaignCase each : size.campaigns()) {
      row(page, each.name(), results);
    }
    page.line("");
    for (CampaignCase each : size.campaigns()) {
      if (!each.words().isEmpty()) {
        page.line("- *" + each.name() + "*: " + each.words() + ".");
      }
    }
    page.line("");
  }

  private static void row(Markdown page, String name, Results results) {
    List<Outcome> first = results.of(Kind.CAMPAIGN, name, Trial.FIRST);
    List<Outcome> second = results.of(Kind.CAMPAIGN, name, Trial.SECOND);
    if (first.isEmpty()) {
      return;
    }
    List<Tally> campaigns = Results.campaigns(first);
    Sample recall = Sample.of(campaigns, Tally::recall);
    Sample purity = Sample.of(campaigns, Tally::purity);
    Sample served = Sample.of(campaigns, Tally::served);
    Sample again = Sample.of(Results.campaigns(second), Tally::recall);
    Legitimate others = Legitimate.of(Results.legitimate(first));
    page.row(
        List.of(
            name,
            count(first.size()),
            count(Math.round(Sample.of(campaigns, Tally::accounts).mean())),
            boldIf(Goals.missesRecall(recall.mean()), worst(recall, recall.least())),
            share(Sample.of(campaigns, Tally::groupedShare).mean()),
            boldIf(Goals.missesPurity(purity.mean()), worst(purity, purity.least())),
            boldIf(Goals.missesServed(served.mean()), worst(served, served.most())),
            tenth(Sample.of(campaigns, Tally::requestsUntilFlag).mean()),
            tenth(Sample.of(campaigns, Tally::undetectedPerAccount).mean()),
            flagged(others),
            percent(others.watched(), others.accounts()),
            count(second.size()),
            boldIf(again.mean() < recall.mean() - Goals.SIMULATORS_APART, share(again.mean())),
            flagged(Legitimate.of(Results.legitimate(second)))));
  }

  private static String worst(Sample sample, double worst) {
    return share(sample.mean()) + " (" + share(worst) + ")";
  }

  private static String flagged(Legitimate others) {
    return boldIf(others.flagged() > 0, count(others.flagged()))
        + " of "
        + count(others.accounts());
  }
}
