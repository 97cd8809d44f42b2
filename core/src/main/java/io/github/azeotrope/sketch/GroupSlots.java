package io.github.azeotrope.sketch;

import io.github.azeotrope.summary.DistinctSample;
import java.util.ArrayList;
import java.util.List;

/**
 * Which pieces of work each account of a group did: for each account a coordinated sample of the
 * distinct slots (prompts, or what varies in them) with the number of copies of each. Add accounts,
 * then compute; not thread-safe. The arrays are kept, not copied, and never written to.
 *
 * <p>Count a slot once per account and session: a retry is no second copy.
 *
 * <p>Cost: two references and 8 bytes an account.
 */
public final class GroupSlots {
  /** The threshold of an account whose slots are all there. */
  public static final long ALL = -1;

  private final List<long[]> slots = new ArrayList<>();
  private final List<long[]> copies = new ArrayList<>();
  private final List<Long> thresholds = new ArrayList<>();

  /**
   * Adds one account.
   *
   * @param slots hashes of distinct slots, in any order
   * @param copies how often each came, at least 1
   * @param threshold every slot of the account whose hash is at most this, as an unsigned number,
   *     is among {@code slots}; {@link #ALL} if nothing was left out
   * @return this group
   * @throws IllegalArgumentException if the lengths differ or a count is below 1
   */
  public GroupSlots add(long[] slots, long[] copies, long threshold) {
    if (slots.length != copies.length) {
      throw new IllegalArgumentException(
          slots.length + " slots, but " + copies.length + " numbers of copies");
    }
    for (long count : copies) {
      if (count < 1) {
        throw new IllegalArgumentException("a slot must have at least 1 copy, had " + count);
      }
    }
    this.slots.add(slots);
    this.copies.add(copies);
    thresholds.add(threshold);
    return this;
  }

  /** Adds an account by the prompts of its sketch. All of a group must have the same key. */
  public GroupSlots add(CoverageSketch account) {
    DistinctSample sample = account.promptCoverage().sample();
    long[] hashes = sample.hashes();
    long[] counts = new long[hashes.length];
    for (int i = 0; i < hashes.length; i++) {
      counts[i] = sample.count(hashes[i]);
    }
    return add(hashes, counts, sample.threshold());
  }

  /** Accounts added. */
  public int size() {
    return slots.size();
  }

  long threshold(int account) {
    return thresholds.get(account);
  }

  long[] slots(int account) {
    return slots.get(account);
  }

  long[] copies(int account) {
    return copies.get(account);
  }
}
