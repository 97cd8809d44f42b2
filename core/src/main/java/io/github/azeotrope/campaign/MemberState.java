package io.github.azeotrope.campaign;

import io.github.azeotrope.Verdict;
import io.github.azeotrope.calibration.Judgement;
import org.jspecify.annotations.Nullable;

/** One account's place in a campaign, over its life. */
final class MemberState {
  final String account;
  private final long joined;
  Verdict verdict = Verdict.CLEAR;
  private long flaggedAt = Campaign.NEVER;
  private long requests;
  private long requestsBeforeFlag;
  private double probability;
  private long enforcedAt = Campaign.NEVER;
  private Judgement.Told told = Judgement.Told.BY_LINK;
  private @Nullable FlagRecord record;

  /** Whether a finding of the sweep under way holds it. */
  boolean seen;

  /** Whether a person has confirmed the campaign with this account in it. */
  boolean confirmed;

  MemberState(String account, long joined) {
    this.account = account;
    this.joined = joined;
  }

  /** A member as it was in another registry. */
  MemberState(Member member, boolean confirmed) {
    this(member.account(), member.joinedEpochMillis());
    this.confirmed = confirmed;
    verdict = member.verdict();
    flaggedAt = member.flaggedEpochMillis();
    requests = member.requests();
    requestsBeforeFlag = member.requestsBeforeFlag();
    probability = member.probability();
    enforcedAt = member.enforcedEpochMillis();
    record = member.record();
    told = record == null ? told : record.told();
  }

  /** Takes in what a finding says; the strongest of several counts. */
  void found(double newProbability, Judgement.Told newTold) {
    if (!seen || newProbability > probability) {
      probability = newProbability;
      told = newTold;
    }
    seen = true;
  }

  void counted(long newRequests) {
    requests = newRequests;
    if (flaggedAt == Campaign.NEVER) {
      requestsBeforeFlag = newRequests;
    }
  }

  /** Flags it, unless it was before. */
  void flagged(long now) {
    flaggedAt = flaggedAt == Campaign.NEVER ? now : flaggedAt;
  }

  /** Whether it is flagged and it is not frozen yet why. */
  boolean wantsRecord() {
    return flaggedAt != Campaign.NEVER && record == null;
  }

  void freeze(EvidenceRecord group) {
    record = new FlagRecord(group, flaggedAt, requestsBeforeFlag, told, probability);
  }

  void enforced(long epochMillis) {
    enforcedAt = epochMillis;
  }

  long requests() {
    return requests;
  }

  Member snapshot() {
    return new Member(
        account,
        verdict,
        joined,
        flaggedAt,
        requests,
        requestsBeforeFlag,
        probability,
        enforcedAt,
        record);
  }
}
