package io.github.azeotrope;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the detector holds of one account at one moment. Immutable, cached per account and
 * republished by the sweep, so reading one costs a look-up and no computation.
 *
 * @param verdict how serious it is
 * @param score in [0, 1]: one minus the share of the legitimate baseline that would reach evidence
 *     at least this strong; 0 where nothing was found
 * @param campaignId the stable id of the campaign the account is a member of, or null
 * @param basis what the verdict rests on
 */
public record Assessment(Verdict verdict, double score, @Nullable String campaignId, Basis basis) {

  private static final Assessment[] CLEAR_BY_BASIS = clearByBasis();

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if the score is not in [0, 1]
   * @throws NullPointerException if verdict or basis is null
   */
  public Assessment {
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(basis, "basis");
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException("score must be in [0, 1], was " + score);
    }
  }

  /** CLEAR with score 0 and no campaign, on the given basis; shared, never allocated. */
  public static Assessment clear(Basis basis) {
    return CLEAR_BY_BASIS[basis.ordinal()];
  }

  /** Whether the verdict is {@link Verdict#FLAGGED}. */
  public boolean isFlagged() {
    return verdict == Verdict.FLAGGED;
  }

  /** The campaign's id, if the account is a member of one. */
  public Optional<String> campaign() {
    return Optional.ofNullable(campaignId);
  }

  private static Assessment[] clearByBasis() {
    Basis[] bases = Basis.values();
    Assessment[] all = new Assessment[bases.length];
    for (Basis basis : bases) {
      all[basis.ordinal()] = new Assessment(Verdict.CLEAR, 0, null, basis);
    }
    return all;
  }
}
