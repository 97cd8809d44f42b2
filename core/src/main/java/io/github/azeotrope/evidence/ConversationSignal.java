package io.github.azeotrope.evidence;

import io.github.azeotrope.linkage.Group;
import io.github.azeotrope.linkage.Input;
import io.github.azeotrope.linkage.Population;
import io.github.azeotrope.linkage.Proposer;
import java.util.Set;

/**
 * Whether members send on conversations, of two full turns at least, that other accounts sent
 * first. Weaker than {@link ArtifactSignal}: whoever has the text can send it, so examples that
 * come with a program look alike until they are popular.
 *
 * <p>The statistic is that of {@link PresentedByOthers}. Groups that artifacts proposed, by even
 * tokens, are tested on odd ones.
 *
 * <p>Source: Clopper and Pearson 1934 (exact binomial limits).
 */
final class ConversationSignal implements Signal {
  @Override
  public String name() {
    return "foreign-conversations";
  }

  @Override
  public Family family() {
    return Family.ARTIFACT;
  }

  @Override
  public Set<Input> inputs(Group group) {
    return group.proposer() == Proposer.ARTIFACT
        ? Set.of(Input.CONVERSATION_ODD)
        : Set.of(Input.CONVERSATION_EVEN, Input.CONVERSATION_ODD);
  }

  @Override
  public double level() {
    return PresentedByOthers.ALPHA;
  }

  @Override
  public Evidence test(Group group, Population population) {
    return PresentedByOthers.test(this, group, population, true, "conversations");
  }
}
