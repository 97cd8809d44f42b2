package io.github.azeotrope.testkit;

import org.jspecify.annotations.Nullable;

/**
 * When something is done in the course of a week. A rhythm maps time to <em>activity</em>, in which
 * events are spread evenly; one week is one unit of activity. Drawing in activity and mapping back
 * gives an inhomogeneous Poisson process in order of time, at constant cost, without rejection.
 */
final class Rhythm {
  private static final long HOUR = 3_600_000L;
  private static final int HOURS = 168;
  private static final long WEEK = HOURS * HOUR;

  private static final int[] EVERY_HOUR = {
    10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10
  };
  private static final int[] WEEKDAY = {
    3, 2, 1, 1, 1, 2, 4, 7, 10, 12, 13, 12, 10, 11, 12, 12, 11, 10, 9, 9, 10, 10, 8, 5
  };
  private static final int[] WEEKEND = {
    4, 3, 2, 1, 1, 1, 2, 3, 5, 7, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 9, 9, 7, 5
  };
  private static final int[] OFFICE_DAY = {
    0, 0, 0, 0, 0, 0, 1, 5, 12, 16, 16, 14, 9, 13, 15, 14, 12, 7, 3, 1, 1, 1, 0, 0
  };
  private static final int[] OFFICE_WEEKEND = {
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0
  };
  private static final int[] SCHOOL_DAY = {
    0, 0, 0, 0, 0, 0, 0, 2, 14, 16, 15, 14, 8, 12, 10, 4, 2, 0, 0, 0, 0, 0, 0, 0
  };
  private static final int[] NIGHT = {
    12, 12, 12, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9, 12
  };
  private static final int[] NEVER = new int[24];

  static final Rhythm PEOPLE = new Rhythm(WEEKDAY, WEEKEND, 0.08, 11, 20.5, 4, 0.8);
  static final Rhythm OFFICE = new Rhythm(OFFICE_DAY, OFFICE_WEEKEND, 0.01, 10.5, 15, 12, 0.05);
  static final Rhythm SCHOOL = new Rhythm(SCHOOL_DAY, NEVER, 0, 9.5, 13, 20, 0);
  static final Rhythm NIGHTLY = new Rhythm(NIGHT, NIGHT, 0, 1, 1, 8, 1);
  static final Rhythm ROUND_THE_CLOCK = new Rhythm(EVERY_HOUR, EVERY_HOUR, 1, 3, 15, 0, 1);

  private final double[] cumulative = new double[HOURS + 1];

  /** The same habits in the second simulator; null in the rhythms of the second itself. */
  private final @Nullable Rhythm second;

  private Rhythm(
      int[] weekday,
      int[] weekend,
      double base,
      double firstPeak,
      double secondPeak,
      double concentration,
      double onWeekends) {
    double[] weights = new double[HOURS];
    double[] smooth = new double[HOURS];
    for (int hour = 0; hour < HOURS; hour++) {
      weights[hour] = hour < 120 ? weekday[hour % 24] : weekend[hour % 24];
      double bumps =
          base
              + bump(hour + 0.5 - firstPeak, concentration)
              + bump(hour + 0.5 - secondPeak, concentration);
      smooth[hour] = hour < 120 ? bumps : onWeekends * bumps;
    }
    this.second = new Rhythm(smooth);
    accumulate(weights);
  }

  private Rhythm(double[] weights) {
    this.second = null;
    accumulate(weights);
  }

  /** A von Mises density around the clock, but for its constant. */
  private static double bump(double hoursOff, double concentration) {
    return StrictMath.exp(concentration * (StrictMath.cos(2 * StrictMath.PI * hoursOff / 24) - 1));
  }

  /** The rhythm of the simulator that was asked for. */
  Rhythm of(Settings settings) {
    return settings.second && second != null ? second : this;
  }

  private void accumulate(double[] weights) {
    double sum = 0;
    for (int hour = 0; hour < HOURS; hour++) {
      sum += weights[hour];
      cumulative[hour + 1] = sum;
    }
    for (int hour = 1; hour <= HOURS; hour++) {
      cumulative[hour] /= sum;
    }
    cumulative[HOURS] = 1;
  }

  /** Activity up to a local time in milliseconds since the simulation's first Monday. */
  double activity(long localMillis) {
    long week = Math.floorDiv(localMillis, WEEK);
    long inWeek = localMillis - week * WEEK;
    int hour = (int) (inWeek / HOUR);
    double part = (inWeek - hour * HOUR) / (double) HOUR;
    return week + cumulative[hour] + part * (cumulative[hour + 1] - cumulative[hour]);
  }

  /** The local time at which so much activity has gone by. */
  long localMillis(double activity) {
    long week = (long) StrictMath.floor(activity);
    double inWeek = activity - week;
    int low = 0;
    int high = HOURS;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (cumulative[middle] <= inWeek) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double width = cumulative[low + 1] - cumulative[low];
    double part = width > 0 ? (inWeek - cumulative[low]) / width : 0;
    return week * WEEK + low * HOUR + (long) (part * HOUR);
  }
}
