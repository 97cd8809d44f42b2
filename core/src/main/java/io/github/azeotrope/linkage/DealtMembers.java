package io.github.azeotrope.linkage;

import io.github.azeotrope.profile.ProfileSnapshot;
import io.github.azeotrope.summary.Median;
import java.util.List;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Who of a group found guilty by content alone was dealt its requests: accounts nearer to the
 * group's mean than to the population's, by both halves, which do not come back to topics of their
 * own more than the group does. A pool that hides among other people's requests has no narrow job,
 * so bystanders who ask a little alike are in every proposal; few requests tell nothing of them.
 *
 * <pre>
 *   y_a = position along the mean of the others, 0 the population, 1 the group
 *   z_a = (y_a - 1/2) / (s / sqrt(n_a)),     s from the median absolute deviation of the group
 *   t_a = (V_a0 &middot; V_a1 / p_a - C) sqrt(p_a),   C the group's median
 * </pre>
 *
 * <p>The probability is &Phi;(z) where t is within 3 robust deviations of the group's median and
 * there are 16 requests, else 0.
 *
 * <p>Source: Hampel 1974 (median absolute deviation).
 */
final class DealtMembers {
  private static final int MIN_REQUESTS = 16;
  private static final int MIN_MEMBERS = 20;
  private static final double FAR_OUT = 3;
  private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

  private DealtMembers() {}

  /**
   * A probability for each account.
   *
   * @param core for each whether it is a member of the proposed group
   */
  static float[] of(List<ProfileSnapshot> accounts, boolean[] core, double[] mean) {
    int m = accounts.size();
    CentredAccounts all = CentredAccounts.ofBoth(accounts, core, mean);
    double[] w = new double[m];
    for (int a = 0; a < m; a++) {
      w[a] = core[a] && !all.isRobot(a) ? 1 : 0;
    }
    CentredAccounts.Total total = all.total(w, m);
    double[] position = new double[m];
    double[] own = new double[m];
    double[] spread = new double[m];
    double[] ownOfCore = new double[m];
    int known = 0;
    for (int a = 0; a < m; a++) {
      position[a] = all.position(total, w[a], a);
      own[a] = ownLikeness(accounts.get(a));
      if (w[a] > 0 && !Double.isNaN(own[a]) && all.count(a) >= MIN_REQUESTS) {
        ownOfCore[known] = own[a];
        spread[known++] = Math.abs(position[a] - 1) * Math.sqrt(all.count(a));
      }
    }
    float[] probabilities = new float[m];
    if (known < MIN_MEMBERS) {
      return probabilities;
    }
    double s = Median.SD_PER_MAD * Median.upper(spread, known);
    double usual = Median.upper(ownOfCore, known);
    double[] t = new double[m];
    double[] tOfCore = new double[m];
    int k = 0;
    for (int a = 0; a < m; a++) {
      t[a] = (own[a] - usual) * Math.sqrt(pairs(accounts.get(a)));
      if (w[a] > 0 && !Double.isNaN(own[a]) && all.count(a) >= MIN_REQUESTS) {
        tOfCore[k++] = t[a];
      }
    }
    double middle = Median.upper(tOfCore, k);
    for (int i = 0; i < k; i++) {
      tOfCore[i] = Math.abs(tOfCore[i] - middle);
    }
    double bar = middle + FAR_OUT * Median.SD_PER_MAD * Median.upper(tOfCore, k);
    for (int a = 0; a < m; a++) {
      if (all.count(a) >= MIN_REQUESTS && !all.isRobot(a) && t[a] <= bar) {
        double z = (position[a] - 0.5) / (s / Math.sqrt(all.count(a)));
        probabilities[a] = (float) NORMAL.cumulativeProbability(z);
      }
    }
    return probabilities;
  }

  private static double pairs(ProfileSnapshot account) {
    return (double) account.halfCount(0) * account.halfCount(1);
  }

  /** Mean likeness of two requests of different halves, NaN where a half is empty. */
  private static double ownLikeness(ProfileSnapshot account) {
    double dot = 0;
    float[] v0 = account.halfSum(0);
    float[] v1 = account.halfSum(1);
    for (int i = 0; i < v0.length; i++) {
      dot += v0[i] * v1[i];
    }
    return pairs(account) == 0 ? Double.NaN : dot / pairs(account);
  }
}
