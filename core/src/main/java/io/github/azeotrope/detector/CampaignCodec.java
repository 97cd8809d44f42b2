package io.github.azeotrope.detector;

import io.github.azeotrope.Capability;
import io.github.azeotrope.Verdict;
import io.github.azeotrope.calibration.BudgetCheck;
import io.github.azeotrope.calibration.CalibrationSource;
import io.github.azeotrope.calibration.Judgement;
import io.github.azeotrope.campaign.Campaign;
import io.github.azeotrope.campaign.EvidenceRecord;
import io.github.azeotrope.campaign.FlagRecord;
import io.github.azeotrope.campaign.Lineage;
import io.github.azeotrope.campaign.Member;
import io.github.azeotrope.campaign.Provenance;
import io.github.azeotrope.campaign.Ruling;
import io.github.azeotrope.evidence.Evidence;
import io.github.azeotrope.evidence.Family;
import io.github.azeotrope.evidence.Targets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Campaigns and the evidence frozen in them, in a snapshot. */
final class CampaignCodec {
  private static final int LEAST_BYTES = 8;

  /** Stands for "none" where the number of a record is expected. */
  private static final int NONE = -1;

  private CampaignCodec() {}

  static void write(Campaign campaign, SnapshotOutput out) throws IOException {
    out.text(campaign.id());
    out.name(campaign.status());
    out.name(campaign.verdict());
    out.number(campaign.firstSeenEpochMillis());
    out.number(campaign.lastSeenEpochMillis());
    out.number(campaign.flaggedEpochMillis());
    out.number(campaign.requests());
    write(campaign.targets(), out);
    writeEvidence(campaign.evidence(), out);
    out.textOrNull(campaign.lineage().splitFrom());
    out.textOrNull(campaign.lineage().returnsFrom());
    out.textOrNull(campaign.lineage().mergedInto());
    writeRuling(campaign.ruling(), out);
    // A member may have come from another campaign, with a record that is not of this one.
    Map<EvidenceRecord, Integer> numbers = new HashMap<>();
    List<EvidenceRecord> records = new ArrayList<>(campaign.records());
    records.forEach(record -> numbers.putIfAbsent(record, numbers.size()));
    int own = records.size();
    for (Member member : campaign.members()) {
      FlagRecord flag = member.record();
      if (flag != null && numbers.putIfAbsent(flag.group(), records.size()) == null) {
        records.add(flag.group());
      }
    }
    out.number(own);
    out.number(records.size());
    for (EvidenceRecord record : records) {
      write(record, out);
    }
    out.number(campaign.members().size());
    for (Member member : campaign.members()) {
      write(member, numbers, out);
    }
  }

  static Campaign read(SnapshotInput in) throws IOException {
    String id = in.text();
    Campaign.Status status = in.name(Campaign.Status.class);
    Verdict verdict = in.name(Verdict.class);
    long first = in.number();
    long last = in.number();
    long flagged = in.number();
    long requests = in.number();
    Targets targets = readTargets(in);
    List<Evidence> evidence = readEvidence(in);
    Lineage lineage = new Lineage(in.textOrNull(), in.textOrNull(), in.textOrNull());
    Ruling ruling = readRuling(in);
    int own = in.integer();
    List<EvidenceRecord> records = new ArrayList<>();
    for (int i = in.count(LEAST_BYTES); i > 0; i--) {
      records.add(readRecord(in));
    }
    List<Member> members = new ArrayList<>();
    for (int i = in.count(LEAST_BYTES); i > 0; i--) {
      members.add(readMember(in, records));
    }
    return new Campaign(
        id,
        status,
        verdict,
        first,
        last,
        flagged,
        requests,
        members,
        targets,
        evidence,
        lineage,
        ruling,
        records.subList(0, own));
  }

  private static void write(Member member, Map<EvidenceRecord, Integer> records, SnapshotOutput out)
      throws IOException {
    out.text(member.account());
    out.name(member.verdict());
    out.number(member.joinedEpochMillis());
    out.number(member.flaggedEpochMillis());
    out.number(member.requests());
    out.number(member.requestsBeforeFlag());
    out.number(member.probability());
    out.number(member.enforcedEpochMillis());
    FlagRecord flag = member.record();
    out.number(flag == null ? NONE : records.getOrDefault(flag.group(), NONE));
    if (flag != null) {
      out.number(flag.epochMillis());
      out.number(flag.requests());
      out.name(flag.told());
      out.number(flag.probability());
    }
  }

  private static Member readMember(SnapshotInput in, List<EvidenceRecord> records)
      throws IOException {
    String account = in.text();
    Verdict verdict = in.name(Verdict.class);
    long joined = in.number();
    long flagged = in.number();
    long requests = in.number();
    long before = in.number();
    double probability = in.fraction();
    long enforced = in.number();
    int group = in.integer();
    FlagRecord flag =
        group == NONE
            ? null
            : new FlagRecord(
                records.get(group),
                in.number(),
                in.number(),
                in.name(Judgement.Told.class),
                in.fraction());
    return new Member(
        account, verdict, joined, flagged, requests, before, probability, enforced, flag);
  }

  private static void write(EvidenceRecord record, SnapshotOutput out) throws IOException {
    out.text(record.campaignId());
    out.number(record.epochMillis());
    Provenance by = record.provenance();
    out.text(by.version());
    out.text(by.configuration());
    out.text(by.keyId());
    out.text(by.backgroundId());
    out.number(by.layoutVersion());
    out.number(record.accounts());
    out.number(record.requests());
    write(record.targets(), out);
    writeEvidence(record.evidence(), out);
    BudgetCheck check = record.check();
    out.number(check.excess());
    out.number(check.bar());
    out.name(check.source());
    out.number(check.hostReferences());
    out.number(check.builtInReferences());
  }

  private static EvidenceRecord readRecord(SnapshotInput in) throws IOException {
    return new EvidenceRecord(
        in.text(),
        in.number(),
        new Provenance(in.text(), in.text(), in.text(), in.text(), in.integer()),
        in.integer(),
        in.number(),
        readTargets(in),
        readEvidence(in),
        new BudgetCheck(
            in.fraction(),
            in.fraction(),
            in.name(CalibrationSource.class),
            in.integer(),
            in.integer()));
  }

  private static void writeEvidence(List<Evidence> all, SnapshotOutput out) throws IOException {
    out.number(all.size());
    for (Evidence evidence : all) {
      out.name(evidence.family());
      out.text(evidence.signal());
      out.name(evidence.outcome());
      out.number(evidence.observed());
      out.number(evidence.expected());
      out.number(evidence.lower());
      out.number(evidence.upper());
      out.number(evidence.pValue());
      out.number(evidence.sampleSize());
      out.text(evidence.text());
    }
  }

  private static List<Evidence> readEvidence(SnapshotInput in) throws IOException {
    List<Evidence> all = new ArrayList<>();
    for (int i = in.count(LEAST_BYTES); i > 0; i--) {
      all.add(
          new Evidence(
              in.name(Family.class),
              in.text(),
              in.name(Evidence.Outcome.class),
              in.fraction(),
              in.fraction(),
              in.fraction(),
              in.fraction(),
              in.fraction(),
              in.number(),
              in.text()));
    }
    return all;
  }

  private static void write(Targets targets, SnapshotOutput out) throws IOException {
    out.number(targets.capabilities().size());
    for (Targets.OfCapability of : targets.capabilities()) {
      out.name(of.capability());
      out.number(of.share());
      out.number(of.lower());
      out.number(of.upper());
      out.number(of.usual());
    }
    out.number(targets.models().size());
    for (Targets.OfModel of : targets.models()) {
      out.number(of.token());
      out.number(of.share());
      out.number(of.lower());
      out.number(of.upper());
      out.number(of.usual());
      out.number(of.firstEpochMillis());
    }
  }

  private static Targets readTargets(SnapshotInput in) throws IOException {
    List<Targets.OfCapability> capabilities = new ArrayList<>();
    for (int i = in.count(LEAST_BYTES); i > 0; i--) {
      capabilities.add(
          new Targets.OfCapability(
              in.name(Capability.class),
              in.fraction(),
              in.fraction(),
              in.fraction(),
              in.fraction()));
    }
    List<Targets.OfModel> models = new ArrayList<>();
    for (int i = in.count(LEAST_BYTES); i > 0; i--) {
      models.add(
          new Targets.OfModel(
              in.integer(),
              in.fraction(),
              in.fraction(),
              in.fraction(),
              in.fraction(),
              in.number()));
    }
    return new Targets(capabilities, models);
  }

  static void writeRuling(@Nullable Ruling ruling, SnapshotOutput out) throws IOException {
    out.flag(ruling != null);
    if (ruling != null) {
      out.name(ruling.kind());
      out.text(ruling.reason());
      out.number(ruling.epochMillis());
    }
  }

  static @Nullable Ruling readRuling(SnapshotInput in) throws IOException {
    return in.flag() ? new Ruling(in.name(Ruling.Kind.class), in.text(), in.number()) : null;
  }
}
