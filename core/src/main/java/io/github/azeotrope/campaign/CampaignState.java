package io.github.azeotrope.campaign;

import io.github.azeotrope.Verdict;
import io.github.azeotrope.calibration.BudgetCheck;
import io.github.azeotrope.calibration.Judgement;
import io.github.azeotrope.evidence.Evidence;
import io.github.azeotrope.evidence.Family;
import io.github.azeotrope.evidence.Targets;
import it.unimi.dsi.fastutil.ints.Int2ObjectMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectRBTreeMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One campaign over its life. Not thread-safe; the registry owns it. */
final class CampaignState {
  /** Probability at which an account of a flagged group is flagged itself, and stays so. */
  static final double JOINS = Campaign.SURE;

  private static final double STAYS = 0.5;

  /**
   * Most records of frozen evidence, about 3 KB each. Looks grow with the logarithm of the traffic;
   * should they be more, who is flagged later shares the last record, whose time is told.
   */
  private static final int MOST_RECORDS = 256;

  /**
   * Event time for which a campaign that was carried over stays without a look that holds it. Some
   * evidence counts only what came after the group was proposed, so it begins anew.
   */
  static final long CARRIED_MILLIS = 7L * 24 * 60 * 60 * 1_000;

  final String id;
  final LongOpenHashSet groups = new LongOpenHashSet();
  private final Lineage lineage;
  private final Provenance provenance;
  private final List<EvidenceRecord> records = new ArrayList<>();
  private final Int2ObjectRBTreeMap<MemberState> members = new Int2ObjectRBTreeMap<>();
  private final Set<Family> spoken = EnumSet.noneOf(Family.class);
  private Verdict verdict = Verdict.CLEAR;
  private Verdict confirmedVerdict = Verdict.CLEAR;
  private Verdict carriedVerdict = Verdict.CLEAR;
  private long carriedUntil = Campaign.NEVER;
  private long firstSeen = Long.MAX_VALUE;
  private long lastSeen = Long.MIN_VALUE;
  private long flaggedAt = Campaign.NEVER;
  private Targets targets = Targets.NONE;
  private List<Evidence> evidence = List.of();
  private BudgetCheck check = BudgetCheck.UNASKED;
  private double strength;
  private @Nullable Ruling ruling;
  private Changes changes = new Changes();
  private @Nullable Campaign snapshot;

  CampaignState(String id, Lineage lineage, Provenance provenance) {
    this.id = id;
    this.lineage = lineage;
    this.provenance = provenance;
  }

  /**
   * A campaign as it was in another registry. The links and looks that held it are not carried
   * over, so it and its members stay for a while without.
   *
   * @param seats of its members in their order, negative where an account is not held any more
   */
  CampaignState(KeptCampaign kept, int[] seats, Provenance provenance, long now) {
    this(kept.campaign().id(), kept.campaign().lineage(), provenance);
    Campaign campaign = kept.campaign();
    verdict = campaign.verdict();
    carriedVerdict = verdict;
    carriedUntil = now + CARRIED_MILLIS;
    confirmedVerdict = kept.confirmedVerdict();
    ruling = campaign.ruling();
    firstSeen = campaign.firstSeenEpochMillis();
    lastSeen = campaign.lastSeenEpochMillis();
    flaggedAt = campaign.flaggedEpochMillis();
    targets = campaign.targets();
    evidence = campaign.evidence();
    strength = kept.strength();
    spoken.addAll(kept.spoken());
    records.addAll(campaign.records());
    check = records.isEmpty() ? check : records.get(records.size() - 1).check();
    for (int i = 0; i < seats.length; i++) {
      Member member = campaign.members().get(i);
      if (seats[i] >= 0) {
        boolean isConfirmed = kept.confirmed().contains(kept.keys().get(i));
        members.put(seats[i], new MemberState(member, isConfirmed));
      } else {
        changes.left.add(member.account());
      }
    }
  }

  /** The same with what its snapshot does not tell. */
  KeptCampaign kept(Accounts accounts) {
    Map<String, Long> keyOf = new HashMap<>();
    Set<Long> confirmed = new HashSet<>();
    for (Int2ObjectMap.Entry<MemberState> entry : members.int2ObjectEntrySet()) {
      long key = accounts.key(entry.getIntKey());
      keyOf.put(entry.getValue().account, key);
      if (entry.getValue().confirmed) {
        confirmed.add(key);
      }
    }
    List<Long> keys =
        snapshot().members().stream()
            .map(member -> keyOf.getOrDefault(member.account(), 0L))
            .toList();
    return new KeptCampaign(snapshot(), keys, confirmed, confirmedVerdict, strength, spoken);
  }

  /** What has changed since the last update, and in it. */
  static final class Changes {
    final List<String> joined = new ArrayList<>();
    final List<String> left = new ArrayList<>();
    final IntArrayList leftSeats = new IntArrayList();
    boolean ruled;
    private boolean verdictChanged;

    boolean any() {
      return verdictChanged || ruled || !joined.isEmpty() || !left.isEmpty();
    }
  }

  /**
   * Takes in the latest findings of its groups, the leading one first; none if it is only kept
   * because a person confirmed it. Tells what has changed since the last update.
   */
  Changes update(List<Finding> findings, long now, Accounts accounts) {
    Verdict before = verdict;
    if (now >= carriedUntil) {
      carriedVerdict = Verdict.CLEAR;
    }
    verdict = confirmedVerdict.worst(carriedVerdict);
    for (Finding finding : findings) {
      verdict = verdict.worst(finding.judgement().verdict());
    }
    members.values().forEach(member -> member.seen = false);
    takeAll(findings, now, accounts);
    dropUnseen(now, accounts);
    if (verdict == Verdict.FLAGGED && flaggedAt == Campaign.NEVER) {
      flaggedAt = now;
    }
    if (!findings.isEmpty()) {
      targets = findings.get(0).targets();
      evidence = findings.get(0).judgement().evidence();
      check = findings.get(0).judgement().check();
      strength = findings.get(0).judgement().strength();
      findings.forEach(f -> spoken.addAll(Dismissals.supporting(f.judgement().evidence())));
    }
    freeze(now);
    Changes done = changes;
    done.verdictChanged |= before != verdict;
    changes = new Changes();
    snapshot = null;
    return done;
  }

  private void takeAll(List<Finding> findings, long now, Accounts accounts) {
    boolean linked = findings.stream().anyMatch(f -> isOf(f, verdict) && !isByDealing(f));
    long first = Long.MAX_VALUE;
    for (Finding finding : findings) {
      // Where links or one narrow job tell who belongs, nearness in content adds nobody.
      if (isOf(finding, verdict) && !(linked && isByDealing(finding))) {
        take(finding, now, accounts);
        first = Math.min(first, finding.firstSeenEpochMillis());
        lastSeen = Math.max(lastSeen, finding.lastSeenEpochMillis());
      }
    }
    firstSeen = first == Long.MAX_VALUE ? firstSeen : first;
  }

  private static boolean isOf(Finding finding, Verdict verdict) {
    return finding.judgement().verdict() == verdict;
  }

  private static boolean isByDealing(Finding finding) {
    return finding.judgement().told() == Judgement.Told.BY_DEALING;
  }

  private void take(Finding finding, long now, Accounts accounts) {
    for (int i = 0; i < finding.members().size(); i++) {
      int seat = finding.members().seat(i);
      double probability = finding.members().probability(i);
      MemberState member = members.get(seat);
      if (probability < STAYS) {
        continue;
      }
      boolean isSure = verdict != Verdict.FLAGGED || probability >= JOINS;
      if (member == null) {
        String account = isSure ? accounts.id(seat) : "";
        if (account.isEmpty()) {
          continue;
        }
        member = new MemberState(account, now);
        members.put(seat, member);
        changes.joined.add(account);
      } else if (member.verdict != Verdict.FLAGGED && !isSure) {
        continue;
      }
      member.found(probability, finding.judgement().told());
      member.counted(accounts.requests(seat));
      if (member.verdict != verdict) {
        member.verdict = verdict;
        changes.verdictChanged = true;
      }
      if (verdict == Verdict.FLAGGED) {
        member.flagged(now);
      }
    }
  }

  /** Those whom no finding holds leave, but for those a person has confirmed. */
  private void dropUnseen(long now, Accounts accounts) {
    for (Iterator<Int2ObjectMap.Entry<MemberState>> all = members.int2ObjectEntrySet().iterator();
        all.hasNext(); ) {
      Int2ObjectMap.Entry<MemberState> entry = all.next();
      MemberState member = entry.getValue();
      if (member.seen) {
        continue;
      }
      if ((member.confirmed || now < carriedUntil)
          && accounts.id(entry.getIntKey()).equals(member.account)) {
        member.counted(accounts.requests(entry.getIntKey()));
        continue;
      }
      changes.left.add(member.account);
      changes.leftSeats.add(entry.getIntKey());
      all.remove();
    }
  }

  /** Keeps the evidence by which members were flagged for the first time; one record a look. */
  private void freeze(long now) {
    if (members.values().stream().noneMatch(MemberState::wantsRecord)) {
      return;
    }
    EvidenceRecord last = records.isEmpty() ? null : records.get(records.size() - 1);
    if (last == null || (!last.evidence().equals(evidence) && records.size() < MOST_RECORDS)) {
      long requests = members.values().stream().mapToLong(MemberState::requests).sum();
      last =
          new EvidenceRecord(
              id, now, provenance, members.size(), requests, targets, evidence, check);
      records.add(last);
    }
    for (MemberState member : members.values()) {
      if (member.wantsRecord()) {
        member.freeze(last);
      }
    }
  }

  /** A person says that it is a campaign: it stays, with its members and at least as serious. */
  void confirm(Ruling by) {
    ruling = by;
    confirmedVerdict = verdict;
    members.values().forEach(member -> member.confirmed = true);
    changes.ruled = true;
  }

  /** Takes a confirmation back. */
  void withdraw() {
    ruling = null;
    confirmedVerdict = Verdict.CLEAR;
    members.values().forEach(member -> member.confirmed = false);
    changes.ruled = true;
  }

  /** Takes over what a person confirmed of a campaign that goes into this one. */
  void inherit(CampaignState younger) {
    if (younger.ruling == null) {
      return;
    }
    if (ruling == null) {
      ruling = younger.ruling;
      changes.ruled = true;
    }
    confirmedVerdict = confirmedVerdict.worst(younger.confirmedVerdict);
    younger.members.forEach(
        (seat, member) -> {
          MemberState own = members.get(seat);
          if (own != null) {
            own.confirmed |= member.confirmed;
          } else if (member.confirmed) {
            members.put(seat, member);
            changes.joined.add(member.account);
          }
        });
  }

  /** Takes an account out, at once. */
  void remove(int seat) {
    MemberState member = members.remove(seat);
    if (member != null) {
      changes.left.add(member.account);
      changes.leftSeats.add(seat);
      snapshot = null;
    }
  }

  void enforced(int seat, long epochMillis) {
    MemberState member = members.get(seat);
    if (member != null) {
      member.enforced(epochMillis);
      snapshot = null;
    }
  }

  /** Who leaves when it ends, those included who left since the last update. */
  List<String> everybody() {
    List<String> all = new ArrayList<>(changes.left);
    members.values().forEach(member -> all.add(member.account));
    return all;
  }

  /** Whether it stays although no look holds it now. */
  boolean staysAnyway(long now) {
    return size() > 0 && (isConfirmed() || now < carriedUntil);
  }

  boolean isConfirmed() {
    return ruling != null;
  }

  Verdict verdict() {
    return verdict;
  }

  double strength() {
    return strength;
  }

  /** Families that spoke against it at any time. */
  Set<Family> spoken() {
    return spoken;
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

  /** The campaign as it ended. */
  Campaign ended(Campaign.Status how, Lineage newLineage, @Nullable Ruling by) {
    return snapshot().ended(how, newLineage, by);
  }

  Lineage lineage() {
    return lineage;
  }

  /** The campaign as it stands. */
  Campaign snapshot() {
    Campaign known = snapshot;
    if (known == null) {
      List<Member> list = new ArrayList<>(members.size());
      long requests = 0;
      for (MemberState member : members.values()) {
        requests += member.requests();
        list.add(member.snapshot());
      }
      list.sort(Comparator.comparing(Member::account));
      known =
          new Campaign(
              id,
              isConfirmed() ? Campaign.Status.CONFIRMED : Campaign.Status.OPEN,
              verdict,
              firstSeen,
              lastSeen,
              flaggedAt,
              requests,
              list,
              targets,
              evidence,
              lineage,
              ruling,
              records);
      snapshot = known;
    }
    return known;
  }
}
