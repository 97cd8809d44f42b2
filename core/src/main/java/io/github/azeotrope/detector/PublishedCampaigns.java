package io.github.azeotrope.detector;

import io.github.azeotrope.campaign.Campaign;
import java.util.List;
import java.util.Optional;

/**
 * The campaigns as of one sweep, for all threads.
 *
 * @param open oldest first
 * @param ended in order of their end
 */
record PublishedCampaigns(List<Campaign> open, List<Campaign> ended) {
  static final PublishedCampaigns NONE = new PublishedCampaigns(List.of(), List.of());
  private static final int MOST_IDS_TOLD = 10;

  PublishedCampaigns {
    open = List.copyOf(open);
    ended = List.copyOf(ended);
  }

  /** Gives the latest. */
  @FunctionalInterface
  interface Source {
    PublishedCampaigns now();
  }

  Optional<Campaign> find(String id) {
    for (List<Campaign> some : List.of(open, ended)) {
      for (Campaign campaign : some) {
        if (campaign.id().equals(id)) {
          return Optional.of(campaign);
        }
      }
    }
    return Optional.empty();
  }

  /** For an error message. */
  String openIds() {
    List<String> ids = open.stream().map(Campaign::id).limit(MOST_IDS_TOLD).toList();
    return "the open campaigns " + ids + (open.size() > MOST_IDS_TOLD ? " and others" : "");
  }
}
