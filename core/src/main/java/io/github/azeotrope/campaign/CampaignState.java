package io.github.azeotrope.campaign;

import io.github.azeotrope.Verdict;
import io.github.azeotrope.calibration.Judgement;
import io.github.azeotrope.evidence.Evidence;
import it.unimi.dsi.fastutil.ints.Int2ObjectRBTreeMap;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One campaign over its life. Not thread-safe; the registry owns it. */
final class CampaignState {
  /** Probability at which an account of a flagged group is flagged itself, and stays so. */
  private static final double JOINS = 0.9;

  private static final double STAYS = 0.5;

  final String id;
  final LongOpenHashSet groups = new LongOpenHashSet();
  private final Int2ObjectRBTreeMap<MemberState> members = new Int2ObjectRBTreeMap<>();
  private Verdict verdict = Verdict.CLEAR;
  private long firstSeen = Long.MAX_VALUE;
  private long lastSeen = Long.MIN_VALUE;
  private long flaggedAt = Campaign.NEVER;
  private List<Evidence> evidence = List.of();
  private double strength;
  private @Nullable Campaign snapshot;

  CampaignState(String id) {
    this.id = id;
  }

  /** One account's place. */
  static final class MemberState {
    final String account;
    final long joined;
    Verdict verdict = Verdict.CLEAR;
    long flaggedAt = Campaign.NEVER;
    long requests;
    long requestsBeforeFlag;
    double probability;
    private boolean seen;

    MemberState(String account, long joined) {
      this.account = account;
      this.joined = joined;
    }
  }

  /** Takes in the latest findings of its groups; tells who joined and who left. */
  Changes update(List<Finding> findings, long now, Accounts accounts) {
    Verdict before = verdict;
    verdict = Verdict.CLEAR;
    firstSeen = Long.MAX_VALUE;
    Finding leading = findings.get(0);
    for (Finding finding : findings) {
      verdict = verdict.worst(finding.judgement().verdict());
    }
    Changes changes = new Changes();
    members.values().forEach(member -> member.seen = false);
    boolean linked = findings.stream().anyMatch(f -> isOf(f, verdict) && !isByDealing(f));
    for (Finding finding : findings) {
      // Where links or one narrow job tell who belongs, nearness in content adds nobody.
      if (isOf(finding, verdict) && !(linked && isByDealing(finding))) {
        take(finding, now, accounts, changes);
        firstSeen = Math.min(firstSeen, finding.firstSeenEpochMillis());
        lastSeen = Math.max(lastSeen, finding.lastSeenEpochMillis());
      }
    }
    members
        .int2ObjectEntrySet()
        .removeIf(
            entry -> {
              if (entry.getValue().seen) {
                return false;
              }
              changes.left.add(entry.getValue().account);
              changes.leftSeats.add(entry.getIntKey());
              return true;
            });
    if (verdict == Verdict.FLAGGED && flaggedAt == Campaign.NEVER) {
      flaggedAt = now;
    }
    changes.verdictChanged = before != verdict;
    evidence = leading.judgement().evidence();
    strength = leading.judgement().strength();
    snapshot = null;
    return changes;
  }

  private static boolean isOf(Finding finding, Verdict verdict) {
    return finding.judgement().verdict() == verdict;
  }

  private static boolean isByDealing(Finding finding) {
    return finding.judgement().told() == Judgement.Told.BY_DEALING;
  }

  private void take(Finding finding, long now, Accounts accounts, Changes changes) {
    for (int i = 0; i < finding.members().size(); i++) {
      int seat = finding.members().seat(i);
      double probability = finding.members().probability(i);
      MemberState member = members.get(seat);
      boolean isNew = member == null;
      if (probability < STAYS) {
        continue;
      }
      if (member == null) {
        if (verdict == Verdict.FLAGGED && probability < JOINS) {
          continue;
        }
        String id = accounts.id(seat);
        if (id.isEmpty()) {
          continue;
        }
        member = new MemberState(id, now);
      } else if (verdict == Verdict.FLAGGED
          && member.verdict != Verdict.FLAGGED
          && probability < JOINS) {
        continue;
      }
      if (isNew) {
        members.put(seat, member);
        changes.joined.add(member.account);
      }
      member.probability = member.seen ? Math.max(member.probability, probability) : probability;
      member.seen = true;
      member.requests = accounts.requests(seat);
      if (member.verdict != verdict) {
        member.verdict = verdict;
        changes.verdictChanged = true;
      }
      if (verdict == Verdict.FLAGGED && member.flaggedAt == Campaign.NEVER) {
        member.flaggedAt = now;
        member.requestsBeforeFlag = member.requests;
      }
      if (member.flaggedAt == Campaign.NEVER) {
        member.requestsBeforeFlag = member.requests;
      }
    }
  }

  /** What an update changed. */
  static final class Changes {
    final List<String> joined = new ArrayList<>();
    final List<String> left = new ArrayList<>();
    final List<Integer> leftSeats = new ArrayList<>();
    boolean verdictChanged;

    boolean any() {
      return verdictChanged || !joined.isEmpty() || !left.isEmpty();
    }
  }

  Verdict verdict() {
    return verdict;
  }

  double strength() {
    return strength;
  }

  int size() {
    return members.size();
  }

  boolean contains(int seat) {
    return members.containsKey(seat);
  }

  Int2ObjectRBTreeMap<MemberState> members() {
    return members;
  }

  /** The campaign as it stands. */
  Campaign snapshot() {
    Campaign known = snapshot;
    if (known == null) {
      List<Member> list = new ArrayList<>(members.size());
      long requests = 0;
      for (MemberState m : members.values()) {
        requests += m.requests;
        list.add(
            new Member(
                m.account,
                m.verdict,
                m.joined,
                m.flaggedAt,
                m.requests,
                m.requestsBeforeFlag,
                m.probability));
      }
      list.sort(Comparator.comparing(Member::account));
      known = new Campaign(id, verdict, firstSeen, lastSeen, flaggedAt, requests, list, evidence);
      snapshot = known;
    }
    return known;
  }
}
