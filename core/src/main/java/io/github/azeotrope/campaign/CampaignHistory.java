package io.github.azeotrope.campaign;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Campaigns that have ended, as they last were. Bounded: 256 campaigns with 131,072 members
 * together, the first to end dropped first.
 */
final class CampaignHistory {
  private static final int MOST_CAMPAIGNS = 256;
  private static final int MOST_MEMBERS = 1 << 17;

  private final Map<String, Campaign> ended = new LinkedHashMap<>();
  private int members;

  void add(Campaign campaign) {
    ended.put(campaign.id(), campaign);
    members += campaign.members().size();
    Iterator<Campaign> oldest = ended.values().iterator();
    while (ended.size() > MOST_CAMPAIGNS || (members > MOST_MEMBERS && ended.size() > 1)) {
      members -= oldest.next().members().size();
      oldest.remove();
    }
  }

  void forget(String account) {
    ended.replaceAll((id, campaign) -> campaign.forgetting(account));
    members = ended.values().stream().mapToInt(campaign -> campaign.members().size()).sum();
  }

  /** In order of their end. */
  List<Campaign> all() {
    return new ArrayList<>(ended.values());
  }
}
