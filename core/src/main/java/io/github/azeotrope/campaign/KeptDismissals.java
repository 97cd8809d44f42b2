package io.github.azeotrope.campaign;

import io.github.azeotrope.Verdict;
import io.github.azeotrope.evidence.Family;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What persons have dismissed, to be carried over into another registry.
 *
 * @param campaigns in the order of their dismissal
 * @param accounts single accounts, in the order of theirs
 */
public record KeptDismissals(List<OfCampaign> campaigns, List<OfAccount> accounts) {

  /** Copies the lists. */
  public KeptDismissals {
    campaigns = List.copyOf(campaigns);
    accounts = List.copyOf(accounts);
  }

  /**
   * One campaign.
   *
   * @param id its id
   * @param verdict its last verdict
   * @param keys of its members' accounts
   * @param spoken families that had spoken against it
   * @param inForce false once it came back or the person thought better
   */
  public record OfCampaign(
      String id, Verdict verdict, Set<Long> keys, Set<Family> spoken, boolean inForce) {
    /** Copies the sets. */
    public OfCampaign {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(verdict, "verdict");
      keys = Set.copyOf(keys);
      spoken = Set.copyOf(spoken);
    }
  }

  /**
   * One account that was taken out of a campaign.
   *
   * @param key of the account
   * @param by what the person said
   * @param spoken families that had spoken against the campaign
   */
  public record OfAccount(long key, Ruling by, Set<Family> spoken) {
    /** Copies the set. */
    public OfAccount {
      Objects.requireNonNull(by, "by");
      spoken = Set.copyOf(spoken);
    }
  }
}
