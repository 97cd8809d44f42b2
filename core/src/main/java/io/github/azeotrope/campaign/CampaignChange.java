package io.github.azeotrope.campaign;

import java.util.List;
import java.util.Objects;

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
