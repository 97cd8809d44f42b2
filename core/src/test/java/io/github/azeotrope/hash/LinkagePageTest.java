package io.github.azeotrope.hash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.charts.DocsPage;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

class LinkagePageTest {
  private static final DocsPage PAGE = DocsPage.of("primitives/linkage-hasher.md");

  @Test
  void thePageShowsWhatRuns() {
    PAGE.checkExample("linkage", LinkagePageTest.class, LinkagePageTest::linkage);
    PAGE.checkExample("rotation", LinkagePageTest.class, LinkagePageTest::rotation);
    PAGE.checkLinks();
  }

  private static void linkage() {
    byte[] secret = new byte[32]; // yours comes from a vault
    // docs: linkage
    LinkageHasher hasher = LinkageHasher.V1.withKey(LinkageKey.fromBytes(secret));
    LinkageToken net = hasher.hashNetwork("2001:db8:7:500::1", 24, 56);
    System.out.println(net.equals(hasher.hashNetwork("2001:db8:7:5ff::9", 24, 56)));
    System.out.println(hasher.export(LinkageKind.PAYMENT, "pm_1Nx").substring(0, 33));
    // docs: end
  }

  private static void rotation() {
    byte[] oldSecret = new byte[32];
    byte[] newSecret = new byte[33];
    // docs: rotation
    LinkageKey old = LinkageKey.fromBytes(oldSecret);
    LinkageToken stored = LinkageHasher.V1.withKey(old).hash(LinkageKind.DEVICE, "d-7");
    LinkageHasher hasher = LinkageHasher.V1.withKeys(LinkageKey.fromBytes(newSecret), old);
    System.out.println(hasher.matches(stored, "d-7") + " " + hasher.matches(stored, "d-8"));
    // docs: end
  }

  /** One in a million runs of a correct hash would fail here; the seed is fixed. */
  @Test
  void noMoreTokensCollideThanStated() {
    int trials = 10_000;
    int networks = 1024;
    int most =
        new BinomialDistribution(null, trials, LinkageCollisions.bound(networks))
            .inverseCumulativeProbability(1 - 1e-6);
    assertThat(LinkageCollisions.trialsWithCollision(trials, networks)).isBetween(150, most);
  }
}
