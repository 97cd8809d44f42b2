package io.github.azeotrope.linkage;

/** Is shown that an account presents what another one owns. */
@FunctionalInterface
public interface PresentedVisitor {
  /** A presentation, in the terms of {@link Proposals#presented}. */
  void presented(long token, boolean conversation, int presenter, int owner, long epochMillis);
}
