package io.github.azeotrope.evidence;

import io.github.azeotrope.linkage.Group;
import io.github.azeotrope.linkage.Input;
import io.github.azeotrope.linkage.Population;
import io.github.azeotrope.profile.ProfileSnapshot;
import io.github.azeotrope.sketch.CoActivity;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Whether the members are active on the same half days more often than the rhythm of everybody
 * explains. A description: scheduled jobs, classes, build robots and whoever came together are
 * active together as well, so it never speaks for a campaign.
 *
 * <p>Statistic: {@link CoActivity} over half days, against other accounts with as many active half
 * days. Of large groups and populations an even sample is compared, because the shuffles cost.
 *
 * <p>Source: {@link CoActivity}; {@code src/docs/evidence/co-activity.md}.
 */
final class CoActivitySignal implements Signal {
  private static final int MOST_MEMBERS = 50;
  private static final int MOST_OTHERS = 200;
  private static final int MIN_MEMBERS = 10;
  private static final int MIN_OTHERS = 100;

  /** Any number: verdicts must be the same on every host. */
  private static final long SEED = 1;

  @Override
  public String name() {
    return "co-activity";
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
    long[] members = bitmaps(group.members(), MOST_MEMBERS);
    long[] others = bitmaps(population.othersThan(group), MOST_OTHERS);
    if (members.length < MIN_MEMBERS || others.length < Math.max(MIN_OTHERS, members.length)) {
      return Outcomes.notEnough(this, members.length, "Too few accounts to compare the hours of.");
    }
    CoActivity activity = CoActivity.of(members, others, 0, SEED);
    double ratio = activity.ratio().value();
    double lower = activity.ratio().lower(0.99);
    double upper = activity.ratio().upper(0.99);
    if (!Double.isFinite(ratio) || !(lower <= ratio && ratio <= upper)) {
      return Outcomes.notEnough(
          this, activity.members(), "Too few accounts are active on as many half days.");
    }
    return new Evidence(
        family(),
        name(),
        Evidence.Outcome.NEUTRAL,
        ratio,
        1,
        lower,
        upper,
        1,
        activity.members(),
        String.format(
            Locale.ROOT,
            "Members are active on the same half days %.2f times as often (99 %% limits %.2f to"
                + " %.2f) as other accounts with as many active half days (p = %.3f); schedules,"
                + " classes and a common beginning do so too: a description.",
            ratio,
            lower,
            upper,
            activity.pValue()));
  }

  private static long[] bitmaps(List<ProfileSnapshot> accounts, int most) {
    int step = Math.max(1, (accounts.size() + most - 1) / most);
    long[] bitmaps = new long[(accounts.size() + step - 1) / step];
    for (int i = 0; i < bitmaps.length; i++) {
      bitmaps[i] = accounts.get(i * step).activity();
    }
    return bitmaps;
  }
}
