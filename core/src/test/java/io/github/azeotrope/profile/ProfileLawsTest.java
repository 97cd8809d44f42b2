package io.github.azeotrope.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.Capability;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A profile is a commutative monoid, byte for byte, and merging is adding. */
class ProfileLawsTest {

  @Property(tries = 200)
  void mergeIsCommutative(
      @ForAll long seed, @ForAll @IntRange(max = 60) int n, @ForAll @IntRange(max = 60) int m) {
    byte[] a = Rows.of(Request.random(seed, n));
    byte[] b = Rows.of(Request.random(seed + 1, m));
    assertThat(Rows.bytes(Rows.merged(a, b))).isEqualTo(Rows.bytes(Rows.merged(b, a)));
  }

  @Property(tries = 200)
  void mergeIsAssociative(@ForAll long seed, @ForAll @IntRange(max = 40) int n) {
    byte[] a = Rows.of(Request.random(seed, n));
    byte[] b = Rows.of(Request.random(seed + 1, n / 2));
    byte[] c = Rows.of(Request.random(seed + 2, n + 5));
    assertThat(Rows.bytes(Rows.merged(Rows.merged(a, b), c)))
        .isEqualTo(Rows.bytes(Rows.merged(a, Rows.merged(b, c))));
  }

  @Property(tries = 100)
  void theEmptyRowIsTheIdentity(@ForAll long seed, @ForAll @IntRange(max = 60) int n) {
    byte[] row = Rows.of(Request.random(seed, n));
    assertThat(Rows.bytes(Rows.merged(row, Rows.empty()))).isEqualTo(Rows.bytes(row));
    assertThat(Rows.bytes(Rows.merged(Rows.empty(), row))).isEqualTo(Rows.bytes(row));
  }

  @Property(tries = 200)
  void mergingPartsIsAddingAllInAnyOrder(
      @ForAll long seed,
      @ForAll @IntRange(max = 120) int n,
      @ForAll @IntRange(min = 1, max = 7) int parts) {
    List<Request> requests = Request.random(seed, n);
    byte[] whole = Rows.of(requests);

    List<Request> shuffled = new ArrayList<>(requests);
    Collections.shuffle(shuffled, new Random(seed));
    assertThat(Rows.bytes(Rows.of(shuffled))).isEqualTo(Rows.bytes(whole));

    byte[] merged = Rows.empty();
    for (int part = 0; part < parts; part++) {
      List<Request> share = new ArrayList<>();
      for (int i = part; i < n; i += parts) {
        share.add(shuffled.get(i));
      }
      merged = Rows.merged(merged, Rows.of(share));
    }
    assertThat(Rows.bytes(merged)).isEqualTo(Rows.bytes(whole));
  }

  /** Wide rows come from many requests; doubling gets there sooner. */
  @Property(tries = 30)
  void theLawsHoldInWideTiers(@ForAll long seed, @ForAll @IntRange(min = 1, max = 16) int lg) {
    byte[] a = doubled(Rows.of(Request.random(seed, 20)), lg);
    byte[] b = doubled(Rows.of(Request.random(seed + 1, 30)), 17 - lg);
    byte[] c = Rows.of(Request.random(seed + 2, 10));
    assertThat(Rows.bytes(Rows.merged(a, b))).isEqualTo(Rows.bytes(Rows.merged(b, a)));
    assertThat(Rows.bytes(Rows.merged(Rows.merged(a, b), c)))
        .isEqualTo(Rows.bytes(Rows.merged(Rows.merged(c, b), a)));
  }

  /** Laws that only thin rows are asked about would be no laws. */
  @Example
  void theDrawnRowsAreOfSeveralTiers() {
    int[] tiers = new int[ProfileLayout.TIERS];
    for (int seed = 0; seed < 200; seed++) {
      tiers[ProfileRow.tier(Rows.of(Request.random(seed, 60)), 0)]++;
    }
    assertThat(tiers[ProfileLayout.THIN]).isBetween(40, 160);
    assertThat(tiers[ProfileLayout.FULL]).isBetween(40, 160);
  }

  /** Counters of 16 bits stop, in whatever order they are added. */
  @Example
  void saturatedCountersObeyTheLawsToo() {
    byte[] a = doubled(Rows.of(Request.random(1, 60)), 11);
    byte[] b = doubled(Rows.of(Request.random(2, 60)), 12);
    assertThat(ProfileRow.capabilityCount(a, 0, Capability.CODE)).isLessThan(65_535);
    byte[] ab = Rows.merged(a, b);
    assertThat(ProfileRow.capabilityCount(ab, 0, Capability.CODE)).isEqualTo(65_535);
    assertThat(Rows.bytes(Rows.merged(ab, a))).isEqualTo(Rows.bytes(Rows.merged(a, ab)));
    assertThat(Rows.bytes(Rows.merged(Rows.merged(a, b), a)))
        .isEqualTo(Rows.bytes(Rows.merged(a, Rows.merged(b, a))));
  }

  private static byte[] doubled(byte[] row, int times) {
    for (int i = 0; i < times; i++) {
      row = Rows.merged(row, row);
    }
    return row;
  }

  @Property(tries = 300)
  void aRowSaysWhatTheRequestsSay(@ForAll long seed, @ForAll @IntRange(max = 150) int n) {
    List<Request> requests = Request.random(seed, n);
    byte[] row = Rows.of(requests);
    NaiveProfile expected = new NaiveProfile(requests);
    assertThat(ProfileRow.requests(row, 0)).isEqualTo(n);
    assertThat(ProfileRow.tier(row, 0)).isEqualTo(expected.tier());
    assertThat(ProfileRow.firstSeenEpochMillis(row, 0)).isEqualTo(expected.firstSeen());
    assertThat(ProfileRow.lastSeenEpochMillis(row, 0)).isEqualTo(expected.lastSeen());
    assertThat(ProfileRow.createdEpochMillis(row, 0)).isEqualTo(expected.created());
    assertThat(ProfileRow.verification(row, 0)).isEqualTo(expected.verification());
    assertThat(ProfileRow.flags(row, 0)).isEqualTo(expected.flags());
    assertThat(ProfileRow.gapSessions(row, 0)).isEqualTo(expected.gapSessions());
    assertThat(ProfileRow.outputTokens(row, 0)).isEqualTo(expected.outputTokens());
    assertThat(Long.bitCount(ProfileRow.sessionBits(row, 0))).isEqualTo(expected.sessionBitsSet());
    long[] hours = new long[24];
    ProfileRow.addHoursTo(row, 0, hours);
    for (int hour = 0; hour < 24; hour++) {
      assertThat(hours[hour]).isEqualTo(expected.hour(hour));
    }
    for (Capability capability : Capability.values()) {
      assertThat(ProfileRow.capabilityCount(row, 0, capability))
          .isEqualTo(expected.capability(capability.ordinal()));
    }
    long halfDays = 0;
    for (long halfDay : expected.halfDays()) {
      halfDays |= 1L << halfDay;
    }
    assertThat(ProfileRow.activity(row, 0)).isEqualTo(halfDays);
    TreeMap<Long, Long> models = new TreeMap<>();
    for (int i = 0; i < ProfileRow.modelCount(row, 0); i++) {
      models.put((long) ProfileRow.model(row, 0, i), (long) ProfileRow.modelFirstHour(row, 0, i));
    }
    assertThat(models).isEqualTo(expected.models());
    for (int half = 0; half < 2; half++) {
      checkHalf(row, half, expected);
    }
    for (TokenField field : TokenField.values()) {
      long[] tokens = new long[TokenField.MAX_CAPACITY];
      int count = ProfileRow.tokens(row, 0, field, tokens);
      List<Long> found = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        found.add(tokens[i]);
        assertThat(ProfileRow.token(row, 0, field, i)).isEqualTo(tokens[i]);
      }
      assertThat(found).isEqualTo(expected.tokens(field));
      assertThat(ProfileRow.tokenCount(row, 0, field)).isEqualTo(count);
    }
  }

  private static void checkHalf(byte[] row, int half, NaiveProfile expected) {
    assertThat(ProfileRow.halfCount(row, 0, half)).isEqualTo(expected.halfCount(half));
    long[] sums = expected.halfSum(half);
    long[] longs = new long[sums.length];
    int[] ints = new int[sums.length];
    double[] doubles = new double[sums.length];
    float[] floats = new float[sums.length];
    ProfileRow.addHalfTo(row, 0, half, longs);
    ProfileRow.addHalfTo(row, 0, half, ints);
    ProfileRow.addHalfTo(row, 0, half, doubles);
    ProfileRow.copyHalf(row, 0, half, 1 / 32f, floats);
    assertThat(longs).isEqualTo(sums);
    for (int i = 0; i < sums.length; i++) {
      assertThat(ints[i]).isEqualTo((int) sums[i]);
      assertThat(doubles[i]).isEqualTo((double) sums[i]);
      assertThat(floats[i]).isEqualTo(sums[i] / 32f);
      assertThat(ProfileRow.component(row, 0, half, i)).isEqualTo((int) sums[i]);
    }
    List<Long> hashes = new ArrayList<>();
    int n = ProfileRow.slotCount(row, 0, half);
    for (int i = 0; i < n; i++) {
      long hash = ProfileRow.slotHash(row, 0, half, i) & 0xffffffffL;
      hashes.add(hash);
      int sessions = 0;
      for (int bit : expected.slots(half).getOrDefault(hash, java.util.Set.of())) {
        sessions |= 1 << bit;
      }
      assertThat(ProfileRow.slotSessions(row, 0, half, i)).isEqualTo(sessions);
    }
    assertThat(hashes).isEqualTo(new ArrayList<>(expected.slots(half).keySet()));
  }

  @Property(tries = 100)
  void dotProductsAreExactAcrossTiers(
      @ForAll long seed, @ForAll @IntRange(max = 12) int lgA, @ForAll @IntRange(max = 12) int lgB) {
    byte[] a = doubled(Rows.of(Request.random(seed, 9)), lgA);
    byte[] b = doubled(Rows.of(Request.random(seed + 1, 9)), lgB);
    long[] x = new long[ProfileLayout.DIMENSIONS];
    long[] y = new long[ProfileLayout.DIMENSIONS];
    ProfileRow.addHalfTo(a, 0, 0, x);
    ProfileRow.addHalfTo(b, 0, 1, y);
    long expected = 0;
    for (int i = 0; i < x.length; i++) {
      expected += x[i] * y[i];
    }
    assertThat(ProfileRow.dot(a, 0, 0, b, 0, 1)).isEqualTo(expected);
    assertThat(ProfileRow.dot(b, 0, 1, a, 0, 0)).isEqualTo(expected);
  }
}
