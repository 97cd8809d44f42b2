package io.github.azeotrope.artifact;

/** Is shown who owns an artifact. */
@FunctionalInterface
public interface OwnedVisitor {
  /**
   * An artifact.
   *
   * @param usedEpochMillis when its owner last used it, to the minute
   */
  void owned(long artifact, long owner, long usedEpochMillis);
}
