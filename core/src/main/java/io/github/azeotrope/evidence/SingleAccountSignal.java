package io.github.azeotrope.evidence;

import io.github.azeotrope.linkage.Group;

/** A signal on one account by itself. */
interface SingleAccountSignal extends Signal {
  @Override
  default boolean appliesTo(Group group) {
    return group.proposer().isOfOne() && group.members().size() == 1;
  }
}
