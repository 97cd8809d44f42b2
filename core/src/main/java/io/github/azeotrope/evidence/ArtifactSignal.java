package io.github.azeotrope.evidence;

import io.github.azeotrope.linkage.Group;
import io.github.azeotrope.linkage.Input;
import io.github.azeotrope.linkage.Population;
import io.github.azeotrope.linkage.Proposer;
import java.util.Set;

/**
 * Whether members present reasoning blocks or response ids that the host issued to others. Such a
 * block cannot be guessed or written, only handed on, so an account that presents one was given it
 * by the account that received it. What is shared within one payer, organization or home, and what
 * very many present, is left out.
 *
 * <p>The statistic is that of {@link PresentedByOthers}. Groups that artifacts proposed, by even
 * tokens, are tested on odd ones.
 *
 * <p>Source: Clopper and Pearson 1934 (exact binomial limits).
 */
final class ArtifactSignal implements Signal {
  @Override
  public String name() {
    return "foreign-artifacts";
  }

  @Override
  public Family family() {
    return Family.ARTIFACT;
  }

  @Override
  public Set<Input> inputs(Group group) {
    return group.proposer() == Proposer.ARTIFACT
        ? Set.of(Input.ARTIFACT_ODD)
        : Set.of(Input.ARTIFACT_EVEN, Input.ARTIFACT_ODD);
  }

  @Override
  public double level() {
    return PresentedByOthers.ALPHA;
  }

  @Override
  public Evidence test(Group group, Population population) {
    return PresentedByOthers.test(this, group, population, false, "reasoning blocks");
  }
}
