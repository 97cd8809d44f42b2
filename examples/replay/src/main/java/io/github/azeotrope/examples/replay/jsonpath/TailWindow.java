package io.github.azeotrope.examples.replay.jsonpath;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * One walk over an array for a place counted from its end: of the elements read so far only what
 * the latest few have told is kept, because any of them may turn out to stand at that place.
 */
final class TailWindow {
  private final int place;
  private final List<Matches> matches;

  /** Sizes of the matches before each of the latest elements, oldest first. */
  private final Deque<int[]> starts = new ArrayDeque<>();

  private final int[] startOfArray;

  TailWindow(int place, List<Matches> matches) {
    this.place = place;
    this.matches = matches;
    this.startOfArray = sizes();
  }

  /** The next element begins. */
  void element() {
    if (starts.size() == place) {
      int[] oldest = starts.removeFirst();
      int[] next = starts.isEmpty() ? sizes() : starts.peekFirst();
      int[] removed = new int[next.length];
      for (int i = 0; i < next.length; i++) {
        removed[i] = next[i] - oldest[i];
        matches.get(i).remove(oldest[i], next[i]);
      }
      for (int[] start : starts) {
        for (int i = 0; i < start.length; i++) {
          start[i] -= removed[i];
        }
      }
    }
    starts.addLast(sizes());
  }

  /** The array ends: what the element at the place has told stays. */
  void end() {
    boolean tooShort = starts.size() < place;
    int[] from = startOfArray;
    if (!tooShort) {
      starts.removeFirst();
      from = starts.isEmpty() ? sizes() : starts.peekFirst();
    }
    for (int i = 0; i < from.length; i++) {
      matches.get(i).remove(from[i], matches.get(i).size());
    }
  }

  private int[] sizes() {
    return matches.stream().mapToInt(Matches::size).toArray();
  }
}
