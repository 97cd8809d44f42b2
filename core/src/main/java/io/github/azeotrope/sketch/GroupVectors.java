package io.github.azeotrope.sketch;

import java.util.ArrayList;
import java.util.List;

/**
 * The half sketches of the accounts of one group: for each account the sum of its request vectors
 * in half 0 and in half 1, and how many went into each. Add accounts, then compute; not
 * thread-safe. The arrays are kept, not copied, and never written to.
 *
 * <p>Cost: two references and two counts an account.
 */
public final class GroupVectors {
  private final int dimensions;
  private final List<float[]> half0 = new ArrayList<>();
  private final List<float[]> half1 = new ArrayList<>();
  private final List<int[]> counts = new ArrayList<>();

  /**
   * An empty group.
   *
   * @param dimensions length of every vector, at least 1
   * @throws IllegalArgumentException if dimensions is below 1
   */
  public GroupVectors(int dimensions) {
    if (dimensions < 1) {
      throw new IllegalArgumentException("dimensions must be at least 1, was " + dimensions);
    }
    this.dimensions = dimensions;
  }

  /**
   * Adds one account.
   *
   * @param count0 requests summed in {@code sum0}, at least 0
   * @param sum0 sum of unit vectors of half 0
   * @param count1 requests summed in {@code sum1}, at least 0
   * @param sum1 sum of unit vectors of half 1
   * @return this group
   * @throws IllegalArgumentException if a length or a count is out of range
   */
  public GroupVectors add(int count0, float[] sum0, int count1, float[] sum1) {
    if (sum0.length != dimensions || sum1.length != dimensions) {
      throw new IllegalArgumentException(
          "vectors must have "
              + dimensions
              + " components, had "
              + sum0.length
              + ", "
              + sum1.length);
    }
    if (count0 < 0 || count1 < 0) {
      throw new IllegalArgumentException("counts must be at least 0: " + count0 + ", " + count1);
    }
    half0.add(sum0);
    half1.add(sum1);
    counts.add(new int[] {count0, count1});
    return this;
  }

  /** Accounts added. */
  public int size() {
    return counts.size();
  }

  /** Length of every vector. */
  public int dimensions() {
    return dimensions;
  }

  int count(int account, int half) {
    return counts.get(account)[half];
  }

  float[] sum(int account, int half) {
    return half == 0 ? half0.get(account) : half1.get(account);
  }
}
