package io.github.azeotrope.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

class MembershipTest {
  private final Membership members =
      Membership.asProposed(TestCandidates.of(1, Proposer.NETWORK, 2, 3, 5, 8));

  @Test
  void startsAsTheGroupWasProposed() {
    assertThat(members.size()).isEqualTo(4);
    assertThat(members.seat(2)).isEqualTo(5);
    assertThat(members.probability(2)).isEqualTo(1);
    assertThat(members.probabilityOf(8)).isEqualTo(1);
    assertThat(members.probabilityOf(7)).isZero();
  }

  @Test
  void aBystanderStaysInTheGroupAndDoesNotBelong() {
    Membership rest = members.without(BitSet.valueOf(new long[] {1L << 3}));
    assertThat(rest.size()).isEqualTo(4);
    assertThat(rest.probabilityOf(3)).isZero();
    assertThat(rest.probabilityOf(5)).isEqualTo(1);
    assertThat(members.probabilityOf(3)).isEqualTo(1);
  }

  @Test
  void whoIsGoneLeavesNoTrace() {
    Membership rest = members.forgetting(BitSet.valueOf(new long[] {1L << 2 | 1L << 8 | 1L << 9}));
    assertThat(rest.size()).isEqualTo(2);
    assertThat(rest.seat(0)).isEqualTo(3);
    assertThat(rest.seat(1)).isEqualTo(5);
  }
}
