package io.github.azeotrope.evidence;

import io.github.azeotrope.linkage.Group;
import io.github.azeotrope.linkage.Input;
import io.github.azeotrope.linkage.Population;
import java.util.Set;

/**
 * One statistical test on a group's profiles. Stateless and thread-safe. A new signal is one class
 * in this package and one line in {@link Signals}.
 */
public interface Signal {
  /** Stable name, lower case with hyphens. */
  String name();

  /** Kind of evidence. */
  Family family();

  /** Whether it says anything of groups like this one; of others it is not asked. */
  default boolean appliesTo(Group group) {
    return !group.proposer().isOfOne();
  }

  /** What it reads when it tests this group; evidence counts only where these are fresh. */
  Set<Input> inputs(Group group);

  /** The greatest p-value with which it supports, in (0, 1). */
  default double level() {
    return 1e-3;
  }

  /** The outcome; never throws for a group of any size, however degenerate. */
  Evidence test(Group group, Population population);
}
