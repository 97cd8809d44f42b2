package io.github.azeotrope.evidence;

import io.github.azeotrope.linkage.Group;
import io.github.azeotrope.profile.ProfileSnapshot;
import io.github.azeotrope.summary.Dot;
import io.github.azeotrope.summary.Median;
import java.util.BitSet;
import java.util.List;

/**
 * Members that come back to their own requests far more than the group does: a build robot or a
 * person with one topic who lies along a pool's direction. Dealing cannot make one account alone
 * self-similar, so each such member is cleared by itself, whatever the group is.
 *
 * <pre>
 *   t_a = (w_a / p_a - C) sqrt(p_a),  compared with the median and the median absolute deviation
 *         of the members
 * </pre>
 *
 * <p>Taking such members out of a group would manufacture interchangeability, so they stay in for
 * every test and are only not acted upon.
 *
 * <p>Source: Hampel 1974 (median absolute deviation); w, p and C as in {@link
 * io.github.azeotrope.sketch.Interchangeability}.
 */
public final class SelfSimilarMembers {
  /** Of ten million members of a pool fewer than one lies so far out by chance. */
  private static final double FAR_OUT = 6;

  private static final int MIN_PAIRS = 16;
  private static final int MIN_MEMBERS = 10;

  private SelfSimilarMembers() {}

  /** Indices of such members in {@link Group#members}. Cost: one dot product a member. */
  public static BitSet of(Group group) {
    List<ProfileSnapshot> members = group.members();
    double[] t = new double[members.size()];
    double[] known = new double[t.length];
    double across = across(members);
    int n = 0;
    for (int a = 0; a < t.length; a++) {
      ProfileSnapshot member = members.get(a);
      double pairs = (double) member.halfCount(0) * member.halfCount(1);
      if (pairs == 0) {
        continue;
      }
      t[a] = (Dot.of(member.halfSum(0), member.halfSum(1)) / pairs - across) * Math.sqrt(pairs);
      known[n++] = t[a];
    }
    BitSet out = new BitSet();
    if (n < MIN_MEMBERS || Double.isNaN(across)) {
      return out;
    }
    double median = Median.of(known, n);
    double[] deviations = new double[n];
    for (int i = 0; i < n; i++) {
      deviations[i] = Math.abs(known[i] - median);
    }
    double bar = median + FAR_OUT * Median.SD_PER_MAD * Median.of(deviations, n);
    for (int a = 0; a < t.length; a++) {
      ProfileSnapshot member = members.get(a);
      double pairs = (double) member.halfCount(0) * member.halfCount(1);
      out.set(a, pairs >= MIN_PAIRS && t[a] > bar);
    }
    return out;
  }

  private static double across(List<ProfileSnapshot> members) {
    double[] s0 = null;
    double[] s1 = null;
    double n0 = 0;
    double n1 = 0;
    double within = 0;
    double pairs = 0;
    for (ProfileSnapshot member : members) {
      float[] v0 = member.halfSum(0);
      float[] v1 = member.halfSum(1);
      s0 = s0 == null ? new double[v0.length] : s0;
      s1 = s1 == null ? new double[v1.length] : s1;
      for (int i = 0; i < v0.length; i++) {
        s0[i] += v0[i];
        s1[i] += v1[i];
      }
      within += Dot.of(v0, v1);
      pairs += (double) member.halfCount(0) * member.halfCount(1);
      n0 += member.halfCount(0);
      n1 += member.halfCount(1);
    }
    double between = n0 * n1 - pairs;
    if (s0 == null || s1 == null || between <= 0) {
      return Double.NaN;
    }
    double dot = 0;
    for (int i = 0; i < s0.length; i++) {
      dot += s0[i] * s1[i];
    }
    return (dot - within) / between;
  }
}
