package io.github.azeotrope.examples.evaluation;

import static io.github.azeotrope.examples.evaluation.Markdown.boldIf;
import static io.github.azeotrope.examples.evaluation.Markdown.count;
import static io.github.azeotrope.examples.evaluation.Markdown.interval;
import static io.github.azeotrope.examples.evaluation.Markdown.percent;

import java.util.List;

/** False positives among simulated look-alikes, by group and by account. */
final class LookAlikeTable {
  private LookAlikeTable() {}

  static void write(Markdown page, Size size, Results results) {
    page.heading("Simulated look-alikes");
    List<Outcome> first = results.of(Kind.LOOK_ALIKES, Trial.LOOK_ALIKES, Trial.FIRST);
    List<Outcome> second = results.of(Kind.LOOK_ALIKES, Trial.LOOK_ALIKES, Trial.SECOND);
    if (first.isEmpty()) {
      page.paragraph("None were played.");
      return;
    }
    page.paragraph(
        "Worlds without any campaign: "
            + count(first.size())
            + " by the first simulator, "
            + count(second.size())
            + " by the second, "
            + size.groups()
            + " groups of every class in each, all groups of different seeds. The unit is the"
            + " group, because a class or a company is flagged as one; a group counts if one of"
            + " its accounts was ever flagged. Groups of one world share its ordinary people and"
            + " its sweeps, all evaluators share two public benchmarks, and the viral prompt is"
            + " one. *Watched*: share of the accounts whose worst verdict was WATCH."
            + " Intervals are exact (Clopper and Pearson), two-sided, at 95 %; the one by account"
            + " takes the accounts of a group for independent, which they are not.");
    page.table(
        List.of(
            "class",
            "groups",
            "flagged",
            "95 %, by group",
            "accounts",
            "flagged",
            "95 %, by account",
            "watched",
            "groups, second",
            "flagged",
            "watched"));
    for (LookAlike lookAlike : LookAlike.all()) {
      row(page, lookAlike.label(), of(lookAlike, first), of(lookAlike, second));
    }
    row(page, "all", Results.legitimate(first), Results.legitimate(second));
    page.line("");
  }

  private static List<Tally> of(LookAlike lookAlike, List<Outcome> outcomes) {
    return Results.legitimate(outcomes).stream()
        .filter(tally -> tally.label().equals(lookAlike.label()))
        .toList();
  }

  private static void row(Markdown page, String label, List<Tally> first, List<Tally> second) {
    Legitimate said = Legitimate.of(first);
    Legitimate again = Legitimate.of(second);
    page.row(
        List.of(
            label,
            count(said.groups()),
            boldIf(said.flaggedGroups() > 0, count(said.flaggedGroups())),
            interval(said.flaggedGroups(), said.groups()),
            count(said.accounts()),
            boldIf(said.flagged() > 0, count(said.flagged())),
            interval(said.flagged(), said.accounts()),
            percent(said.watched(), said.accounts()),
            count(again.groups()),
            boldIf(again.flaggedGroups() > 0, count(again.flaggedGroups())),
            percent(again.watched(), again.accounts())));
  }
}
