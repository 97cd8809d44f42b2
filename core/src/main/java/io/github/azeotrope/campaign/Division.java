package io.github.azeotrope.campaign;

import io.github.azeotrope.linkage.Input;
import io.github.azeotrope.linkage.Membership;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * Divides what one vendor's exits hold together among the campaigns behind it: a flagged group that
 * infrastructure proposed is divided where flagged groups of different content lie in it that have
 * no payer in common, though payers stand for several accounts each. One pool that serves several
 * topics pays for all of them with the same cards, and stays whole.
 */
final class Division {
  private static final double MOSTLY = 0.5;

  /** Payers known to stand for several accounts: this many accounts a payer or more. */
  private static final double SEVERAL = 1.5;

  /** Of the smaller part so many may lie in both by mistake. */
  private static final double BYSTANDERS = 0.1;

  private final Accounts accounts;

  Division(Accounts accounts) {
    this.accounts = accounts;
  }

  /** A flagged group by content with its members and who pays for them. */
  private record Part(IntOpenHashSet seats, IntOpenHashSet payers) {
    boolean isApartFrom(Part other) {
      return areApart(seats, other.seats) && areApart(payers, other.payers);
    }

    private static boolean areApart(IntOpenHashSet some, IntOpenHashSet others) {
      long both = some.intStream().filter(others::contains).count();
      return both <= BYSTANDERS * Math.min(some.size(), others.size());
    }
  }

  /** The findings, with those divided that hold several campaigns. */
  List<Finding> divide(List<Finding> findings) {
    List<Part> parts = new ArrayList<>();
    for (Finding finding : findings) {
      if (finding.isFlagged() && isByContent(finding)) {
        Part part = part(finding);
        if (part.seats.size() >= SEVERAL * part.payers.size()) {
          parts.add(part);
        }
      }
    }
    parts.sort(Comparator.comparingInt((Part part) -> part.seats.size()).reversed());
    List<Finding> divided = new ArrayList<>();
    for (Finding finding : findings) {
      List<Part> within = List.of();
      if (finding.isFlagged() && !isByContent(finding)) {
        within = apart(parts, new IntOpenHashSet(finding.members().belonging()));
      }
      if (within.size() < 2) {
        divided.add(finding);
      } else {
        divideAmong(within, finding, divided);
      }
    }
    return divided;
  }

  private static boolean isByContent(Finding finding) {
    return finding.group().proposer().inputs().contains(Input.CONTENT_HALF_0);
  }

  private Part part(Finding finding) {
    IntOpenHashSet seats = new IntOpenHashSet(finding.members().belonging());
    IntOpenHashSet payers = new IntOpenHashSet();
    seats.forEach((int seat) -> payers.add(accounts.payer(seat)));
    return new Part(seats, payers);
  }

  /**
   * Parts that lie mostly in the group and have nobody and no payer in common, the largest first.
   */
  private static List<Part> apart(List<Part> parts, IntOpenHashSet group) {
    List<Part> within = new ArrayList<>();
    for (Part part : parts) {
      long inside = part.seats.intStream().filter(group::contains).count();
      if (inside > MOSTLY * part.seats.size() && within.stream().allMatch(part::isApartFrom)) {
        within.add(part);
      }
    }
    return within;
  }

  /** Each member goes where its payer is; whose payer is nowhere stays with the rest. */
  private void divideAmong(List<Part> parts, Finding finding, List<Finding> divided) {
    Membership members = finding.members();
    BitSet rest = new BitSet();
    List<BitSet> shares = new ArrayList<>();
    parts.forEach(part -> shares.add(new BitSet()));
    for (int i = 0; i < members.size(); i++) {
      int seat = members.seat(i);
      BitSet share = rest;
      for (int k = 0; k < shares.size(); k++) {
        share = parts.get(k).payers.contains(accounts.payer(seat)) ? shares.get(k) : share;
      }
      share.set(seat);
    }
    shares.add(rest);
    for (BitSet share : shares) {
      if (!share.isEmpty()) {
        divided.add(finding.withMembers(members.only(share)));
      }
    }
  }
}
