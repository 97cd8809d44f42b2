package io.github.azeotrope.detector;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.OrganizationStanding;
import io.github.azeotrope.calibration.Calibrator;
import io.github.azeotrope.linkage.Group;
import io.github.azeotrope.linkage.Proposer;
import io.github.azeotrope.linkage.TestAccount;
import io.github.azeotrope.profile.ProfileSnapshot;
import io.github.azeotrope.sketch.RequestVectors;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IdentifiedOwnerTest {
  private static final long ACME = 77;

  private static ProfileSnapshot declaring(long organization, OrganizationStanding standing) {
    return new TestAccount(new RequestVectors(1, 4))
        .declares(organization)
        .standing(standing)
        .profile();
  }

  private static long owner(int ofAcme, int others, OrganizationStanding standing) {
    List<ProfileSnapshot> members = new ArrayList<>();
    for (int i = 0; i < ofAcme; i++) {
      members.add(declaring(ACME, standing));
    }
    for (int i = 0; i < others; i++) {
      members.add(declaring(ACME + 1, standing));
    }
    return IdentifiedOwner.of(new Group(Proposer.CONTENT, members, members.size()));
  }

  @ParameterizedTest
  @EnumSource(OrganizationStanding.class)
  void onlyOrganizationsThatTheHostHasIdentifiedOwnAGroup(OrganizationStanding standing) {
    assertThat(owner(20, 0, standing))
        .isEqualTo(standing.isVouchedFor() ? ACME : Calibrator.NOBODY);
  }

  @Test
  void nearlyAllMembersAreOfIt() {
    assertThat(owner(18, 2, OrganizationStanding.VERIFIED)).isEqualTo(ACME);
    assertThat(owner(17, 3, OrganizationStanding.VERIFIED)).isEqualTo(Calibrator.NOBODY);
    assertThat(owner(2, 18, OrganizationStanding.VERIFIED)).isEqualTo(ACME + 1);
  }

  @Test
  void aHostThatTellsNoStandingsHasIdentifiedNobody() {
    ProfileSnapshot member = new TestAccount(new RequestVectors(1, 4)).declares(ACME).profile();
    assertThat(member.organization()).isEqualTo(ACME);
    assertThat(IdentifiedOwner.of(new Group(Proposer.CONTENT, List.of(member), 1)))
        .isEqualTo(Calibrator.NOBODY);
  }

  @Test
  void aSingleAccountIsNoGroup() {
    ProfileSnapshot member = declaring(ACME, OrganizationStanding.VERIFIED);
    assertThat(IdentifiedOwner.of(new Group(Proposer.VOLUME, List.of(member), 1)))
        .isEqualTo(Calibrator.NOBODY);
  }
}
