package io.github.azeotrope.evidence;

import io.github.azeotrope.linkage.Group;
import io.github.azeotrope.linkage.Input;
import io.github.azeotrope.linkage.NetworkWeb;
import io.github.azeotrope.linkage.NewNetworks;
import io.github.azeotrope.linkage.Population;
import io.github.azeotrope.linkage.Proposer;
import io.github.azeotrope.summary.ExactBinomial;
import java.util.Locale;
import java.util.Set;

/**
 * Whether members with different payers meet on a web of networks. One campus, office or carrier
 * exit is a place and says nothing; rotating over many shared exits is one hand behind many payers.
 *
 * <p>There must be a {@link NetworkWeb} of at least five networks and the square root of the
 * group's size, no network alone holding half of its members, or of three networks where payers are
 * known; and four principals on it. Networks that very many accounts use are left out: popularity
 * clears. Then
 *
 * <ul>
 *   <li>of a group that content or a token proposed, the share of members on the web (of those who
 *       roam over it, where the web is small) must be above what random accounts show and above
 *       0.15, with p &le; 1 in 1,000;
 *   <li>of a group that networks proposed, the networks that members came to <em>later</em> must be
 *       networks of the group more often than new networks of ordinary accounts are anybody's, and
 *       than 0.15, with p &le; 1 in 10,000, because this is looked at again and again.
 * </ul>
 *
 * <p>Both p-values are exact binomial ones.
 */
final class NetworkSignal implements Signal {
  private static final double ALPHA = 1e-3;
  private static final double ALPHA_LATER = 1e-4;
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
    return Set.of(isProposedByNetworks(group) ? Input.NETWORK_LATER : Input.NETWORK);
  }

  private static boolean isProposedByNetworks(Group group) {
    return group.proposer() == Proposer.NETWORK;
  }

  @Override
  public double level() {
    return ALPHA;
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
    boolean isWeb = (wide || roaming) && web.principals() >= MIN_PRINCIPALS;
    String words =
        String.format(
            Locale.ROOT,
            "%d of %d members, with %d different payers, meet on %d networks (at most %d on one, %d"
                + " on several)",
            web.members(),
            m,
            web.principals(),
            web.networks(),
            web.busiest(),
            web.roaming());
    if (isProposedByNetworks(group)) {
      return later(group.newNetworks(), isWeb, words);
    }
    double expected = Math.max(MARGIN, 2 * population.networkWebShare(m));
    String against =
        String.format(Locale.ROOT, "; of random accounts at most %.0f %% would", 100 * expected);
    int hits = wide || !roaming ? web.members() : web.roaming();
    return share(hits, m, expected, ALPHA, isWeb, words + against);
  }

  private Evidence later(NewNetworks later, boolean isWeb, String words) {
    double expected = Math.max(MARGIN, later.expectedShare());
    String since =
        String.format(
            Locale.ROOT,
            "; of %d networks new to a member since then %d were the group's, of ordinary accounts'"
                + " at most %.0f %% are anybody's",
            later.all(),
            later.shared(),
            100 * expected);
    return share(later.shared(), later.all(), expected, ALPHA_LATER, isWeb, words + since);
  }

  private Evidence share(
      int hits, int n, double expected, double alpha, boolean isWeb, String words) {
    double p = expected >= 1 ? 1 : ExactBinomial.atLeast(hits, n, expected);
    boolean supports = isWeb && p <= alpha;
    return new Evidence(
        family(),
        name(),
        supports ? Evidence.Outcome.SUPPORTS : Evidence.Outcome.NEUTRAL,
        n == 0 ? 0 : (double) hits / n,
        expected,
        ExactBinomial.lower(hits, n, 0.99),
        ExactBinomial.upper(hits, n, 0.99),
        supports ? p : 1,
        n,
        words + (supports ? ": one hand behind many payers." : ": no web of shared networks."));
  }
}
