package io.github.azeotrope.examples.evaluation;

/**
 * What was said of one party, in counts.
 *
 * @param label what its accounts are
 * @param campaign the campaign they work for, empty if they are legitimate
 * @param accounts accounts that sent something
 * @param flagged accounts whose worst verdict was FLAGGED
 * @param watched accounts whose worst verdict was WATCH
 * @param requests all their requests
 * @param undetected their requests before their account was flagged, all of those never flagged
 * @param untilFlag the same of the flagged accounts alone
 * @param grouped how many of them the reported campaign holds that holds most of them
 * @param reported all accounts of that reported campaign
 */
record Tally(
    String label,
    String campaign,
    int accounts,
    int flagged,
    int watched,
    long requests,
    long undetected,
    long untilFlag,
    int grouped,
    int reported) {

  boolean ofCampaign() {
    return !campaign.isEmpty();
  }

  /** Share of its accounts that were flagged. */
  double recall() {
    return share(flagged, accounts);
  }

  /** Share of its accounts in the one reported campaign that holds most of them. */
  double groupedShare() {
    return share(grouped, accounts);
  }

  /** Share of that reported campaign's accounts that are its own; 0 if there is none. */
  double purity() {
    return share(grouped, reported);
  }

  /** Share of its requests that were served before their account was flagged. */
  double served() {
    return share(undetected, requests);
  }

  /** Mean requests of its flagged accounts before the flag; not a number if there is none. */
  double requestsUntilFlag() {
    return (double) untilFlag / flagged;
  }

  /** Requests an account that were served before the flag or, without one, at all. */
  double undetectedPerAccount() {
    return share(undetected, accounts);
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
