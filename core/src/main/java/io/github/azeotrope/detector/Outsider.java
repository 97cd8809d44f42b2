package io.github.azeotrope.detector;

import io.github.azeotrope.Verdict;
import io.github.azeotrope.calibration.Judgement;
import io.github.azeotrope.campaign.Campaign;
import io.github.azeotrope.campaign.Finding;
import io.github.azeotrope.campaign.Ruling;
import io.github.azeotrope.evidence.Evidence;
import io.github.azeotrope.profile.ProfileSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an account that is in no campaign, and which group it lies near. Names no other
 * account.
 */
record Outsider(List<String> facts, List<String> inferences, List<String> counterEvidence) {
  static final Outsider UNKNOWN = new Outsider(List.of(), List.of(), List.of());

  /**
   * A group that an account lies near.
   *
   * @param campaignId the open campaign it is part of, or null
   * @param probability in [0, 1], that the account belongs to it
   * @param isSelfSimilar whether the account comes back to topics of its own as members do not
   */
  record Near(
      Finding finding, @Nullable String campaignId, double probability, boolean isSelfSimilar) {}

  static Outsider of(ProfileSnapshot profile, @Nullable Ruling dismissal, @Nullable Near near) {
    Outsider words = new Outsider(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    words.facts.add(
        String.format(
            Locale.ROOT,
            "Its requests so far: %d, from %s to %s.",
            profile.requests(),
            Instant.ofEpochMilli(profile.firstSeenEpochMillis()),
            Instant.ofEpochMilli(profile.lastSeenEpochMillis())));
    if (dismissal != null) {
      words.counterEvidence.add(
          String.format(
              Locale.ROOT,
              "A person left it out of campaigns at %s: %s",
              Instant.ofEpochMilli(dismissal.epochMillis()),
              dismissal.reason()));
    }
    if (near == null) {
      words.inferences.add("No link and no likeness of requests puts it near a group.");
    } else {
      words.tell(near);
    }
    return words;
  }

  private void tell(Near near) {
    Finding finding = near.finding();
    Judgement judgement = finding.judgement();
    boolean alone = finding.group().proposer().isOfOne();
    facts.add(
        alone
            ? "It was looked at by itself, because it sends as much as a small campaign does."
            : String.format(
                Locale.ROOT,
                "It lies near a group of %d accounts with %s%s.",
                finding.group().size(),
                finding.group().proposer().words(),
                near.campaignId() == null ? "" : ", part of " + near.campaignId()));
    if (judgement.verdict() == Verdict.CLEAR) {
      inferences.add(
          alone
              ? "The evidence on it does not make it a campaign."
              : "The evidence on that group does not make it a campaign.");
      judgement.evidence().stream()
          .filter(Evidence::acquits)
          .forEach(evidence -> counterEvidence.add(evidence.text()));
      return;
    }
    if (near.campaignId() == null) {
      counterEvidence.add("A person has dismissed that group.");
      return;
    }
    inferences.add(
        String.format(
            Locale.ROOT,
            "It belongs to that group with probability %.2f; members of a flagged one have at least"
                + " %.2f.",
            near.probability(),
            Campaign.SURE));
    counterEvidence.add(
        near.isSelfSimilar()
            ? "It comes back to topics of its own, which the members do not."
            : leftOutBecause(judgement.told()));
  }

  private static String leftOutBecause(Judgement.Told told) {
    return switch (told) {
      case BY_CONTENT -> "What it asks for is not clearly the job of the group.";
      case BY_CONTENT_AND_LINK ->
          "What it asks for is not clearly the job of the group, or it has no link of its own to it.";
      case BY_LINK -> "It has no link of its own to the group, by which its members are told.";
      case BY_DEALING ->
          "It has sent too few requests, or requests too much its own, to tell it from a bystander.";
      case ALONE -> "It was looked at by itself.";
    };
  }
}
