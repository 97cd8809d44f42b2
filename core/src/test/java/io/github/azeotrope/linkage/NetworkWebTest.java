package io.github.azeotrope.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.profile.ProfileSnapshot;
import io.github.azeotrope.sketch.RequestVectors;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NetworkWebTest {
  private final SplittableRandom random = new SplittableRandom(3);
  private final List<ProfileSnapshot> members = new ArrayList<>();

  private static TestAccount account() {
    return new TestAccount(new RequestVectors(1, 4));
  }

  private static long network(int number) {
    return TestAccount.token("network", number);
  }

  private void add(TestAccount account) {
    members.add(account.profile());
  }

  private Group group() {
    return new Group(Proposer.CONTENT, members, members.size());
  }

  private NetworkWeb web() {
    return NetworkWeb.of(group(), network -> true);
  }

  private void pool(int accounts, int exits) {
    for (int a = 0; a < accounts; a++) {
      long[] seen = new long[4];
      for (int i = 0; i < seen.length; i++) {
        seen[i] = network(random.nextInt(exits));
      }
      add(account().pays(1000 + a).from(seen));
    }
  }

  @Test
  void aPoolThatRotatesOverSharedExitsIsOneWeb() {
    pool(60, 12);
    NetworkWeb web = web();
    assertThat(web.members()).isEqualTo(60);
    assertThat(web.principals()).isEqualTo(60);
    assertThat(web.networks()).isEqualTo(12);
    assertThat(web.busiest()).isLessThan(35);
    assertThat(web.roaming()).isGreaterThan(45);
    assertThat(web.indices().cardinality()).isEqualTo(60);
  }

  @Test
  void aCampusIsAStarAndNoWeb() {
    for (int a = 0; a < 60; a++) {
      add(account().pays(1000 + a).from(network(0), network(100 + a)));
    }
    assertThat(web().members()).isZero();
    assertThat(web().indices().isEmpty()).isTrue();
  }

  @Test
  void peopleAtHomeAreNoWeb() {
    for (int a = 0; a < 60; a++) {
      add(account().pays(1000 + a).from(network(100 + a)));
    }
    assertThat(web().members()).isZero();
    assertThat(web().networks()).isZero();
    assertThat(web().indices().isEmpty()).isTrue();
    assertThat(web().roamers().isEmpty()).isTrue();
  }

  @Test
  void thoseAtHomeBesideAPoolAreNotOfTheWeb() {
    pool(40, 8);
    for (int a = 0; a < 40; a++) {
      add(account().pays(5000 + a).from(network(100 + a)));
    }
    NetworkWeb web = web();
    assertThat(web.members()).isEqualTo(40);
    assertThat(web.indices().nextClearBit(0)).isEqualTo(40);
    assertThat(web.indices().length()).isEqualTo(40);
  }

  /** A colleague of two members on the pool's exits has never been there himself. */
  @Test
  void theMembersOfAnOrganizationAreNotDrawnIn() {
    pool(30, 8);
    for (int a = 0; a < 100; a++) {
      TestAccount colleague = account().declares(77).pays(5000 + a);
      add(a < 2 ? colleague.from(network(a)) : colleague.from(network(100 + a)));
    }
    NetworkWeb web = web();
    assertThat(web.members()).isEqualTo(32);
    assertThat(web.principals()).isEqualTo(31);
    assertThat(web.indices().length()).isEqualTo(32);
  }

  @Test
  void accountsOfOnePayerDoNotMeet() {
    for (int a = 0; a < 40; a++) {
      add(account().pays(9).from(network(a % 3), network(3 + a % 2)));
    }
    assertThat(web().members()).isZero();
  }

  @Test
  void publicPlacesAreLeftOut() {
    pool(60, 12);
    NetworkWeb all = NetworkWeb.of(group(), population(60));
    assertThat(all.networks()).isEqualTo(12);
    assertThat(NetworkWeb.of(group(), population(1000)).members()).isZero();
  }

  @Test
  void anEmptyGroupHasNoWeb() {
    assertThat(web().members()).isZero();
  }

  private static Population population(int accountsOnEveryNetwork) {
    return new Population() {
      @Override
      public double presentingShare(boolean conversations) {
        return 0;
      }

      @Override
      public int accountsWith(long token) {
        return accountsOnEveryNetwork;
      }

      @Override
      public int accounts() {
        return 10_000;
      }

      @Override
      public double networkWebShare(int groupSize) {
        return 0;
      }
    };
  }
}
