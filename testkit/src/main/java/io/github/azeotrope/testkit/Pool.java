package io.github.azeotrope.testkit;

/** A cast of accounts that programs work through. */
abstract class Pool extends Cast {
  /** The volume of an account that works until the period is over. */
  static final int UNLIMITED = Integer.MAX_VALUE;

  Pool(Settings settings) {
    super(settings);
  }

  abstract Identity identity(int account);

  /** The account's next message. */
  abstract Message message(int account, String session, int turn, Rng rng, Prose prose);

  Rhythm rhythm() {
    return Rhythm.ROUND_THE_CLOCK;
  }

  /** Mean requests an account and week, the unit of activity. */
  double perWeek() {
    return 7 * settings.meanVolume() / settings.days;
  }

  /** The probability that a request belongs to the session of the request before it. */
  double continues() {
    return 0.3;
  }

  /** Before when the account sends nothing, epoch milliseconds. */
  long opens(int account) {
    return settings.startMillis();
  }

  /** How many requests the account sends at most. */
  int volume(int account) {
    return UNLIMITED;
  }

  @Override
  Actor enter(int index, Prose prose) {
    return new Worker(this, index, prose);
  }

  /** A generator for one aspect of one account, independent of all others. */
  final Rng rng(long aspect, int number) {
    return new Rng(Rng.derive(seed ^ aspect, number));
  }
}
