package io.github.azeotrope.calibration;

import java.util.List;

/**
 * What is expected of one stratum in a term.
 *
 * @param stratum which one
 * @param references what its groups are compared with
 * @param builtIn how many of the references came with the library
 * @param groups groups that will be proposed
 * @param largest accounts of the largest group that can come
 */
record Expectation(
    Stratum stratum, List<Reference> references, int builtIn, double groups, int largest) {

  /** References that would be flagged at this bar. */
  int reaching(double bar) {
    int k = 0;
    for (Reference reference : references) {
      k += reference.reaches(bar) ? 1 : 0;
    }
    return k;
  }

  /** Mean accounts of a group; half of the largest where there are no references. */
  double meanAccounts() {
    return references.stream().mapToInt(Reference::accounts).average().orElse(largest / 2.0);
  }
}
