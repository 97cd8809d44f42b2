package io.github.azeotrope.evidence;

import io.github.azeotrope.linkage.Group;
import io.github.azeotrope.linkage.Input;
import io.github.azeotrope.linkage.Population;
import io.github.azeotrope.profile.ProfileSnapshot;
import io.github.azeotrope.summary.ExactBinomial;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * How many members sent their first request, and how many their last, within the same 24 hours. A
 * description: school classes, customers' launches, build robots and conferences begin and end
 * together as well, so it never speaks for a campaign.
 *
 * <p>Statistic: the largest share of members in one window of two half days, births and silences
 * apart, beside the share of other accounts in the same window. Silent is who has sent nothing for
 * the last two days of the population's time.
 *
 * <p>Source: Clopper and Pearson 1934 (exact binomial limits); {@code
 * src/docs/evidence/joint-life.md}.
 */
final class JointLifeSignal implements Signal {
  private static final int MIN_MEMBERS = 10;
  private static final int SILENT_HALF_DAYS = 4;

  @Override
  public String name() {
    return "joint-births-and-silences";
  }

  @Override
  public Family family() {
    return Family.RHYTHM;
  }

  @Override
  public Set<Input> inputs(Group group) {
    return Set.of(Input.ACTIVITY);
  }

  @Override
  public Evidence test(Group group, Population population) {
    List<ProfileSnapshot> members = group.members();
    List<ProfileSnapshot> others = population.othersThan(group);
    int m = members.size();
    if (m < MIN_MEMBERS || others.size() < MIN_MEMBERS) {
      return Outcomes.notEnough(this, m, "Too few members, or nobody to compare them with.");
    }
    long now =
        Math.max(
            members.stream().mapToLong(HalfDays::latest).max().orElse(0),
            others.stream().mapToLong(HalfDays::latest).max().orElse(0));
    long birth = fullest(members, HalfDays::first, Long.MAX_VALUE);
    long silence = fullest(members, HalfDays::latest, now - SILENT_HALF_DAYS);
    int born = in(members, HalfDays::first, birth);
    int silent = in(members, HalfDays::latest, silence);
    double expected = (double) in(others, HalfDays::first, birth) / others.size();
    return new Evidence(
        family(),
        name(),
        Evidence.Outcome.NEUTRAL,
        (double) born / m,
        expected,
        ExactBinomial.lower(born, m, 0.99),
        ExactBinomial.upper(born, m, 0.99),
        1,
        m,
        String.format(
            Locale.ROOT,
            "%d of %d members sent their first request within the same 24 hours (of other accounts"
                + " %.1f %% did), %d fell silent within the same 24 hours (%.1f %%); classes,"
                + " customers' launches and scheduled jobs do so too: a description.",
            born,
            m,
            100 * expected,
            silent,
            100.0 * in(others, HalfDays::latest, silence) / others.size()));
  }

  /** The half day from which on 24 hours hold the most accounts; Long.MIN_VALUE if none does. */
  private static long fullest(
      List<ProfileSnapshot> accounts, ToLongFunction<ProfileSnapshot> when, long before) {
    long[] times = accounts.stream().mapToLong(when).filter(t -> t < before).sorted().toArray();
    return FullestWindow.of(times, 1).start();
  }

  private static int in(
      List<ProfileSnapshot> accounts, ToLongFunction<ProfileSnapshot> when, long from) {
    return from == Long.MIN_VALUE
        ? 0
        : (int) accounts.stream().mapToLong(when).filter(t -> t == from || t == from + 1).count();
  }
}
