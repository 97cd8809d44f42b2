package io.github.azeotrope.detector;

import io.github.azeotrope.Assessment;
import io.github.azeotrope.campaign.Campaign;
import io.github.azeotrope.campaign.Explanation;
import io.github.azeotrope.campaign.Member;
import io.github.azeotrope.evidence.Evidence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Puts an assessment into words: facts apart from what is inferred from them. */
final class Explanations {
  private Explanations() {}

  static Explanation of(String account, Assessment assessment, @Nullable Campaign campaign) {
    List<String> facts = new ArrayList<>();
    List<String> inferences = new ArrayList<>();
    List<String> against = new ArrayList<>();
    if (campaign == null) {
      inferences.add(
          switch (assessment.basis()) {
            case EVIDENCE -> "Nothing speaks against this account.";
            case TOO_LITTLE_TRAFFIC -> "The account has sent too little to say anything.";
            case NOT_ENOUGH_BASELINE ->
                "The detector has not seen enough ordinary traffic yet to say anything.";
            case DEGRADED -> "The detector dropped work; the account was not assessed.";
          });
      return new Explanation(account, assessment, null, facts, inferences, against);
    }
    for (Member member : campaign.members()) {
      if (member.account().equals(account)) {
        facts.add(
            String.format(
                Locale.ROOT,
                "Member of %s since %s, after %d requests; it has sent %d.",
                campaign.id(),
                Instant.ofEpochMilli(member.joinedEpochMillis()),
                member.requestsBeforeFlag(),
                member.requests()));
        inferences.add(
            String.format(
                Locale.ROOT,
                "The account belongs to the group with probability %.2f.",
                member.probability()));
      }
    }
    facts.add(
        String.format(
            Locale.ROOT,
            "The group has %d accounts and %d requests.",
            campaign.members().size(),
            campaign.requests()));
    for (Evidence evidence : campaign.evidence()) {
      switch (evidence.outcome()) {
        case SUPPORTS -> facts.add(evidence.text());
        case ACQUITS, NEUTRAL -> against.add(evidence.text());
        case NOT_ENOUGH, UNAVAILABLE ->
            against.add(
                String.format(
                    Locale.ROOT, "Not tested, %s: %s", evidence.signal(), evidence.text()));
      }
    }
    inferences.add(
        String.format(
            Locale.ROOT,
            "Verdict on the group: %s. At most %.2f %% of other accounts are in a group with"
                + " evidence as strong.",
            campaign.verdict(),
            100 * (1 - assessment.score())));
    return new Explanation(account, assessment, campaign, facts, inferences, against);
  }
}
