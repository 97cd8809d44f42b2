package io.github.azeotrope.testkit;

/** A cast of accounts that programs, or pupils with one task, work through. */
abstract class Pool extends Cast {
  /** The volume of an account that works until the period is over. */
  static final int UNLIMITED = Integer.MAX_VALUE;

  Pool(Settings settings) {
    super(settings);
  }

  abstract Identity identity(int account);

  /** The account that the worker's next session goes through; its own unless something is wrong. */
  Identity through(Worker worker, Identity own) {
    return own;
  }

  /** The worker's next message. */
  abstract Message message(Worker worker, Rng rng, Prose prose);

  Rhythm rhythm() {
    return Rhythm.ROUND_THE_CLOCK;
  }

  /** What to add to UTC for the local time in which the rhythm is told. */
  long offsetMillis(int account) {
    return 0;
  }

  /** Mean requests an account and unit of activity. */
  double rate(int account) {
    long offset = offsetMillis(account) - Day.EPOCH_MILLIS;
    double activity =
        rhythm().of(settings).activity(settings.endMillis() + offset)
            - rhythm().of(settings).activity(settings.startMillis() + offset);
    // Nothing happens in an office on a short holiday: no division by zero.
    return settings.meanVolume() / Math.max(0.001, activity);
  }

  /** The probability that a request belongs to the session of the request before it. */
  double continues() {
    return 0.3;
  }

  /** How many requests a session has at most. */
  int maxTurns() {
    return 3;
  }

  /** The time before which the account sends nothing, epoch milliseconds. */
  long opens(int account) {
    return settings.startMillis();
  }

  /** How many requests the account sends at most. */
  int volume(int account) {
    return UNLIMITED;
  }

  /** One of the documents that a business sends, in its template. */
  final String paper(int business, Rng rng, Prose prose) {
    Template template = Template.business(rng(0x6A6F62, business));
    return template.fill(Documents.write(rng(0x746F706963L, business), rng, prose, settings));
  }

  static int tokens(Rng rng, double median) {
    return (int) Math.min(8_000, rng.logNormal(median, 0.5));
  }

  @Override
  Actor enter(int index, Prose prose) {
    return new Worker(this, index, prose);
  }
}
