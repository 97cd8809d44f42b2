package io.github.azeotrope.linkage;

import io.github.azeotrope.profile.ProfileLayout;
import io.github.azeotrope.profile.ProfileSnapshot;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;

/**
 * The sample of an account's distinct prompts at marks a doubling of its requests apart, so that
 * there is always one from when it had sent between a half and a quarter of what it has now.
 */
final class PromptMarks {
  /** Requests now against those of the mark that is compared with. */
  static final int GROWTH = 2;

  private static final int MARKS = 2;

  private final Mark[] marks = new Mark[MARKS];
  private int count;
  private Mark now;

  /** The smallest hashes of a half's distinct prompts, of both halves, at one moment. */
  private record Mark(long requests, IntOpenHashSet prompts, long below) {
    static Mark of(ProfileSnapshot profile) {
      IntOpenHashSet prompts = new IntOpenHashSet();
      long below = 1L << Integer.SIZE;
      for (int half = 0; half < 2; half++) {
        int[] hashes = profile.slotHashes(half);
        prompts.addAll(IntOpenHashSet.of(hashes));
        if (hashes.length == ProfileLayout.SLOTS) {
          // They ascend: beyond the largest the sample of this half is not complete.
          below = Math.min(below, 1 + Integer.toUnsignedLong(hashes[hashes.length - 1]));
        }
      }
      return new Mark(profile.requests(), prompts, below);
    }
  }

  PromptMarks(ProfileSnapshot profile) {
    now = Mark.of(profile);
    marks[count++] = now;
  }

  void update(ProfileSnapshot profile) {
    now = Mark.of(profile);
    if (now.requests() < 2 * marks[count - 1].requests()) {
      return;
    }
    if (count == MARKS) {
      System.arraycopy(marks, 1, marks, 0, MARKS - 1);
      count--;
    }
    marks[count++] = now;
  }

  /** What has come since the latest mark at which it had sent half or less. */
  NewPrompts compare() {
    for (int i = count - 1; i >= 0; i--) {
      if (now.requests() >= GROWTH * marks[i].requests()) {
        return compare(marks[i]);
      }
    }
    return NewPrompts.NONE;
  }

  private NewPrompts compare(Mark then) {
    int fresh = 0;
    int sampled = 0;
    for (int prompt : now.prompts()) {
      if (Integer.toUnsignedLong(prompt) < now.below()) {
        sampled++;
        fresh += then.prompts().contains(prompt) ? 0 : 1;
      }
    }
    return new NewPrompts(fresh, sampled, then.requests(), now.requests());
  }
}
