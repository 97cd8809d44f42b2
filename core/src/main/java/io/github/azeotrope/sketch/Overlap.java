package io.github.azeotrope.sketch;

import io.github.azeotrope.summary.DistinctSample;

/**
 * What two coverages have in common: exact where both samples hold everything, from MinHash slots
 * otherwise.
 */
final class Overlap {
  private final Estimate jaccard;
  private final Estimate containment;
  private final Estimate shared;

  private Overlap(Estimate jaccard, Estimate containment, Estimate shared) {
    this.jaccard = jaccard;
    this.containment = containment;
    this.shared = shared;
  }

  static Overlap of(Coverage first, Coverage second) {
    Coverage a = first.settled();
    Coverage b = second.settled();
    return a.isLossless() && b.isLossless() ? exact(a.sample(), b.sample()) : estimated(a, b);
  }

  private static Overlap exact(DistinctSample a, DistinctSample b) {
    int both = 0;
    for (long hash : a.hashes()) {
      both += b.count(hash) > 0 ? 1 : 0;
    }
    int either = a.size() + b.size() - both;
    return new Overlap(
        Estimate.exact(either == 0 ? 0 : (double) both / either),
        Estimate.exact(a.size() == 0 ? 0 : (double) both / a.size()),
        Estimate.exact(both));
  }

  private static Overlap estimated(Coverage a, Coverage b) {
    MinHash mine = a.overlap();
    MinHash other = b.overlap();
    Estimate jaccard = mine.jaccard(other);
    Coverage union = a.copy();
    union.merge(b);
    Estimate all = union.settled().distinct();
    return new Overlap(jaccard, mine.containment(other), product(jaccard, all));
  }

  /**
   * The product of two estimates with limits by the method of variance estimates recovery: each
   * limit is as far from the value as the limits of both factors together, in root mean square.
   *
   * <p>Source: Zou and Donner, "Construction of confidence limits about effect measures",
   * Statistics in Medicine 27, 2008.
   */
  private static Estimate product(Estimate x, Estimate y) {
    double value = x.value() * y.value();
    return new Estimate(
        value,
        Math.hypot(x.standardError() * y.value(), y.standardError() * x.value()),
        (confidence, upper) -> {
          double byX = (upper ? x.upper(confidence) : x.lower(confidence)) * y.value() - value;
          double byY = (upper ? y.upper(confidence) : y.lower(confidence)) * x.value() - value;
          double distance = Math.hypot(byX, byY);
          return upper ? value + distance : Math.max(0, value - distance);
        });
  }

  Estimate jaccard() {
    return jaccard;
  }

  Estimate containment() {
    return containment;
  }

  Estimate shared() {
    return shared;
  }
}
