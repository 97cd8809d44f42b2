package io.github.azeotrope.calibration;

import io.github.azeotrope.Verdict;
import io.github.azeotrope.evidence.Evidence;
import java.util.List;
import java.util.Objects;

/**
 * What the evidence on one group comes to.
 *
 * @param verdict of the group
 * @param strength how far beyond chance the weaker of the two deciding pieces is, in decimal orders
 *     of magnitude; 0 where nothing supports
 * @param byOwnLinkOnly whether only members with a link of their own are acted upon, because what
 *     proposed the group cannot tell members from bystanders
 * @param evidence all outcomes
 */
public record Judgement(
    Verdict verdict, double strength, boolean byOwnLinkOnly, List<Evidence> evidence) {

  /** Copies the list. */
  public Judgement {
    Objects.requireNonNull(verdict, "verdict");
    evidence = List.copyOf(evidence);
  }
}
