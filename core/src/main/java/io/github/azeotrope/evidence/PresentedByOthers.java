package io.github.azeotrope.evidence;

import io.github.azeotrope.linkage.ArtifactWeb;
import io.github.azeotrope.linkage.Group;
import io.github.azeotrope.linkage.Population;
import io.github.azeotrope.summary.ExactBinomial;
import java.util.Locale;

/**
 * The test that {@link ArtifactSignal} and {@link ConversationSignal} share.
 *
 * <p>Statistic: share of the members that present what an unrelated account owns. Supports where
 * there are at least three foreign artifacts, over three pairs of accounts and of three owners, and
 * the share is above a tenth, and above twice that of all accounts, with p &le; 1 in 1,000 (exact
 * binomial). One owner of many is a published trace or a gateway, whose customers left with their
 * conversations.
 */
final class PresentedByOthers {
  static final double ALPHA = 1e-3;
  private static final double MARGIN = 0.1;

  /** A large campaign must not raise the bar for itself beyond reach. */
  private static final double HIGHEST_MARGIN = 0.25;

  private static final int MIN_ARTIFACTS = 3;
  private static final int MIN_PAIRS = 3;
  private static final int MIN_OWNERS = 3;

  private PresentedByOthers() {}

  static Evidence test(
      Signal signal, Group group, Population population, boolean conversations, String things) {
    int m = group.members().size();
    double usual = population.presentingShare(conversations);
    if (Double.isNaN(usual) || m == 0) {
      return Outcomes.unavailable(
          signal, String.format(Locale.ROOT, "The host has shown no %s.", things));
    }
    ArtifactWeb web = ArtifactWeb.of(group, conversations);
    if (web.artifacts() == 0) {
      return Outcomes.notEnough(
          signal, 0, String.format(Locale.ROOT, "No member presents %s of somebody else.", things));
    }
    double expected = Math.min(HIGHEST_MARGIN, Math.max(MARGIN, 2 * usual));
    double p = ExactBinomial.atLeast(web.presenters(), m, expected);
    boolean supports =
        p <= ALPHA
            && web.artifacts() >= MIN_ARTIFACTS
            && web.pairs() >= MIN_PAIRS
            && web.owners() >= MIN_OWNERS;
    return new Evidence(
        signal.family(),
        signal.name(),
        supports ? Evidence.Outcome.SUPPORTS : Evidence.Outcome.NEUTRAL,
        (double) web.presenters() / m,
        expected,
        ExactBinomial.lower(web.presenters(), m, 0.99),
        ExactBinomial.upper(web.presenters(), m, 0.99),
        supports ? p : 1,
        web.artifacts(),
        String.format(
            Locale.ROOT,
            "%d of %d members present %d %s that %d other accounts or payers were first with (%d"
                + " pairs); of ordinary accounts at most %.0f %% would: %s.",
            web.presenters(),
            m,
            web.artifacts(),
            things,
            web.owners(),
            web.pairs(),
            100 * expected,
            supports ? "what one was given, another one uses" : "not enough to speak of one hand"));
  }
}
