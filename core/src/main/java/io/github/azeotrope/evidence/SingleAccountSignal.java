package io.github.azeotrope.evidence;

import io.github.azeotrope.linkage.Group;
import io.github.azeotrope.linkage.Population;
import io.github.azeotrope.profile.ProfileSnapshot;

/** A signal on one account by itself. */
interface SingleAccountSignal extends Signal {
  @Override
  default boolean appliesTo(Group group) {
    return group.proposer().isOfOne() && group.members().size() == 1;
  }

  @Override
  default Evidence test(Group group, Population population) {
    return appliesTo(group)
        ? test(group.members().get(0), group, population)
        : Outcomes.unavailable(this, "Not one account by itself.");
  }

  /** The outcome on the group's only account. */
  Evidence test(ProfileSnapshot account, Group group, Population population);
}
