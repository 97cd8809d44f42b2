package io.github.azeotrope.detector;

import io.github.azeotrope.Verdict;
import io.github.azeotrope.campaign.Campaign;
import io.github.azeotrope.campaign.KeptCampaign;
import io.github.azeotrope.campaign.KeptDismissals;
import io.github.azeotrope.campaign.RegistryState;
import io.github.azeotrope.campaign.Ruling;
import io.github.azeotrope.evidence.Family;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the campaign registry knows, in a snapshot. */
final class RegistryCodec {
  private static final int LEAST_BYTES = 8;

  private RegistryCodec() {}

  static void write(RegistryState state, SnapshotOutput out) throws IOException {
    out.number(state.lastNumber());
    out.number(state.open().size());
    for (KeptCampaign kept : state.open()) {
      CampaignCodec.write(kept.campaign(), out);
      writeKeys(kept.keys(), out);
      writeKeys(kept.confirmed().stream().sorted().toList(), out);
      out.name(kept.confirmedVerdict());
      out.number(kept.strength());
      out.names(kept.spoken());
    }
    out.number(state.ended().size());
    for (Campaign campaign : state.ended()) {
      CampaignCodec.write(campaign, out);
    }
    out.number(state.dismissals().campaigns().size());
    for (KeptDismissals.OfCampaign dismissed : state.dismissals().campaigns()) {
      out.text(dismissed.id());
      out.name(dismissed.verdict());
      writeKeys(dismissed.keys().stream().sorted().toList(), out);
      out.names(dismissed.spoken());
      out.flag(dismissed.inForce());
    }
    out.number(state.dismissals().accounts().size());
    for (KeptDismissals.OfAccount dismissed : state.dismissals().accounts()) {
      out.number(dismissed.key());
      CampaignCodec.writeRuling(dismissed.by(), out);
      out.names(dismissed.spoken());
    }
  }

  static RegistryState read(SnapshotInput in) throws IOException {
    int lastNumber = in.integer();
    List<KeptCampaign> open = new ArrayList<>();
    for (int i = in.count(LEAST_BYTES); i > 0; i--) {
      Campaign campaign = CampaignCodec.read(in);
      open.add(
          new KeptCampaign(
              campaign,
              readKeys(in),
              Set.copyOf(readKeys(in)),
              in.name(Verdict.class),
              in.fraction(),
              in.names(Family.class)));
    }
    List<Campaign> ended = new ArrayList<>();
    for (int i = in.count(LEAST_BYTES); i > 0; i--) {
      ended.add(CampaignCodec.read(in));
    }
    List<KeptDismissals.OfCampaign> campaigns = new ArrayList<>();
    for (int i = in.count(LEAST_BYTES); i > 0; i--) {
      campaigns.add(
          new KeptDismissals.OfCampaign(
              in.text(),
              in.name(Verdict.class),
              new HashSet<>(readKeys(in)),
              in.names(Family.class),
              in.flag()));
    }
    List<KeptDismissals.OfAccount> accounts = new ArrayList<>();
    for (int i = in.count(LEAST_BYTES); i > 0; i--) {
      long key = in.number();
      Ruling by = CampaignCodec.readRuling(in);
      if (by == null) {
        throw SnapshotInput.problem("a dismissal has no reason");
      }
      accounts.add(new KeptDismissals.OfAccount(key, by, in.names(Family.class)));
    }
    return new RegistryState(lastNumber, open, ended, new KeptDismissals(campaigns, accounts));
  }

  private static void writeKeys(Collection<Long> keys, SnapshotOutput out) throws IOException {
    out.number(keys.size());
    for (long key : keys) {
      out.number(key);
    }
  }

  private static List<Long> readKeys(SnapshotInput in) throws IOException {
    List<Long> keys = new ArrayList<>();
    for (int i = in.count(Long.BYTES); i > 0; i--) {
      keys.add(in.number());
    }
    return keys;
  }
}
