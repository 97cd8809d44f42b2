package io.github.azeotrope.examples.evaluation;

import java.util.List;

/**
 * What was said of legitimate accounts, with a group as the unit and with an account as the unit.
 *
 * @param groups groups, or where none are told, roles
 * @param flaggedGroups groups with at least one account that was flagged
 * @param accounts accounts
 * @param flagged accounts flagged
 * @param watched accounts watched and never flagged
 */
record Legitimate(int groups, int flaggedGroups, int accounts, int flagged, int watched) {

  static Legitimate of(List<Tally> tallies) {
    return new Legitimate(
        tallies.size(),
        (int) tallies.stream().filter(tally -> tally.flagged() > 0).count(),
        tallies.stream().mapToInt(Tally::accounts).sum(),
        tallies.stream().mapToInt(Tally::flagged).sum(),
        tallies.stream().mapToInt(Tally::watched).sum());
  }
}
