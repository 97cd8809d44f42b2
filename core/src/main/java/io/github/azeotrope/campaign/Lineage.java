package io.github.azeotrope.campaign;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a campaign is related to others.
 *
 * @param splitFrom id of the campaign that most of its first members had belonged to, which lives
 *     on with more of them; or null
 * @param returnsFrom id of the dismissed campaign that most of its first members had belonged to,
 *     or null
 * @param mergedInto id of the elder campaign that it went into, or null
 */
public record Lineage(
    @Nullable String splitFrom, @Nullable String returnsFrom, @Nullable String mergedInto) {

  /** Related to none. */
  public static final Lineage NONE = new Lineage(null, null, null);

  Lineage withMergedInto(String id) {
    return new Lineage(splitFrom, returnsFrom, id);
  }

  /** The elder campaign that it went into. */
  public Optional<String> successor() {
    return Optional.ofNullable(mergedInto);
  }
}
