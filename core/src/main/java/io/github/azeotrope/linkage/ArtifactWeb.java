package io.github.azeotrope.linkage;

import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.BitSet;

/**
 * How far the members of a group present what others own, over artifacts that did not propose it.
 * What is shared within one principal does not count.
 *
 * @param artifacts distinct foreign artifacts presented
 * @param pairs distinct pairs of a presenting and an owning principal
 * @param owners distinct owning principals
 * @param presenters members that present
 */
public record ArtifactWeb(int artifacts, int pairs, int owners, int presenters) {

  /**
   * The web of a group. Cost: linear in the presentations.
   *
   * @param conversations whether to count conversations, else artifacts that the host issued
   */
  public static ArtifactWeb of(Group group, boolean conversations) {
    boolean onlyOdd = group.proposer() == Proposer.ARTIFACT;
    LongOpenHashSet artifacts = new LongOpenHashSet();
    LongOpenHashSet pairs = new LongOpenHashSet();
    IntOpenHashSet owners = new IntOpenHashSet();
    BitSet presenters = new BitSet();
    for (ForeignPresentation shown : group.presentations()) {
      if (shown.conversation() != conversations || (onlyOdd && (shown.token() & 1) == 0)) {
        continue;
      }
      int from = group.principals().of(shown.presenter());
      int to = shown.owner() < 0 ? shown.owner() : group.principals().of(shown.owner());
      if (from == to) {
        continue;
      }
      artifacts.add(shown.token());
      pairs.add((long) from << Integer.SIZE | (to & 0xFFFF_FFFFL));
      owners.add(to);
      presenters.set(shown.presenter());
    }
    return new ArtifactWeb(artifacts.size(), pairs.size(), owners.size(), presenters.cardinality());
  }
}
