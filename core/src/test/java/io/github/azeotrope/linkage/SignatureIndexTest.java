package io.github.azeotrope.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatList;
import static org.assertj.core.api.Assertions.within;

import io.github.azeotrope.sketch.RequestVectors;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureIndexTest {

  private static long[] signature(float[] v) {
    double[] doubles = new double[v.length];
    for (int i = 0; i < v.length; i++) {
      doubles[i] = v[i];
    }
    long[] signature = new long[Signature.LONGS];
    Signature.of(doubles, signature, 0);
    return signature;
  }

  private static long[] random(SplittableRandom random) {
    return random.longs(Signature.LONGS).toArray();
  }

  /** Some bits turned, so that the two are near. */
  private static long[] near(long[] signature, SplittableRandom random, int bits) {
    long[] other = signature.clone();
    for (int i = 0; i < bits; i++) {
      int bit = random.nextInt(Signature.BITS);
      other[bit >> 6] ^= 1L << bit;
    }
    return other;
  }

  private static boolean shareABand(long[] x, long[] y) {
    for (int band = 0; band < 25; band++) {
      boolean same = true;
      for (int bit = 10 * band; bit < 10 * band + 10; bit++) {
        same &= (x[bit >> 6] >>> bit & 1) == (y[bit >> 6] >>> bit & 1);
      }
      if (same) {
        return true;
      }
    }
    return false;
  }

  /**
   * Pairs of a given cosine meet as often as stated, by the exact binomial distribution at p = .002
   * two-sided; banding looks at bits that are independent for vectors that point anywhere.
   */
  @ParameterizedTest
  @CsvSource({"0.8, 0.930", "0.5, 0.353", "0, 0.0241"})
  void pairsMeetAsOftenAsStated(double cosine, double stated) {
    RequestVectors vectors = new RequestVectors(1, Signature.BITS);
    int pairs = 2000;
    int met = 0;
    double sum = 0;
    for (int pair = 0; pair < pairs; pair++) {
      float[] v = vectors.anywhere();
      float[] other = vectors.anywhere();
      float[] w = new float[v.length];
      for (int i = 0; i < v.length; i++) {
        w[i] = (float) (cosine * v[i] + Math.sqrt(1 - cosine * cosine) * other[i]);
      }
      SignatureIndex index = new SignatureIndex();
      index.put(0, signature(v));
      index.put(1, signature(w));
      met += index.neighbours(0, -1, 10).size();
      sum += index.cosine(0, 1);
    }
    BinomialDistribution expected = new BinomialDistribution(null, pairs, stated);
    assertThat(expected.cumulativeProbability(met)).isGreaterThan(.001);
    assertThat(expected.cumulativeProbability(met - 1)).isLessThan(.999);
    // A cosine is read off with a standard error of about 0.1, their mean with 0.1 / sqrt(2000).
    assertThat(sum / pairs).isCloseTo(cosine, within(.01));
  }

  /** Whatever was put, moved and removed before, it finds what a look at all pairs finds. */
  @Property(tries = 40)
  void findsAllThatShareABandAndAreNear(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    SignatureIndex index = new SignatureIndex();
    Map<Integer, long[]> model = new HashMap<>();
    long[] centre = random(random);
    for (int step = 0; step < 300; step++) {
      int seat = random.nextInt(80);
      if (random.nextInt(4) == 0) {
        index.remove(seat);
        model.remove(seat);
      } else {
        long[] signature =
            random.nextBoolean() ? near(centre, random, random.nextInt(90)) : random(random);
        index.put(seat, signature);
        model.put(seat, signature);
      }
      assertThat(index.size()).isEqualTo(model.size());
    }
    for (int seat = 0; seat < 100; seat++) {
      assertThat(index.contains(seat)).isEqualTo(model.containsKey(seat));
    }
    for (int seat : model.keySet()) {
      long[] own = model.get(seat);
      IntArrayList found = index.neighbours(seat, .2, 1000);
      assertThatList(found).doesNotContain(seat).doesNotHaveDuplicates();
      assertNearestFirst(index, own, found);
      List<Integer> expected = new ArrayList<>();
      model.forEach(
          (other, signature) -> {
            int distance = Signature.distance(own, 0, signature, 0);
            if (other != seat && shareABand(own, signature) && Signature.cosine(distance) >= .2) {
              expected.add(other);
            }
          });
      assertThatList(found).containsExactlyInAnyOrderElementsOf(expected);
      int limit = 3;
      assertThatList(index.neighbours(seat, .2, limit))
          .isEqualTo(found.subList(0, Math.min(limit, found.size())));
    }
    assertNearIsBruteForce(index, model, centre);
  }

  private static void assertNearIsBruteForce(
      SignatureIndex index, Map<Integer, long[]> model, long[] direction) {
    TreeMap<Integer, List<Integer>> byDistance = new TreeMap<>();
    model.forEach(
        (seat, signature) -> {
          int distance = Signature.distance(direction, 0, signature, 0);
          assertThat(index.cosine(seat, direction)).isEqualTo(Signature.cosine(distance));
          if (Signature.cosine(distance) >= .12) {
            byDistance.computeIfAbsent(distance, d -> new ArrayList<>()).add(seat);
          }
        });
    List<Integer> expected = new ArrayList<>();
    byDistance.values().forEach(seats -> seats.stream().sorted().forEach(expected::add));
    assertThatList(index.near(direction, .12, 1000)).isEqualTo(new IntArrayList(expected));
    assertThatList(index.near(direction, .12, 5))
        .isEqualTo(new IntArrayList(expected.subList(0, Math.min(5, expected.size()))));
  }

  private static void assertNearestFirst(SignatureIndex index, long[] from, IntArrayList seats) {
    for (int i = 1; i < seats.size(); i++) {
      assertThat(index.cosine(seats.getInt(i), from))
          .isLessThanOrEqualTo(index.cosine(seats.getInt(i - 1), from));
    }
  }

  @Test
  void aCrowdOfEqualsIsCutToTheLimit() {
    SignatureIndex index = new SignatureIndex();
    long[] same = random(new SplittableRandom(2));
    for (int seat = 0; seat < 6_000; seat++) {
      index.put(seat, same);
    }
    assertThatList(index.neighbours(5_999, .3, 12)).hasSize(12).doesNotContain(5_999);
    assertThatList(index.near(same, .9, 100)).hasSize(100);
  }

  @Test
  void distancesAndCosinesAreThoseOfBits() {
    long[] x = {-1, 0, 5, 0};
    long[] y = {0, 0, 4, 1};
    assertThat(Signature.distance(x, 0, y, 0)).isEqualTo(64 + 1 + 1);
    assertThat(Signature.cosine(0)).isEqualTo(1);
    assertThat(Signature.cosine(128)).isCloseTo(0, within(1e-12));
    assertThat(Signature.cosine(256)).isEqualTo(-1);
  }

  @Test
  void anEmptyIndexFindsNothing() {
    SignatureIndex index = new SignatureIndex();
    index.remove(3);
    assertThat(index.size()).isZero();
    assertThat(index.contains(1_000)).isFalse();
    assertThatList(index.near(new long[Signature.LONGS], -1, 9)).isEmpty();
  }
}
