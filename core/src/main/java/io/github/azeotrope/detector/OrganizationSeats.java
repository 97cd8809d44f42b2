package io.github.azeotrope.detector;

import it.unimi.dsi.fastutil.ints.Int2LongOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import it.unimi.dsi.fastutil.ints.IntLists;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;

/**
 * Which seats declare an organization, so that a new standing reaches accounts that send nothing.
 * The sweep owns it. Memory: about 24 B an account that declares one.
 */
final class OrganizationSeats {
  private final Int2LongOpenHashMap organizationOf = new Int2LongOpenHashMap();
  private final Long2ObjectOpenHashMap<IntArrayList> seatsOf = new Long2ObjectOpenHashMap<>();

  /** Notes what the account on a seat declares; 0 is nothing. */
  void note(int seat, long organization) {
    if (organizationOf.get(seat) == organization) {
      return;
    }
    leave(seat);
    if (organization != 0) {
      organizationOf.put(seat, organization);
      seatsOf.computeIfAbsent(organization, key -> new IntArrayList()).add(seat);
    }
  }

  void leave(int seat) {
    long organization = organizationOf.remove(seat);
    IntArrayList seats = seatsOf.get(organization);
    if (seats != null) {
      seats.rem(seat);
      if (seats.isEmpty()) {
        seatsOf.remove(organization);
      }
    }
  }

  /** The seats that declare it, in order of first sight. */
  IntList seats(long organization) {
    IntArrayList seats = seatsOf.get(organization);
    return seats == null ? IntLists.EMPTY_LIST : new IntArrayList(seats);
  }
}
