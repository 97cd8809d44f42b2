package io.github.azeotrope.evidence;

import io.github.azeotrope.linkage.Group;
import io.github.azeotrope.linkage.Input;
import io.github.azeotrope.linkage.NetworkWeb;
import io.github.azeotrope.linkage.Population;
import io.github.azeotrope.linkage.Proposer;
import java.util.Locale;
import java.util.Set;

/**
 * Whether members with different payers meet on a web of networks. One campus, office or carrier
 * exit is a place and says nothing; rotating over many shared exits is one hand behind many payers.
 *
 * <p>Statistic: share of the members in the largest {@link NetworkWeb}, where it has at least five
 * networks and the square root of the group's size and no network alone holds half of it; else the
 * share of members who roam over several of its networks, where payers are known. Supports where
 * that share is above what random accounts show and above 0.15 with p &le; 1 in 1,000 (exact
 * binomial). Networks that very many accounts use are left out: popularity clears.
 */
final class NetworkSignal implements Signal {
  private static final double ALPHA = 1e-3;
  private static final double MARGIN = 0.15;
  private static final int MIN_NETWORKS = 5;
  private static final int MIN_ROAMED = 3;
  private static final int MIN_PRINCIPALS = 4;

  @Override
  public String name() {
    return "shared-networks";
  }

  @Override
  public Family family() {
    return Family.INFRASTRUCTURE;
  }

  @Override
  public Set<Input> inputs(Group group) {
    return group.proposer() == Proposer.NETWORK
        ? Set.of(Input.NETWORK_ODD)
        : Set.of(Input.NETWORK_EVEN, Input.NETWORK_ODD);
  }

  @Override
  public Evidence test(Group group, Population population) {
    int m = group.members().size();
    int known = (int) group.members().stream().filter(a -> a.networks().length > 0).count();
    if (m == 0 || known * 2 < m) {
      return Outcomes.unavailable(this, "The networks of most members are not known.");
    }
    NetworkWeb web = NetworkWeb.of(group, population);
    // Each member on several shared networks is a pool even where the exits are few and everybody
    // uses all of them; then payers must be known, because a campus has several networks too.
    boolean payersKnown = group.principals().identified() * 2 >= m;
    boolean wide =
        web.networks() >= Math.max(MIN_NETWORKS, (int) Math.sqrt(m))
            && web.busiest() * 2 <= web.members();
    boolean roaming = web.networks() >= MIN_ROAMED && payersKnown;
    int hits = wide || !roaming ? web.members() : web.roaming();
    double share = (double) hits / m;
    double expected = Math.max(MARGIN, 2 * population.networkWebShare(m));
    double p = expected >= 1 ? 1 : ExactBinomial.atLeast(hits, m, expected);
    boolean supports = p <= ALPHA && (wide || roaming) && web.principals() >= MIN_PRINCIPALS;
    return new Evidence(
        family(),
        name(),
        supports ? Evidence.Outcome.SUPPORTS : Evidence.Outcome.NEUTRAL,
        share,
        expected,
        ExactBinomial.lower(hits, m, 0.99),
        ExactBinomial.upper(hits, m, 0.99),
        supports ? p : 1,
        m,
        String.format(
            Locale.ROOT,
            "%d of %d members, with %d different payers, meet on %d networks (at most %d on one, %d"
                + " on several); of random accounts at most %.0f %% would: %s.",
            web.members(),
            m,
            web.principals(),
            web.networks(),
            web.busiest(),
            web.roaming(),
            100 * expected,
            supports ? "one hand behind many payers" : "no web of shared networks"));
  }
}
