package io.github.azeotrope.testkit;

/**
 * Which model an account asks for.
 *
 * @param before its model before it moves
 * @param movesAt epoch milliseconds from which it asks for the newly launched model
 */
record Models(String before, long movesAt) {
  private static final String SMALL = "m-small";
  private static final String LARGE = "m-large";
  private static final String NEXT = "m-next";

  String at(long epochMillis) {
    return epochMillis < movesAt ? before : NEXT;
  }

  /** People move over weeks, and a quarter of them never. */
  static Models ofPerson(Rng rng, long launch) {
    String before = rng.chance(0.55) ? LARGE : SMALL;
    double days = 9 * rng.exponential();
    return new Models(
        before, rng.chance(0.75) ? launch + (long) (days * Day.MILLIS) : Long.MAX_VALUE);
  }

  /**
   * Half of a campaign moves within 24 hours of a launch, as one of the laboratories accused in
   * February 2026 did.
   */
  static Models ofCampaign(Rng rng, long launch) {
    double days = rng.exponential() / StrictMath.log(2);
    return new Models(LARGE, launch + (long) (days * Day.MILLIS));
  }

  /** A campaign that hides its move spreads it evenly over three weeks. */
  static Models staggered(Rng rng, long launch) {
    return new Models(LARGE, launch + (long) (21 * rng.unit() * Day.MILLIS));
  }

  /** Programs ask for what they were written for. */
  static Models constant(Rng rng) {
    return new Models(rng.chance(0.5) ? LARGE : SMALL, Long.MAX_VALUE);
  }
}
