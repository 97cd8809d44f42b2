package io.github.azeotrope.testkit;

/** What {@link Traffic} was asked for. Copied before every change, never changed afterwards. */
final class Settings implements Cloneable {
  final Scenario scenario;
  final long seed;

  int accounts;
  int firstDay;
  int days;

  /** Mean requests an account and day, 0 where the scenario's own total holds. */
  double perDay;

  /** Mean requests an account over the whole period, where {@link #perDay} is 0. */
  double total = 5;

  int promptChars = 110;
  int launchDay = 7;

  // Pools only.
  int accountsPerCard = 8;
  boolean residential;
  boolean template = true;
  double mix;

  // Companies only.
  boolean declared = true;

  Settings(Scenario scenario, long seed, int accounts, int days) {
    this.scenario = scenario;
    this.seed = seed;
    this.accounts = accounts;
    this.days = days;
  }

  Settings copy() {
    try {
      return (Settings) clone();
    } catch (CloneNotSupportedException e) {
      throw new AssertionError(e);
    }
  }

  /** Equal seeds of different scenarios must not give equal accounts. */
  long scenarioSeed() {
    return Rng.derive(seed, scenario.salt());
  }

  long startMillis() {
    return Day.of(firstDay).startEpochMillis();
  }

  long endMillis() {
    return Day.of(firstDay + days).startEpochMillis();
  }

  long launchMillis() {
    // Launches are announced at 17:00 UTC.
    return Day.of(launchDay).startEpochMillis() + 17 * 3_600_000L;
  }

  /** A prompt goes round a little after the middle of the period. */
  long viralMillis() {
    return Day.of(firstDay + days * 4 / 7).startEpochMillis();
  }

  /** Mean requests an account over the whole period. */
  double meanVolume() {
    return perDay > 0 ? perDay * days : total;
  }

  /** The campaign's name, empty for what is legitimate. */
  String campaign() {
    return scenario.isCampaign() ? scenario.label() + "-" + seed : "";
  }

  @Override
  public String toString() {
    return scenario.label()
        + "("
        + seed
        + ")["
        + accounts
        + " accounts, days "
        + firstDay
        + " to "
        + (firstDay + days - 1)
        + "]";
  }
}
