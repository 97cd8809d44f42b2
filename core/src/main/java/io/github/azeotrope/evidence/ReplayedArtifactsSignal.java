package io.github.azeotrope.evidence;

import io.github.azeotrope.linkage.ArtifactWeb;
import io.github.azeotrope.linkage.Group;
import io.github.azeotrope.linkage.Input;
import io.github.azeotrope.linkage.Population;
import io.github.azeotrope.profile.ProfileSnapshot;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.math3.distribution.PoissonDistribution;

/**
 * Whether a single account presents reasoning blocks or response ids that the host issued to many
 * others. What is shared within one payer, organization or home, and what very many present, is
 * left out.
 *
 * <p>Statistic: how many owners there are. Supports where they are five or more, of twenty
 * artifacts or more, with p &le; 1 in 1,000 (Poisson) against twice the share of accounts that
 * present anything of anybody else, and a tenth at least. A gateway, whose customers bring what
 * they were given elsewhere, has many owners too, so this needs a second piece.
 *
 * <p>Source: {@code src/docs/evidence/single-accounts.md}.
 */
final class ReplayedArtifactsSignal implements SingleAccountSignal {
  private static final double ALPHA = 1e-3;
  private static final double LEAST_EXPECTED = 0.1;
  private static final int MIN_ARTIFACTS = 20;
  private static final int MIN_OWNERS = 5;

  @Override
  public String name() {
    return "replayed-artifacts";
  }

  @Override
  public Family family() {
    return Family.ARTIFACT;
  }

  @Override
  public Set<Input> inputs(Group group) {
    return Set.of(Input.ARTIFACT_EVEN, Input.ARTIFACT_ODD);
  }

  @Override
  public Evidence test(ProfileSnapshot account, Group group, Population population) {
    double usual = population.presentingShare(false);
    if (Double.isNaN(usual)) {
      return Outcomes.unavailable(this, "The host has shown no reasoning blocks.");
    }
    ArtifactWeb web = ArtifactWeb.of(group, false);
    double expected = Math.max(LEAST_EXPECTED, 2 * usual);
    double p =
        web.owners() == 0
            ? 1
            : 1 - new PoissonDistribution(expected).cumulativeProbability(web.owners() - 1);
    boolean supports = p <= ALPHA && web.artifacts() >= MIN_ARTIFACTS && web.owners() >= MIN_OWNERS;
    return new Evidence(
        family(),
        name(),
        supports ? Evidence.Outcome.SUPPORTS : Evidence.Outcome.NEUTRAL,
        web.owners(),
        expected,
        web.owners(),
        web.owners(),
        supports ? p : 1,
        web.artifacts(),
        String.format(
            Locale.ROOT,
            "The account presents %d reasoning blocks that %d other accounts or payers were first"
                + " with (of ordinary accounts %.1f): %s.",
            web.artifacts(),
            web.owners(),
            expected,
            supports ? "what others were given, it uses" : "not enough to speak of one hand"));
  }
}
