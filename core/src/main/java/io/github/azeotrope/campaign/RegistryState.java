package io.github.azeotrope.campaign;

import java.util.List;
import java.util.Objects;

/**
 * Everything a registry knows, to be carried over into another one.
 *
 * @param lastNumber of the ids given out
 * @param open open campaigns, oldest first
 * @param ended campaigns that have ended, in order of their end
 * @param dismissals what persons have dismissed
 */
public record RegistryState(
    int lastNumber, List<KeptCampaign> open, List<Campaign> ended, KeptDismissals dismissals) {

  /** Copies the lists. */
  public RegistryState {
    open = List.copyOf(open);
    ended = List.copyOf(ended);
    Objects.requireNonNull(dismissals, "dismissals");
  }
}
