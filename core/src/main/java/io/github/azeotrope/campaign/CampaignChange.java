package io.github.azeotrope.campaign;

import io.github.azeotrope.evidence.Evidence;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * What one sweep changed in one campaign.
 *
 * @param kind what happened
 * @param campaign the campaign afterwards; at the end of one as it last was
 * @param joined accounts that became members
 * @param left accounts that are no longer members
 * @param epochMillis event time of the sweep
 * @param shadow whether the detector judges without consequences, so that nobody may act on it
 */
public record CampaignChange(
    Kind kind,
    Campaign campaign,
    List<String> joined,
    List<String> left,
    long epochMillis,
    boolean shadow) {

  /** Copies the lists. */
  public CampaignChange {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(campaign, "campaign");
    joined = List.copyOf(joined);
    left = List.copyOf(left);
  }

  /** A change that may be acted on. */
  public CampaignChange(
      Kind kind, Campaign campaign, List<String> joined, List<String> left, long epochMillis) {
    this(kind, campaign, joined, left, epochMillis, false);
  }

  /** The same, told by a detector in shadow mode. */
  public CampaignChange inShadow() {
    return new CampaignChange(kind, campaign, joined, left, epochMillis, true);
  }

  /**
   * One JSON object (RFC 8259), fit for an alert: what happened and the facts for and against.
   * Names no account; whoever may know asks the detector for the campaign by its id.
   */
  public String toJson() {
    JsonText json =
        new JsonText()
            .begin('{')
            .field("event", "campaign")
            .field("kind", kind.name())
            .field("campaign", campaign.id())
            .field("status", campaign.status().name())
            .field("verdict", campaign.verdict().name())
            .field("shadow", shadow)
            .field("epochMillis", epochMillis)
            .field("firstSeenEpochMillis", campaign.firstSeenEpochMillis())
            .field("lastSeenEpochMillis", campaign.lastSeenEpochMillis())
            .field("accounts", campaign.members().size())
            .field("joined", joined.size())
            .field("left", left.size())
            .field("requests", campaign.requests())
            .field("facts", texts(Evidence::supports))
            .field("counterEvidence", texts(Evidence::acquits));
    if (campaign.ruling() != null) {
      json.field("reason", campaign.ruling().reason());
    }
    return json.end('}').toString();
  }

  private List<String> texts(Predicate<Evidence> which) {
    return campaign.evidence().stream().filter(which).map(Evidence::text).toList();
  }

  /** Kinds of change. */
  public enum Kind {
    /** A new campaign, WATCH or FLAGGED. */
    OPENED,
    /** A new campaign, most of whose members belonged to another one, which lives on. */
    SPLIT,
    /** Verdict or members changed. */
    CHANGED,
    /** A person confirmed it, or took that back. */
    RULED,
    /** It went into another one, which keeps its older id. */
    MERGED,
    /** The evidence no longer holds. */
    CLOSED,
    /** A person dismissed it. */
    DISMISSED;

    /** Whether it is the last change of its campaign. */
    public boolean isEnd() {
      return this == MERGED || this == CLOSED || this == DISMISSED;
    }
  }
}
