package io.github.azeotrope.campaign;

import io.github.azeotrope.Assessment;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why an account has its verdict: observed facts apart from what is inferred from them, and what
 * speaks against.
 *
 * @param account the host's id
 * @param assessment what is held of it
 * @param campaign the campaign it is a member of, or null
 * @param facts what was observed, each against what is expected
 * @param inferences what the library concludes from the facts
 * @param counterEvidence what speaks against the conclusion, or why there is none
 * @param record why it was first flagged, as of then, or null if its campaign never flagged it
 */
public record Explanation(
    String account,
    Assessment assessment,
    @Nullable Campaign campaign,
    List<String> facts,
    List<String> inferences,
    List<String> counterEvidence,
    @Nullable FlagRecord record) {

  /** Copies the lists. */
  public Explanation {
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(assessment, "assessment");
    facts = List.copyOf(facts);
    inferences = List.copyOf(inferences);
    counterEvidence = List.copyOf(counterEvidence);
  }
}
