package io.github.azeotrope.evidence;

import static io.github.azeotrope.evidence.Evidence.Outcome.NEUTRAL;
import static io.github.azeotrope.evidence.Evidence.Outcome.NOT_ENOUGH;
import static io.github.azeotrope.evidence.Evidence.Outcome.SUPPORTS;
import static io.github.azeotrope.evidence.Evidence.Outcome.UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.linkage.ForeignPresentation;
import io.github.azeotrope.linkage.Group;
import io.github.azeotrope.linkage.Population;
import io.github.azeotrope.linkage.Proposer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How many presentations, of whose artifacts, are evidence. */
class ArtifactSignalTest {
  private static final int MEMBERS = 40;

  private final Signal signal = new ArtifactSignal();
  private final List<ForeignPresentation> shown = new ArrayList<>();
  private final Communities communities = new Communities(1);
  private double usual;

  private Evidence evidence(Proposer proposer) {
    for (int a = communities.group().size(); a < MEMBERS; a++) {
      communities.stranger();
    }
    Group plain = communities.group(proposer);
    return signal.test(new Group(proposer, plain.members(), MEMBERS, shown), population(usual));
  }

  private static Population population(double share) {
    Population rest = Communities.population();
    return new Population() {
      @Override
      public int accountsWith(long token) {
        return rest.accountsWith(token);
      }

      @Override
      public int accounts() {
        return rest.accounts();
      }

      @Override
      public double networkWebShare(int groupSize) {
        return rest.networkWebShare(groupSize);
      }

      @Override
      public double presentingShare(boolean conversations) {
        return share;
      }
    };
  }

  private void present(int presenters, int owners) {
    for (int a = 0; a < presenters; a++) {
      shown.add(new ForeignPresentation(100 + a, false, a, -1 - a % owners));
    }
  }

  @Test
  void manyMembersWithArtifactsOfManyOthersSupport() {
    present(15, 15);
    Evidence evidence = evidence(Proposer.CONTENT);
    assertThat(evidence.outcome()).isEqualTo(SUPPORTS);
    assertThat(evidence.pValue()).isLessThan(1e-3);
    assertThat(evidence.observed()).isBetween(evidence.lower(), evidence.upper());
    assertThat(evidence.sampleSize()).isEqualTo(15);
    assertThat(evidence.text()).startsWith("15 of 40 members present 15 reasoning blocks");
  }

  @Test
  void aFewMembersOfAGroupSayNothingOfIt() {
    present(7, 7);
    assertThat(evidence(Proposer.CONTENT).outcome()).isEqualTo(NEUTRAL);
  }

  @Test
  void oneOwnerOfAllIsAGatewayOrAPublishedTrace() {
    present(40, 2);
    assertThat(evidence(Proposer.CONTENT).outcome()).isEqualTo(NEUTRAL);
    shown.clear();
    present(40, 3);
    assertThat(evidence(Proposer.CONTENT).outcome()).isEqualTo(SUPPORTS);
  }

  @Test
  void whatIsCommonAmongAllAccountsIsExpected() {
    present(15, 15);
    usual = .2;
    assertThat(evidence(Proposer.CONTENT).outcome()).isEqualTo(NEUTRAL);
  }

  @Test
  void aLargeCampaignDoesNotHideBehindItself() {
    present(30, 30);
    usual = .9;
    assertThat(evidence(Proposer.CONTENT).outcome()).isEqualTo(SUPPORTS);
  }

  @Test
  void onlyOddTokensVerifyWhatEvenOnesProposed() {
    present(15, 15);
    assertThat(evidence(Proposer.ARTIFACT).outcome()).isEqualTo(NEUTRAL);
    assertThat(evidence(Proposer.ARTIFACT).sampleSize()).isEqualTo(7);
    for (Proposer proposer : Proposer.values()) {
      Group group = communities.group(proposer);
      for (Signal each : List.of(signal, new ConversationSignal())) {
        assertThat(each.inputs(group)).doesNotContainAnyElementsOf(proposer.inputs());
      }
    }
  }

  @Test
  void whatOnePrincipalSharesIsNoEvidence() {
    for (int a = 0; a < MEMBERS; a++) {
      communities.stranger().declares(5);
      shown.add(new ForeignPresentation(a, false, a, (a + 1) % MEMBERS));
    }
    assertThat(evidence(Proposer.CONTENT).outcome()).isEqualTo(NOT_ENOUGH);
  }

  @Test
  void conversationsAreCountedApart() {
    present(15, 15);
    assertThat(new ConversationSignal().test(communities.group(), population(Double.NaN)).outcome())
        .isEqualTo(UNAVAILABLE);
    evidence(Proposer.CONTENT);
    Group group = new Group(Proposer.CONTENT, communities.group().members(), MEMBERS, shown);
    assertThat(new ConversationSignal().test(group, population(0)).outcome()).isEqualTo(NOT_ENOUGH);
  }

  @Test
  void aHostWithoutArtifactsHasNoEvidence() {
    usual = Double.NaN;
    assertThat(evidence(Proposer.CONTENT).outcome()).isEqualTo(UNAVAILABLE);
  }
}
