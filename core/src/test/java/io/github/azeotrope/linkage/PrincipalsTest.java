package io.github.azeotrope.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.azeotrope.profile.ProfileSnapshot;
import io.github.azeotrope.sketch.RequestVectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PrincipalsTest {

  private static TestAccount account() {
    return new TestAccount(new RequestVectors(1, 4));
  }

  /** Whether two share a payer or an organization, directly or through others. */
  private static boolean[][] joined(List<ProfileSnapshot> members) {
    int m = members.size();
    boolean[][] joined = new boolean[m][m];
    for (int a = 0; a < m; a++) {
      for (int b = 0; b < m; b++) {
        ProfileSnapshot x = members.get(a);
        ProfileSnapshot y = members.get(b);
        joined[a][b] =
            a == b
                || (x.organization() != 0 && x.organization() == y.organization())
                || Arrays.stream(x.payments())
                    .anyMatch(p -> Arrays.stream(y.payments()).anyMatch(q -> p == q));
      }
    }
    for (int via = 0; via < m; via++) {
      for (int a = 0; a < m; a++) {
        for (int b = 0; b < m; b++) {
          joined[a][b] |= joined[a][via] && joined[via][b];
        }
      }
    }
    return joined;
  }

  @Property(tries = 200)
  void membersThatShareAPayerOrAnOrganizationAreOnePrincipal(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<ProfileSnapshot> members = new ArrayList<>();
    int m = random.nextInt(40);
    int identified = 0;
    for (int a = 0; a < m; a++) {
      TestAccount account = account();
      int cards = random.nextInt(3);
      long[] paid = random.longs(cards, 1, 60).distinct().toArray();
      int organization = random.nextInt(4) == 0 ? 100 + random.nextInt(5) : 0;
      members.add(account.pays(paid).declares(organization).profile());
      identified += paid.length > 0 || organization != 0 ? 1 : 0;
    }
    Principals principals = Principals.of(members);
    boolean[][] joined = joined(members);
    int[] sizes = new int[m];
    int highest = -1;
    for (int a = 0; a < m; a++) {
      sizes[principals.of(a)]++;
      // Numbered in order of first member.
      assertThat(principals.of(a)).isLessThanOrEqualTo(highest + 1);
      highest = Math.max(highest, principals.of(a));
      for (int b = 0; b < m; b++) {
        assertThat(principals.of(a) == principals.of(b)).isEqualTo(joined[a][b]);
      }
    }
    assertThat(principals.count()).isEqualTo(highest + 1);
    assertThat(principals.largest()).isEqualTo(Arrays.stream(sizes).max().orElse(0));
    assertThat(principals.identified()).isEqualTo(identified);
  }

  @Test
  void whoPaysNothingAndDeclaresNothingIsAStranger() {
    List<ProfileSnapshot> members = List.of(account().profile(), account().profile());
    assertThat(Principals.of(members).count()).isEqualTo(2);
    assertThat(Principals.of(members).identified()).isZero();
  }

  @Test
  void aGroupKnowsItsMembersAndRefusesASizeBelowThem() {
    RequestVectors vectors = new RequestVectors(1, 4);
    List<ProfileSnapshot> members =
        List.of(
            new TestAccount(vectors).sends(3, vectors::anywhere).profile(),
            new TestAccount(vectors).sends(6, vectors::anywhere).profile());
    Group group = new Group(Proposer.DEVICE, members, 9);
    assertThat(group.size()).isEqualTo(9);
    assertThat(group.meanRequests()).isEqualTo(4.5);
    assertThat(group.proposer()).isEqualTo(Proposer.DEVICE);
    assertThat(new Group(Proposer.DEVICE, List.of(), 0).meanRequests()).isZero();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Group(Proposer.DEVICE, members, 1))
        .withMessageContaining("1 < 2");
  }
}
