package io.github.azeotrope.detector;

import io.github.azeotrope.Assessment;
import io.github.azeotrope.campaign.Campaign;
import io.github.azeotrope.campaign.Explanation;
import io.github.azeotrope.campaign.FlagRecord;
import io.github.azeotrope.campaign.Member;
import io.github.azeotrope.evidence.Evidence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Puts an assessment into words: facts apart from what is inferred from them. */
final class Explanations {
  private Explanations() {}

  /** Of an account in no campaign, with what is known of the groups it lies near. */
  static Explanation ofOutsider(String account, Assessment assessment, Outsider known) {
    List<String> inferences = new ArrayList<>();
    inferences.add(
        switch (assessment.basis()) {
          case EVIDENCE -> "Nothing speaks against this account.";
          case TOO_LITTLE_TRAFFIC -> "The account has sent too little to say anything.";
          case NOT_ENOUGH_BASELINE ->
              "The detector has not seen enough ordinary traffic yet to say anything.";
          case DEGRADED -> "The detector dropped work; the account was not assessed.";
        });
    inferences.addAll(known.inferences());
    return new Explanation(
        account, assessment, null, known.facts(), inferences, known.counterEvidence(), null);
  }

  /** Of a member of a campaign. */
  static Explanation ofMember(String account, Assessment assessment, Campaign campaign) {
    List<String> facts = new ArrayList<>();
    List<String> inferences = new ArrayList<>();
    List<String> against = new ArrayList<>();
    FlagRecord record = null;
    for (Member member : campaign.members()) {
      if (member.account().equals(account)) {
        record = member.record();
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
      (evidence.supports() ? facts : against).add(evidence.sentence());
    }
    inferences.add(
        String.format(
            Locale.ROOT,
            "Verdict on the group: %s. At most %.2f %% of other accounts are in a group with"
                + " evidence as strong.",
            campaign.verdict(),
            100 * (1 - assessment.score())));
    return new Explanation(account, assessment, campaign, facts, inferences, against, record);
  }
}
