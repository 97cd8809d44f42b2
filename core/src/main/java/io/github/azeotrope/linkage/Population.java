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
}
