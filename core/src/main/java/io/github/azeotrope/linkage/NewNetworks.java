package io.github.azeotrope.linkage;

/**
 * Where members of a group went after they had been proposed: how many networks were new to a
 * member, and how many of these another payer of the group had used before. What proposed the group
 * happened earlier, so this is fresh.
 *
 * @param shared new networks on which another payer of the group had been
 * @param all new networks, at least {@code shared}; networks of very many accounts are not counted
 * @param expectedShare share of shared ones among the new networks of accounts in no group, in [0,
 *     1], where any other payer counts
 */
public record NewNetworks(int shared, int all, double expectedShare) {
  /** Nothing seen yet. */
  public static final NewNetworks NONE = new NewNetworks(0, 0, 0);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if shared is not in [0, all] or the share not in [0, 1]
   */
  public NewNetworks {
    if (shared < 0 || shared > all) {
      throw new IllegalArgumentException("shared must be in [0, " + all + "], was " + shared);
    }
    if (!(expectedShare >= 0 && expectedShare <= 1)) {
      throw new IllegalArgumentException("expectedShare must be in [0, 1], was " + expectedShare);
    }
  }
}
