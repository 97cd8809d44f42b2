package io.github.azeotrope.testkit;

import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.ModelResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One simulated request, its answer, and the truth about it. The truth is for scoring only: a
 * detector is shown {@link #request} and {@link #response}, nothing else.
 *
 * @param request what came
 * @param response what was answered, or null where the connection broke first (the client then
 *     repeats the request under the same request id)
 * @param scenario what the account is, in the words of {@link Traffic#scenario}
 * @param campaign the name of the campaign the account works for, empty for legitimate accounts
 */
public record Exchange(
    ModelRequest request, @Nullable ModelResponse response, String scenario, String campaign) {

  /** Checks what is required. */
  public Exchange {
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(scenario, "scenario");
    Objects.requireNonNull(campaign, "campaign");
  }

  /** Whether the account belongs to a campaign. */
  public boolean isCampaign() {
    return !campaign.isEmpty();
  }
}
