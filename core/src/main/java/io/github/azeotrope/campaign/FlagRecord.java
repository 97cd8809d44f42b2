package io.github.azeotrope.campaign;

import io.github.azeotrope.calibration.Judgement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Why one account was flagged, frozen when it was: fit to be read months later, in an appeal.
 * Immutable; names neither the account nor another one, so that it can be handed to whom it
 * concerns.
 *
 * @param group the evidence on the campaign as of the look that flagged the account
 * @param epochMillis event time of the sweep that flagged the account, at or after the look
 * @param requests requests the account had sent by then
 * @param told what told it from bystanders
 * @param probability in [0, 1]: estimated probability then that it belongs to the campaign
 */
public record FlagRecord(
    EvidenceRecord group,
    long epochMillis,
    long requests,
    Judgement.Told told,
    double probability) {

  /** Checks for nulls. */
  public FlagRecord {
    Objects.requireNonNull(group, "group");
    Objects.requireNonNull(told, "told");
  }

  /** What was observed, each against what is expected. */
  public List<String> facts() {
    List<String> facts = new ArrayList<>();
    facts.add(
        String.format(
            Locale.ROOT,
            "Flagged as a member of %s at %s, after %d requests.",
            group.campaignId(),
            Instant.ofEpochMilli(epochMillis),
            requests));
    facts.add(
        String.format(
            Locale.ROOT,
            "The group had %d accounts and %d requests at %s.",
            group.accounts(),
            group.requests(),
            Instant.ofEpochMilli(group.epochMillis())));
    facts.addAll(group.facts());
    return facts;
  }

  /** What was concluded from the facts. */
  public List<String> inferences() {
    String rule =
        "At least two pieces of evidence on disjoint inputs and of different causes hold for the"
            + (told == Judgement.Told.ALONE ? " account." : " group.");
    if (told == Judgement.Told.ALONE) {
      return List.of(
          "The account is accused by itself, of what it did alone.",
          rule,
          group.check().sentence());
    }
    return List.of(
        String.format(
            Locale.ROOT,
            "The account belongs to the group with probability %.2f, told from bystanders by %s.",
            probability,
            switch (told) {
              case BY_CONTENT -> "what it asks for, which is one narrow job";
              case BY_CONTENT_AND_LINK ->
                  "what it asks for, which is one narrow job, and a link of its own";
              case BY_LINK -> "a link of its own to others of the group";
              case BY_DEALING -> "requests dealt to it that come back to no topic of its own";
              case ALONE -> "nothing";
            }),
        rule,
        group.check().sentence());
  }

  /** What spoke against, said nothing, or could not be tested. */
  public List<String> counterEvidence() {
    return group.counterEvidence();
  }

  /** All of it in words, one sentence a line; the same for equal records. */
  public String toText() {
    StringBuilder text = new StringBuilder();
    section(text, "Facts", facts());
    section(text, "Inferences", inferences());
    section(text, "Counter-evidence", counterEvidence());
    Provenance by = group.provenance();
    return text.append("By azeotrope ")
        .append(by.version())
        .append(", configuration ")
        .append(by.configuration())
        .append(", key ")
        .append(by.keyId())
        .append(", background ")
        .append(by.backgroundId())
        .append(", layout ")
        .append(by.layoutVersion())
        .append('\n')
        .toString();
  }

  private static void section(StringBuilder text, String title, List<String> lines) {
    text.append(title).append('\n');
    lines.forEach(line -> text.append("- ").append(line).append('\n'));
  }

  /** One JSON object, the same for equal records; what is not a number is null. */
  public String toJson() {
    JsonText json = new JsonText();
    json.begin('{')
        .field("epochMillis", epochMillis)
        .field("requests", requests)
        .field("told", told.name())
        .field("probability", probability)
        .field("facts", facts())
        .field("inferences", inferences())
        .field("counterEvidence", counterEvidence())
        .name("group");
    group.write(json);
    return json.end('}').toString();
  }
}
