package io.github.azeotrope.artifact;

/** Hears that an account has presented what another one owns. */
@FunctionalInterface
public interface PresentationVisitor {
  /**
   * One presentation.
   *
   * @param artifact keyed hash of what was presented
   * @param presenter hash of the account that presented it
   * @param owner hash of the account that it was given to
   * @param epochMillis event time, to the minute
   */
  void presented(long artifact, long presenter, long owner, long epochMillis);
}
