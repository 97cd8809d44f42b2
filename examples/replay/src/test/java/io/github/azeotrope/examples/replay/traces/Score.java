package io.github.azeotrope.examples.replay.traces;

import io.github.azeotrope.Verdict;
import io.github.azeotrope.examples.replay.traces.TraceFile.Role;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * What was said against the truth, computed as the scoring script beside the traces does.
 *
 * @param campaigns by name
 * @param legitimate by role
 * @param withoutVerdict accounts of the truth of which nothing was said
 * @param reported campaigns reported
 */
record Score(
    Map<String, OfCampaign> campaigns,
    Map<String, OfRole> legitimate,
    int withoutVerdict,
    int reported) {

  /**
   * A true campaign.
   *
   * @param accounts its accounts
   * @param requests its requests
   * @param recall share of its accounts that were flagged
   * @param grouped share of its accounts in the reported campaign that holds most of them
   * @param purity share of that reported campaign's accounts that are its own
   * @param served share of its requests up to the flag of their account
   */
  record OfCampaign(
      int accounts, long requests, double recall, double grouped, double purity, double served) {}

  /** Legitimate accounts of one role. */
  record OfRole(int accounts, int flagged, int watched) {}

  /** Hears of requests. */
  @FunctionalInterface
  interface RequestVisitor {
    /** A request. */
    void visit(String account, long epochMillis);
  }

  /**
   * The score.
   *
   * @param requests shows all requests of the trace to its visitor
   */
  static Score of(Map<String, Role> truth, Consumer<RequestVisitor> requests, Verdicts verdicts) {
    Map<String, long[]> counts = new TreeMap<>();
    requests.accept(
        (account, epochMillis) -> {
          String campaign = truth.get(account).campaign();
          if (campaign.isEmpty()) {
            return;
          }
          Verdicts.OfAccount said = verdicts.accounts().get(account);
          boolean before = said == null || !said.isFlagged() || epochMillis <= said.flaggedAt();
          long[] count = counts.computeIfAbsent(campaign, unused -> new long[2]);
          count[0]++;
          count[1] += before ? 1 : 0;
        });
    Map<String, OfCampaign> campaigns = new TreeMap<>();
    for (Map.Entry<String, long[]> each : counts.entrySet()) {
      Set<String> accounts = new TreeSet<>();
      truth.forEach(
          (account, role) -> {
            if (role.campaign().equals(each.getKey())) {
              accounts.add(account);
            }
          });
      campaigns.put(
          each.getKey(), campaign(accounts, each.getValue()[0], each.getValue()[1], verdicts));
    }
    return new Score(
        campaigns, roles(truth, verdicts), without(truth, verdicts), verdicts.campaigns().size());
  }

  private static OfCampaign campaign(
      Set<String> accounts, long requests, long before, Verdicts verdicts) {
    Set<String> best = Set.of();
    int hit = 0;
    for (Verdicts.Reported reported : verdicts.campaigns()) {
      Set<String> both = new HashSet<>(accounts);
      both.retainAll(reported.accounts());
      if (both.size() > hit || best.isEmpty()) {
        best = reported.accounts();
        hit = both.size();
      }
    }
    long flagged = accounts.stream().filter(account -> isFlagged(verdicts, account)).count();
    return new OfCampaign(
        accounts.size(),
        requests,
        (double) flagged / accounts.size(),
        (double) hit / accounts.size(),
        best.isEmpty() ? 0 : (double) hit / best.size(),
        (double) before / requests);
  }

  private static boolean isFlagged(Verdicts verdicts, String account) {
    Verdicts.OfAccount said = verdicts.accounts().get(account);
    return said != null && said.isFlagged();
  }

  private static Map<String, OfRole> roles(Map<String, Role> truth, Verdicts verdicts) {
    Map<String, OfRole> roles = new TreeMap<>();
    truth.forEach(
        (account, role) -> {
          if (role.isLegitimate()) {
            Verdicts.OfAccount said = verdicts.accounts().get(account);
            Verdict verdict = said == null ? Verdict.CLEAR : said.verdict();
            OfRole one =
                new OfRole(1, verdict == Verdict.FLAGGED ? 1 : 0, verdict == Verdict.WATCH ? 1 : 0);
            roles.merge(
                role.role(),
                one,
                (a, b) ->
                    new OfRole(
                        a.accounts + b.accounts, a.flagged + b.flagged, a.watched + b.watched));
          }
        });
    return roles;
  }

  private static int without(Map<String, Role> truth, Verdicts verdicts) {
    Set<String> missing = new HashSet<>(truth.keySet());
    missing.removeAll(verdicts.accounts().keySet());
    return missing.size();
  }

  /** Legitimate accounts that were flagged. */
  int falsePositives() {
    return legitimate.values().stream().mapToInt(OfRole::flagged).sum();
  }

  /** The only campaign. */
  OfCampaign campaign() {
    if (campaigns.size() != 1) {
      throw new IllegalStateException(campaigns.size() + " campaigns");
    }
    return campaigns.values().iterator().next();
  }

  /** As the scoring script prints it. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    campaigns.forEach(
        (name, c) ->
            text.append(
                String.format(
                    Locale.ROOT,
                    "campaign %-14s accounts %6d  requests %8d  recall %.3f  grouped %.3f  purity"
                        + " %.3f  served %.3f%n",
                    name,
                    c.accounts,
                    c.requests,
                    c.recall,
                    c.grouped,
                    c.purity,
                    c.served)));
    int watched = 0;
    int accounts = 0;
    for (OfRole role : legitimate.values()) {
      watched += role.watched;
      accounts += role.accounts;
    }
    text.append(
        String.format(
            Locale.ROOT,
            "legitimate accounts %6d  flagged %d  watched %d; reported campaigns %d",
            accounts,
            falsePositives(),
            watched,
            reported));
    return text.toString();
  }
}
