package io.github.azeotrope.campaign;

import io.github.azeotrope.Verdict;
import io.github.azeotrope.evidence.Family;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * An open campaign with what its snapshot does not tell, to be carried over into another registry.
 *
 * @param campaign as it stands
 * @param keys the keys of its members' accounts, in their order
 * @param confirmed keys of those in it when a person confirmed it
 * @param confirmedVerdict the verdict then, or CLEAR
 * @param strength of its evidence
 * @param spoken families that spoke against it at any time
 */
public record KeptCampaign(
    Campaign campaign,
    List<Long> keys,
    Set<Long> confirmed,
    Verdict confirmedVerdict,
    double strength,
    Set<Family> spoken) {

  /**
   * Copies the collections.
   *
   * @throws IllegalArgumentException if the campaign is not open or there is not a key a member
   */
  public KeptCampaign {
    Objects.requireNonNull(confirmedVerdict, "confirmedVerdict");
    keys = List.copyOf(keys);
    confirmed = Set.copyOf(confirmed);
    spoken = Set.copyOf(spoken);
    if (!campaign.isOpen() || keys.size() != campaign.members().size()) {
      throw new IllegalArgumentException(
          campaign.id() + " is not open, or has not as many keys as members");
    }
  }
}
