package io.github.azeotrope;

/**
 * How far the host vouches for an organization that accounts declare. What is declared explains why
 * accounts do one job as if they were one; only what the host has checked explains it away.
 */
public enum OrganizationStanding {
  /** The host knows no such organization: the declaration says nothing. */
  NONE,
  /**
   * It exists, but anybody can register one. It answers only for accounts of which no payment
   * instrument is known; who pays apart is a stranger, whatever is declared.
   */
  DECLARED,
  /**
   * A business that the host has identified. Its accounts are one principal: that they are
   * interchangeable and divide their work says nothing against them.
   */
  VERIFIED,
  /**
   * It sells access on. Its accounts are different customers behind one payer, so neither the
   * organization nor the payer answers for them.
   */
  RESELLER,
  /** An identified research institution, treated as {@link #EDUCATION}. */
  RESEARCH,
  /**
   * An identified school or university. One principal with many people in it: cleared of doing one
   * job, as a class does, but what one member presents of another's is not its own.
   */
  EDUCATION;

  /** Whether the host has identified who answers for the accounts. */
  public boolean isVouchedFor() {
    return this == VERIFIED || hasManyPeople();
  }

  /** Whether its accounts belong to many people, who do not share what they were given. */
  public boolean hasManyPeople() {
    return this == RESEARCH || this == EDUCATION;
  }
}
