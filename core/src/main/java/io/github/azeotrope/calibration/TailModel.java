package io.github.azeotrope.calibration;

import java.util.List;

/**
 * How many legitimate groups will reach a bar, continued beyond the references. Two assumptions,
 * neither of which references can prove:
 *
 * <ul>
 *   <li>Strata with few references share the rate at which groups meet the fixed rule with the
 *       others, as if each had 50 groups at the common rate (k + &frac12;) / (n + 1), which is
 *       Jeffreys' prior.
 *   <li>Beyond the fixed rule the excess of legitimate groups is exponential. Its unknown slope has
 *       a gamma prior worth five groups with a mean excess of one order of magnitude, more than
 *       twice what chance alone gives; integrated over the posterior, the tail is a generalised
 *       Pareto tail:
 *       <pre>
 *   P(excess &ge; &lambda; | fixed rule met) = (1 + &lambda; / S)^-(5 + k),   S = 5 + &Sigma; excess
 *       </pre>
 * </ul>
 *
 * <p>A false reference moves the bar by little, however strong it is: who plants a decoy does not
 * blind the detector.
 *
 * <p>Source: Pickands 1975 (excesses over a threshold).
 */
final class TailModel {
  /** Prior mean of the excess, in orders of magnitude, and how many groups it is worth. */
  private static final double PRIOR_EXCESS = 1;

  private static final double PRIOR_GROUPS = 5;

  /** How many groups at the common rate a stratum is given beside its own. */
  private static final double SHARED_GROUPS = 50;

  private final List<Expectation> strata;
  private final int references;
  private final int eligible;
  private final double scale;

  TailModel(List<Expectation> strata) {
    this.strata = strata;
    int n = 0;
    int k = 0;
    double sum = 0;
    for (Expectation stratum : strata) {
      n += stratum.references().size();
      for (Reference reference : stratum.references()) {
        if (reference.reaches(0)) {
          k++;
          sum += reference.excess();
        }
      }
    }
    references = n;
    eligible = k;
    scale = PRIOR_GROUPS * PRIOR_EXCESS + sum;
  }

  /** The least bar at which the accounts expected to be flagged are within the budget. */
  double bar(double budget) {
    double risk = 0;
    for (Expectation stratum : strata) {
      risk += groupsMeetingTheRule(stratum) * stratum.meanAccounts();
    }
    return risk <= budget
        ? 0
        : scale * (Math.pow(risk / budget, 1 / (PRIOR_GROUPS + eligible)) - 1);
  }

  /** Legitimate groups of a stratum expected to meet the fixed rule. */
  double groupsMeetingTheRule(Expectation stratum) {
    return groups(stratum, 0, eligible);
  }

  /** Legitimate groups expected to reach a bar. */
  double groups(double bar) {
    int reaching = reaching(bar);
    boolean counted = isCounted(reaching);
    double sum = 0;
    for (Expectation stratum : strata) {
      sum += groups(stratum, counted ? bar : 0, counted ? reaching : eligible);
    }
    return counted ? sum : sum * Math.pow(1 + bar / scale, -(PRIOR_GROUPS + eligible));
  }

  /**
   * How many references are behind that number, and half a one for the prior; unequal weights, by
   * how many groups of a stratum are expected for each of its references, make it less.
   */
  double groupsBehind(double bar) {
    if (!isCounted(reaching(bar))) {
      return 0.5 + Math.min(eligible, PRIOR_GROUPS);
    }
    double sum = 0;
    double squares = 0;
    for (Expectation stratum : strata) {
      double weight = stratum.groups() / Math.max(1, stratum.references().size());
      sum += weight * stratum.reaching(bar);
      squares += weight * weight * stratum.reaching(bar);
    }
    return 0.5 + (squares > 0 ? sum * sum / squares : 0);
  }

  /** References that reach a bar. */
  int reaching(double bar) {
    return strata.stream().mapToInt(stratum -> stratum.reaching(bar)).sum();
  }

  /** Whether so many references reach a bar that nothing needs to be continued. */
  static boolean isCounted(int reaching) {
    return reaching >= PRIOR_GROUPS;
  }

  private double groups(Expectation stratum, double bar, int all) {
    double common = (all + 0.5) / (references + 1);
    int n = stratum.references().size();
    // The stratum's part of the prior's half group: shrinking must not lose it.
    double prior = 0.5 * n / Math.max(1, references);
    double own = stratum.reaching(bar) + prior + SHARED_GROUPS * common;
    return stratum.groups() * own / (n + SHARED_GROUPS);
  }
}
