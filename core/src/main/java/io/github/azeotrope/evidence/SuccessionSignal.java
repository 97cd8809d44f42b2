package io.github.azeotrope.evidence;

import io.github.azeotrope.linkage.Group;
import io.github.azeotrope.linkage.Input;
import io.github.azeotrope.linkage.Population;
import io.github.azeotrope.linkage.Principals;
import io.github.azeotrope.profile.ProfileSnapshot;
import io.github.azeotrope.summary.ExactBinomial;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Whether new accounts take the places of members that the host has acted upon: births in the group
 * in the two days after against those in the two days before. Who comes back openly, with the card
 * or under the organization of the account that was banned, is the same payer and left out, and so
 * is whoever names no payer.
 *
 * <p>The moment is the first action of the 24 hours in which most payers of the group were acted
 * upon, five at least. Supports where the share of births after it, of those before and after, is
 * above three quarters, and above the upper limit of the same share of other accounts, with p &le;
 * 1 in 1,000 (exact binomial); a group that grows steadily has a half.
 *
 * <p>Source: Clopper and Pearson 1934 (exact binomial limits); {@code
 * src/docs/evidence/succession.md}.
 */
final class SuccessionSignal implements Signal {
  private static final double ALPHA = 1e-3;
  private static final double MARGIN = 0.75;
  private static final int MIN_ENFORCED = 5;
  private static final int MIN_OTHERS = 10;
  private static final long TWO_DAYS = 48 * 3_600_000L;
  private static final long ONE_DAY = 24 * 3_600_000L;

  @Override
  public String name() {
    return "succession";
  }

  @Override
  public Family family() {
    return Family.RHYTHM;
  }

  @Override
  public Set<Input> inputs(Group group) {
    return Set.of(Input.ACTIVITY);
  }

  /** Accounts born in the two days before and after a moment. */
  private record Births(int before, int after) {
    int all() {
      return before + after;
    }
  }

  @Override
  public Evidence test(Group group, Population population) {
    List<ProfileSnapshot> members = group.members();
    Principals principals = group.principals();
    long[] enforced = new long[principals.count()];
    Arrays.fill(enforced, Population.NEVER);
    for (int a = 0; a < members.size(); a++) {
      int payer = principals.of(a);
      enforced[payer] =
          Math.min(enforced[payer], population.enforcedEpochMillis(members.get(a).ordinal()));
    }
    long[] times = Arrays.stream(enforced).filter(t -> t != Population.NEVER).sorted().toArray();
    if (times.length == 0) {
      return Outcomes.unavailable(this, "The host has told of no action against a member.");
    }
    FullestWindow day = FullestWindow.of(times, ONE_DAY);
    if (day.count() < MIN_ENFORCED) {
      return Outcomes.notEnough(this, times.length, "Too few members were acted upon in a day.");
    }
    IntOpenHashSet same = new IntOpenHashSet();
    for (int payer = 0; payer < enforced.length; payer++) {
      if (enforced[payer] != Population.NEVER) {
        same.add(payer);
      }
    }
    Births own = births(members, principals, same, day.start());
    Births others = births(population.othersThan(group), day.start());
    if (own.all() == 0 || others.all() < MIN_OTHERS) {
      return Outcomes.notEnough(
          this, own.all(), "Too few accounts were new in the days around the host's action.");
    }
    double expected = Math.max(MARGIN, ExactBinomial.upper(others.after(), others.all(), 0.99));
    double p = expected >= 1 ? 1 : ExactBinomial.atLeast(own.after(), own.all(), expected);
    boolean supports = p <= ALPHA;
    return new Evidence(
        family(),
        name(),
        supports ? Evidence.Outcome.SUPPORTS : Evidence.Outcome.NEUTRAL,
        (double) own.after() / own.all(),
        expected,
        ExactBinomial.lower(own.after(), own.all(), 0.99),
        ExactBinomial.upper(own.after(), own.all(), 0.99),
        supports ? p : 1,
        own.all(),
        String.format(
            Locale.ROOT,
            "%d payers were acted upon in a day; of members with other payers %d were new in the"
                + " two days before and %d in the two days after (of other accounts %d and %d):"
                + " %s.",
            times.length,
            own.before(),
            own.after(),
            others.before(),
            others.after(),
            supports ? "new accounts take their places" : "no succession"));
  }

  private static Births births(
      List<ProfileSnapshot> members, Principals principals, IntOpenHashSet same, long moment) {
    List<ProfileSnapshot> strangers =
        IntStream.range(0, members.size())
            .filter(a -> !same.contains(principals.of(a)))
            .mapToObj(members::get)
            .filter(a -> a.payments().length > 0 || a.organization() != 0)
            .toList();
    return births(strangers, moment);
  }

  private static Births births(List<ProfileSnapshot> accounts, long moment) {
    int before = 0;
    int after = 0;
    for (ProfileSnapshot account : accounts) {
      long age = account.firstSeenEpochMillis() - moment;
      before += age <= 0 && age > -TWO_DAYS ? 1 : 0;
      after += age > 0 && age <= TWO_DAYS ? 1 : 0;
    }
    return new Births(before, after);
  }
}
