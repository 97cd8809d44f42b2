package io.github.azeotrope.campaign;

import java.util.Objects;

/**
 * What a person said of a campaign.
 *
 * @param kind what was said
 * @param reason in the person's words, for whoever looks later
 * @param epochMillis event time of the sweep that took it in
 */
public record Ruling(Kind kind, String reason, long epochMillis) {

  /** Checks for nulls. */
  public Ruling {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(reason, "reason");
  }

  /** Kinds of ruling. */
  public enum Kind {
    /** It is a campaign. */
    CONFIRMED,
    /** It is none. */
    DISMISSED
  }
}
