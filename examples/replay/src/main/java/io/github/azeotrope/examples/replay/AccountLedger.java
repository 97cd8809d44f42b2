package io.github.azeotrope.examples.replay;

import io.github.azeotrope.Assessment;
import io.github.azeotrope.Verdict;
import io.github.azeotrope.campaign.Campaign;
import io.github.azeotrope.campaign.CampaignChange;
import io.github.azeotrope.campaign.CampaignListener;
import io.github.azeotrope.campaign.Member;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what the detector itself need not: how much each account sent, the worst verdict it
 * ever had, and when it was first flagged. Grows with the accounts, without a cap.
 *
 * <p>Requests are counted on one thread; verdicts may come from another one.
 */
final class AccountLedger implements CampaignListener {
  private final Map<String, Activity> activities = new HashMap<>();
  private long baseDay;

  /** Only accounts that ever were more than CLEAR. Guarded by this. */
  private final Map<String, Standing> standings = new HashMap<>();

  private final Set<String> openCampaigns = new HashSet<>();
  private final Map<String, ClosedCampaign> closedCampaigns = new LinkedHashMap<>();

  /** An account sent a request, and the detector answered with what it holds of the account. */
  void observed(String account, long epochMillis, Assessment assessment) {
    if (activities.isEmpty()) {
      baseDay = Math.floorDiv(epochMillis, DailyCounts.DAY_MILLIS);
    }
    Activity activity = activities.computeIfAbsent(account, unused -> new Activity());
    assessed(account, assessment.verdict(), epochMillis, activity.requests);
    activity.requests++;
    activity.days.add(baseDay, epochMillis);
  }

  @Override
  public synchronized void campaignChanged(CampaignChange change) {
    Campaign campaign = change.campaign();
    if (change.kind().isEnd()) {
      openCampaigns.remove(campaign.id());
      closedCampaigns.put(campaign.id(), ClosedCampaign.of(change));
    } else {
      openCampaigns.add(campaign.id());
      closedCampaigns.remove(campaign.id());
    }
    for (Member member : campaign.members()) {
      boolean dated = member.flaggedEpochMillis() != Campaign.NEVER;
      assessed(
          member.account(),
          member.verdict(),
          dated ? member.flaggedEpochMillis() : change.epochMillis(),
          member.requestsBeforeFlag());
    }
  }

  /** The first FLAGGED sticks with its time; worse verdicts replace better ones. */
  private synchronized void assessed(
      String account, Verdict verdict, long epochMillis, long requestsSoFar) {
    if (verdict == Verdict.CLEAR) {
      return;
    }
    Standing standing = standings.computeIfAbsent(account, unused -> new Standing());
    standing.worst = standing.worst.worst(verdict);
    if (verdict == Verdict.FLAGGED && standing.flaggedEpochMillis == Campaign.NEVER) {
      standing.flaggedEpochMillis = epochMillis;
      standing.requestsBeforeFlag = requestsSoFar;
    }
  }

  /** Campaigns open now. */
  synchronized int openCampaigns() {
    return openCampaigns.size();
  }

  /** Campaigns that were open once and are not now, in order of their end. */
  synchronized List<ClosedCampaign> closedCampaigns() {
    return List.copyOf(closedCampaigns.values());
  }

  /**
   * All accounts in order of id.
   *
   * @param assess what the detector holds of an account at the end
   * @param epochMillis event time of the end
   */
  List<AccountRow> rows(Function<String, Assessment> assess, long epochMillis) {
    List<AccountRow> rows = new ArrayList<>(activities.size());
    activities.forEach(
        (account, activity) ->
            rows.add(row(account, activity.requests, assess.apply(account), epochMillis)));
    rows.sort(Comparator.comparing(AccountRow::account));
    return rows;
  }

  private synchronized AccountRow row(
      String account, long requests, Assessment last, long epochMillis) {
    assessed(account, last.verdict(), epochMillis, requests);
    Standing standing = standings.getOrDefault(account, Standing.CLEAR);
    return new AccountRow(
        account,
        requests,
        standing.worst,
        last.basis(),
        last.score(),
        last.campaignId(),
        standing.flaggedEpochMillis,
        standing.requestsBeforeFlag);
  }

  /** Requests of the members together, by epoch day. */
  SortedMap<Long, Long> requestsPerDay(List<Member> members) {
    SortedMap<Long, Long> requestsPerDay = new TreeMap<>();
    for (Member member : members) {
      @Nullable Activity activity = activities.get(member.account());
      if (activity != null) {
        activity.days.addTo(requestsPerDay, baseDay);
      }
    }
    return requestsPerDay;
  }

  private static final class Activity {
    private final DailyCounts days = new DailyCounts();
    private long requests;
  }

  private static final class Standing {
    private static final Standing CLEAR = new Standing();

    private Verdict worst = Verdict.CLEAR;
    private long flaggedEpochMillis = Campaign.NEVER;
    private long requestsBeforeFlag;
  }
}
