package io.github.azeotrope.examples.evaluation;

import io.github.azeotrope.Verdict;
import io.github.azeotrope.campaign.Member;
import io.github.azeotrope.examples.replay.AccountRow;
import io.github.azeotrope.examples.replay.CampaignFinding;
import io.github.azeotrope.examples.replay.Findings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Counts what was found against who is who. */
final class Tallies {
  private final Map<String, AccountRow> rows = new HashMap<>();
  private final List<Set<String>> reported = new ArrayList<>();

  private Tallies(Findings findings) {
    for (AccountRow row : findings.accounts()) {
      rows.put(row.account(), row);
    }
    for (CampaignFinding finding : findings.campaigns()) {
      reported.add(
          finding.campaign().members().stream().map(Member::account).collect(Collectors.toSet()));
    }
  }

  /** One tally a party, in their order. */
  static List<Tally> of(List<Party> parties, Findings findings) {
    Tallies tallies = new Tallies(findings);
    return parties.stream().map(tallies::of).toList();
  }

  private Tally of(Party party) {
    List<AccountRow> seen =
        party.accounts().stream().filter(rows::containsKey).map(rows::get).toList();
    Set<String> best = Set.of();
    int most = 0;
    if (!party.campaign().isEmpty()) {
      for (Set<String> each : reported) {
        int both = (int) seen.stream().filter(row -> each.contains(row.account())).count();
        if (both > most) {
          most = both;
          best = each;
        }
      }
    }
    return new Tally(
        party.label(),
        party.campaign(),
        seen.size(),
        count(seen, AccountRow::wasFlagged),
        count(seen, row -> row.verdict() == Verdict.WATCH),
        seen.stream().mapToLong(AccountRow::requests).sum(),
        seen.stream().mapToLong(Tallies::undetected).sum(),
        seen.stream().filter(AccountRow::wasFlagged).mapToLong(Tallies::undetected).sum(),
        most,
        best.size());
  }

  private static long undetected(AccountRow row) {
    return row.wasFlagged() ? row.requestsBeforeFlag() : row.requests();
  }

  private static int count(List<AccountRow> rows, Predicate<AccountRow> which) {
    return (int) rows.stream().filter(which).count();
  }
}
