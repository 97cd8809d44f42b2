package io.github.azeotrope.evidence;

import io.github.azeotrope.linkage.Group;
import io.github.azeotrope.linkage.Input;
import io.github.azeotrope.linkage.Population;
import io.github.azeotrope.profile.ProfileSnapshot;
import io.github.azeotrope.summary.ExactBinomial;
import java.util.Locale;
import java.util.Set;

/**
 * Whether a single account works as no people do, nor a product whose users are people: for three
 * days and more without a silent half day, and at night as by day.
 *
 * <p>Statistic: the share of its requests in the quietest eight hours of the day, a third where the
 * rate is constant; an hour counts by how often it has come since the first request. Supports where
 * that share is above 0.30 with p &le; 1 in 1,000 (exact binomial). A rate that swings as a cosine
 * with the busiest hour at 1.27 times the quietest has 0.30; of a person it is below 0.05, and the
 * requests of all people around the world to one service have a busiest hour of about twice the
 * quietest. Requests come in bursts, so their number is divided by the mean square difference of
 * successive hours against the Poisson one, which a smooth rhythm leaves alone.
 *
 * <p>Whoever sleeps for eight hours is not found, and has given up a third of what they could have.
 *
 * <p>Source: von Neumann 1941 (mean square successive difference); Clopper and Pearson 1934 (exact
 * binomial limits); {@code src/docs/evidence/single-accounts.md}.
 */
final class RoundTheClockSignal implements SingleAccountSignal {
  private static final double MARGIN = 0.30;
  private static final double ALPHA = 1e-3;
  private static final int HOURS = 24;
  private static final int QUIET_HOURS = 8;
  private static final int MIN_HALF_DAYS = 7;
  private static final long MILLIS_AN_HOUR = 3_600_000;

  /** At which the counters of hours stop. */
  private static final int FULL = 0xffff;

  @Override
  public String name() {
    return "round-the-clock";
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
  public Evidence test(ProfileSnapshot account, Group group, Population population) {
    int halfDays = halfDaysWithoutPause(account);
    if (halfDays < MIN_HALF_DAYS) {
      return Outcomes.notEnough(
          this, halfDays, "Not active in every half day of the latest three days and more.");
    }
    double[] hours = new double[HOURS];
    double all = 0;
    for (int hour = 0; hour < HOURS; hour++) {
      if (account.hourCount(hour) >= FULL) {
        return Outcomes.notEnough(this, halfDays, "The counters of hours are full.");
      }
      hours[hour] = account.hourCount(hour) / daysWith(hour, account);
      all += hours[hour];
    }
    double scale = account.requests() / all;
    double bursts = bursts(hours, all, scale);
    int n = (int) Math.round(account.requests() / bursts);
    int quiet = (int) Math.floor(quietest(hours) * scale / bursts);
    double p = ExactBinomial.atLeast(quiet, n, MARGIN);
    boolean supports = p <= ALPHA;
    double share = (double) quiet / n;
    return new Evidence(
        family(),
        name(),
        supports ? Evidence.Outcome.SUPPORTS : Evidence.Outcome.NEUTRAL,
        share,
        MARGIN,
        ExactBinomial.lower(quiet, n, 0.99),
        ExactBinomial.upper(quiet, n, 0.99),
        supports ? p : 1,
        account.requests(),
        String.format(
            Locale.ROOT,
            "The quietest eight hours of the day have %.1f %% of the account's %d requests (a third"
                + " at a constant rate, less than %.0f %% where people are behind it), and none of"
                + " the latest %d half days was silent: %s.",
            100 * share,
            account.requests(),
            100 * MARGIN,
            halfDays,
            supports ? "no human rhythm" : "a rhythm of the day"));
  }

  /** Half days with a request in a row, up to the latest. */
  private static int halfDaysWithoutPause(ProfileSnapshot account) {
    long latest = HalfDays.latest(account);
    long most = Math.min(Long.SIZE, latest - HalfDays.first(account) + 1);
    int run = 0;
    while (run < most && (account.activity() >>> ((latest - run) & Long.SIZE - 1) & 1) != 0) {
      run++;
    }
    return run;
  }

  /** For how much of an hour of the day, in days, the account has been here. */
  private static double daysWith(int hour, ProfileSnapshot account) {
    return (hoursBefore(account.lastSeenEpochMillis(), hour)
            - hoursBefore(account.firstSeenEpochMillis(), hour))
        / MILLIS_AN_HOUR;
  }

  /** Milliseconds of this hour of the day since 1970. */
  private static double hoursBefore(long epochMillis, int hour) {
    long shifted = epochMillis - hour * MILLIS_AN_HOUR;
    long days = Math.floorDiv(shifted, HOURS * MILLIS_AN_HOUR);
    return days * MILLIS_AN_HOUR
        + Math.min(MILLIS_AN_HOUR, shifted - days * HOURS * MILLIS_AN_HOUR);
  }

  /** Variance between neighbouring hours against that of single requests, 1 at least. */
  private static double bursts(double[] hours, double all, double scale) {
    double squares = 0;
    for (int hour = 0; hour < HOURS; hour++) {
      double difference = hours[hour] - hours[(hour + 1) % HOURS];
      squares += difference * difference;
    }
    return Math.max(1, squares / 2 / all * scale);
  }

  private static double quietest(double[] hours) {
    double least = Double.MAX_VALUE;
    for (int from = 0; from < HOURS; from++) {
      double sum = 0;
      for (int hour = from; hour < from + QUIET_HOURS; hour++) {
        sum += hours[hour % HOURS];
      }
      least = Math.min(least, sum);
    }
    return least;
  }
}
