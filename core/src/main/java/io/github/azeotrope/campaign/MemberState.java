package io.github.azeotrope.campaign;

import io.github.azeotrope.Verdict;

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

  /** Whether a finding of the sweep under way holds it. */
  boolean seen;

  /** Whether a person has confirmed the campaign with this account in it. */
  boolean confirmed;

  MemberState(String account, long joined) {
    this.account = account;
    this.joined = joined;
  }

  /** Takes in what a finding says; the strongest of several counts. */
  void found(double newProbability) {
    probability = seen ? Math.max(probability, newProbability) : newProbability;
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

  void enforced(long epochMillis) {
    enforcedAt = epochMillis;
  }

  long requests() {
    return requests;
  }

  Member snapshot() {
    return new Member(
        account, verdict, joined, flaggedAt, requests, requestsBeforeFlag, probability, enforcedAt);
  }
}
