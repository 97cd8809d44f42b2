package io.github.azeotrope.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The stated error against brute force. */
class MinHashAccuracyTest {
  private static final int TRIALS = 10_000;

  /** Sets of 100 % filled slots, of half-filled ones, and of few hashes. */
  @ParameterizedTest
  @CsvSource({
    "5, 200, 50, 50",
    "6, 20, 20, 20",
    "6, 5, 60, 0",
    "4, 3, 2, 1",
    "7, 45, 3, 3",
    "5, 0, 20, 30"
  })
  void estimatesAreUnbiasedAndTheirLimitsHold(int lg, int both, int onlyA, int onlyB) {
    double jaccard = (double) both / (both + onlyA + onlyB);
    double containment = (double) both / (both + onlyA);
    ErrorTally similarity = new ErrorTally(0.95);
    ErrorTally share = new ErrorTally(0.95);
    ErrorTally signature = new ErrorTally();
    SplittableRandom random = Chance.random(20_261_102);
    for (int trial = 0; trial < TRIALS; trial++) {
      MinHash a = MinHash.withLgSlots(lg);
      MinHash b = MinHash.withLgSlots(lg);
      for (int i = 0; i < both; i++) {
        long hash = random.nextLong();
        a.add(hash);
        b.add(hash);
      }
      random.longs(onlyA).forEach(a::add);
      random.longs(onlyB).forEach(b::add);
      similarity.add(a.jaccard(b), jaccard);
      share.add(a.containment(b), containment);
      signature.add(agreement(a.signature(), b.signature()), jaccard);
    }
    checkBiasAndLimits(similarity, "jaccard " + similarity);
    checkBiasAndLimits(share, "containment " + share);
    assertThat(Math.abs(signature.bias()))
        .as("signature %s", signature)
        .isLessThanOrEqualTo(
            Chance.meanStandardErrors() * signature.rootMeanSquare() / Math.sqrt(TRIALS));
    assertThat(similarity.rootMeanSquare())
        .isLessThanOrEqualTo(similarity.meanStated() * Chance.rootMeanSquareFactor(TRIALS));
  }

  private static Estimate agreement(int[] a, int[] b) {
    int equal = 0;
    for (int i = 0; i < a.length; i++) {
      equal += a[i] == b[i] ? 1 : 0;
    }
    return Shares.estimate(equal, a.length);
  }

  private static void checkBiasAndLimits(ErrorTally tally, String what) {
    assertThat(Math.abs(tally.bias()))
        .as(what)
        .isLessThanOrEqualTo(
            Chance.meanStandardErrors() * tally.rootMeanSquare() / Math.sqrt(TRIALS) + 1e-12);
    // Exact limits of a binomial share; what is sampled without replacement varies less.
    tally.assertLimitsHold(what, 0);
  }
}
