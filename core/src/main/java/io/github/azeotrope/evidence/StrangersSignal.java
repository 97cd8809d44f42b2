package io.github.azeotrope.evidence;

import io.github.azeotrope.linkage.Group;
import io.github.azeotrope.linkage.Input;
import io.github.azeotrope.linkage.Population;
import io.github.azeotrope.linkage.Principals;
import io.github.azeotrope.profile.ProfileSnapshot;
import io.github.azeotrope.summary.ExactBinomial;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.math3.distribution.BinomialDistribution;

/**
 * Whether members that do one job claim to have nothing to do with each other: many payers, no
 * common organization, no common place. An honest company shares its payer and its address; given
 * interchangeability, <em>diversity</em> is the suspicious direction, and one payer or one place
 * for all explains the group away.
 *
 * <p>Statistic: share of the members in the largest principal or at home on the busiest network.
 * Supports where a group of which a quarter had one payer or place would show so little sharing
 * with probability at most 1 in 1,000 (exact binomial), and at most four members or one in twenty
 * have one in common.
 *
 * <p>Source: Clopper and Pearson 1934 (exact binomial limits).
 */
final class StrangersSignal implements Signal {
  private static final double ALPHA = 1e-3;
  private static final double SHARE_OF_KNOWN_GROUPS = 0.25;
  private static final double EXPLAINS = 0.5;

  /** A class among strangers asks so much alike that it makes all of them look dealt out. */
  private static final int FEW = 4;

  private static final double OF_MANY = 0.05;
  private static final int MIN_PRINCIPALS = 20;
  private static final int NETWORKS_OF_A_RESIDENT = 2;

  /** Mean accounts a principal at which a group is a few customers, each with many keys. */
  private static final double KEYS_OF_A_CUSTOMER = 4;

  @Override
  public String name() {
    return "strangers-doing-one-job";
  }

  @Override
  public Family family() {
    return Family.STRANGERS;
  }

  @Override
  public Set<Input> inputs(Group group) {
    return Set.of(Input.PAYER, Input.NETWORK);
  }

  @Override
  public double level() {
    return ALPHA;
  }

  @Override
  public Evidence test(Group group, Population population) {
    List<ProfileSnapshot> members = group.members();
    int m = members.size();
    Principals principals = group.principals();
    int onNetwork = busiestPlace(members);
    int known = Math.max(principals.identified(), withNetwork(members));
    if (m == 0 || known * 2 < m) {
      return Outcomes.unavailable(this, "Payers and networks of most members are not known.");
    }
    // An organization that anybody can register explains nothing.
    int largest = Math.max(principals.largest(), onNetwork);
    double share = (double) largest / m;
    double keys = (double) m / principals.countUnclaimed();
    double p =
        new BinomialDistribution(null, m, SHARE_OF_KNOWN_GROUPS).cumulativeProbability(largest);
    Evidence.Outcome outcome;
    String words;
    if (share >= EXPLAINS || keys >= KEYS_OF_A_CUSTOMER) {
      outcome = Evidence.Outcome.ACQUITS;
      words = "few answer for many, openly";
    } else if (principals.count() < MIN_PRINCIPALS) {
      outcome = Evidence.Outcome.NOT_ENOUGH;
      words = "too few payers to tell";
    } else if (largest <= Math.max(FEW, OF_MANY * m)
        && p <= ALPHA
        && principals.identified() * 2 >= m
        && keys <= 2) {
      outcome = Evidence.Outcome.SUPPORTS;
      words = "they claim to be strangers";
    } else {
      outcome = Evidence.Outcome.NEUTRAL;
      words = "not decided";
    }
    return new Evidence(
        family(),
        name(),
        outcome,
        share,
        SHARE_OF_KNOWN_GROUPS,
        ExactBinomial.lower(largest, m, 0.99),
        ExactBinomial.upper(largest, m, 0.99),
        outcome == Evidence.Outcome.SUPPORTS ? p : 1,
        m,
        String.format(
            Locale.ROOT,
            "%d members answer to %d different payers or organizations; the largest payer or place"
                + " holds %d (%.0f %%); companies, classes and offices share one: %s.",
            m,
            principals.count(),
            largest,
            100 * share,
            words));
  }

  /** Most members at home on one network; who roams over several shared ones has no place there. */
  private static int busiestPlace(List<ProfileSnapshot> members) {
    Long2IntOpenHashMap seen = new Long2IntOpenHashMap();
    for (ProfileSnapshot member : members) {
      for (long network : member.networks()) {
        seen.addTo(network, 1);
      }
    }
    Long2IntOpenHashMap residents = new Long2IntOpenHashMap();
    int busiest = 0;
    for (ProfileSnapshot member : members) {
      int shared = 0;
      for (long network : member.networks()) {
        shared += seen.get(network) > 1 ? 1 : 0;
      }
      for (long network : member.networks()) {
        if (shared <= NETWORKS_OF_A_RESIDENT) {
          busiest = Math.max(busiest, residents.addTo(network, 1) + 1);
        }
      }
    }
    return busiest;
  }

  private static int withNetwork(List<ProfileSnapshot> members) {
    int known = 0;
    for (ProfileSnapshot member : members) {
      known += member.networks().length > 0 ? 1 : 0;
    }
    return known;
  }
}
