package io.github.azeotrope.testkit;

import java.util.EnumSet;
import java.util.Set;

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

  // Campaigns only.
  int accountsPerCard = 8;
  boolean residential;
  boolean template = true;
  double mix;

  /** How often a task, a stored session or a block is sent again, 0 where the scenario decides. */
  int samples;

  /** Never changed in place: copies share it. */
  private Set<Evasion> evasions = EnumSet.noneOf(Evasion.class);

  /** The null: what makes it a campaign is taken away. */
  boolean honest;

  // Companies only.
  boolean declared = true;

  /** Words, times, volumes and identifiers come from the second simulator. */
  boolean second;

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

  void evade(Evasion evasion) {
    Set<Evasion> more = EnumSet.of(evasion);
    more.addAll(evasions);
    evasions = more;
  }

  boolean evades(Evasion evasion) {
    return evasions.contains(evasion);
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

  String id(String first) {
    return second ? OtherIds.of(first) : first;
  }

  int samplesOr(int usual) {
    return samples > 0 ? samples : usual;
  }

  boolean isCampaign() {
    return scenario.isCampaign() && !honest;
  }

  /** What the accounts are. */
  String label() {
    return scenario.label() + (honest ? "-null" : "");
  }

  /** The campaign's name, empty for what is legitimate. */
  String campaign() {
    return isCampaign() ? scenario.label() + "-" + seed : "";
  }

  @Override
  public String toString() {
    return label()
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
