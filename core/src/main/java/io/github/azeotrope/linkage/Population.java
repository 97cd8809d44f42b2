package io.github.azeotrope.linkage;

/**
 * What the sweep knows of ordinary traffic, as far as a signal needs it to say what is expected.
 */
public interface Population {
  /** Accounts that have sent the token, in the whole population; 0 where unknown. */
  int accountsWith(long token);

  /** Accounts held. */
  int accounts();

  /**
   * Share of accounts, drawn at random and as many as the group has, that lie in one web of shared
   * networks, as {@link NetworkWeb} measures it; in [0, 1].
   */
  double networkWebShare(int groupSize);

  /**
   * Share of accounts that present what an unrelated account owns, in [0, 1]; NaN where the host
   * has shown nothing that can be owned.
   *
   * @param conversations whether conversations are meant, else artifacts that the host issued
   */
  double presentingShare(boolean conversations);
}
