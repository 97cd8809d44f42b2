package io.github.azeotrope.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The width of components follows them both ways, and nothing saturates. */
class ProfileTierTest {
  private static final Request SOME = Request.random(new SplittableRandom(1));

  @Test
  void sizesAreThoseOfThePage() {
    assertThat(ProfileLayout.size(ProfileLayout.THIN)).isEqualTo(992);
    assertThat(ProfileLayout.size(ProfileLayout.FULL)).isEqualTo(1504);
    assertThat(ProfileLayout.size(ProfileLayout.WIDE)).isEqualTo(2528);
    assertThat(ProfileLayout.MAX_BYTES).isEqualTo(2528);
    assertThat(TokenField.ORGANIZATION.end()).isEqualTo(ProfileLayout.HEAD_BYTES);
    for (TokenField field : TokenField.values()) {
      assertThat(field.capacity()).isLessThanOrEqualTo(TokenField.MAX_CAPACITY);
    }
  }

  @Test
  void aComponentMovesTheTierExactlyWhereItNoLongerFits() {
    byte[] row = Rows.empty();
    add(row, 0, 32, 3);
    add(row, 0, 31, 1);
    assertThat(ProfileRow.component(row, 0, 0, 0)).isEqualTo(127);
    assertThat(ProfileRow.tier(row, 0)).isEqualTo(ProfileLayout.THIN);
    add(row, 0, 1, 1);
    assertThat(ProfileRow.component(row, 0, 0, 0)).isEqualTo(128);
    assertThat(ProfileRow.tier(row, 0)).isEqualTo(ProfileLayout.FULL);
    add(row, 0, -1, 1);
    assertThat(ProfileRow.tier(row, 0)).isEqualTo(ProfileLayout.THIN);
    add(row, 0, -32, 7);
    add(row, 0, -31, 1);
    assertThat(ProfileRow.component(row, 0, 0, 0)).isEqualTo(-128);
    assertThat(ProfileRow.tier(row, 0)).isEqualTo(ProfileLayout.THIN);
    add(row, 0, -1, 1);
    assertThat(ProfileRow.tier(row, 0)).isEqualTo(ProfileLayout.FULL);
  }

  @Test
  void theOtherHalfKeepsARowFromShrinking() {
    byte[] row = Rows.empty();
    add(row, 0, 32, 5);
    add(row, 1, 32, 5);
    add(row, 0, -32, 3);
    assertThat(ProfileRow.tier(row, 0)).isEqualTo(ProfileLayout.FULL);
    assertThat(ProfileRow.component(row, 0, 1, 0)).isEqualTo(160);
    add(row, 1, -32, 3);
    assertThat(ProfileRow.tier(row, 0)).isEqualTo(ProfileLayout.THIN);
    assertThat(ProfileRow.component(row, 0, 0, 0)).isEqualTo(64);
    assertThat(ProfileRow.component(row, 0, 1, 0)).isEqualTo(64);
  }

  @Test
  void moreThanATierCountsStayExact() {
    byte[] row = Rows.empty();
    add(row, 1, 32, 1023);
    assertThat(ProfileRow.tier(row, 0)).isEqualTo(ProfileLayout.FULL);
    add(row, 1, 31, 1);
    assertThat(ProfileRow.component(row, 0, 1, 0)).isEqualTo(32767);
    assertThat(ProfileRow.tier(row, 0)).isEqualTo(ProfileLayout.FULL);
    add(row, 1, 1, 1);
    assertThat(ProfileRow.component(row, 0, 1, 0)).isEqualTo(32768);
    assertThat(ProfileRow.tier(row, 0)).isEqualTo(ProfileLayout.WIDE);
    add(row, 1, -1, 1);
    assertThat(ProfileRow.tier(row, 0)).isEqualTo(ProfileLayout.FULL);
    assertThat(ProfileRow.halfCount(row, 0, 1)).isEqualTo(1026);
  }

  /** The first count at which the narrower width cannot be taken for granted any more. */
  @Test
  void oneRequestTooManyOfTheLargestComponentNeedsTheNextTier() {
    byte[] row = Rows.empty();
    add(row, 0, 32, 3);
    assertThat(ProfileRow.tier(row, 0)).isEqualTo(ProfileLayout.THIN);
    add(row, 0, 32, 1);
    assertThat(ProfileRow.tier(row, 0)).isEqualTo(ProfileLayout.FULL);
    add(row, 0, 32, 1023 - 4);
    assertThat(ProfileRow.tier(row, 0)).isEqualTo(ProfileLayout.FULL);
    add(row, 0, 32, 1);
    assertThat(ProfileRow.tier(row, 0)).isEqualTo(ProfileLayout.WIDE);
    assertThat(ProfileRow.component(row, 0, 0, 0)).isEqualTo(32_768);
  }

  @Test
  void aVectorOfZerosIsNoVector() {
    byte[] row = Rows.empty();
    add(row, 0, 0, 5);
    assertThat(ProfileRow.requests(row, 0)).isEqualTo(5);
    assertThat(ProfileRow.halfCount(row, 0, 0)).isZero();
  }

  /** Doubling reaches the bound: 2^25 vectors in a half. */
  @Test
  void aMergeBeyondTheBoundThrowsAndChangesNothing() {
    byte[] row = Rows.empty();
    add(row, 0, 32, 1);
    add(row, 1, -32, 1);
    for (int i = 0; i < 25; i++) {
      row = Rows.merged(row, row);
    }
    byte[] most = row;
    assertThat(ProfileRow.halfCount(most, 0, 0)).isEqualTo(ProfileLayout.MAX_VECTORS);
    assertThat(ProfileRow.component(most, 0, 0, 0)).isEqualTo(1 << 30);
    assertThat(ProfileRow.component(most, 0, 1, 0)).isEqualTo(-(1 << 30));
    assertThat(ProfileRow.dot(most, 0, 0, most, 0, 1)).isEqualTo(-(1L << 60));
    byte[] one = Rows.empty();
    add(one, 1, 1, 1);
    byte[] before = most.clone();
    assertThatThrownBy(() -> ProfileMerge.merge(most, 0, one, 0))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("half 1")
        .hasMessageContaining("33554433 vectors")
        .hasMessageContaining("at most 33554432");
    assertThat(most).isEqualTo(before);
    assertThatThrownBy(() -> ProfileMerge.tierAfter(one, 0, most, 0))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void aFullHalfStillCountsRequestsAndSaysSo() {
    byte[] row = Rows.empty();
    add(row, 0, 32, 1);
    for (int i = 0; i < 25; i++) {
      row = Rows.merged(row, row);
    }
    add(row, 0, 32, 3);
    assertThat(ProfileRow.requests(row, 0)).isEqualTo(ProfileLayout.MAX_VECTORS + 3);
    assertThat(ProfileRow.halfCount(row, 0, 0)).isEqualTo(ProfileLayout.MAX_VECTORS);
    assertThat(ProfileRow.component(row, 0, 0, 0)).isEqualTo(1 << 30);
    assertThat(ProfileRow.flags(row, 0) & ProfileRow.HAS_UNSUMMED_VECTOR).isNotZero();
    add(row, 1, 32, 1);
    assertThat(ProfileRow.halfCount(row, 0, 1)).isEqualTo(1);
  }

  @Test
  void requestsBeyondAnIntThrowOnMerge() {
    byte[] row = Rows.empty();
    add(row, 0, 0, 1);
    for (int i = 0; i < 30; i++) {
      row = Rows.merged(row, row);
    }
    byte[] many = row;
    byte[] before = many.clone();
    assertThatThrownBy(() -> ProfileMerge.merge(many, 0, before, 0))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("the merged profile would count 2147483648 requests");
    assertThat(many).isEqualTo(before);
    assertThat(ProfileRow.hourCount(many, 0, hourOf(SOME))).isEqualTo(65_535);
  }

  @Test
  void sumsIntoIntsThatDoNotFitThrow() {
    byte[] row = Rows.empty();
    add(row, 0, 32, 1);
    int[] sums = new int[ProfileLayout.DIMENSIONS];
    sums[0] = Integer.MAX_VALUE;
    assertThatThrownBy(() -> ProfileRow.addHalfTo(row, 0, 0, sums))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void anHourStopsAt65535() {
    byte[] row = Rows.empty();
    for (int i = 0; i < 65_540; i++) {
      ProfileUpdate.count(row, 0, 7 * 3_600_000L + i, 5, false);
    }
    assertThat(ProfileRow.hourCount(row, 0, 7)).isEqualTo(65_535);
    assertThat(ProfileRow.requests(row, 0)).isEqualTo(65_540);
  }

  @Test
  void hoursBeforeTheEpochAreHoursToo() {
    byte[] row = Rows.empty();
    ProfileUpdate.count(row, 0, -1, 5, false);
    assertThat(ProfileRow.hourCount(row, 0, 23)).isEqualTo(1);
  }

  /** 64 bits, 40 sessions: c = 64 (1 - (1 - 1/64)^40) is expected, and the estimate inverts it. */
  @Test
  void sessionsAreEstimatedWithinTheError() {
    SplittableRandom random = new SplittableRandom(5);
    double sum = 0;
    int trials = 400;
    for (int t = 0; t < trials; t++) {
      byte[] row = Rows.empty();
      for (int i = 0; i < 40; i++) {
        ProfileUpdate.count(row, 0, 0, random.nextLong(), false);
      }
      sum += ProfileRow.sessionEstimate(row, 0);
    }
    // Standard error of the mean: 64 sqrt(e^t - t - 1) / 64 with t = 40/64 gives 3.9 / sqrt(400).
    assertThat(sum / trials).isBetween(40 - 4 * .2, 40 + 4 * .2 + .5);
    byte[] all = Rows.empty();
    for (long i = 0; i < 64; i++) {
      ProfileUpdate.count(all, 0, 0, i << 52, false);
    }
    assertThat(ProfileRow.sessionEstimate(all, 0)).isBetween(266.0, 267.0);
  }

  private static int hourOf(Request request) {
    return (int) (request.epochMillis() / 3_600_000 % 24);
  }

  private static void add(byte[] row, int half, int component, int times) {
    Request request = SOME.withHalf(half).withVector(Rows.vector(component));
    for (int i = 0; i < times; i++) {
      request.addTo(row);
    }
  }
}
