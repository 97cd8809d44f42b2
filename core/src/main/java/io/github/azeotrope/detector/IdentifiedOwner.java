package io.github.azeotrope.detector;

import io.github.azeotrope.calibration.Calibrator;
import io.github.azeotrope.linkage.Group;
import io.github.azeotrope.profile.ProfileSnapshot;
import it.unimi.dsi.fastutil.longs.Long2IntMap;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;

/**
 * Which organization that the host has identified answers for a group. What anybody can register
 * answers for none: it would let an attacker choose what legitimate groups look like.
 */
final class IdentifiedOwner {
  /** Fewer, and it is not certain that the group is the organization's. */
  private static final double NEARLY_ALL = 0.9;

  private IdentifiedOwner() {}

  /** Its token, {@link Calibrator#NOBODY} if there is none, or for a single account. */
  static long of(Group group) {
    if (group.proposer().isOfOne()) {
      return Calibrator.NOBODY;
    }
    Long2IntOpenHashMap members = new Long2IntOpenHashMap();
    for (ProfileSnapshot member : group.members()) {
      if (member.isVouchedFor()) {
        members.addTo(member.organization(), 1);
      }
    }
    for (Long2IntMap.Entry owner : members.long2IntEntrySet()) {
      if (owner.getIntValue() >= NEARLY_ALL * group.members().size()) {
        return owner.getLongKey();
      }
    }
    return Calibrator.NOBODY;
  }
}
