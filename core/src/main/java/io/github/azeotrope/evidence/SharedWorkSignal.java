package io.github.azeotrope.evidence;

import io.github.azeotrope.linkage.Group;
import io.github.azeotrope.linkage.Input;
import io.github.azeotrope.linkage.Population;
import io.github.azeotrope.profile.ProfileSnapshot;
import io.github.azeotrope.summary.ExactBinomial;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A veto: whether the members do the <em>same</em> pieces of work, as a class with one homework,
 * evaluators of one benchmark and a viral prompt do, or come back to their own, as people and
 * retries do. A pool divides its work; it is never paid to ask the same twice. Never accuses: free
 * text has no duplicates either.
 *
 * <p>Statistic over the coordinated samples of distinct prompts: the share of sampled prompts that
 * at least three members and at least a twentieth of the group sent, and the share that one member
 * sent in several of its sessions.
 *
 * <p>Source: Gibbons and Tirthapura 2001 (coordinated distinct samples).
 */
final class SharedWorkSignal implements Signal {
  private static final double SHARED_ACQUITS = 0.5;
  private static final double REPEATED_ACQUITS = 0.3;
  private static final int MIN_SAMPLED = 20;

  @Override
  public String name() {
    return "shared-work";
  }

  @Override
  public Family family() {
    return Family.WORK_PARTITION;
  }

  @Override
  public Set<Input> inputs(Group group) {
    return Set.of(Input.PROMPT_IDENTITY);
  }

  @Override
  public Evidence test(Group group, Population population) {
    List<ProfileSnapshot> members = group.members();
    Int2IntOpenHashMap askedBy = new Int2IntOpenHashMap();
    int sampled = 0;
    int repeated = 0;
    for (ProfileSnapshot member : members) {
      int[] distinct = distinctSlots(member);
      for (int slot : distinct) {
        askedBy.addTo(slot, 1);
      }
      sampled += distinct.length;
      repeated += repeatedSlots(member);
    }
    if (sampled < MIN_SAMPLED) {
      return Outcomes.notEnough(this, sampled, "Too few distinct prompts sampled.");
    }
    int needed = Math.max(3, members.size() / 20);
    int shared = 0;
    for (ProfileSnapshot member : members) {
      for (int slot : distinctSlots(member)) {
        shared += askedBy.get(slot) >= needed ? 1 : 0;
      }
    }
    double sharedShare = (double) shared / sampled;
    double repeatedShare = (double) repeated / sampled;
    boolean same = sharedShare >= SHARED_ACQUITS;
    boolean own = repeatedShare >= REPEATED_ACQUITS;
    return new Evidence(
        family(),
        name(),
        same || own ? Evidence.Outcome.ACQUITS : Evidence.Outcome.NEUTRAL,
        sharedShare,
        SHARED_ACQUITS,
        ExactBinomial.lower(shared, sampled, 0.99),
        ExactBinomial.upper(shared, sampled, 0.99),
        1,
        sampled,
        String.format(
            Locale.ROOT,
            "Of %d distinct prompts sampled from the members %.0f %% were sent by %d members or"
                + " more, and %.0f %% again by the same member in another session: %s.",
            sampled,
            100 * sharedShare,
            needed,
            100 * repeatedShare,
            same
                ? "the members do the same work, as a class does, they do not divide it"
                : own ? "members come back to their own work" : "the work is divided"));
  }

  /** A session lies in one half, so a prompt in both halves came in two sessions. */
  private static int[] distinctSlots(ProfileSnapshot member) {
    int[] zero = member.slotHashes(0);
    int[] one = member.slotHashes(1);
    int[] all = new int[zero.length + one.length];
    int n = 0;
    for (int slot : zero) {
      all[n++] = slot;
    }
    for (int slot : one) {
      if (!contains(zero, zero.length, slot)) {
        all[n++] = slot;
      }
    }
    return java.util.Arrays.copyOf(all, n);
  }

  private static int repeatedSlots(ProfileSnapshot member) {
    int repeated = 0;
    int[] zero = member.slotHashes(0);
    for (int half = 0; half < 2; half++) {
      int[] slots = member.slotHashes(half);
      int[] sessions = member.slotSessions(half);
      for (int i = 0; i < slots.length; i++) {
        boolean again = Integer.bitCount(sessions[i]) > 1;
        boolean inOther = half == 1 && contains(zero, zero.length, slots[i]);
        repeated += again || inOther ? 1 : 0;
      }
    }
    return repeated;
  }

  private static boolean contains(int[] values, int length, int value) {
    for (int i = 0; i < length; i++) {
      if (values[i] == value) {
        return true;
      }
    }
    return false;
  }
}
