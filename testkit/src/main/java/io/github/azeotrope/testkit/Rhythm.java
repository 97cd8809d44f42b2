package io.github.azeotrope.testkit;

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
  private static final int[] NEVER = new int[24];

  static final Rhythm PEOPLE = new Rhythm(WEEKDAY, WEEKEND);
  static final Rhythm OFFICE = new Rhythm(OFFICE_DAY, OFFICE_WEEKEND);
  static final Rhythm SCHOOL = new Rhythm(SCHOOL_DAY, NEVER);
  static final Rhythm ROUND_THE_CLOCK = new Rhythm(EVERY_HOUR, EVERY_HOUR);

  private final double[] cumulative = new double[HOURS + 1];

  private Rhythm(int[] weekday, int[] weekend) {
    double sum = 0;
    for (int hour = 0; hour < HOURS; hour++) {
      sum += hour < 120 ? weekday[hour % 24] : weekend[hour % 24];
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
